"""Which way the words around a time look."""

import pytest
from tests.unit.annotate.timexes.sketch import sketch

from stemma.annotate.timexes.tense import Tense, find_tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("It sank on Friday.", Tense.PAST),
        ("It will sail on Friday.", Tense.FUTURE),
        ("They left until Friday.", Tense.FUTURE),
        ("It is since Friday.", Tense.PAST),
        ("A storm on Friday.", Tense.UNKNOWN),
    ],
)
def test_tense_of_the_verb_above(text: str, tense: Tense) -> None:
    parse = sketch(text)
    assert find_tense(parse, parse.words.index("Friday")) is tense
