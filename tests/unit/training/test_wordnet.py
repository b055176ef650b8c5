"""WordNet's files: senses, pointers, how often each is meant."""

from pathlib import Path

import pytest
from training.wordnet import Synset, read_counts, read_senses

LICENCE = "  1 This software and database is being provided to you\n"
VERBS = (
    "00069879 29 v 02 injure 0 wound(p) 1 002 @ 00070000 v 0000 + 14285662 n 0101 01 + 08 00 | "
    'cause injuries to; "he was hurt"\n'
    "00070000 29 v 01 hurt 0 001 ! 00080000 v 0101 01 + 08 00 | give pain\n"
)
SENSES = (
    "hurt%2:29:01:: 00070000 1 8\n"
    "hurt%2:29:02:: 00069879 2 0\n"
    "wound%2:29:00:: 00069879 1 5\n"
    "fair%5:00:00:just:00 00956131 1 0\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data.verb").write_text(LICENCE + VERBS, encoding="latin-1")
    (tmp_path / "index.sense").write_text(SENSES, encoding="latin-1")
    return tmp_path


def test_senses_have_words_a_gloss_without_examples_and_pointers(folder: Path) -> None:
    senses = read_senses(folder)
    assert set(senses) == {Synset("v", "00069879"), Synset("v", "00070000")}
    injure = senses[Synset("v", "00069879")]
    assert injure.words == ("injure", "wound")
    assert injure.gloss == "cause injuries to"
    assert injure.pointers == (("@", Synset("v", "00070000")), ("+", Synset("n", "14285662")))


def test_a_sense_that_nobody_met_counts_for_little(folder: Path) -> None:
    counts = read_counts(folder)
    assert counts["hurt"][Synset("v", "00070000")] == 8.5
    assert counts["hurt"][Synset("v", "00069879")] == 0.25
    assert Synset("a", "00956131") in counts["fair"]
