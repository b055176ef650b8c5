"""What is known of coverages, kept in memory until something of it changes in the store.

Whoever asks first asks the store for its mark, one row: while that is the same, what was answered
before is answered again. So a decision of anybody, in any process, is seen by the next request.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from stemma.model import Decision
from stemma.store import Change, KeptCoverage, Store
from stemma.store.decisions import PLACING
from stemma.store.figures import count_verdicts, get_mark
from stemma.store.pages import Pages

T = TypeVar("T")
Mark = tuple[object, ...]
MOST: Final = 5_000
"""Answers that are kept for one mark; it bounds what an inbox of thousands takes."""


@dataclass(frozen=True, slots=True)
class State:
    """What a coverage shows hangs on: its latest brief, and the decisions that hold now.

    `members` are the ids of its reports now.
    """

    brief: str
    decisions: tuple[str, ...]
    members: tuple[str, ...]


class Known:
    """Answers about the coverages of a store, all given under one mark.

    The mark was read before them: what changes between the two makes an answer newer than its mark,
    and under the next mark it is asked for anew.
    """

    def __init__(self, store: Store, mark: Mark) -> None:
        self.mark = mark
        self._store = store
        self._found: dict[tuple[str, str], Any] = {}

    def coverages(self) -> tuple[KeptCoverage, ...]:
        """As `Store.coverages`."""
        return self._once("coverages", "", self._store.coverages)

    def coverage(self, coverage: str) -> KeptCoverage:
        """As `Store.coverage`."""
        return self._once("coverage", coverage, lambda: self._store.coverage(coverage))

    def verdicts(self) -> dict[str, dict[str, int]]:
        """As `count_verdicts`."""
        return self._once("verdicts", "", lambda: count_verdicts(self._store))

    def state(self, coverage: str) -> State | None:
        """What the page of a coverage hangs on; `None` where no brief was made yet."""
        return self._once("state", coverage, lambda: Pages(self._store).state(coverage, State))

    def held(self, coverage: str) -> tuple[Decision, ...]:
        """The decisions on what the brief of a coverage shows that hold now."""
        return tuple(one for one in self._in_force(coverage) if one.what not in PLACING)

    def placed(self, coverage: str) -> tuple[Decision, ...]:
        """The decisions on which reports a coverage has that hold now."""
        return tuple(one for one in self._in_force(coverage) if one.what in PLACING)

    def changes(self, coverage: str) -> tuple[Change, ...]:
        """As `Store.changes`."""
        return self._once("changes", coverage, lambda: self._store.changes(coverage))

    def _in_force(self, coverage: str) -> tuple[Decision, ...]:
        return self._once(
            "decisions", coverage, lambda: self._store.decisions(coverage, in_force=True)
        )

    def _once(self, what: str, of: str, ask: Callable[[], T]) -> T:
        known = self._found.get((what, of), self)
        if known is not self:
            return known  # type: ignore[no-any-return] # as `ask` gave it
        found = ask()
        if len(self._found) < MOST:
            self._found[what, of] = found
        return found


class Knowing:
    """What is known now. Safe among threads: the worst is that something is asked twice."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Known | None = None

    def __call__(self) -> Known:
        """Answers under the mark of this moment."""
        mark = get_mark(self._store)
        known = self._known
        if known is None or known.mark != mark:
            self._known = known = Known(self._store, mark)
        return known
