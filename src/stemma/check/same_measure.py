"""One amount in two measures, one clock time in two writings, one number with a verb's particle."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from stemma.check.units import Value
from stemma.model import Quantity

SECONDS: Final = MappingProxyType({
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800,
    "year": 31557600,
})  # fmt: skip
ROUNDED: Final = Decimal("0.08")
"""Share by which two lengths of time in different units may differ: 94 seconds, 1.5 minutes."""
CLOCK: Final = re.compile(r"\b(\d{1,2})[:.](\d\d)\b(?:\s*([ap])\.?m\b)?", re.IGNORECASE)
PARTICLE: Final = re.compile(
    r"\b(?:hand|turn|sign|pass|give|gave|given|take|took|taken|carr|pa[iy]|brought|bring)\w*\s+$",
    re.IGNORECASE,
)
"""A verb whose "over" is no bound: "handed over 1,400 pages"."""


def same_length(value: Value, other: Value) -> bool:
    """Whether two lengths of time in different units are about the same."""
    if not isinstance(value, Quantity) or not isinstance(other, Quantity):
        return False
    if value.unit == other.unit or value.unit not in SECONDS or other.unit not in SECONDS:
        return False
    mine, their = _seconds(value), _seconds(other)
    return abs(mine - their) <= ROUNDED * max(mine, their)


def _seconds(amount: Quantity) -> Decimal:
    bound = amount.high if amount.high is not None else amount.low
    assert bound is not None  # noqa: S101 - an amount has a bound
    assert amount.unit is not None  # noqa: S101 - its unit was looked up
    return bound * SECONDS[amount.unit]


def same_clock(words: str, other: str) -> bool:
    """Whether two times name one hour and minute, whatever their days.

    >>> same_clock("3:12 in the morning", "3.12 a.m."), same_clock("3:12 a.m.", "3:12 p.m.")
    (True, False)
    """
    one, two = CLOCK.search(words), CLOCK.search(other)
    if one is None or two is None or one.groups()[:2] != two.groups()[:2]:
        return False
    return not (one[3] and two[3]) or one[3].casefold() == two[3].casefold()


def is_particle(text: str, start: int, words: str) -> bool:
    """Whether the "over" that an amount begins with belongs to the verb before it."""
    opens = words.casefold().startswith("over ")
    return opens and PARTICLE.search(text[max(0, start - 20) : start]) is not None
