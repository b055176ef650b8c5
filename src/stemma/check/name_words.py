"""Words of names: which are one, and which stand in one place of two rows of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from stemma.check.words import Word
from stemma.model import EntityKind, Span

STEM: Final = 4
"""Letters that a name and its adjective have in common: "Ardovia", "Ardovian"."""
IN_A_ROW: Final = 3
"""Words at most that a name put for another may have on either side."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of a source: its folded words, kind, and where it stands."""

    words: tuple[str, ...]
    kind: EntityKind
    span: Span


def alike(one: str, other: str) -> bool:
    """Whether two folded words are one name, or a name and its adjective.

    >>> alike("ardovia", "ardovian"), alike("selmy", "selma"), alike("ana", "anna")
    (True, False, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < STEM:
        return False
    if long.startswith(short):
        return len(long) - len(short) <= 3
    return len(short) > STEM and long.startswith(short[:-1]) and len(long) > len(short)


def replaced(
    mine: Sequence[Word], theirs: Sequence[Word]
) -> Iterator[tuple[list[Word], list[Word]]]:
    """Names that stand in one place of two rows of words, the words beside them being the same."""
    codes = SequenceMatcher(
        None, [w.lemma for w in mine], [w.lemma for w in theirs], autojunk=False
    ).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(codes):
        if tag != "replace" or b - a > IN_A_ROW or d - c > IN_A_ROW:
            continue
        before = number > 0 and codes[number - 1][0] == "equal"
        behind = number + 1 < len(codes) and codes[number + 1][0] == "equal"
        if before or behind:
            yield [*mine[a:b]], [*theirs[c:d]]
