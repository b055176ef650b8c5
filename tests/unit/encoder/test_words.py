"""The table of words: likeness, rarity, lemmas, and a damaged file."""

from pathlib import Path

import pytest

from stemma.encoder.files import WEIGHTS
from stemma.encoder.words import FILE, WordTable
from stemma.errors import WeightsError

WORDS = ("house", "home", "flood", "river", "talk", "cello", "xyzzyq", "")


@pytest.fixture(scope="module")
def table(weights: Path) -> WordTable:
    return WordTable.load(weights)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("houses", "house"),
        ("Flooded", "flood"),
        ("talking", "talk"),
        ("cities", "city"),
        ("boss", "boss"),
        ("passes", "pass"),
        ("missed", "miss"),
        ("planes", "plane"),
        ("planned", "plan"),
        ("hoped", "hope"),
        ("boxes", "box"),
        ("honours", "honor"),
        ("organised", "organize"),
        ("theatres", "theater"),
        ("hours", "hour"),
        ("promises", "promise"),
        ("wounded", "wound"),
        ("noted", "note"),
        ("evening", "evening"),
    ],
)
def test_a_lemma_by_its_ending(table: WordTable, word: str, lemma: str) -> None:
    assert table.lemma(word) == lemma


def test_the_lemma_of_a_verb_is_taken_as_it_is(table: WordTable) -> None:
    assert table.of_verb("wound") == "wound"
    assert table.of_verb("told") == "tell"


def test_an_unknown_word_is_its_own_lemma(table: WordTable) -> None:
    assert table.lemma("Xyzzyq") == "xyzzyq"


@pytest.mark.parametrize("left", WORDS)
@pytest.mark.parametrize("right", WORDS)
def test_likeness_is_symmetric_and_bounded(table: WordTable, left: str, right: str) -> None:
    found = table.likeness(left, right)
    assert found == pytest.approx(table.likeness(right, left))
    assert 0 <= found <= 1 + 1e-6
    if left == right:
        assert found == 1


def test_near_words_are_more_alike_than_far_ones(table: WordTable) -> None:
    assert table.likeness("house", "home") > table.likeness("house", "cello") + 0.1


def test_an_unknown_word_is_like_nothing_and_wholly_rare(table: WordTable) -> None:
    assert table.likeness("xyzzyq", "house") == 0
    assert table.rarity("xyzzyq") == 1
    assert table.number("xyzzyq") is None


def test_rarer_words_are_rarer(table: WordTable) -> None:
    found = [table.rarity(word) for word in ("time", "house", "flood", "cello")]
    assert found == sorted(found)
    assert found[0] < found[-1]
    assert all(0 <= rarity <= 1 for rarity in found)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        WordTable.load(tmp_path)


@pytest.mark.usefixtures("weights")
def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "checksums.json").write_bytes((WEIGHTS / "checksums.json").read_bytes())
    (tmp_path / FILE).write_bytes((WEIGHTS / FILE).read_bytes()[:-7])
    with pytest.raises(WeightsError, match="damaged"):
        WordTable.load(tmp_path)


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("hurt", "wound", "kill"),
        ("abandon", "leave", "build"),
        ("digger", "excavator", "lorry"),
        ("begin", "start", "end"),
        ("buy", "purchase", "sell"),
        ("reject", "refuse", "accept"),
    ],
)
def test_what_means_the_same_is_more_alike_than_its_opposite(
    table: WordTable, one: str, like: str, unlike: str
) -> None:
    assert table.likeness(one, like) > max(0.5, table.likeness(one, unlike) + 0.1)
