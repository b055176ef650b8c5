"""The examples that the rules carry."""

import re

import pytest
from tests.unit.annotate.furniture.pages import parse_text

from stemma.annotate.furniture import find_furniture
from stemma.annotate.furniture.find import RULES
from stemma.annotate.furniture.rule import Rule, Scope, either

EXAMPLES = [(rule.name, example) for rule in RULES for example in rule.examples]
OTHERS = [(rule.name, other) for rule in RULES for other in rule.others]


def marked(text: str) -> str:
    """`text` with its furniture between ⟦ and ⟧."""
    for span in reversed(find_furniture(parse_text(text))):
        text = f"{text[: span.start]}⟦{span.of(text)}⟧{text[span.end :]}"
    return text


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_is_marked_as_written(name: str, example: str) -> None:
    assert marked(re.sub("[⟦⟧]", "", example)) == example, name


@pytest.mark.parametrize(("name", "other"), OTHERS)
def test_what_a_rule_must_leave_is_left(name: str, other: str) -> None:
    assert marked(other) == other, name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_reason_an_example_and_finds_it_itself(rule: Rule) -> None:
    assert rule.why.endswith(".")
    assert rule.examples
    for example in rule.examples:
        text = re.sub("[⟦⟧]", "", example)
        assert any(hint in text.lower() for hint in rule.hints), example
        found = (
            rule.pattern.fullmatch(text) if rule.scope is Scope.LINE else rule.pattern.search(text)
        )
        assert found, example


def test_names_of_rules_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_hints_are_lower_case() -> None:
    with pytest.raises(ValueError, match="not lower case"):
        Rule("a", "b.", Scope.LINE, either("Ad"), ("Ad",), ("Ad",))
