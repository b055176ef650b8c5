"""Credits: the rules by their own examples, and what they leave alone."""

import pytest
from tests.unit.lineage.build import report

from stemma.lineage import Newsrooms
from stemma.lineage.credits import RULES, Rule, find_credits


@pytest.mark.parametrize(
    ("rule", "text", "names"),
    [(rule, text, names) for rule in RULES for text, names in rule.examples],
    ids=lambda value: value.name if isinstance(value, Rule) else None,
)
def test_a_rule_finds_its_examples(
    newsrooms: Newsrooms, rule: Rule, text: str, names: tuple[str, ...]
) -> None:
    found = find_credits(report("d", text).document, newsrooms, None)
    assert tuple(credit.newsroom.name for credit in found) == names
    for credit in found:
        assert credit.whole is rule.whole
        assert credit.span is not None
        assert credit.span.of(text) in text


def test_every_rule_has_an_example_that_it_finds() -> None:
    assert all(any(names for _, names in rule.examples) for rule in RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Image copyright Reuters Image caption The ferry at the quay",
        "The ferry at the quay AP:Associated Press 3 The crew waits",
        "The crew waits (Photo: AFP/Getty) for the tide.",
        "The Reuters office was evacuated. The AP's bureau stayed open.",
        "Ana Ruiz and Bo Lind contributed to this report.",
        "He said the deal (AP) was off.",
    ],
)
def test_a_picture_or_a_mention_is_no_credit(newsrooms: Newsrooms, text: str) -> None:
    assert find_credits(report("d", text).document, newsrooms, None) == []


def test_a_byline_of_the_record_counts(newsrooms: Newsrooms) -> None:
    document = report("d", "The ferry is safe.", byline="Ana Ruiz, Associated Press").document
    (credit,) = find_credits(document, newsrooms, None)
    assert (credit.newsroom.name, credit.whole, credit.span) == ("Associated Press", True, None)


def test_a_byline_with_no_agency_is_none(newsrooms: Newsrooms) -> None:
    document = report("d", "The ferry is safe.", byline="Ana Ruiz and Bo Lind").document
    assert find_credits(document, newsrooms, None) == []


def test_reuters_is_known_by_how_it_signs(newsrooms: Newsrooms) -> None:
    signed = "The ferry is safe. (Reporting by Ana Ruiz in Ostrava; Editing by Bo Lind)"
    assert find_credits(report("d", signed).document, newsrooms, None) == []
    text = f"The ferry is safe, its owner told Reuters. {signed}"
    (credit,) = find_credits(report("d", text).document, newsrooms, None)
    assert credit.newsroom.name == "Reuters"


def test_an_agency_does_not_credit_itself(newsrooms: Newsrooms) -> None:
    item = report("d", "OSTRAVA, May 6 (Reuters) - A bridge fell.", url="https://www.reuters.com/x")
    own = newsrooms.of_document(item.document)
    assert own is not None
    assert find_credits(item.document, newsrooms, own) == []
