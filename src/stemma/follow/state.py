"""What is known of a thing that is followed: when it was asked last, and what it held."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from stemma.fetch import Known

MOST: Final = 5_000
"""Entries of one feed that are remembered, those that were seen last."""
LONGEST: Final = timedelta(days=1)
"""The longest that a server is left alone, whatever it asks for or however often it failed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: of a feed's entry, or the page that is followed itself.

    `key` names it within its feed, `digest` is of the words that its page held, `mark` of what its
    feed said of it; each is empty where there was none. `first` and `checked` are when it
    was first and last asked for, `changed` how often it held other words than before, one time
    after the other. `misses` counts how often nothing stood there, one time after the other;
    `is_gone` says that it was given up.
    """

    key: str
    url: str | None = None
    digest: str = ""
    mark: str = ""
    first: str = ""
    checked: str = ""
    etag: str | None = None
    modified: str | None = None
    misses: int = 0
    changed: int = 0
    is_gone: bool = False

    @property
    def known(self) -> Known:
        """What its server wants to hear."""
        return Known(self.etag, self.modified)


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a followed thing; times are ISO 8601 in UTC, empty for never.

    `due` is when it may be asked again. `fault` is why it could not be read the last time, `faults`
    how often that was so, one time after the other.
    """

    etag: str | None = None
    modified: str | None = None
    checked: str = ""
    due: str = ""
    fault: str = ""
    faults: int = 0
    entries: tuple[Entry, ...] = ()

    @property
    def known(self) -> Known:
        """What its server wants to hear."""
        return Known(self.etag, self.modified)

    @property
    def by_key(self) -> dict[str, Entry]:
        """The entries by their keys."""
        return {entry.key: entry for entry in self.entries}


def save_state(state: State) -> str:
    """A state as JSON."""
    return json.dumps(asdict(state), ensure_ascii=False, sort_keys=True)


def load_state(written: str) -> State:
    """A state from its JSON; a new one where there is none or it is damaged.

    >>> load_state(save_state(State(entries=(Entry("a"),)))).entries[0].key
    'a'
    """
    try:
        known: Mapping[str, Any] = json.loads(written) if written else {}
        entries = tuple(Entry(**entry) for entry in known.get("entries", ()))
        return replace(State(**{**known, "entries": ()}), entries=entries)
    except (ValueError, TypeError, AttributeError):
        return State()


def put_off(state: State, now: str, *, seconds: float, every: float) -> State:
    """The state with the time at which it is due again.

    `seconds` is what the server asks for, 0 for nothing. One that failed is left alone twice as
    long each time.
    """
    wait = max(seconds, every * 2 ** min(state.faults, 10)) if state.faults else seconds
    later = datetime.fromisoformat(now) + min(timedelta(seconds=wait), LONGEST)
    return replace(state, due=write_time(later) if wait > 0 else "")


def is_due(state: State, now: str) -> bool:
    """Whether a thing may be asked; a clock that was set back does not hold it up for long."""
    if not state.due:
        return True
    due, at = datetime.fromisoformat(state.due), datetime.fromisoformat(now)
    return due <= at or due - at > LONGEST


def write_time(moment: datetime) -> str:
    """A moment as it is kept: to the second, in UTC."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def most_recent(entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The entries that are remembered, in the order in which they were first seen."""
    found = sorted(entries.values(), key=lambda one: (one.checked, one.first, one.key))
    return tuple(sorted(found[-MOST:], key=lambda one: (one.first, one.key)))
