"""Every rule on the sentences it carries."""

import pytest
from tests.unit.annotate.timexes.sketch import timexes

from stemma.annotate.timexes.rules import RULES, grammar

EXAMPLES = [(rule.name, *example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("name", "text", "value"), EXAMPLES)
def test_a_rule_reads_its_examples(name: str, text: str, value: str) -> None:
    found = timexes(text)
    assert found, name
    assert found[-1].value == value


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_every_rule_can_begin_somewhere() -> None:
    reached = {number for numbers in grammar().starters.values() for number in numbers}
    assert reached == set(range(len(RULES)))
