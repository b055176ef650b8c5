"""How close two spellings of a name are."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words

TITLES: Final = "titles.tsv"
LETTERS: Final = "transliterations.tsv"
VARIANTS: Final = "name_variants.tsv"

BEFORE_TITLES: Final = frozenset({"the", "vice", "prime", "former", "acting", "then", "ex", "late"})

_STROKES: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)
_POSSESSIVE: Final = re.compile(r"['’‘`]s?(?=\s|$)")
_INITIALS: Final = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_WORD: Final = re.compile(r"\w+")


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without accents, capitals, points, apostrophes and hyphens.

    >>> fold("Jean-François O’Neill’s"), fold("U.S. Steel")
    (('jean', 'francois', 'oneill'), ('us', 'steel'))
    """
    plain = _POSSESSIVE.sub("", name)
    plain = unicodedata.normalize("NFKD", plain.casefold().translate(_STROKES))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"['’‘`]", "", _INITIALS.sub("", plain))
    return tuple(_WORD.findall(plain))


def drop_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the titles that they begin with; a title alone stays.

    >>> drop_titles(("vice", "president", "anna", "king"))
    ('anna', 'king')
    """
    start = 0
    while start < len(words) - 1 and (words[start] in _titles() or words[start] in BEFORE_TITLES):
        start += 1
    return words[start:]


def find_gender(words: tuple[str, ...]) -> str | None:
    """The gender that the titles before a name give away; `None` where they do not.

    >>> find_gender(("mrs", "lima")), find_gender(("president", "lima"))
    ('female', None)
    """
    titles = words[: len(words) - len(drop_titles(words))]
    return next((found for word in titles if (found := _titles().get(word)) is not None), None)


def is_title(words: tuple[str, ...]) -> bool:
    """Whether there is nothing but titles."""
    return all(word in _titles() or word in BEFORE_TITLES for word in words)


def canonical(name: str) -> tuple[str, ...]:
    """The folded words of the name that the table of variants has for this one, else its own.

    >>> canonical("the U.N.")
    ('united', 'nations')
    """
    words = fold(name)
    bare = words[1:] if words[:1] == ("the",) and len(words) > 1 else words
    return _variants().get(bare, bare)


def acronym(words: tuple[str, ...]) -> str:
    """The first letters, without those of small words.

    >>> acronym(("court", "of", "arbitration"))
    'ca'
    """
    return "".join(word[0] for word in words if word not in {"of", "the", "and", "for", "in"})


def transliterate(word: str) -> str:
    """A key that the usual spellings of one foreign name share.

    >>> transliterate("zelenskyy") == transliterate("zelensky")
    True
    """
    for letters, key in _letters():
        word = word.replace(letters, key)
    return re.sub(r"(.)\1+", r"\1", word)


def distance(left: str, right: str) -> int:
    """Letters to change, add, leave out or swap with the next to turn one word into the other.

    Source: Damerau (1964), in its restricted form.

    >>> distance("selmar", "zelmar"), distance("brian", "brain")
    (1, 1)
    """
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, one in enumerate(left, start=1):
        row = [i]
        for j, other in enumerate(right, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one != other))
            if i > 1 and j > 1 and one == right[j - 2] and left[i - 2] == other:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def is_near(left: str, right: str) -> bool:
    """Whether one word may be the other misspelled: one letter in four, two in seven.

    >>> is_near("selmar", "zelmar"), is_near("lee", "kee"), is_near("moreno", "romero")
    (True, False, False)
    """
    if left == right or len(left) < 4 or len(right) < 4:
        return False
    allowed = 2 if min(len(left), len(right)) >= 7 else 1
    return distance(left, right) <= allowed


@cache
def _titles() -> dict[str, str | None]:
    """Title to the gender of who bears it."""
    out: dict[str, str | None] = {}
    for form in sorted(load_words("honorifics.txt")):
        out |= dict.fromkeys(fold(form))
    for _, form, gender in parse_pairs(load_table(TITLES), name=TITLES):
        out |= dict.fromkeys(fold(form), None if gender == "-" else gender)
    return out


@cache
def _variants() -> dict[tuple[str, ...], tuple[str, ...]]:
    pairs = parse_pairs(load_table(VARIANTS), name=VARIANTS)
    return {fold(variant): fold(name) for _, variant, name in pairs}


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for _, one, other in parse_pairs(load_table(LETTERS), name=LETTERS))
