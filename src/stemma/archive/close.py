"""Coverages → what is said in them: read closely, and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from stemma.archive.changes import change_rows
from stemma.archive.documents import load_documents
from stemma.archive.files import Table, load_rows
from stemma.archive.ledger import Entry, hash_of
from stemma.archive.plan import load_groups
from stemma.archive.reading import save_rejections
from stemma.archive.rows import BriefRows, match_rows, statement_rows
from stemma.archive.schemas import TABLES
from stemma.archive.tasks import Outcome, Task
from stemma.brief import BriefMaker
from stemma.errors import LexiconError, WeightsError
from stemma.match import Matches
from stemma.model import Annotations, Brief, Document, Rejection
from stemma.run.compare import compare_reports
from stemma.run.local import Alone
from stemma.run.pipeline import annotate_documents, check_spans
from stemma.run.tools import Tools

STAGE: Final = "close"
GROUP_ROWS: Final = 20_000

Piece = Mapping[str, Any]
"""A row of the plan."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the pieces of a task stand, and the files of the days that they need."""

    plan: str
    group: int
    files: tuple[str, ...]
    is_compared: bool


def close_tasks(
    plan: str, days: Sequence[Entry], folder: Path, *, is_compared: bool
) -> Iterator[Task]:
    """The pieces of the plan, some reports a task, each task of one day."""
    files = {entry.name: entry.files for entry in days}
    numbers: Counter[str] = Counter()
    for group, pieces in enumerate(load_groups(folder / plan)):
        day = pieces[0]["day"]
        seen = sorted({one["day"] for piece in pieces for one in piece["documents"]})
        needed = [made for own in seen for made in files[own]]
        inputs = hash_of(pieces, [made.sha256 for made in needed], is_compared)
        size = sum(piece["characters"] for piece in pieces)
        asked = Asked(plan, group, tuple(made.path for made in needed), is_compared)
        yield Task(STAGE, f"{day}/{numbers[day]:05}", str(folder), inputs, size, asked)
        numbers[day] += 1


def read_closely(tools: Tools, task: Task, outcome: Outcome) -> None:
    """Read, and compare, the reports of a task; write what was found.

    Raises:
        OSError: a table cannot be read or written.
        WeightsError: a model is missing or damaged.
        LexiconError: a word list is damaged.
    """
    asked: Asked = task.asked
    pieces = list(load_rows(outcome.folder / asked.plan, groups=[asked.group]))
    wanted = {one["id"] for piece in pieces for one in piece["documents"]}
    documents = load_documents(outcome.folder, asked.files, wanted)
    rows: dict[str, list[dict[str, Any]]] = {}
    rejections: list[Rejection] = []
    for piece in pieces:
        reports = [documents[one["id"]] for one in piece["documents"]]
        outcome.count("documents read closely", len(reports))
        try:
            made = dict(_piece_rows(tools, piece, reports, rejections, asked=asked))
        except (LexiconError, WeightsError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever one coverage provokes, others go on
            reason = f"{type(error).__name__}: {error}"[:300]
            rejections.append(Rejection(piece["coverage"], "compare", reason))
            continue
        for name, some in made.items():
            rows.setdefault(name, []).extend(some)
    day, _, number = task.name.partition("/")
    for name, some in sorted(rows.items()):
        outcome.count(name, len(some))
        if some:
            table = Table(TABLES[name])
            for start in range(0, len(some), GROUP_ROWS):
                table.add(some[start : start + GROUP_ROWS])
            outcome.keep(f"{name}/day={day}/{number}.parquet", table)
    outcome.count("rejections", len(rejections))
    save_rejections(f"rejections/stage={STAGE}/{day}-{number}.parquet", rejections, outcome)


def _piece_rows(
    tools: Tools,
    piece: Piece,
    documents: Sequence[Document],
    rejections: list[Rejection],
    *,
    asked: Asked,
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(table, its rows) of one coverage or piece of one."""
    coverage, part = piece["coverage"], piece["part"]
    read: list[Annotations] = []
    refused: list[Rejection] = []
    for item in check_spans(annotate_documents(documents, engine=Alone(tools))):
        if isinstance(item, Rejection):
            refused.append(item)
        else:
            read.append(item)
    dated: dict[str, Annotations] = {}
    if asked.is_compared and read:
        brief, matches = compare_piece(tools, read)
        dated = {found.document.id: found for found in matches.reports}
        refused += brief.rejections
        made = BriefRows(brief, coverage, part)
        yield "points", list(made.points())
        yield "readings", list(made.readings())
        yield "judgements", list(made.judgements())
        yield "lineage", list(made.lineage())
        yield "origins", list(made.origins())
        yield "changes", list(change_rows(brief, made, coverage))
        yield "matches", list(match_rows(matches, coverage))
    last = (dated.get(found.document.id, found) for found in read)
    yield "statements", [row for found in last for row in statement_rows(found, coverage)]
    rejections += refused


def compare_piece(tools: Tools, read: Sequence[Annotations]) -> tuple[Brief, Matches]:
    """The brief of reports of one event, and the matches it was made from.

    Raises:
        RuntimeError: no match was made, which cannot be.
    """
    maker, found = tools.maker, list[Matches]()
    telling = Tools(
        annotate=tools.annotate,
        rereader=tools.rereader,
        maker=BriefMaker(maker.table, maker.newsrooms, maker.matcher.telling(found.append)),
    )
    brief = compare_reports(read, engine=Alone(telling), together=True)
    if not found:
        raise RuntimeError("a brief without a match")
    return brief, found[-1]
