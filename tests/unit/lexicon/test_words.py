import pytest

from stemma.errors import LexiconError
from stemma.lexicon.words import load_words, parse_words


def test_one_word_a_line() -> None:
    assert parse_words("The\nMr.\n", name="x.txt") == {"The", "Mr."}


def test_the_shipped_list() -> None:
    assert len(load_words("sentence_starters.txt")) == 39


@pytest.mark.parametrize(
    ("text", "line"), [("The\n\nMr.\n", 2), ("The\nMr.\nThe\n", 3), (" The\n", 1), ("A\nB \n", 2)]
)
def test_a_bad_line_is_named(text: str, line: int) -> None:
    with pytest.raises(LexiconError, match=rf"x\.txt:{line}: "):
        parse_words(text, name="x.txt")
