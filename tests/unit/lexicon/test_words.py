import pytest

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table
from stemma.lexicon.words import load_words, parse_words


def test_one_word_a_line() -> None:
    assert parse_words("The\nMr.\n", name="x.txt") == {"The", "Mr."}


def test_the_shipped_list() -> None:
    assert len(load_words("sentence_starters.txt")) == 39


@pytest.mark.parametrize(
    ("name", "word"), [("pronouns.txt", "everybody"), ("mutual_verbs.txt", "collide")]
)
def test_a_list_of_lemmas_is_sorted_and_has_no_word_twice(name: str, word: str) -> None:
    lines = load_table(name).splitlines()
    assert lines == sorted({line.lower() for line in lines})
    assert load_words(name) == set(lines)
    assert word in lines


@pytest.mark.parametrize(
    ("text", "line"), [("The\n\nMr.\n", 2), ("The\nMr.\nThe\n", 3), (" The\n", 1), ("A\nB \n", 2)]
)
def test_a_bad_line_is_named(text: str, line: int) -> None:
    with pytest.raises(LexiconError, match=rf"x\.txt:{line}: "):
        parse_words(text, name="x.txt")
