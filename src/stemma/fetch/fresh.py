"""How long a page may be taken from the cache without asking its server."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

LONGEST: Final = timedelta(days=1)
"""However long a server lets a page be kept: reports are corrected within hours."""

_AGE: Final = re.compile(r"\s*max-age\s*=\s*\"?(\d{1,9})\"?\s*", re.IGNORECASE)


def find_fresh_until(headers: Mapping[str, str], now: str) -> str | None:
    """The time up to which a page counts as unchanged, `None` where its server must be asked.

    `headers` have their names in lower case, `now` is ISO 8601. `Expires`, which few servers keep
    right, is not looked at.

    Source: RFC 9111, sections 4.2.1, 5.1 and 5.2.2.

    >>> find_fresh_until({"cache-control": "public, max-age=600"}, "2031-03-04T06:30:00Z")
    '2031-03-04T06:40:00Z'
    >>> find_fresh_until({"cache-control": "no-cache, max-age=600"}, "2031-03-04T06:30:00Z")
    """
    words = headers.get("cache-control", "").split(",")
    names = {word.partition("=")[0].strip().lower() for word in words}
    found = [age for word in words if (age := _AGE.fullmatch(word))]
    if not found or names & {"no-cache", "no-store"}:
        return None
    spent = headers.get("age", "").strip()
    seconds = int(found[0][1]) - (int(spent[:9]) if spent.isdecimal() else 0)
    if seconds <= 0:
        return None
    until = datetime.fromisoformat(now) + min(timedelta(seconds=seconds), LONGEST)
    return until.isoformat(timespec="seconds").replace("+00:00", "Z")


def may_be_kept(headers: Mapping[str, str]) -> bool:
    """Whether a server lets its page be kept at all."""
    words = headers.get("cache-control", "").split(",")
    return "no-store" not in {word.strip().lower() for word in words}


def is_fresh(captured: str, until: str | None, now: str) -> bool:
    """Whether a page counts as unchanged at a time; never where the clock was set back."""
    if until is None:
        return False
    at = datetime.fromisoformat(now)
    return datetime.fromisoformat(captured) <= at < datetime.fromisoformat(until)
