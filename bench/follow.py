"""Coverages replayed by the time of publication, one report at a time: what an editor is told.

    python -m bench.follow [--corpora ../shared/corpora] [--coverages toblerone,cubs,transition]
        [--stories bas02,bas07,bas11] [--most 100] [--minor] [--kept FOLDER]

Prints the changes, numbered, to be read as an editor would: is it true, and is it worth telling?
With `--kept` the briefs are kept there, so that a second run need not make them; what is in it is
taken as it is, even if the program reads otherwise by now. The figures of a run are how many
changes of each kind there are, and that the whole and the parts agree: told in one step, a coverage
ends with the same reports.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.command import Place
from stemma.follow import find_changes
from stemma.model import Brief, Document
from stemma.read import read_sources
from stemma.report.changes import Logged, render_changes_text, view_changes
from stemma.store import Store

COVERAGES: Final = ("toblerone", "cubs", "transition")
STORIES: Final = ("bas02", "bas07", "bas11")


def measure(place: Place) -> dict[str, float]:
    """How many changes of each kind are told, and the slowest step."""
    counted: Counter[str] = Counter()
    slowest = 0.0
    for folder in folders(place.corpora, COVERAGES, STORIES):
        for before, after in steps(folder, None):
            start = time.perf_counter()
            found = find_changes(before, after)
            slowest = max(slowest, time.perf_counter() - start)
            counted.update(one.kind.value for one in found if not one.is_minor)
            counted["minor"] += sum(one.is_minor for one in found)
    out: dict[str, float] = {f"changes: {kind}": count for kind, count in sorted(counted.items())}
    return {**out, "slowest step, seconds": round(slowest, 3)}


def folders(corpora: Path, coverages: Sequence[str], stories: Sequence[str]) -> list[Path]:
    """Where the reports lie."""
    return [
        *(corpora / "coverages" / name for name in coverages if name),
        *(corpora / "pairs" / "stories" / name for name in stories if name),
    ]


def steps(folder: Path, kept: Path | None) -> Iterator[tuple[Brief | None, Brief]]:
    """The brief before and after each report, in the order in which they came out."""
    file = None if kept is None else kept / f"{folder.name}.briefs"
    if file is not None and file.exists():
        briefs: list[Brief] = pickle.loads(file.read_bytes())  # noqa: S301 - written here
    else:
        briefs = list(_make(folder))
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(pickle.dumps(briefs))
    before: Brief | None = None
    for after in briefs:
        yield before, after
        before = after


def _make(folder: Path) -> Iterator[Brief]:
    """Each brief as it was made from nothing; a store remembers what the models said before."""
    items = read_sources([str(folder)])
    reports = [item for item in items if isinstance(item, Document) and item.is_counted]
    reports.sort(key=lambda one: (one.published or "~", one.id))
    with (
        tempfile.TemporaryDirectory() as place,
        Store.open(Path(place, "stemma.db"), lambda: datetime.now(UTC)) as store,
    ):
        store.add(store.new_coverage(folder.name), reports)
        for count in range(1, len(reports) + 1):
            yield store.workroom.compare(reports[:count], together=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--coverages", default=",".join(COVERAGES))
    parser.add_argument("--stories", default=",".join(STORIES))
    parser.add_argument("--most", type=int, default=100, help="changes that are printed")
    parser.add_argument("--minor", action="store_true", help="print minor changes too")
    parser.add_argument("--kept", type=Path)
    given = parser.parse_args()
    number = 0
    for folder in folders(given.corpora, given.coverages.split(","), given.stories.split(",")):
        for before, after in steps(folder, given.kept):
            known = set() if before is None else {d.id for d in before.documents}
            came = [d for d in after.documents if d.id not in known]
            when = came[0].published or "no date" if came else ""
            logged = []
            for change in find_changes(before, after):
                if change.is_minor and not given.minor:
                    continue
                number += 1
                title = f"{number}. {folder.name}: {', '.join(d.outlet or d.id for d in came)}"
                logged.append(Logged(number, when, f"{number}", title, change))
            documents = {d.id: d for d in (*(before.documents if before else ()), *after.documents)}
            sys.stdout.write(render_changes_text(view_changes(logged, documents), width=120))
            if number >= given.most:
                return


if __name__ == "__main__":
    main()
