"""Reports altered in one place: whether a distortion is seen, and a rewording let pass.

A pair is two places of two reports that say the same: by the answers beside the corpora, by the
program on a value, or by the program on a statement in mostly the same words. One of the two
reports is altered in that place, read again and compared again.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bench.command import Place
from bench.edits import Edit, Value
from bench.rewordings import REWORDINGS, reword_clause, reword_value
from bench.slips import DISTORTIONS, distort_clause, distort_name, distort_value
from stemma.annotate.parse import Parse
from stemma.brief.make import BriefMaker
from stemma.claims import CloseReader
from stemma.model import (
    Annotations,
    Brief,
    Quantity,
    Reading,
    Rejection,
    Relation,
    Span,
    Timex,
)
from stemma.read import read_sources
from stemma.read.plain import digest_text

COVERAGES: Final = ("well", "seattle", "call", "transition", "toblerone")
ANSWERED: Final = ("well", "seattle")
CLASH: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
SAME: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
SMALL: Final = 5
"""Coverages up to this size are compared whole; of a larger one, the two reports of the pair."""
MOST: Final = 6
"""Edits of one kind in one coverage; those beyond it are left out, evenly."""
LIKE: Final = 0.5
"""Least share of common words of two statements that surely say the same."""
SHORTEST: Final = 3
_WORD: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that say the same; the left one is altered. `by` says who holds so."""

    by: str
    name: str
    left: Span
    right: Span
    values: tuple[tuple[Value, Value], ...] = ()
    """Values of the left place with what they stand beside on the right."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One edit of one pair, and what came of it."""

    coverage: str
    pair: Pair
    edit: Edit
    before: str
    after: str
    outcome: str
    """`clash`, `inconsistent`, `same`, `parted`: no longer in one point, or `apart`: never was."""
    judged: str
    """How the two places were judged, for who reads the list."""


@dataclass(slots=True)
class Bench:
    """The program loaded once, with one coverage read."""

    reader: CloseReader
    maker: BriefMaker
    found: dict[str, Annotations] = field(default_factory=dict)
    parses: dict[str, Parse] = field(default_factory=dict)
    briefs: dict[frozenset[str], Brief] = field(default_factory=dict)

    def open(self, folder: Path) -> None:
        """Read the reports of a coverage."""
        documents = [d for d in read_sources([str(folder)]) if not isinstance(d, Rejection)]
        self.found = {f.document.id: f for f in self.reader.annotate(documents)}
        self.briefs.clear()
        self.parses.clear()

    def parse(self, document: str) -> Parse:
        """The words of a report, unaltered."""
        if document not in self.parses:
            parse, _ = self.reader.annotator.read(self.found[document].document)
            assert parse is not None
            self.parses[document] = parse
        return self.parses[document]

    def setting(self, pair: Pair) -> frozenset[str]:
        """The reports that a pair is compared among."""
        if len(self.found) <= SMALL:
            return frozenset(self.found)
        return frozenset({pair.left.document_id, pair.right.document_id})

    def brief(self, setting: frozenset[str]) -> Brief:
        """The brief of some of the reports, unaltered."""
        if setting not in self.briefs:
            members = [f for identity, f in self.found.items() if identity in setting]
            self.briefs[setting] = self.maker.make(members)
        return self.briefs[setting]

    def altered(self, pair: Pair, edit: Edit) -> Brief:
        """The brief after the edit; the altered report keeps its id."""
        setting, changed = self.setting(pair), pair.left.document_id
        document = self.found[changed].document
        text = edit.apply(document.text)
        again = self.reader.annotate([replace(document, text=text, sha256=digest_text(text))])[0]
        return self.maker.make(
            again if identity == changed else f
            for identity, f in self.found.items()
            if identity in setting
        )


def measure(place: Place) -> dict[str, float]:
    """Hundredths of distortions seen and of rewordings called a conflict, by kind and in all."""
    trials = run(place.corpora, COVERAGES, MOST)
    print(table(trials))
    out: dict[str, float] = {}
    for name, kinds, outcomes in (
        ("distortions seen", DISTORTIONS, {"clash", "inconsistent"}),
        ("rewordings called a conflict", REWORDINGS, {"clash", "inconsistent"}),
    ):
        chosen = [t for t in trials if t.edit.kind in kinds]
        if chosen:
            share = sum(t.outcome in outcomes for t in chosen) / len(chosen)
            out[name] = round(100 * share, 1)
        out[f"{name}, asked"] = len(chosen)
    for kind in DISTORTIONS:
        chosen = [t for t in trials if t.edit.kind == kind]
        if chosen:
            share = sum(t.outcome in {"clash", "inconsistent"} for t in chosen) / len(chosen)
            out[f"distortions seen: {kind}"] = round(100 * share, 1)
    return out


def run(corpora: Path, coverages: Sequence[str], most: int) -> list[Trial]:
    bench = Bench(CloseReader.load(), BriefMaker.load())
    trials: list[Trial] = []
    for name in coverages:
        bench.open(corpora / "coverages" / name)
        answers = corpora / "answers" / f"{name}.json"
        pairs = [*program_pairs(bench)]
        if name in ANSWERED:
            pairs = [*answer_pairs(bench, answers), *pairs]
        by_kind: dict[tuple[str, str], list[tuple[Pair, Edit]]] = defaultdict(list)
        for pair in pairs:
            for edit in edits(bench, pair):
                by_kind[edit.kind, pair.by].append((pair, edit))
        for (_, by), chosen in sorted(by_kind.items()):
            kept = chosen if by == "answers" else spread(chosen, most)
            trials += [trial(bench, name, pair, edit) for pair, edit in kept]
    return trials


def spread(items: Sequence[tuple[Pair, Edit]], most: int) -> list[tuple[Pair, Edit]]:
    """At most so many of the items, evenly from first to last."""
    if len(items) <= most:
        return list(items)
    return [items[i * len(items) // most] for i in range(most)]


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
    earlier = bench.brief(bench.setting(pair))
    was_together, _, were_clashing, _ = relate(earlier, pair.left, pair.right)
    outcome = "same" if together else "parted" if was_together else "apart"
    # A rewording is called a conflict where any report clashes that did not before.
    if clashing - were_clashing if edit.kind in REWORDINGS else clash:
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
        outcome, judged,
    )  # fmt: skip


def odd(brief: Brief, place: Span) -> bool:
    """Whether an inconsistency stands there."""
    return any(span.overlaps(place) for found in brief.inconsistencies for span in found.spans)


def _joined(place: Span, edit: Edit) -> Span:
    return Span(place.document_id, min(place.start, edit.start), max(place.end, edit.end))


def relate(brief: Brief, left: Span, right: Span) -> tuple[bool, bool, frozenset[str], str]:
    """(in one point, at odds there, the documents that the left place is at odds with, how)."""
    together = clash = False
    others: set[str] = set()
    how: dict[str, None] = {}
    for judged in brief.points:
        readings = {r.id: r for r in judged.point.readings}
        mine = {i for i, r in readings.items() if touches(r, left)}
        theirs = {i for i, r in readings.items() if touches(r, right)}
        together |= bool(mine and theirs)
        for j in judged.judgements:
            if {j.left, j.right} & mine and {j.left, j.right} & theirs:
                how[f"{j.relation.value} {j.kind.value} ({' '.join(j.reasons)})"] = None
            if j.relation not in CLASH or not {j.left, j.right} & mine:
                continue
            other = readings[j.right if j.left in mine else j.left]
            if other.document_id != left.document_id:
                others.add(other.document_id)
            clash |= other.id in theirs
    return together, clash, frozenset(others), "; ".join(how)


def touches(reading: Reading, place: Span) -> bool:
    return any(span.overlaps(place) for span in reading.spans)


# ------------------------------------------------------------------------------- pairs


def answer_pairs(bench: Bench, answers: Path) -> Iterator[Pair]:
    """The agreed pairs of the answers, each altered on its left and on its right."""
    gold = json.loads(answers.read_text(encoding="utf-8"))
    for entry in gold["agree"]:
        places = [_find(bench, *entry[side]) for side in ("a", "b")]
        for left, right in (places, places[::-1]):
            shared = tuple(_shared(bench, left, right))
            yield Pair("answers", entry["id"], left, right, shared)


def _find(bench: Bench, document: str, quote: str) -> Span:
    for identity, found in bench.found.items():
        stem = Path(found.document.source).name.rpartition(".")[0]
        if document in {identity, stem}:
            start = found.document.text.index(quote)
            return Span(identity, start, start + len(quote))
    raise KeyError(document)


def _shared(bench: Bench, left: Span, right: Span) -> Iterator[tuple[Value, Value]]:
    for mine in _values(bench.found[left.document_id], left):
        for other in _values(bench.found[right.document_id], right):
            if same_value(mine, other):
                yield mine, other
                break


def _values(found: Annotations, place: Span) -> list[Value]:
    every: tuple[Value, ...] = (*found.quantities, *found.timexes)
    return [value for value in every if place.overlaps(value.span)]


def same_value(left: Value, right: Value) -> bool:
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return (left.low, left.high, left.dimension) == (right.low, right.high, right.dimension)
    if isinstance(left, Timex) and isinstance(right, Timex):
        return left.value[:10] == right.value[:10]
    return False


def program_pairs(bench: Bench) -> Iterator[Pair]:
    """What the program holds to be the same: values, and statements in mostly the same words."""
    whole = bench.brief(frozenset(bench.found))
    for number, judged in enumerate(whole.points):
        readings = {r.id: r for r in judged.point.readings}
        for j in judged.judgements:
            left, right = readings[j.left], readings[j.right]
            if j.relation not in SAME or left.document_id == right.document_id:
                continue
            pair = _pair(bench, left, right)
            if pair is None:
                continue
            together, clash, _, _ = relate(bench.brief(bench.setting(pair)), pair.left, pair.right)
            if together and not clash:
                yield pair
                if number % 2:
                    yield _turned(pair)
                break


def _pair(bench: Bench, left: Reading, right: Reading) -> Pair | None:
    mine, other = left.value, right.value
    if isinstance(mine, (Quantity, Timex)) and isinstance(other, (Quantity, Timex)):
        return Pair("program, value", left.id, mine.span, other.span, ((mine, other),))
    if mine is not None or other is not None:
        return None
    places = left.spans[0], right.spans[0]
    words = [
        frozenset(_WORD.findall(place.of(bench.found[place.document_id].document.text).lower()))
        for place in places
    ]
    if min(map(len, words)) < SHORTEST or len(words[0] & words[1]) < LIKE * len(
        words[0] | words[1]
    ):
        return None
    return Pair("program, statement", left.id, *places)


def _turned(pair: Pair) -> Pair:
    return replace(
        pair, left=pair.right, right=pair.left, values=tuple((b, a) for a, b in pair.values)
    )


# ------------------------------------------------------------------------------- table


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
        wrong = (
            t.outcome in {"clash", "inconsistent"}
            if t.edit.kind in REWORDINGS
            else t.outcome in {"same", "parted", "apart"}
        )
        if wrong:
            yield (
                f"{t.edit.kind} | {t.outcome} | {t.coverage} | {t.pair.by}"
                f" | {t.pair.name[:24]} | {t.before!r} -> {t.after!r} | {t.judged}"
            )


def main(corpora: str, *coverages: str) -> None:
    """The table and every wrong case of some coverages, all where none is named."""
    trials = run(Path(corpora), coverages or COVERAGES, MOST)
    print(table(trials))
    print(*listing(trials), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
