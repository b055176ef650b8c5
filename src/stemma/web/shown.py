"""What the page of a coverage shows, rendered once for each brief and kept in the store.

Another brief, another decision, another version of the program is another key; what was kept under
an old one is replaced. The few briefs that are looked into are held in memory, decoded.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from contextlib import suppress
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Final

from markupsafe import Markup

from stemma.errors import StoreError
from stemma.model import Decision
from stemma.store import Store
from stemma.store.decisions import PLACING
from stemma.store.pages import Pages
from stemma.web.decided import Decided, make_decided
from stemma.web.narrow import Choices, Narrow, NarrowView
from stemma.web.sections import choices_of, look, render_sections

HELD: Final = 2
"""Decoded briefs that are held: one of 50 reports takes some 60 MB."""
TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class State:
    """What a coverage shows hangs on: its latest brief, and the decisions that hold now."""

    brief: str
    decisions: tuple[str, ...]

    @property
    def decided_key(self) -> str:
        """A name for what is shown of decisions."""
        return " ".join((look(), self.brief, *self.decisions))

    @property
    def key(self) -> str:
        """A name for what is shown of the brief."""
        return f"{look()} {self.brief}"


class Shown:
    """The pages of a store as they are shown. Safe among threads; one renders at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages = Pages(store)
        self._views: OrderedDict[tuple[str, str], NarrowView] = OrderedDict()
        self._loading = Lock()
        self._rendering = Lock()

    def state(self, coverage: str) -> State | None:
        """What the page of a coverage hangs on; `None` where no brief was made yet."""
        found = self._pages.state(coverage)
        return State(found[1], found[2:]) if found else None

    def view(self, coverage: str) -> NarrowView | None:
        """The latest brief of a coverage, whole; `None` where none was made yet."""
        with self._loading:
            for _ in range(TRIES):
                state = self.state(coverage)
                if state is None:
                    return None
                key = (coverage, state.brief)
                view = self._views.get(key)
                if view is None:
                    brief = self._store.latest_brief(coverage)
                    after = self.state(coverage)
                    if brief is None or after is None or after.brief != state.brief:
                        continue
                    view = NarrowView(brief, Narrow())
                    self._views[key] = view
                    for old in [one for one in self._views if one[0] == coverage and one != key]:
                        del self._views[old]
                self._views.move_to_end(key)
                while len(self._views) > HELD:
                    self._views.popitem(last=False)
                return view
        raise StoreError(f"coverage {coverage} changes all the time; try again")

    def sections(self, coverage: str, state: State, narrow: Narrow) -> tuple[str, Choices]:
        """(the sections of the brief, with slots; what can be chosen)."""
        name = f"sections{narrow.query}"
        kept = self._pages.find(coverage, name, state.key)
        if kept is None:
            with self._rendering:
                # Another may have rendered it while this one waited.
                kept = self._pages.find(coverage, name, state.key)
                kept = self._render(coverage, state, narrow, name) if kept is None else kept
        told, _, html = kept.partition("\n")
        return html, _load_choices(told)

    def _render(self, coverage: str, state: State, narrow: Narrow, name: str) -> str:
        whole = self.view(coverage)
        if whole is None:
            raise StoreError(f"coverage {coverage} has no brief")
        view = NarrowView(whole.brief, narrow) if narrow else whole
        choices = choices_of(view, narrow)
        html = json.dumps(asdict(choices)) + "\n" + render_sections(view, narrow)
        now = self.state(coverage)
        if now is not None and now.brief == state.brief:
            with suppress(StoreError):
                # A page can be read where nothing can be written.
                self._pages.put(coverage, name, state.key, html)
        return html

    def decided(self, coverage: str, state: State) -> list[Decided]:
        """The decisions that hold, with the words they are on."""
        if not state.decisions:
            return []
        kept = self._pages.find(coverage, "decided", state.decided_key)
        if kept is not None:
            return [_load_decided(one) for one in json.loads(kept)]
        view = self.view(coverage)
        if view is None:
            return []
        held = self.held(coverage)
        found = make_decided(view, held)
        if tuple(one.id for one in held) == state.decisions:
            with suppress(StoreError):
                told = json.dumps([asdict(one) for one in found])
                self._pages.put(coverage, "decided", state.decided_key, told)
        return found

    def held(self, coverage: str) -> tuple[Decision, ...]:
        """The decisions on what the brief of a coverage shows that hold now."""
        found = self._store.decisions(coverage, in_force=True)
        return tuple(one for one in found if one.what not in PLACING)


def _load_choices(told: str) -> Choices:
    kept = json.loads(told)

    def side(name: str) -> tuple[tuple[str, str, int], ...]:
        return tuple((str(value), str(words), int(count)) for value, words, count in kept[name])

    return Choices(
        side("reports"),
        side("parties"),
        side("verdicts"),
        side("kinds"),
        int(kept["shown"]),
        int(kept["whole"]),
    )


def _load_decided(kept: dict[str, object]) -> Decided:
    told = {**kept, "ids": tuple(kept["ids"])}  # type: ignore[arg-type] # a list of words
    for side in ("left", "right"):
        if told[side] is not None:
            told[side] = Markup(str(told[side]))  # noqa: S704 - it was rendered here
    return Decided(**told)  # type: ignore[arg-type] # as it was written
