"""When "one of the …" only says of what kind something is."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.parts import DETERMINERS, is_said_of
from stemma.annotate.quantities.places import same_sentence

_RANKED: Final = frozenset({"first", "last", "few", "only", "main", "major", "top", "leading",
                            "key", "many", "several", "early", "finest"})  # fmt: skip
_NEAR: Final = 4


def is_member(parse: Parse, first: int, last: int) -> bool:
    """Whether "one of the …" over the words first … last counts nothing.

    It counts as the subject or object of what happened ("one of the guards was killed") and before
    a number ("one of the four"); not with "is" or a preposition before it, beside a name, nor with
    what makes it one of many: "one of the largest fires".
    """
    if first != last or parse.lower[last] not in ("one", "1"):
        return False
    after = _members(parse, last)
    if after is None or parse.tags[after] == "CD":
        return False
    if _is_ranked(parse, after) or is_said_of(parse, first):
        return True
    ahead = same_sentence(parse, first - 1, first) and parse.tags[first - 1] in ("IN", "TO")
    return ahead or parse.relations[first] == "appos"


def _members(parse: Parse, last: int) -> int | None:
    """The word behind "one of the" or "one of Calden's"; the number ends at the word `last`."""
    if parse.lower[last + 1 : last + 2] != ("of",) or not same_sentence(parse, last, last + 3):
        return None
    after = last + 3
    if parse.lower[last + 2] in ("several", "many"):
        return last + 2
    if parse.lower[last + 2] not in DETERMINERS:
        while same_sentence(parse, last, after) and parse.tags[after - 1] == "NNP":
            after += 1
        if after == last + 3 or parse.tags[after - 1] != "POS":
            return None
    return after if same_sentence(parse, last, after) else None


def _is_ranked(parse: Parse, after: int) -> bool:
    """Whether the words from `after` say that they stand out: "largest", "few"."""
    for j in range(after, min(after + _NEAR, len(parse))):
        if parse.tags[j] in ("JJS", "RBS") or parse.lower[j] in _RANKED:
            return True
        if parse.tags[j] in ("NNS", "NNPS"):
            return False
    return False
