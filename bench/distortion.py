"""Reports altered in one place: whether a distortion is seen, and a rewording let pass.

`distortions.tsv` is a fixed list, drawn once from the stories kept for testing
(`draw_distortions.py`): the place of one report, the place of another that says the same, and the
edit. The report is altered, read again, and the story compared again. A distortion is seen where
the altered place is now at odds with any report that it was not at odds with before, or is told as
an inconsistency; a rewording is called a conflict by the same rule.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from bench.alter import Bench, odd, relate
from bench.command import Place
from bench.edits import Edit
from bench.rewordings import REWORDINGS
from stemma.brief.make import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Span

LIST: Final = Path(__file__).with_name("distortions.tsv")
COLUMNS: Final = (
    "story", "altered", "start", "end", "beside", "start beside", "end beside",
    "kind", "edit start", "edit end", "new",
)  # fmt: skip
DISTORTIONS: Final = ("number", "date", "unit", "name", "swap", "negation", "outcome")
SEEN: Final = frozenset({"clash", "inconsistent"})
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """One edit, and what came of it."""

    story: str
    edit: Edit
    before: str
    after: str
    outcome: str
    """`clash`, with whichever report; `inconsistent`; `same`; `parted`: no longer in one point; or
    `apart`: never was."""
    judged: str
    """How the two places are judged after the edit, for who reads the list."""


def measure(place: Place) -> dict[str, float]:
    """Hundredths of distortions seen and of rewordings called a conflict, by kind and in all."""
    trials = run(place.corpora)
    print(table(trials))
    out: dict[str, float] = {}

    def share(name: str, kinds: Sequence[str]) -> None:
        chosen = [t for t in trials if t.edit.kind in kinds]
        if chosen:
            out[name] = round(100 * sum(t.outcome in SEEN for t in chosen) / len(chosen), 1)
        out[f"{name}, of"] = len(chosen)

    share("listed distortions seen", DISTORTIONS)
    share("listed rewordings called a conflict", REWORDINGS)
    for kind in DISTORTIONS:
        share(f"listed distortions seen: {kind}", (kind,))
    return out


def run(corpora: Path, stories: Sequence[str] = ()) -> list[Trial]:
    """Every edit of the list, or of some of its stories, in the order of the list."""
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t")]
    work = [
        [*group]
        for story, group in groupby(rows, lambda row: row["story"])
        if not stories or story in stories
    ]
    with get_context("spawn").Pool(2) as pool:
        return [t for found in pool.imap(partial(_of_story, corpora), work) for t in found]


def reports_of(corpora: Path, story: str) -> Path:
    """The folder of a story's reports."""
    folder = corpora / "pairs/stories" / story
    return folder if folder.is_dir() else corpora / "coverages" / story


def _of_story(corpora: Path, rows: Sequence[Row]) -> list[Trial]:
    bench = Bench(CloseReader.load(), BriefMaker.load())
    bench.open(reports_of(corpora, rows[0]["story"]))
    return [_trial(bench, row) for row in rows]


def _trial(bench: Bench, row: Row) -> Trial:
    left = Span(bench.id_of(row["altered"]), int(row["start"]), int(row["end"]))
    right = Span(bench.id_of(row["beside"]), int(row["start beside"]), int(row["end beside"]))
    edit = Edit(row["kind"], int(row["edit start"]), int(row["edit end"]), row["new"])
    changed, brief, earlier = left.document_id, bench.altered(left.document_id, edit), bench.brief
    moved = edit.move(_joined(left, edit), changed)
    together, clash, clashing, judged = relate(brief, moved, right)
    was_together, _, were_clashing, _ = relate(earlier, left, right)
    outcome = "same" if together else "parted" if was_together else "apart"
    # Whichever report it clashes with that it did not before: an editor sees it there as well.
    if clashing - were_clashing or (clash and edit.kind in DISTORTIONS):
        outcome = "clash"
    else:
        place = Span(changed, edit.start, max(edit.end, edit.start + 1))
        if odd(brief, edit.move(place, changed)) and not odd(earlier, place):
            outcome = "inconsistent"
    text = bench.found[changed].document.text
    around = slice(max(0, edit.start - 40), edit.end + 40)
    new = edit.apply(text)[around.start : edit.start + len(edit.new) + 40]
    before, after = (" ".join(words.split()) for words in (text[around], new))
    return Trial(row["story"], edit, before, after, outcome, judged)


def _joined(place: Span, edit: Edit) -> Span:
    return Span(place.document_id, min(place.start, edit.start), max(place.end, edit.end))


def table(trials: Sequence[Trial]) -> str:
    """The outcomes by kind."""
    heads = ("of", "clash", "inconsistent", "same", "parted", "apart")
    lines = [" " * 20 + "".join(f"{head:>14}" for head in heads)]

    def row(name: str, chosen: Sequence[Trial]) -> None:
        count = Counter(t.outcome for t in chosen)
        figures = (len(chosen), *(count[head] for head in heads[1:]))
        lines.append(f"{name:20}" + "".join(f"{figure:14}" for figure in figures))

    for title, kinds in (("distorted", DISTORTIONS), ("reworded", REWORDINGS)):
        every = [t for t in trials if t.edit.kind in kinds]
        for kind in kinds:
            row(kind, [t for t in every if t.edit.kind == kind])
        row(f"all {title}", every)
    return "\n".join(lines)


def listing(trials: Iterable[Trial]) -> Iterator[str]:
    """A line for each distortion not seen and each rewording called a conflict."""
    for t in trials:
        if (t.outcome in SEEN) is (t.edit.kind in REWORDINGS):
            yield (
                f"{t.edit.kind} | {t.outcome} | {t.story}"
                f" | {t.before!r} -> {t.after!r} | {t.judged}"
            )


def main(corpora: str, *stories: str) -> None:
    """The table and every wrong case of some stories, all where none is named."""
    trials = run(Path(corpora), stories)
    print(table(trials))
    print(*listing(trials), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
