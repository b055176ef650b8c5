"""Where running text goes on after a caption or headline that ends without a full stop."""

from __future__ import annotations

from typing import Final

from stemma.annotate.furniture.page import Page
from stemma.lexicon.sources import load_source_nouns
from stemma.lexicon.words import load_words

_NO_NAMES: Final = load_words("text_openers.txt")
"""Words that open sentences and stand in no name: a capital before them means nothing."""
_OPENERS: Final = load_words("sentence_starters.txt") | _NO_NAMES
_ROLES: Final = frozenset(load_source_nouns())
_CLOSING: Final = frozenset({"'", '"', "”", "’", ")"})
_BINDING: Final = frozenset({"IN", "TO", "DT", "CC", "PRP$", "POS", "JJ", "VBG"})
"""Tags of words that need something after them."""


def find_opener(page: Page, start: int, end: int) -> int | None:
    """The first place in [start, end) where a word opens a sentence in the midst of one."""
    for i in page.words(start, end)[1:]:
        if _is_opener(page, i):
            return page.parse.starts[i]
    return None


def find_seam(page: Page, start: int, end: int) -> int | None:
    """The first place in [start, end) where something else may begin: rather too early than late.

    That is a word that opens sentences, an opening quotation mark, or a capital after a noun.
    """
    parse = page.parse
    for i in page.words(start, end)[1:]:
        if _is_opener(page, i):
            return parse.starts[i]
        if _is_break(page, i):
            # A caption hardly quotes: the seam was missed.
            return None if page.text.find('"', start, parse.starts[i]) >= 0 else parse.starts[i]
    return None


def _is_opener(page: Page, i: int) -> bool:
    parse = page.parse
    word, before = parse.words[i], parse.words[i - 1]
    if word not in _OPENERS or not _ends_word(page, i - 1) or parse.tags[i - 1] in _BINDING:
        return False
    if word in _NO_NAMES or not before[0].isupper():
        return True
    # "supporting Ilva Strand The new bridge": in a title, capitals would go on.
    return i + 1 < len(parse) and parse.words[i + 1][0].islower()


def _is_break(page: Page, i: int) -> bool:
    parse = page.parse
    word, before = parse.words[i], parse.words[i - 1]
    if not _ends_word(page, i - 1) or parse.tags[i - 1] in _BINDING:
        return False
    if word in {'"', "“"}:
        opens = parse.gap(i) != "" and i + 1 < len(parse) and parse.gap(i + 1) == ""
        return opens and not parse.tags[i - 1].startswith("V")
    return (
        word[0].isupper()
        and not before[0].isupper()
        and parse.lemmas[i - 1].lower() not in _ROLES
        and parse.words[i - 2] != "-"
    )


def _ends_word(page: Page, i: int) -> bool:
    """Whether word i, or the closing mark that it is, ends in a letter or figure."""
    parse = page.parse
    word = parse.words[i]
    if word in _CLOSING:
        return i > 0 and parse.gap(i) == "" and parse.words[i - 1][-1:].isalnum()
    return word[-1:].isalnum()
