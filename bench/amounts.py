"""Amounts of news that no rule was tuned on, marked by hand before anything was printed.

`amounts_marked.tsv` marks every amount of some reports of `pairs/stories`, by offsets alone, in two
sets. By the first the rules were mended: of its value and unit 88.3 were right before, 3.2 of what
was found was false. The second was marked afterwards, in other stories, and gave 97.2 and 7.9 when
it was first measured; hours, rows of houses and "a father of two" were mended by it since, so that
neither is unseen any more. The columns:

- `start`, `end`: where it stands, its bound with it, in code points of the report's text.
- `value`: `7`, `~7` (about), `>7`, `>=7`, `<7`, `<=7`, `3..7`, `3..<7`; `7+` is at least that, its
  upper end open to dispute; `7|~7` are two answers, both right; `?` is one that may be read or not.
- `unit`: the measure, or the noun counted, in the singular; `*` where any will do.

An amount is found when one overlaps it. Its value is right when the numbers and the bound are; its
unit when it is the one marked, or ends in that noun ("young immigrant" for "immigrant"). What is
found where nothing is marked is false.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from bench.command import Place, load_jsonl, scratch

MARKED: Final = Path(__file__).with_name("amounts_marked.tsv")
_VALUE: Final = re.compile(r"(~|>=|<=|>|<)?([\d.e]+?)(?:\.\.(<)?([\d.e]+)|(\+))?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """An amount as marked."""

    start: int
    end: int
    value: str
    unit: str


def measure(place: Place) -> dict[str, float]:
    """For each set: the share of amounts found, right in value and unit, and false."""
    out: dict[str, float] = {}
    with scratch() as folder:
        marks = load_marks(MARKED)
        for name, reports in marks.items():
            found = read_reports(place, sorted(reports), folder / name)
            out.update(score(name, reports, found))
    return out


def load_marks(path: Path) -> dict[str, dict[tuple[str, str], list[Mark]]]:
    """The marks of each report, by set."""
    out: dict[str, dict[tuple[str, str], list[Mark]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            mark = Mark(int(row["start"]), int(row["end"]), row["value"], row["unit"])
            out[row["set"]][row["story"], row["report"]].append(mark)
    return out


def read_reports(
    place: Place, reports: list[tuple[str, str]], folder: Path
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The amounts that the program finds in each report."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for story, report in reports:
        path = place.corpora / "pairs" / "stories" / story / f"{report}.json"
        record = json.loads(path.read_text(encoding="utf-8"))
        kept = {key: record[key] for key in ("text", "published", "language") if key in record}
        kept["id"] = f"{story}--{report}"
        (texts / f"{kept['id']}.json").write_text(json.dumps(kept), encoding="utf-8")
    place.read(texts, folder / "read.jsonl")
    out = {}
    for row in load_jsonl(folder / "read.jsonl"):
        if "document" in row:
            story, _, report = Path(row["document"]["source"]).stem.partition("--")
            out[story, report] = row["quantities"]
    return out


def score(
    name: str,
    reports: dict[tuple[str, str], list[Mark]],
    found: dict[tuple[str, str], list[dict[str, Any]]],
) -> dict[str, float]:
    """Shares in hundredths of all that are marked; false ones in hundredths of all found."""
    wanted = hits = values = units = got = false = 0
    for key, marks in reports.items():
        amounts = found.get(key, [])
        got += len(amounts)
        false += sum(not any(_over(amount, mark) for mark in marks) for amount in amounts)
        for mark in marks:
            if mark.value == "?":
                continue
            wanted += 1
            over = [amount for amount in amounts if _over(amount, mark)]
            hits += bool(over)
            value, unit = max(
                ((_is_value(amount, mark.value), _is_unit(amount, mark.unit)) for amount in over),
                default=(False, False),
            )
            values += value
            units += value and unit
    shares = {"found": hits, "value right": values, "value and unit right": units}
    out = {f"amounts marked, {name}: {k}": _share(n, wanted) for k, n in shares.items()}
    return out | {f"amounts marked, {name}: false": _share(false, got)}


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 1)


def _over(amount: dict[str, Any], mark: Mark) -> bool:
    return bool(amount["start"] < mark.end and mark.start < amount["end"])


def _is_unit(amount: dict[str, Any], unit: str) -> bool:
    mine = (amount["unit"] or "").lower()
    return unit in ("*", mine) or mine.endswith(f" {unit}")


def _is_value(amount: dict[str, Any], value: str) -> bool:
    return any(_is(amount, one) for one in value.split("|"))


def _is(amount: dict[str, Any], value: str) -> bool:
    """Whether the amount is the value as it is marked."""
    parts = _VALUE.match(value)
    if parts is None:
        raise ValueError(f"{MARKED.name}: {value!r} is no value")
    bound, first, below, second, plus = parts.groups()
    low, high = (None if amount[k] is None else Decimal(str(amount[k])) for k in ("low", "high"))
    one = Decimal(first)
    if plus:
        return low == one
    if second:
        return (low, high) == (one, Decimal(second)) and amount["high_open"] == bool(below)
    if bound in (">", ">="):
        return (low, high) == (one, None) and amount["low_open"] == (bound == ">")
    if bound in ("<", "<="):
        return low in (None, 0) and high == one and amount["high_open"] == (bound == "<")
    return (low, high) == (one, one) and amount["approximate"] == (bound == "~")
