"""The line under a quotation that says whose it is: "— Ivo Lund, lawyer", "— Brey (@brey)"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.roles import Range

DASHES: Final = frozenset({"—", "–", "--", "―", "-"})
LONGEST: Final = 18
"""Words of a signature with a title and a date."""

NAME: Final = 6
"""Words of the name in it."""

SMALL: Final = frozenset(
    {"of", "the", "and", "de", "van", "von", "al", "el", "bin", "la", "&", "-"}
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Where a signature's dash stands and its name; `sure` where a handle is with it."""

    dash: int
    name: Range
    sure: bool


def find_signature(parse: Parse, start: int, end: int) -> Signature | None:
    """The signature that words [start, end) of a line end with; `None` where there is none.

    It has a dash, a name in capitals up to a comma, a bracket or the end, and no verb.
    """
    low = max(start, end - LONGEST)
    for dash in range(end - 2, low - 1, -1):
        hyphen = parse.words[dash] == "-" and not parse.gap(dash + 1)
        if parse.words[dash] not in DASHES or hyphen:
            continue
        if dash > start and not (parse.gap(dash) or parse.pos[dash - 1] == "PUNCT"):
            continue
        stop = dash + 1
        while stop < end and (parse.words[stop][0].isupper() or parse.lower[stop] in SMALL):
            stop += 1
        name = (dash + 1, stop)
        if not 1 <= stop - dash - 1 <= NAME or not parse.words[dash + 1][0].isupper():
            return None
        behind = parse.words[stop] if stop < end else ""
        if behind not in {"", ",", "(", "|", "@", "/"}:
            return None
        sure = any(parse.words[w].startswith("@") for w in range(stop, end))
        if not sure and any(parse.tags[w] in {"VBD", "VBZ", "VBP", "MD"} for w in range(stop, end)):
            return None
        ended = dash == start or parse.words[dash - 1][-1:] in ".!?…\"”'’)"
        return Signature(dash, name, sure) if ended else None
    return None
