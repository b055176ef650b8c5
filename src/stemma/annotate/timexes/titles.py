"""Words of time that are part of a name: programmes, persons, products."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse

_OPENING: Final = frozenset({'"', "“", "``", "‘", "'", "«", "„", "(", "["})
_CLOSING: Final = frozenset({'"', "”", "''", "’", "'", "»", "“"})
_STARTS: Final = _OPENING | {":", "-", "–", "—", "--", ";", "•", "...", "…", "|", "”", "''"}
_SMALL: Final = 4
"""Letters: shorter words are small in a heading, too."""
HEADING: Final = 0.6
"""Share of the longer words of a sentence with a capital from which on it is a heading."""
_OCCASIONS: Final = frozenset({
    "olympics", "games", "paralympics", "cup", "euro", "expo", "championship", "championships",
    "election", "elections", "open", "festival", "awards", "tour", "season", "summit", "conference",
    "eurovision", "convention", "census", "budget", "act", "fiscal", "fy",
})  # fmt: skip
"""Words after which a year is that of the occasion: "Euro 2012", "the World Cup 2018"."""


def is_titled(parse: Parse, i: int) -> bool:
    """Whether a word of time has the capital of a title: «This Week», NBC's Today, «Today» alone.

    At the start of a sentence or quotation, and in headings, a capital says nothing.
    """
    words = parse.words
    if not words[i][0].isupper() or words[i].isupper():
        return _is_quoted(parse, i, i) and words[i][0].isupper()
    low, _ = parse.sentences[parse.sentence_of[i]]
    if _is_quoted(parse, i, i):
        return True
    if i == low or words[i - 1] in _STARTS or words[i - 1][-1] in "-–—":
        return False
    return not is_heading(parse, i)


def _is_quoted(parse: Parse, first: int, last: int) -> bool:
    """Whether quotation marks enclose just these words: «Today», «This Week»."""
    words = parse.words
    return (
        first > 0
        and last + 1 < len(words)
        and words[first - 1] in _OPENING - {"(", "["}
        and words[last + 1] in _CLOSING
    )


AROUND: Final = 30
"""Words on either side that show whether a sentence is a heading."""


def is_heading(parse: Parse, i: int) -> bool:
    """Whether the sentence around a word has capitals throughout and no full stop, as headings."""
    low, high = parse.sentences[parse.sentence_of[i]]
    if parse.words[high - 1] == ".":
        return False
    around = parse.words[max(low, i - AROUND) : min(high, i + AROUND)]
    long = [word for word in around if len(word) >= _SMALL and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= HEADING * len(long)


def is_part_of_a_name(parse: Parse, i: int) -> bool:
    """Whether a weekday belongs to a name: Joe Friday, Friday Night Lights."""
    if parse.words[i].isupper():
        return False
    if parse.relations[i].startswith("flat") and _is_name(parse, parse.heads[i]):
        return True
    after = i + 1
    if after < len(parse) and parse.relations[after].startswith("flat") and (
        parse.heads[after] == i and _is_name(parse, after)
    ):  # fmt: skip
        return True
    _, high = parse.sentences[parse.sentence_of[i]]
    show = after + 1 < high and parse.lower[after] in _SHOW and parse.words[after][0].isupper()
    if not show or is_heading(parse, i):
        return False
    return parse.words[after + 1][0].isupper() or _is_quoted(parse, i, after)


_SHOW: Final = frozenset({"night", "morning", "afternoon", "evening"})


def _is_name(parse: Parse, i: int) -> bool:
    return parse.tags[i][:3] == "NNP" and parse.words[i][0].isupper()


def is_model(parse: Parse, i: int, products: frozenset[str], makes: frozenset[str]) -> bool:
    """Whether a year is that of a product: Windows 2000, a 2004 Honda."""
    before, after = i - 1, i + 1
    if (
        before >= 0
        and parse.sentence_of[before] == parse.sentence_of[i]
        and _is_name(parse, before)
    ):
        named = parse.relations[i].startswith("flat") and parse.heads[i] < i
        if parse.lower[before] in products or (named and parse.lower[before] not in _OCCASIONS):
            return True
    return after < len(parse) and parse.lower[after] in makes and _is_name(parse, after)
