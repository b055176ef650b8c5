"""The singular of a noun in the plural, as a unit is called after it."""

from __future__ import annotations

from typing import Final

from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words

_FILE: Final = "irregular_plurals.tsv"
IRREGULAR: Final = {
    plural: singular for _, plural, singular in parse_pairs(load_table(_FILE), name=_FILE)
}
INVARIANT: Final = load_words("invariant_plurals.txt")
IE_NOUNS: Final = load_words("ie_nouns.txt")
SILENT_E: Final = load_words("silent_e_nouns.txt")
"""Nouns with an e of their own where others take one for the plural: avalanche, axe, excuse."""
IN_S: Final = load_words("nouns_in_s.txt")
"""Nouns in -as and -ns that take -es: gas, lens."""

_HISSING: Final = ("sses", "shes", "ches", "xes", "zzes")
_KEPT: Final = ("ouses", "auses")


def singular_of(word: str, lemma: str) -> str:
    """The singular of a plural noun, by its ending, or its lemma where the ending leaves doubt.

    "People" and "troops" stay. The lemma is only believed where the plural can be made of it.

    >>> singular_of("fatalities", "fatalitie"), singular_of("caucuses", "caucuse")
    ('fatality', 'caucus')
    >>> singular_of("villages", "villay"), singular_of("houses", "house")
    ('village', 'house')
    >>> singular_of("crises", "crisis"), singular_of("firewomen", "firewoman")
    ('crisis', 'firewoman')
    """
    small = word.lower()
    if small in INVARIANT:
        return word
    for length in (len(word), 3):  # "fishermen" after "men"
        singular = IRREGULAR.get(small[-length:])
        if singular is not None and (length < len(word) or small in IRREGULAR):
            return word[:-length] + singular
    if not small.endswith("s") or small.endswith("ss") or len(small) < 3:
        return word[:1] + lemma[1:]
    return word[: -_ending(small, lemma.lower())] + _put_back(small, lemma.lower())


def _ending(small: str, lemma: str) -> int:  # noqa: PLR0911 - an ending a line
    """How many letters of the plural go."""
    if small.endswith("ies") and len(small) > 4 and small[:-1] not in IE_NOUNS:
        return 3
    if _is_of_f(small, lemma) or _is_of_sis(small, lemma):
        return 3 if small.endswith("ves") else 2
    if small[:-1] in SILENT_E:
        return 1
    if small.endswith(_HISSING) or small[:-2] in IN_S:
        return 2
    if small.endswith("uses") and not small.endswith(_KEPT):
        return 2
    if small.endswith("oes"):
        return 1 if lemma == small[:-1] else 2
    return 1


def _put_back(small: str, lemma: str) -> str:
    """What the singular has instead."""
    if _is_of_f(small, lemma):
        return lemma[len(small) - 3 :]
    if _is_of_sis(small, lemma):
        return "is"
    return "y" if _ending(small, lemma) == 3 else ""


def _is_of_f(small: str, lemma: str) -> bool:
    """As in "scarves"."""
    return small.endswith("ves") and lemma in (f"{small[:-3]}f", f"{small[:-3]}fe")


def _is_of_sis(small: str, lemma: str) -> bool:
    """As in "crises"."""
    return small.endswith("ses") and lemma == f"{small[:-2]}is"
