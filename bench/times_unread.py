"""Values of times in news on which no rule was tuned: marks made by reading, before any output was.

`times_unread.tsv` has one mark a line: the set, the story and the report below
`corpora/pairs/stories`, the first and the end offset, the value as TimeML writes it. Where two
values are as good, `/` stands between; `?` marks words that may be read or not, and is not scored.
The reports of ECB+ have no date: their weekdays stay open.

A mark is right when a time expression that overlaps it has its value. `spurious` are those that
overlap no mark, words for now, once and some day apart, in hundredths of all found.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

from bench.command import Place, load_jsonl, scratch

MARKS: Final = Path(__file__).with_name("times_unread.tsv")
NOT_SCORED: Final = "?"
REFERENCES: Final = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})

Mark = tuple[int, int, str]


def measure(place: Place) -> dict[str, float]:
    """Shares of right values in each set, in hundredths."""
    out: dict[str, float] = {}
    for name, marks in load_marks(MARKS).items():
        with scratch() as folder:
            texts = folder / "texts"
            texts.mkdir()
            for report in marks:
                source = place.corpora / "pairs" / "stories" / f"{report}.json"
                (texts / source.name).write_bytes(source.read_bytes())
            place.read(texts, folder / "read.jsonl")
            found = {
                Path(row["document"]["source"]).stem: row["timexes"]
                for row in load_jsonl(folder / "read.jsonl")
                if "document" in row
            }
        scores = score({report.rpartition("/")[2]: m for report, m in marks.items()}, found)
        out.update({f"times unread, {name}: {figure}": v for figure, v in scores.items()})
    return out


def load_marks(path: Path) -> dict[str, dict[str, list[Mark]]]:
    """Set → report → its marks."""
    out: dict[str, dict[str, list[Mark]]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            report = f"{row['story']}/{row['report']}"
            mark = int(row["start"]), int(row["end"]), row["value"]
            out.setdefault(row["set"], {}).setdefault(report, []).append(mark)
    return out


def score(marks: dict[str, list[Mark]], found: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """The share of right marks, and of expressions where none is marked."""
    scored = right = spurious = total = 0
    for report, marked in marks.items():
        timexes = found.get(report, [])
        for mark in marked:
            if mark[2] != NOT_SCORED:
                scored += 1
                right += is_right(mark, timexes)
        for timex in timexes:
            if timex["value"] not in REFERENCES:
                total += 1
                spurious += not any(t < timex["end"] and timex["start"] < e for t, e, _ in marked)
    return {
        "value right": round(100 * right / max(scored, 1), 1),
        "spurious": round(100 * spurious / max(total, 1), 1),
    }


def is_right(mark: Mark, timexes: list[dict[str, Any]]) -> bool:
    """Whether an expression over the mark has its value."""
    start, end, value = mark
    return any(
        timex["value"] in value.split("/")
        for timex in timexes
        if timex["start"] < end and start < timex["end"]
    )
