"""The rules of chains, on the examples they carry."""

import pytest

from stemma.annotate import Annotator
from stemma.annotate.chains import RULES, Rule
from stemma.model import Attribution, Document
from stemma.read import read_text

EXAMPLES = [(rule.name, text, chain) for rule in RULES for text, chain in rule.examples]


@pytest.mark.parametrize(("name", "text", "chain"), EXAMPLES)
def test_a_rule_finds_its_example(
    name: str, text: str, chain: tuple[str, ...], annotator: Annotator
) -> None:
    chains = [tuple(via.name for via in a.via) for a in attributions(annotator, text, name)]
    assert chain in chains


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_does_and_shows_it(rule: Rule) -> None:
    assert rule.examples
    assert rule.find.__doc__


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the talks had failed.",
        "Reuters reported that the talks had failed.",
        "In the call, first reported by the New York Times, he asked for an amnesty.",
        "The mayor said the Daily Herald had moved its presses to the port.",
    ],
)
def test_words_that_passed_through_no_other_hand_have_no_chain(
    text: str, annotator: Annotator
) -> None:
    assert not any(a.via for a in attributions(annotator, text, "plain"))


def attributions(annotator: Annotator, text: str, name: str) -> tuple[Attribution, ...]:
    document = read_text(text, name)
    assert isinstance(document, Document)
    (found,) = annotator.annotate([document])
    assert found.attributions
    return found.attributions
