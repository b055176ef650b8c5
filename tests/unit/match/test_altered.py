"""Sentences that two reports quote in two wordings, and the statements in them."""

from collections.abc import Sequence

import pytest
from tests.unit.match.reports import Told, matcher, report

from stemma.match import Altered
from stemma.model import Annotations


def quoting(name: str, text: str) -> Annotations:
    """A report that quotes one sentence, which is its claim."""
    return report(name, Told(f"She said: “{text}.”", words=text))


def altered(*reports: Annotations) -> Sequence[Altered]:
    return matcher().match(reports).altered


def test_what_two_reports_quote_in_two_wordings_stands_with_its_statements() -> None:
    one = quoting("a", "We shall not sell a single boat of ours")
    other = quoting("b", "We shall not sell any boat of ours")
    (found,) = altered(one, other)
    texts = {r.document.id: r.document.text for r in (one, other)}
    told = {q.span.of(texts[q.span.document_id]) for q in (found.left, found.right)}
    assert told == {
        "We shall not sell a single boat of ours",
        "We shall not sell any boat of ours",
    }
    assert list(found.pairs()) == [(0, 1)]


def test_a_clause_is_told_where_the_sentences_are_too_unlike() -> None:
    long = "It was a funny old harbour, and whoever came there by night lost his way between nets"
    one = report("a", Told(f"She said: “{long}.”", words="It was a funny old harbour"))
    other = quoting("b", "This is a funny old harbour")
    (found,) = altered(one, other)
    assert {" ".join(q.words) for q in (found.left, found.right)} == {
        "it was a funny old harbour",
        "this is a funny old harbour",
    }


def test_marks_as_they_are_typed_quote_too() -> None:
    one = report("a", Told("`` We shall not sell a single boat of ours, '' she said."))
    other = quoting("b", "We shall not sell any boat of ours")
    assert len(altered(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We shall not sell a boat of ours", "We shall not sell a boat of ours"),
        ("We shall not sell a boat of ours", "We shall not sell a boat"),
        ("We … shall not sell a boat of ours", "We surely shall not sell a boat of ours"),
        ("We shall not sell", "We shall never sell"),
    ],
    ids=["the same", "a part", "with words left out", "too short"],
)
def test_what_is_no_other_wording(one: str, other: str) -> None:
    assert not altered(quoting("a", one), quoting("b", other))


def test_one_report_does_not_alter_itself() -> None:
    both = report(
        "a",
        Told("She said: “We shall not sell a single boat of ours.”"),
        Told("Later: “We shall not sell any boat of ours.”"),
    )
    assert not altered(both, report("b", "It rained."))


def test_without_marks_nothing_is_quoted() -> None:
    one = report("a", "We shall not sell a single boat of ours.")
    assert not altered(one, quoting("b", "We shall not sell any boat of ours"))


def test_what_stands_around_a_quotation_is_not_quoted() -> None:
    one = report("a", Told("She said the first gate “has to be seen to at once”."))
    other = report("b", Told("She said one of them “has to be seen to at once”."))
    assert not altered(one, other)
