"""Drafts with known faults, checked against their sources: what is found, what is a false alarm.

A draft is a file in `bench/drafts/first`, `second`, `third` or `fourth` (each written before it was
run; rules were set on them since), `fifth` or `sixth` (each run once after the last rule of its
day; what was plainly wrong was mended since). Two forms:

- `.txt`, about an invented event: `sources:` and `published:` on the first lines, then a statement
  a line: `= ` before a faithful one, `!kind ` before one with a fault, which stands in braces (the
  whole line where there are none);
- `.jsonl`, about a story of the corpora: the first line names it, then a statement a line as edits
  of a report: where its sentence stands, and what each piece becomes. The report's own words are
  not kept here.

A fault is found when a finding, a value, a quotation or an attribution that touches it is anything
but supported, found or verbatim; a faithful statement is a false alarm when one that touches it is.

    python -m bench.drafts [first|…|sixth] [--corpora ../shared/corpora] [--show] [--undated]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.command import ROOT
from stemma.read import read_text
from stemma.report.check_json import check_to_json
from stemma.run import Alone, check_draft, read_reports

DRAFTS: Final = ROOT / "bench" / "drafts"
HALVES: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
GOOD: Final = frozenset({"supported", "found", "verbatim"})
FAULT: Final = re.compile(r"\{(.*?)\}")
INVENTED: Final = "invented"
KINDS: Final = (
    "number", "day", "name", "place", "party-swapped", "negation", "certainty",
    "quotation-altered", "wrong-speaker", INVENTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with what is known of it: places [start, end) in its text."""

    name: str
    sources: Path
    published: str | None
    text: str
    faults: tuple[tuple[str, int, int], ...]
    faithful: tuple[tuple[int, int], ...]


def load_drafts(half: str, corpora: Path) -> Iterator[Draft]:
    """The drafts of one half; those of stories only where the corpora are."""
    for path in sorted((DRAFTS / half).iterdir()):
        if path.suffix == ".txt":
            yield _written(path)
        elif path.suffix == ".jsonl":
            found = _edited(path, corpora / "pairs" / "stories")
            if found is not None:
                yield found


def _written(path: Path) -> Draft:
    head, rows = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        known = re.fullmatch(r"(sources|published): (.+)", line)
        if known:
            head[known[1]] = known[2]
        elif line.strip():
            mark, _, body = line.partition(" ")
            fault = FAULT.search(body)
            whole = body.replace("{", "").replace("}", "")
            place = (0, len(whole)) if fault is None else (fault.start(), fault.end() - 2)
            rows.append((mark.removeprefix("!"), whole, place))
    return _joined(path.stem, ROOT / head["sources"], head.get("published"), rows)


def _edited(path: Path, stories: Path) -> Draft | None:
    head, *lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    folder = stories / head["story"]
    if not folder.exists():
        return None
    rows = []
    for row in lines:
        words = ""
        if row["report"] is not None:
            report = json.loads((folder / f"{row['report']}.json").read_text(encoding="utf-8"))
            words = report["text"][slice(*row["span"])]
        whole = apply_edits(words, row["edits"])
        rows.append((row["mark"], whole, tuple(row["fault"] or (0, len(whole)))))
    return _joined(path.stem, folder, head["published"] or None, rows)


def apply_edits(words: str, edits: list[list[Any]]) -> str:
    """Words with pieces [start, end) put for others, in order.

    >>> apply_edits("four people died", [[0, 4, "six"]])
    'six people died'
    """
    out, at = "", 0
    for start, end, new in edits:
        out += words[at:start] + new
        at = end
    return out + words[at:]


def _joined(
    name: str, sources: Path, published: str | None, rows: list[tuple[str, str, Any]]
) -> Draft:
    text = ""
    faults, faithful = [], []
    for mark, whole, (start, end) in rows:
        at = len(text)
        if mark == "=":
            faithful.append((at, at + len(whole)))
        else:
            faults.append((mark, at + start, at + end))
        text += whole + " "
    return Draft(name, sources, published, text.rstrip(), tuple(faults), tuple(faithful))


def marks_of(checked: dict[str, Any]) -> list[tuple[int, int, str]]:
    """(start, end, verdict) of everything that a check says of its draft."""
    out = []
    for finding in checked["findings"]:
        out += [(s, e, finding["verdict"]) for s, e in finding["spans"]]
        out += [(*value["span"], value["verdict"]) for value in finding["values"]]
    for one in (*checked["quotations"], *checked["attributions"]):
        out.append((*one["span"], one["verdict"]))
    return out


def measure(half: str, corpora: Path, *, show: bool, dated: bool = True) -> dict[str, str]:
    """Each figure as "hit of all"."""
    engine = Alone()
    hit: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for draft in load_drafts(half, corpora):
        published = draft.published if dated else None
        document = read_text(draft.text, draft.name, published=published)
        sources = read_reports([str(draft.sources)], engine=engine, counted_only=True)
        read = engine.tools.annotate([document])  # type: ignore[list-item] # it is a document
        checked = check_to_json(check_draft(read, sources, engine=engine))
        marks = marks_of(checked)

        def verdicts(start: int, end: int, marks: Any = marks) -> set[str]:
            return {v for s, e, v in marks if s < end and start < e}

        for kind, start, end in draft.faults:
            found = verdicts(start, end)
            for name in (kind, "faults"):
                all_[name] += 1
                hit[name] += bool(found - GOOD)
            if kind == INVENTED:
                all_["invented told as not found"] += 1
                hit["invented told as not found"] += "not_found" in found
            if show and not found - GOOD:
                sys.stdout.write(f"missed, {draft.name}, {kind}: {draft.text[start:end]}\n")
        for start, end in draft.faithful:
            all_["false alarms"] += 1
            alarm = verdicts(start, end) - GOOD
            hit["false alarms"] += bool(alarm)
            if show and alarm:
                words = draft.text[start:end]
                sys.stdout.write(f"alarm, {draft.name}, {', '.join(sorted(alarm))}: {words}\n")
    names = ("faults", *KINDS, "invented told as not found", "false alarms")
    return {name: f"{hit[name]} of {all_[name]}" for name in names if all_[name]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="?", choices=HALVES, default="first")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--show", action="store_true", help="every fault missed, every alarm")
    parser.add_argument("--undated", action="store_true", help="the drafts without their days")
    arguments = parser.parse_args()
    figures = measure(
        arguments.half,
        arguments.corpora.resolve(),
        show=arguments.show,
        dated=not arguments.undated,
    )
    for name, value in figures.items():
        sys.stdout.write(f"{name}: {value}\n")


if __name__ == "__main__":
    main()
