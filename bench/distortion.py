"""Reports altered in one place: whether a distortion is seen, and a rewording let pass.

A pair is two places of two reports that say the same: by the answers beside the corpora, by the
program on a value, or by the program on a statement in mostly the same words. One of the two
reports is altered in that place, read again and compared again.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.agreed import Bench, Pair, answer_pairs, program_pairs, relate
from bench.command import Place
from bench.edits import Edit
from bench.rewordings import REWORDINGS, reword_clause, reword_value
from bench.slips import distort_name, distort_value
from bench.turns import distort_clause
from stemma.brief.make import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Brief, Span

COVERAGES: Final = ("well", "seattle", "call", "transition", "toblerone")
DISTORTIONS: Final = ("number", "date", "unit", "name", "swap", "negation", "outcome")
ANSWERED: Final = ("well", "seattle")
SEEN: Final = frozenset({"clash", "inconsistent"})


@dataclass(frozen=True, slots=True)
class Trial:
    """One edit of one pair, and what came of it."""

    coverage: str
    pair: Pair
    edit: Edit
    before: str
    after: str
    outcome: str
    """`clash`, with whichever report; `inconsistent`; `same`; `parted`: no longer in one point; or
    `apart`: never was."""
    beside: bool
    """Whether it clashes with the other place of the pair itself."""
    judged: str
    """How the two places were judged, for who reads the list."""


def measure(place: Place) -> dict[str, float]:
    """Hundredths of distortions seen and of rewordings called a conflict, by kind and in all."""
    trials = run(place.corpora, COVERAGES)
    print(table(trials))
    out: dict[str, float] = {}

    def share(name: str, kinds: Sequence[str]) -> None:
        chosen = [t for t in trials if t.edit.kind in kinds]
        if chosen:
            out[name] = round(100 * sum(t.outcome in SEEN for t in chosen) / len(chosen), 1)
        out[f"{name}, of"] = len(chosen)

    share("distortions seen", DISTORTIONS)
    distorted = [t for t in trials if t.edit.kind in DISTORTIONS]
    out["distortions seen beside the partner"] = round(
        100 * sum(t.beside for t in distorted) / len(distorted), 1
    )
    share("rewordings called a conflict", REWORDINGS)
    for kind in DISTORTIONS:
        share(f"distortions seen: {kind}", (kind,))
    return out


def run(corpora: Path, coverages: Sequence[str]) -> list[Trial]:
    bench = Bench(CloseReader.load(), BriefMaker.load())
    trials: list[Trial] = []
    for name in coverages:
        bench.open(corpora / "coverages" / name)
        answers = corpora / "answers" / f"{name}.json"
        pairs = [*program_pairs(bench)]
        if name in ANSWERED:
            pairs = [*answer_pairs(bench, answers), *pairs]
        for pair in pairs:
            trials += [trial(bench, name, pair, edit) for edit in edits(bench, pair)]
    return trials


def edits(bench: Bench, pair: Pair) -> Iterator[Edit]:
    """One edit of each kind at most."""
    found, parse = bench.found[pair.left.document_id], bench.parse(pair.left.document_id)
    text = found.document.text
    partner = pair.right.of(bench.found[pair.right.document_id].document.text)
    seen: set[str] = set()
    every: list[Edit] = []
    for mine, other in pair.values:
        every += [*distort_value(mine, other, text), *reword_value(mine, text)]
    if pair.by != "program, value":
        every += distort_name(pair.left, found, partner)
        every += distort_clause(pair.left, parse, found, partner)
        every += reword_clause(pair.left, parse)
    for edit in every:
        if edit.kind not in seen and edit.apply(text) != text:
            seen.add(edit.kind)
            yield edit


def trial(bench: Bench, coverage: str, pair: Pair, edit: Edit) -> Trial:
    brief = bench.altered(pair, edit)
    left = edit.move(_joined(pair.left, edit), pair.left.document_id)
    together, clash, clashing, judged = relate(brief, left, pair.right)
    earlier = bench.brief
    was_together, _, were_clashing, _ = relate(earlier, pair.left, pair.right)
    outcome = "same" if together else "parted" if was_together else "apart"
    # Whichever report it clashes with that it did not before: an editor sees it there as well.
    if clashing - were_clashing or (clash and edit.kind in DISTORTIONS):
        outcome = "clash"
    else:
        place = Span(left.document_id, edit.start, max(edit.end, edit.start + 1))
        if odd(brief, edit.move(place, left.document_id)) and not odd(earlier, place):
            outcome = "inconsistent"
    text = bench.found[left.document_id].document.text
    new = edit.apply(text)
    around = slice(max(0, edit.start - 40), edit.end + 40)
    return Trial(
        coverage, pair, edit,
        " ".join(text[around].split()),
        " ".join(new[around.start : edit.start + len(edit.new) + 40].split()),
        outcome, clash, judged,
    )  # fmt: skip


def odd(brief: Brief, place: Span) -> bool:
    """Whether an inconsistency stands there."""
    return any(span.overlaps(place) for found in brief.inconsistencies for span in found.spans)


def _joined(place: Span, edit: Edit) -> Span:
    return Span(place.document_id, min(place.start, edit.start), max(place.end, edit.end))


def table(trials: Sequence[Trial]) -> str:
    """The outcomes by kind, and by who holds the pair to agree."""
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
        for by in ("answers", "program, value", "program, statement"):
            row(f"  {by}", [t for t in every if t.pair.by == by])
    return "\n".join(lines)


def listing(trials: Sequence[Trial]) -> Iterator[str]:
    """A line for each distortion not seen and each rewording called a conflict."""
    for t in trials:
        if (t.outcome in SEEN) is (t.edit.kind in REWORDINGS):
            yield (
                f"{t.edit.kind} | {t.outcome} | {t.coverage} | {t.pair.by}"
                f" | {t.pair.name[:24]} | {t.before!r} -> {t.after!r} | {t.judged}"
            )


def main(corpora: str, *coverages: str) -> None:
    """The table and every wrong case of some coverages, all where none is named."""
    trials = run(Path(corpora), coverages or COVERAGES)
    print(table(trials))
    print(*listing(trials), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
