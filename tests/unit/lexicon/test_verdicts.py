"""The words of checks and the labels of conversations."""

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.reporting import reporting_words
from stemma.lexicon.turns import LabelKind, load_labels, parse_labels
from stemma.lexicon.verdicts import VerdictUse, load_verdict_words, parse_verdict_words


def test_every_use_has_words() -> None:
    words = load_verdict_words()
    assert set(words) == set(VerdictUse)
    assert all(words.values())
    assert not words[VerdictUse.TRUE] & words[VerdictUse.FALSE]


def test_labels_load() -> None:
    assert load_labels()["what was claimed"] is LabelKind.CLAIM
    assert load_labels()["photo"] is LabelKind.NONE


def test_who_acts_does_not_report() -> None:
    assert {"say", "according", "acknowledge", "believe"} <= reporting_words()
    assert not {"pass", "send", "praise", "include", "be"} & reporting_words()


@pytest.mark.parametrize("line", ["lie", "lie\tuntruth", "lie\tlie\nlie\tlie"])
def test_a_damaged_table_of_verdicts_is_an_error(line: str) -> None:
    with pytest.raises(LexiconError, match="v:"):
        parse_verdict_words(f"word\tuse\n{line}\n", name="v")


@pytest.mark.parametrize("line", ["q", "q\tname", "q\task", "q\tquestion\nq\tanswer"])
def test_a_damaged_table_of_labels_is_an_error(line: str) -> None:
    with pytest.raises(LexiconError, match="t:"):
        parse_labels(f"label\tkind\n{line}\n", name="t")
