"""What the page of a coverage shows, rendered once for each brief and kept in the store.

Another brief, another decision, another version of the program is another key; what was kept under
an old one is replaced. The process that makes a brief renders it, too: until that is done the page
before is shown, so that nobody who reads waits. The few briefs that are looked into are held in
memory, decoded.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Final

from markupsafe import Markup

from stemma.errors import StoreError
from stemma.model import Decision
from stemma.store import Store
from stemma.store.pages import Pages
from stemma.web.decided import Decided, make_decided
from stemma.web.known import Knowing, State
from stemma.web.narrow import Choices, Narrow, NarrowView
from stemma.web.sections import choices_of, look, render_sections

HELD: Final = 2
"""Decoded briefs that are held: one of 50 reports takes some 60 MB."""
TRIES: Final = 3

Later = Callable[[Callable[[], object]], object]
"""Does something when there is time for it, in another thread."""


@dataclass(frozen=True, slots=True)
class Part:
    """The sections of a brief, with slots, and what can be chosen in it.

    `brief` is the digest of the brief they are of: the latest, or the one before while that is
    being rendered.
    """

    html: str
    choices: Choices
    brief: str


class Shown:
    """The pages of a store as they are shown. Safe among threads; one renders at a time."""

    def __init__(
        self, store: Store, later: Later | None = None, known: Knowing | None = None
    ) -> None:
        self._store = store
        self._pages = Pages(store)
        self._later = later
        self.known = Knowing(store) if known is None else known
        self._views: OrderedDict[str, NarrowView] = OrderedDict()
        self._loading = Lock()
        self._rendering = Lock()

    def state(self, coverage: str) -> State | None:
        """What the page of a coverage hangs on now; `None` where no brief was made yet."""
        return self.known().state(coverage)

    def view(self, coverage: str, *, is_exact: bool = True) -> NarrowView | None:
        """The latest brief of a coverage, whole; `None` where none was made yet.

        Unless `is_exact`, the one before is given while the latest is decoded, if it has the same
        reports.
        """
        state = self.state(coverage)
        if state is None:
            return None
        held = self._views.get(coverage)
        if held is not None and held.digest == state.brief:
            return held
        if held is not None and not is_exact and self._later is not None:
            documents = tuple(sorted(one.id for one in held.brief.documents))
            if documents == state.members:
                self._later(lambda: self._load(coverage))
                return held
        return self._load(coverage)

    def _load(self, coverage: str) -> NarrowView | None:
        with self._loading:
            for _ in range(TRIES):
                state = self.state(coverage)
                if state is None:
                    return None
                held = self._views.get(coverage)
                if held is not None and held.digest == state.brief:
                    return held
                brief = self._store.latest_brief(coverage)
                after = self.state(coverage)
                if brief is None or after is None or after.brief != state.brief:
                    continue
                view = NarrowView(brief, Narrow(), state.brief)
                self._views[coverage] = view
                self._views.move_to_end(coverage)
                while len(self._views) > HELD:
                    self._views.popitem(last=False)
                return view
        raise StoreError(f"coverage {coverage} changes all the time; try again")

    def find_brief(
        self, coverage: str, state: State, narrow: Narrow, *, is_working: bool = False
    ) -> str:
        """The digest of the brief whose sections are shown.

        The latest; or the one before, while work goes on and the latest is not rendered yet.
        """
        if not is_working:
            return state.brief
        key = self._pages.latest_key(coverage, _name(narrow))
        made, _, before = ("" if key is None else key).partition(" ")
        return before if made == look() and before else state.brief

    def sections(self, coverage: str, state: State, narrow: Narrow, brief: str = "") -> Part:
        """The sections of the latest brief; of `brief`, if it is another and they are kept."""
        name = _name(narrow)
        if brief and brief != state.brief:
            kept = self._pages.find(coverage, name, _key(brief))
            if kept is not None:
                return _load_part(kept, brief)
        kept = self._pages.find(coverage, name, _key(state.brief))
        if kept is None:
            with self._rendering:
                # Another may have rendered it while this one waited.
                kept = self._pages.find(coverage, name, _key(state.brief))
                kept = self._render(coverage, state, narrow, name) if kept is None else kept
        return _load_part(kept, state.brief)

    def _render(self, coverage: str, state: State, narrow: Narrow, name: str) -> str:
        whole = self.view(coverage)
        if whole is None:
            raise StoreError(f"coverage {coverage} has no brief")
        view = NarrowView(whole.brief, narrow) if narrow else whole
        choices = choices_of(view, narrow)
        html = json.dumps(asdict(choices)) + "\n" + render_sections(view, narrow)
        self._keep(coverage, state, name, _key(state.brief), html)
        return html

    def _keep(self, coverage: str, state: State, name: str, key: str, content: str) -> None:
        now = self.state(coverage)
        if now is not None and now.brief == state.brief:
            with suppress(StoreError):
                # A page can be read where nothing can be written.
                self._pages.put(coverage, name, key, content)

    def decided(self, coverage: str, state: State, brief: str = "") -> list[Decided]:
        """The decisions that hold, with the words they are on, as the sections of `brief` go."""
        if not state.decisions:
            return []
        for one in dict.fromkeys((brief or state.brief, state.brief)):
            kept = self._pages.find(coverage, _decided_name(one), _decided_key(one, state))
            if kept is not None:
                return [_load_decided(told) for told in json.loads(kept)]
        view = self.view(coverage)
        if view is None:
            return []
        held = self.held(coverage)
        found = make_decided(view, held)
        if tuple(one.id for one in held) == state.decisions:
            told = json.dumps([asdict(one) for one in found])
            name, key = _decided_name(state.brief), _decided_key(state.brief, state)
            self._keep(coverage, state, name, key, told)
        return found

    def prepare(self, coverage: str) -> None:
        """Render all that the page of a coverage shows, so that nobody waits for it."""
        state = self.state(coverage)
        if state is None:
            return
        self.decided(coverage, state)
        self.sections(coverage, state, Narrow())
        with suppress(StoreError):
            self._pages.drop_old(coverage, _key(state.brief), _decided_name(state.brief))

    def held(self, coverage: str) -> tuple[Decision, ...]:
        """The decisions on what the brief of a coverage shows that hold now."""
        return self.known().held(coverage)


def _name(narrow: Narrow) -> str:
    """What the page of the sections is called."""
    return f"sections{narrow.query}"


def _key(brief: str) -> str:
    """What sections of a brief hang on."""
    return f"{look()} {brief}"


def _decided_name(brief: str) -> str:
    """What the page of the decisions on a brief is called."""
    return f"decided {brief}"


def _decided_key(brief: str, state: State) -> str:
    """What is shown of the decisions on a brief hangs on."""
    return " ".join((_key(brief), *state.decisions))


def _load_part(kept: str, brief: str) -> Part:
    told, _, html = kept.partition("\n")
    return Part(html, _load_choices(told), brief)


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
