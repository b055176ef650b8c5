"""The table of words that say how firmly a thing is put."""

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.moods import MOODS, MoodPlace, load_moods, parse_moods
from stemma.lexicon.words import load_words
from stemma.model import Modality


@pytest.mark.parametrize(
    ("place", "word", "mood"),
    [
        (MoodPlace.BY, "refuse", "negated"),
        (MoodPlace.TO, "want", "planned"),
        (MoodPlace.NOT, "say", "hedged"),
        (MoodPlace.OF, "call for", "demanded"),
        (MoodPlace.WITH, "may", "hedged"),
        (MoodPlace.IN, "ultimatum", "demanded"),
        (MoodPlace.UNDER, "if", "conditional"),
        (MoodPlace.AS, "ready", "planned"),
    ],
)
def test_a_word_has_a_mood_in_its_place(place: MoodPlace, word: str, mood: str) -> None:
    assert load_moods()[place][word] == mood


def test_every_place_has_words_and_every_modality_a_word() -> None:
    moods = load_moods()
    assert set(moods) == set(MoodPlace)
    assert all(moods.values())
    assert {mood for words in moods.values() for mood in words.values()} == MOODS
    assert set(Modality) | {"negated"} == MOODS


def test_the_file_is_in_order() -> None:
    rows = [
        (place.value, mood, word)
        for place, words in load_moods().items()
        for word, mood in words.items()
    ]
    assert len(rows) == len(set(rows))
    assert all(word == word.lower() for _, _, word in rows)


def test_the_word_lists_of_claims_load() -> None:
    assert "detail" in load_words("told_things.txt")
    assert "call" in load_words("events.txt")


def test_the_same_word_may_stand_in_two_places() -> None:
    moods = parse_moods("word\tmood\nplan\tplanned by\nplan\tplanned in\n", name="m")
    assert moods[MoodPlace.BY] == moods[MoodPlace.IN] == {"plan": "planned"}
    assert moods[MoodPlace.OF] == {}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("may", "m:2: want two columns"),
        ("may\thedged with\tmore", "m:2: want two columns"),
        (" may\thedged with", "m:2: want two columns"),
        ("may\thedged", "m:2: 'hedged' is no mood and its place"),
        ("may\tsomehow with", "m:2: 'somehow with' is no mood"),
        ("may\thedged nowhere", "m:2: 'hedged nowhere' is no mood"),
        ("may\thedged with\nmay\thedged with", "m:3: .* stands there twice"),
        ("may\thedged with\nmay\tplanned with", "m:3: 'may' has two moods in one place"),
    ],
)
def test_a_damaged_line_is_named(line: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_moods(f"word\tmood\n{line}\n", name="m")
