"""The smaller tables: nouns that speak, words of chains."""

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.chains import ChainUse, load_chain_words, parse_chain_words
from stemma.lexicon.sources import SourceNoun, load_source_nouns, parse_source_nouns


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("official", SourceNoun.ANONYMOUS),
        ("ministry", SourceNoun.ORGANIZATION),
        ("spokesman", SourceNoun.ORGANIZATION),
        ("letter", SourceNoun.DOCUMENT),
        ("president", SourceNoun.ROLE),
    ],
)
def test_a_noun_says_what_sort_of_source_it_heads(noun: str, kind: SourceNoun) -> None:
    assert load_source_nouns()[noun] is kind


def test_source_nouns_are_lower_case_and_each_stands_once() -> None:
    nouns = load_source_nouns()
    assert all(noun == noun.lower() for noun in nouns)
    assert list(nouns) == sorted(nouns)


def test_every_use_of_a_chain_has_words() -> None:
    words = load_chain_words()
    assert set(words) == set(ChainUse)
    assert all(words.values())
    assert "tell" in words[ChainUse.TELL]


@pytest.mark.parametrize(
    "line", ["official", "official\tspy", "official\tanonymous\tx", " official\tanonymous", "\t"]
)
def test_a_damaged_line_of_source_nouns_is_named(line: str) -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv:3"):
        parse_source_nouns(f"word\tkind\naide\tanonymous\n{line}\n", name="t.tsv")


def test_a_noun_of_two_kinds_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv:3.*aide"):
        parse_source_nouns("word\tkind\naide\tanonymous\naide\tdocument\n", name="t.tsv")


def test_a_use_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv:2.*sing"):
        parse_chain_words("word\tuse\ntell\tsing\n", name="t.tsv")
