"""Stories of a pile against the same stories compared by themselves."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.archive_piles import make, run
from bench.command import PROGRAM, ROOT, scratch
from bench.pile import Record
from stemma.archive.ask import open_tables

STORIES: Final = 40
LEAST: Final = 4
"""Reports of a story that is looked at."""

Key = tuple[Any, ...]


@dataclass(slots=True)
class Told:
    """What is said of one event: its reports, points and judgements, without the ids of runs."""

    documents: frozenset[str] = frozenset()
    copies: int = 0
    points: set[Key] = field(default_factory=set)
    judgements: set[Key] = field(default_factory=set)


def alone(count: int, most: int = STORIES) -> dict[str, float]:
    """Stories that come out of a pile as when they are compared alone.

    The reports of each story are given to `stemma compare --together` by themselves, and what is
    said of them is looked for in the tables. A story that gathering cuts in two counts as one that
    differs; near-copies, which an archive does not read, are left out of what is compared alone,
    as are their numbers told.
    """
    with scratch() as folder:
        records = make(count, folder / "pile")
        run([folder / "pile"], folder / "out")
        tables, coverage_of, copies = _load(folder / "out")
        by_event: dict[str, list[Record]] = {}
        for record in records:
            by_event.setdefault(record["event"], []).append(record)
        stories = [one for _, one in sorted(by_event.items()) if len(one) >= LEAST][:most]
        pairs = [
            _pair(story, tables, coverage_of, copies, folder / "story.json") for story in stories
        ]
    out: dict[str, float] = {
        "stories": len(pairs),
        "stories that are one coverage with no other report in it": sum(
            one.documents == other.documents for one, other in pairs
        ),
        "near-copies in them": sum(one.copies for one, _ in pairs),
    }
    for what in ("points", "judgements"):
        found = [(getattr(one, what), getattr(other, what)) for one, other in pairs]
        out[f"stories with the same {what}"] = sum(one == other for one, other in found)
        out[f"{what} that both have, of those either has"] = round(
            sum(len(one & other) for one, other in found)
            / max(1, sum(len(one | other) for one, other in found)),
            4,
        )
    return out


def _pair(
    story: Sequence[Record],
    tables: dict[str, Told],
    coverage_of: dict[str, str],
    copies: set[str],
    path: Path,
) -> tuple[Told, Told]:
    """What the archive says of a story, and what is said of it alone."""
    names = [one["id"] for one in story if one["id"] in coverage_of]
    distinct = [one for one in story if one["id"] in coverage_of and one["id"] not in copies]
    path.write_text(json.dumps(distinct), encoding="utf-8")
    coverages = {coverage_of[name] for name in names}
    found = [tables.get(one, Told()) for one in sorted(coverages)]
    ours = Told(
        frozenset().union(*(one.documents for one in found)) if len(found) == 1 else frozenset(),
        len(names) - len(distinct),
        set().union(*(one.points for one in found)),
        set().union(*(one.judgements for one in found)),
    )
    return ours, _compared(path)


def _load(archive: Path) -> tuple[dict[str, Told], dict[str, str], set[str]]:
    """(coverage → what is said of it; document → its coverage; the copies)."""
    tables: dict[str, Told] = {}
    coverage_of, copies, members = {}, set(), dict[str, set[str]]()
    with open_tables(archive) as base:
        for document, coverage, original in base.execute(
            "SELECT document, coverage, copy_of FROM members"
        ).fetchall():
            coverage_of[document] = coverage
            tables.setdefault(coverage, Told())
            if original is None:
                members.setdefault(coverage, set()).add(document)
            else:
                copies.add(document)
        for coverage, found in members.items():
            tables[coverage].documents = frozenset(found)
        for coverage, verdict, readings in base.execute(
            "SELECT p.coverage, p.verdict, list((r.document, r.words))"
            " FROM points AS p JOIN readings AS r ON r.point = p.point AND r.coverage = p.coverage"
            " GROUP BY p.coverage, p.point, p.verdict"
        ).fetchall():
            tables[coverage].points.add((verdict, frozenset(map(tuple, readings))))
        for coverage, *rest in base.execute(
            "SELECT coverage, left_document, right_document, relation, kind, left_words,"
            " right_words FROM judgements"
        ).fetchall():
            tables[coverage].judgements.add(tuple(rest))
    return tables, coverage_of, copies


def _compared(path: Path) -> Told:
    done = subprocess.run(
        [*PROGRAM, "compare", str(path), "--together", "--format", "json"],
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    brief = json.loads(done.stdout)
    texts = {one["document"]["id"]: one["text"] for one in brief["documents"]}
    told = Told(frozenset(texts))

    def words(document: str, spans: Iterable[Sequence[int]]) -> str:
        return " … ".join(texts[document][start:end] for start, end in spans)

    for point in brief["points"]:
        readings = {one["id"]: one for one in point["readings"]}
        said = {
            (one["document"], words(one["document"], one["spans"])) for one in readings.values()
        }
        told.points.add((point["verdict"], frozenset(said)))
        for one in point["judgements"]:
            left, right = (readings[one[side]]["document"] for side in ("left", "right"))
            shown = words(left, one["left_spans"]), words(right, one["right_spans"])
            told.judgements.add((left, right, one["relation"], one["kind"], *shown))
    return told
