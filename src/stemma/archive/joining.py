"""What all windows say → coverages that keep their id from day to day, and what is read closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from stemma.archive.components import Components, find_ties
from stemma.archive.coverages import Coverage, save_coverages
from stemma.archive.documents import UNDATED
from stemma.archive.files import Table, load_rows
from stemma.archive.ledger import Entry, hash_of
from stemma.archive.plan import save_plans
from stemma.archive.schemas import LINEAGE, MEMBERS, PLACED
from stemma.archive.tasks import Outcome, Task
from stemma.archive.windows import CORE
from stemma.gather.order import instant
from stemma.model import Document, PublishedFrom, identify
from stemma.run.tools import Tools

STAGE: Final = "join"
ROWS: Final = 20_000

Key = tuple[Any, ...]
Member = tuple[Mapping[str, Any], str, str | None, str | None]
"""(what its window says of it, its coverage, what it repeats, the day of that) of a document."""


def join_task(windows: Sequence[Entry], folder: Path, *, everything: bool) -> Task:
    """The task: one, done where the run is led, as it holds a line a coverage and no text."""
    inputs = hash_of([(one.path, one.sha256) for w in windows for one in w.files], everything)
    asked = ([entry.found for entry in windows], everything)
    return Task(STAGE, "all", str(folder), inputs, 1, asked)


def join_windows(_tools: Tools, task: Task, outcome: Outcome) -> None:
    """Write the coverages, their members, and the plans; what it found are the paths of these.

    Raises:
        OSError: a table cannot be read or written.
    """
    paths, everything = task.asked
    joiner = Joiner(outcome, paths)
    joiner.tie()
    joiner.emit()
    save_coverages(joiner.coverages.values(), outcome, everything=everything)
    placed, known = (
        [one.path for one in outcome.files if one.path.startswith(name)]
        for name in ("work/placed/", "coverages/")
    )
    save_plans(placed, known, outcome)


class Joiner:
    """Two ways through the windows: first which groups are one, then what becomes of each member.

    Held are the coverages and the documents of two windows; of all documents nothing.
    """

    def __init__(self, outcome: Outcome, paths: Sequence[str]) -> None:
        self._outcome = outcome
        self._paths = sorted(paths)
        self._components = Components()
        self._nodes: list[dict[int, int]] = []
        self._firsts: dict[int, Key] = {}
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
                    key = _key(row)
                    node = nodes[group]
                    self._firsts[node] = min(self._firsts.get(node, key), key)
            self._nodes.append(nodes)
            self._place(undated, sizes, path)
            if _are_neighbours(last, window):
                for left, right in find_ties(before, seen):
                    self._components.tie(left, right)
            before, last = seen, window
        firsts: dict[int, Key] = {}
        for node, key in self._firsts.items():
            root = self._components.root(node)
            firsts[root] = min(firsts.get(root, key), key)
        self._firsts.clear()
        for root, (*_, name, day) in sorted(firsts.items()):
            self.coverages[root] = Coverage(identify("coverage", name), day, day)

    def _place(
        self, undated: Sequence[tuple[str, int]], sizes: Mapping[int, int], path: str
    ) -> None:
        """Reports without a day are at home where most reports of a window's own are with them."""
        for name, group in undated:
            if sizes[group] > self._homes.get(name, ("", 0))[1]:
                self._homes[name] = (path, sizes[group])

    def emit(self) -> None:
        """Write every day's members and copies."""
        place: dict[str, tuple[int, str]] = {}
        copies: dict[str, str] = {}
        last = ""
        undated: list[Member] = []
        for path, nodes in zip(self._paths, self._nodes, strict=True):
            window = Path(path).stem
            if not _are_neighbours(last, window):
                place, copies = {}, {}
            rows = [row for row in self._rows(path) if self._is_at_home(row, path)]
            here = {
                row["id"]: (self._components.root(nodes[row["group"]]), row["day"]) for row in rows
            }
            own = {row["id"]: row["copy_of"] for row in rows if row["copy_of"] is not None}
            place, copies, last = place | here, copies | own, window
            by_day: dict[str, list[Member]] = {}
            placed = []
            for row in rows:
                root = here[row["id"]][0]
                coverage = self.coverages[root]
                original = _original(row["id"], copies)
                found, day = (None, None) if original is None else place.get(original, (None, None))
                is_copy = found == root
                coverage.add(row, is_copy=is_copy)
                member = (row, coverage.id, original if is_copy else None, day if is_copy else None)
                placed.append(_placed(member))
                if row["day"] == UNDATED:
                    undated.append(member)
                else:
                    by_day.setdefault(row["day"], []).append(member)
            self._save_placed(window, placed)
            for day, members in sorted(by_day.items()):
                self._save_day(day, members)
            place, copies = here, own
        if undated:
            self._save_day(UNDATED, sorted(undated, key=lambda one: one[0]["id"]))

    def _save_placed(self, window: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            table = Table(PLACED)
            for start in range(0, len(rows), ROWS):
                table.add(rows[start : start + ROWS])
            self._outcome.keep(f"work/placed/{window}.parquet", table)

    def _is_at_home(self, row: Mapping[str, Any], path: str) -> bool:
        """Whether a document is a window's own."""
        home = self._homes.get(row["id"])
        return bool(row["is_core"]) if home is None else home[0] == path

    def _save_day(self, day: str, found: Sequence[Member]) -> None:
        members, copies = [], []
        for row, coverage, original, _ in found:
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


def _key(row: Mapping[str, Any]) -> Key:
    """Where a document stands among others: as `gather.order.order_of` has it; its day last."""
    when = _instant(row["published"])
    return (when is None, when or "", -row["length"], row["sha256"], row["id"], row["day"])


def _placed(member: Member) -> dict[str, Any]:
    row, coverage, original, day = member
    return {
        **{name: row[name] for name in ("id", "day", "length", "sha256")},
        "coverage": coverage,
        "instant": _instant(row["published"]),
        "copy_of": original,
        "copy_of_day": day,
    }


def _instant(published: str | None) -> str | None:
    """A time of publication in UTC, so that letters order it as `gather.order.instant` does."""
    if published is None:
        return None
    told = Document("-", "-", "", "-", published=published, published_from=PublishedFrom.METADATA)
    found = instant(told)
    return None if found is None else found.isoformat()


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
