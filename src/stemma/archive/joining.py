"""What all windows say → coverages that keep their id from day to day, and what is read closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from stemma.archive.components import Components, find_ties
from stemma.archive.documents import UNDATED
from stemma.archive.files import Table, load_rows
from stemma.archive.ledger import Entry, hash_of
from stemma.archive.schemas import COVERAGES, LINEAGE, MEMBERS, PLAN
from stemma.archive.tasks import Outcome, Task
from stemma.archive.windows import CORE
from stemma.gather.order import order_of
from stemma.model import Document, PublishedFrom, identify
from stemma.run.tools import Tools

STAGE: Final = "join"
MOST: Final = 300
"""Distinct reports that are compared with one another at once: a larger coverage is compared in
pieces, in the order of time, and its row says in how many."""

Key = tuple[Any, ...]
Member = tuple[Mapping[str, Any], str, str | None]
"""(what its window says of it, its coverage, what it repeats) of a document."""


@dataclass(slots=True)
class Coverage:
    """A coverage as it grows, window by window."""

    first: Key
    id: str
    days: list[str]
    titles: dict[str | None, int] = field(default_factory=dict)
    documents: int = 0
    outlets: dict[str, str] = field(default_factory=dict)
    nameless: int = 0
    distinct: list[tuple[Key, str, str, int]] = field(default_factory=list)

    def add(self, row: Mapping[str, Any], key: Key, *, is_copy: bool) -> None:
        """One more document of it."""
        self.documents += 1
        if row["day"] != UNDATED:
            self.days = [min(self.days[0], row["day"]), max(self.days[-1], row["day"])]
        self.titles[row["title"]] = self.titles.get(row["title"], 0) + 1
        if row["outlet"]:
            name = row["outlet"].casefold()
            self.outlets[name] = min(self.outlets.get(name, row["outlet"]), row["outlet"])
        elif not is_copy:
            # Nothing says that two reports without an outlet are one outlet's.
            self.nameless += 1
        if not is_copy:
            self.distinct.append((key, row["id"], row["day"], row["length"]))

    @property
    def title(self) -> str | None:
        """The title that the windows with most of its documents give it."""
        return min(self.titles, key=lambda one: (one is None, -self.titles[one], one or ""))

    @property
    def has_several(self) -> bool:
        """Whether several outlets report it."""
        return len(self.outlets) + self.nameless > 1


def join_task(windows: Sequence[Entry], folder: Path, *, everything: bool) -> Task:
    """The task: one, done where the run is led, as it holds a line a coverage and no text."""
    inputs = hash_of([(one.path, one.sha256) for w in windows for one in w.files], everything)
    asked = ([entry.found for entry in windows], everything)
    return Task(STAGE, "all", str(folder), inputs, 1, asked)


def join_windows(_tools: Tools, task: Task, outcome: Outcome) -> None:
    """Write the coverages and their members; what it found is the path of the plan.

    Raises:
        OSError: a table cannot be read or written.
    """
    paths, everything = task.asked
    joiner = Joiner(outcome, paths)
    joiner.tie()
    joiner.emit()
    _save_coverages(joiner.coverages, outcome, everything=everything)


class Joiner:
    """Two ways through the windows: first which groups are one, then what becomes of each member.

    Held are the coverages and the documents of two windows; never all documents but their ids.
    """

    def __init__(self, outcome: Outcome, paths: Sequence[str]) -> None:
        self._outcome = outcome
        self._paths = sorted(paths)
        self._components = Components()
        self._nodes: list[dict[int, int]] = []
        self._firsts: dict[int, tuple[Key, str]] = {}
        self._homes: dict[str, tuple[str, int]] = {}
        self.coverages: dict[int, Coverage] = {}

    def tie(self) -> None:
        """Find which groups of neighbouring windows are one."""
        before: dict[str, int] = {}
        last = ""
        for path in self._paths:
            window = Path(path).stem
            nodes: dict[int, int] = {}
            seen: dict[str, int] = {}
            sizes: Counter[int] = Counter()
            undated: list[tuple[str, int]] = []
            for row in self._rows(path):
                group = row["group"]
                if group not in nodes:
                    nodes[group] = self._components.new()
                if row["day"] == UNDATED and window != UNDATED:
                    undated.append((row["id"], group))
                    continue
                seen[row["id"]] = nodes[group]
                if row["is_core"] and row["id"] not in self._homes:
                    sizes[group] += 1
                    key = (_key(row), row["id"])
                    node = nodes[group]
                    self._firsts[node] = min(self._firsts.get(node, key), key)
            self._nodes.append(nodes)
            self._place(undated, sizes, path)
            if _are_neighbours(last, window):
                for left, right in find_ties(before, seen):
                    self._components.tie(left, right)
            before, last = seen, window
        for node, (key, identity) in sorted(self._firsts.items()):
            root = self._components.root(node)
            known = self.coverages.get(root)
            if known is None or key < known.first:
                self.coverages[root] = Coverage(key, identify("coverage", identity), [key[-1]] * 2)

    def _place(
        self, undated: Sequence[tuple[str, int]], sizes: Mapping[int, int], path: str
    ) -> None:
        """Reports without a day are at home where most reports of a window's own are with them."""
        for name, group in undated:
            if sizes[group] > self._homes.get(name, ("", 0))[1]:
                self._homes[name] = (path, sizes[group])

    def emit(self) -> None:
        """Write every day's members and copies."""
        place: dict[str, int] = {}
        copies: dict[str, str] = {}
        last = ""
        undated: list[Member] = []
        for path, nodes in zip(self._paths, self._nodes, strict=True):
            window = Path(path).stem
            if not _are_neighbours(last, window):
                place, copies = {}, {}
            rows = [row for row in self._rows(path) if self._is_at_home(row, path)]
            here = {row["id"]: self._components.root(nodes[row["group"]]) for row in rows}
            own = {row["id"]: row["copy_of"] for row in rows if row["copy_of"] is not None}
            place, copies, last = place | here, copies | own, window
            by_day: dict[str, list[Member]] = {}
            for row in rows:
                coverage = self.coverages[here[row["id"]]]
                original = _original(row["id"], copies)
                is_copy = original is not None and place.get(original) == here[row["id"]]
                coverage.add(row, _key(row), is_copy=is_copy)
                member = (row, coverage.id, original if is_copy else None)
                if row["day"] == UNDATED:
                    undated.append(member)
                else:
                    by_day.setdefault(row["day"], []).append(member)
            for day, found in sorted(by_day.items()):
                self._save_day(day, found)
            place, copies = here, own
        if undated:
            self._save_day(UNDATED, sorted(undated, key=lambda one: one[0]["id"]))

    def _is_at_home(self, row: Mapping[str, Any], path: str) -> bool:
        """Whether a document is a window's own."""
        home = self._homes.get(row["id"])
        return bool(row["is_core"]) if home is None else home[0] == path

    def _save_day(self, day: str, found: Sequence[Member]) -> None:
        members, copies = [], []
        for row, coverage, original in found:
            share = None if original is None else row["copy_share"]
            members.append(
                {
                    "document": row["id"],
                    "coverage": coverage,
                    "copy_of": original,
                    "copy_share": share,
                }
            )
            if original is not None:
                copies.append(
                    {
                        "coverage": coverage,
                        "document": row["id"],
                        "from_id": original,
                        "kind": "copies",
                        "direction": "unknown" if row["published"] is None else "time",
                        "share": share,
                        "spans": [],
                        "from_spans": [],
                    }
                )
        for name, schema, rows in (("members", MEMBERS, members), ("lineage", LINEAGE, copies)):
            if rows:
                table = Table(schema)
                table.add(rows)
                file = "copies" if name == "lineage" else "00000"
                self._outcome.keep(f"{name}/day={day}/{file}.parquet", table)
        self._outcome.count("copies", len(copies))

    def _rows(self, path: str) -> Iterator[dict[str, Any]]:
        return load_rows(self._outcome.folder / path)


def _save_coverages(
    coverages: Mapping[int, Coverage], outcome: Outcome, *, everything: bool
) -> None:
    by_day: dict[str, list[Coverage]] = {}
    for coverage in coverages.values():
        by_day.setdefault(coverage.days[0], []).append(coverage)
    plan = Table(PLAN)
    for day, found in sorted(by_day.items()):
        table = Table(COVERAGES)
        found.sort(key=lambda one: one.id)
        rows = []
        for one in found:
            is_read = everything or one.has_several
            parts = -(-len(one.distinct) // MOST)
            rows.append(
                {
                    "coverage": one.id,
                    "title": one.title,
                    "first_day": one.days[0],
                    "last_day": one.days[1],
                    "documents": one.documents,
                    "distinct_documents": len(one.distinct),
                    "outlets": sorted(one.outlets.values()),
                    "is_read": is_read,
                    "parts": parts,
                }
            )
            outcome.count("coverages")
            outcome.count("coverages of several outlets", int(one.has_several))
            outcome.count("coverages compared in pieces", int(is_read and parts > 1))
            if is_read:
                plan.add([*_pieces(day, one)])
        table.add(rows)
        outcome.keep(f"coverages/day={day}/00000.parquet", table)
    path = "work/plan.parquet"
    outcome.keep(path, plan)
    outcome.found = path


def _pieces(day: str, coverage: Coverage) -> Iterator[dict[str, Any]]:
    """The pieces that a coverage is compared in, in the order of time."""
    distinct = sorted(coverage.distinct)
    for number, start in enumerate(range(0, len(distinct), MOST)):
        piece = distinct[start : start + MOST]
        yield {
            "day": day,
            "coverage": coverage.id,
            "part": number,
            "title": coverage.title,
            "documents": [{"id": name, "day": own} for _, name, own, _ in piece],
            "characters": sum(length for *_, length in piece),
        }


def _key(row: Mapping[str, Any]) -> Key:
    """Where a document stands among others: as `gather.order.order_of` has it; its day last."""
    known = PublishedFrom.METADATA if row["published"] else PublishedFrom.UNKNOWN
    told = Document(
        row["id"], "", "", row["sha256"], published=row["published"], published_from=known
    )
    missing, when, _, *rest = order_of(told)
    return (missing, when, -row["length"], *rest, row["day"])


def _original(document: str, copies: Mapping[str, str]) -> str | None:
    """The first of a chain of copies."""
    found = copies.get(document)
    while found is not None and found in copies:
        found = copies[found]
    return found


def _are_neighbours(left: str, right: str) -> bool:
    if UNDATED in {left, right} or not left:
        return False
    following = date.fromisoformat(left).toordinal() + CORE
    return following == date.fromisoformat(right).toordinal()
