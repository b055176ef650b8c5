"""What the words of a value come to, for a reader: a date with unknown parts in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from stemma.model import Quantity, Reading, Timex
from stemma.report.view.dates import MONTHS
from stemma.report.wording import describe_quantity, describe_timex

WEEKDAYS: Final = (*("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),)
PARTS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (
        re.compile(r"XXXX-(0[1-9]|1[0-2])-(\d\d)"),
        lambda m: f"{int(m[2])} {MONTHS[int(m[1]) - 1]}, year not said",
    ),
    (
        re.compile(r"XXXX-(0[1-9]|1[0-2])"),
        lambda m: f"{MONTHS[int(m[1]) - 1]}, year not said",
    ),
    (re.compile(r"XXXX-XX-XXT(\d\d:\d\d)"), lambda m: f"{m[1]}, day not said"),
    (re.compile(r"XXXX-WXX-([1-7])"), lambda m: f"{WEEKDAYS[int(m[1]) - 1]}, date not said"),
)
"""TIMEX3 values with unknown parts → plain words."""


def describe_value(reading: Reading) -> str:
    """What the words of the value come to; empty where that is the words themselves."""
    if isinstance(reading.value, Timex):
        return _describe_time(reading.value)
    if isinstance(reading.value, Quantity):
        return describe_quantity(reading.value)
    return ""


def _describe_time(timex: Timex) -> str:
    for pattern, words in PARTS:
        found = pattern.fullmatch(timex.value)
        if found:
            return ("~" if timex.approximate else "") + words(found)
    return describe_timex(timex)
