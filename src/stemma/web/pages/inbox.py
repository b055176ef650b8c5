"""The first page: the coverages, what needs a look first, and where reports are added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from starlette.responses import Response

from stemma.model import Decision, DecisionKind, Verdict
from stemma.store import KeptCoverage
from stemma.web.pages.given import Box
from stemma.web.people import Role
from stemma.web.visit import Page, Visit

MOST_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A coverage in the inbox. `news` is `new`, `changed` (since this person looked) or empty."""

    id: str
    title: str
    documents: int
    outlets: int
    first: str
    last: str
    changed: str
    contradictions: int
    news: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A coverage to try; `name` is its folder's."""

    name: str
    title: str
    words: str


def show_inbox(visit: Visit) -> Response:
    """The inbox; at the first start, where reports are added."""
    rows = find_rows(visit)
    return visit.page(
        "inbox.html.j2",
        rows=rows[:MOST_ROWS],
        more=max(0, len(rows) - MOST_ROWS),
        working=[job for job in visit.house.jobs.working() if job.kind == "add"],
        boxes=[Box()],
        problem="",
        examples=find_examples(visit.house.settings.examples),
    )


def show_new(visit: Visit) -> Response:
    """Where reports of another event are added."""
    return new_page(visit, [Box()])


def new_page(visit: Visit, boxes: list[Box], problem: str = "", status: int = 200) -> Response:
    """The same, with what was typed into the boxes so far."""
    return visit.page(
        "new.html.j2",
        status,
        boxes=boxes,
        problem=problem,
        examples=find_examples(visit.house.settings.examples),
    )


def find_rows(visit: Visit) -> list[Row]:
    """The coverages: pinned first, then what has contradictions and news, then the latest."""
    seen = visit.house.seen(visit.who)
    counts = visit.known.verdicts()
    found = [
        _row(kept, seen.get(kept.id, ""), counts.get(kept.id, {}))
        for kept in visit.known.coverages()
        if kept.documents
    ]
    found.sort(key=lambda row: row.id)
    found.sort(key=lambda row: row.changed, reverse=True)
    return sorted(found, key=lambda row: (not row.pinned, not row.news, not row.contradictions))


def _row(kept: KeptCoverage, seen: str, counts: Mapping[str, int]) -> Row:
    news = "new" if not seen else "changed" if seen < kept.changed else ""
    return Row(
        kept.id,
        kept.title,
        kept.documents,
        kept.outlets,
        kept.first,
        kept.last,
        kept.changed[:16].replace("T", " "),
        counts.get(Verdict.CONTRADICTED.value, 0),
        news,
        kept.pinned,
    )


@cache
def find_examples(folder: Path | None) -> tuple[Example, ...]:
    """The examples: folders with a README that says what they are."""
    if folder is None or not folder.is_dir():
        return ()
    out = []
    for path in sorted(folder.iterdir()):
        readme = path / "README.md"
        if readme.is_file():
            words = " ".join(readme.read_text("utf-8").split())
            out.append(Example(path.name, path.name.capitalize(), words))
    return tuple(out)


def join(visit: Visit) -> Response:
    """Take the chosen coverages as one event: they become part of the one changed last."""
    known = {kept.id: kept for kept in visit.known.coverages()}
    chosen = [name for name in dict.fromkeys(visit.words("coverage")) if name in known]
    if len(chosen) < 2:
        return visit.go("/", "one")
    into, *others = sorted(chosen, key=lambda name: (known[name].changed, name), reverse=True)
    decision = Decision(into, DecisionKind.MERGE, visit.who, subject=tuple(others))
    visit.house.store.decide(decision)
    visit.house.note(visit.who, "joined", " ".join((into, *others)), visit.request)
    return visit.go("/", "merged")


INBOX: Final = (
    Page("/", show_inbox),
    Page("/new", show_new, Role.EDITOR),
    Page("/inbox/join", join, Role.EDITOR, "POST"),
)
