"""Near-copies → where one gives another value than the text it repeats, and what it corrects.

Copies are not read closely. The words that differ are found without a model, and only the sentences
around those that may hold a value are read: a copy costs what its own words cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any, Final

from stemma.archive.edits import Edit, Stretch, find_edits
from stemma.gather.shingles import split_words
from stemma.judge.kinds import find_kind, judge_values
from stemma.lexicon.numbers import load_number_words
from stemma.lexicon.times import load_time_words
from stemma.model import Annotations, Claim, Document, Quantity, Relation, Span, Timex
from stemma.model.judgement import JudgementKind
from stemma.report.wording import describe_quantity, describe_timex
from stemma.values.moving import Movement, find_movement, find_running
from stemma.values.said import Said, read_published

Row = dict[str, Any]
Read = Callable[[Sequence[Document]], Iterable[Annotations]]

SENTENCE: Final = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n+")
AROUND: Final = 400
"""Characters before and after an edit up to which its sentence is read."""
MOST: Final = 100
"""Edits of a copy that are read: a text with more is hardly one."""
APART: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
CORRECTION: Final = "correction"


@dataclass(frozen=True, slots=True)
class CopyPair:
    """A near-copy and the text that it repeats, in a coverage."""

    coverage: str
    copy: Document
    original: Document


@dataclass(frozen=True, slots=True)
class _Side:
    """A sentence with an edit: where it stands, as a report of its own, and the edit in that."""

    start: int
    report: Document
    edit: Stretch


@dataclass(frozen=True, slots=True)
class _Found:
    """The value that an edit holds, and the statement it belongs to."""

    value: Quantity | Timex
    words: str
    claim: Claim
    published: str | None

    def said(self) -> Said[Timex | Quantity]:
        """The value with its words, day and way of moving."""
        lemmas = [self.claim.predicate, *(a.head for a in self.claim.arguments if a.head)]
        if isinstance(self.value, Quantity) and self.value.unit:
            lemmas += self.value.unit.split()
        runs = find_kind(self.value) is JudgementKind.DURATION
        moves: Movement | None = (find_running if runs else find_movement)(lemmas)
        return Said(self.value, self.words, read_published(self.published), moves)


def find_variants(pairs: Sequence[CopyPair], read: Read) -> Iterator[Row]:
    """The rows of the table `variants`, in the order of the pairs and of the places in each copy.

    A correction that a copy has and the text it repeats has not comes before its other rows.
    """
    compared = [
        (pair, [_sides(pair, edit) for edit in _edits(pair.original.text, pair.copy.text)])
        for pair in pairs
    ]
    reports = {
        side.report.id: side.report for _, found in compared for sides in found for side in sides
    }
    # In a fixed order; the same sentence of a thousand copies is read once.
    known = {one.document.id: one for one in read([reports[name] for name in sorted(reports)])}
    for pair, found in compared:
        yield from _corrections(pair)
        told = set()
        for before, after in found:
            row = _variant(pair, before, after, known)
            if row is not None and (key := (row["before_words"], row["words"], row["value"])):
                if key not in told:
                    yield row
                told.add(key)


@cache
def _value_words() -> frozenset[str]:
    """Words that may be part of a time or an amount."""
    times = (word for phrase in load_time_words() for word in phrase.split())
    return frozenset(map(str.casefold, (*load_number_words(), *times)))


def _edits(before: str, after: str) -> Iterator[Edit]:
    """The edits that put what may be a value in the place of another."""
    found = (
        edit
        for edit in find_edits(before, after)
        if _may_hold(before, edit.before) and _may_hold(after, edit.after)
    )
    yield from (edit for edit, _ in zip(found, range(MOST), strict=False))


def _may_hold(text: str, stretch: Stretch) -> bool:
    words = split_words(text[stretch[0] : stretch[1]])
    return any(word[0].isdigit() or word.casefold() in _value_words() for word in words)


def _sides(pair: CopyPair, edit: Edit) -> tuple[_Side, _Side]:
    return _side(pair.original, edit.before), _side(pair.copy, edit.after)


def _side(document: Document, edit: Stretch) -> _Side:
    """The sentences that an edit stands in."""
    text = document.text
    first, last = max(0, edit[0] - AROUND), min(len(text), edit[1] + AROUND)
    for found in SENTENCE.finditer(text, first, edit[0]):
        first = found.end()
    end = SENTENCE.search(text, edit[1], last)
    last = last if end is None else end.end()
    words = text[first:last].rstrip()
    start = first + len(words) - len(words := words.lstrip())
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    told = f"{digest} {document.published} {document.possible} {document.near}"
    report = replace(
        document,
        id=sha256(told.encode()).hexdigest(),
        text=words, sha256=digest, source_map=(), passages=(), corrections=(), stated=(),
        dated_by=(), page=None, title=None,
    )  # fmt: skip
    return _Side(start, report, (edit[0] - start, edit[1] - start))


def _variant(
    pair: CopyPair, before: _Side, after: _Side, known: dict[str, Annotations]
) -> Row | None:
    """The row of an edit that gives another value; `None` where it gives none, or the same."""
    was, now = (_value(side, known.get(side.report.id)) for side in (before, after))
    if was is None or now is None or was.claim.polarity is not now.claim.polarity:
        return None
    judged = judge_values(was.said(), now.said())
    if judged.relation not in APART:
        return None
    return {
        "coverage": pair.coverage,
        "document": pair.copy.id,
        "copy_of": pair.original.id,
        "kind": judged.kind.value,
        "before_words": before.report.text,
        "words": after.report.text,
        "before_spans": _place(before),
        "spans": _place(after),
        "before_value": was.words,
        "value": now.words,
        "before_meaning": _meaning(was.value),
        "meaning": _meaning(now.value),
        "reason": judged.reason,
    }


def _value(side: _Side, read: Annotations | None) -> _Found | None:
    """The one value of a statement that the edited words touch; `None` where there are several."""
    if read is None:
        return None
    first, last = side.edit
    found: dict[Span, tuple[Quantity | Timex, Claim]] = {}
    for claim in read.claims:
        values: tuple[Quantity | Timex, ...] = (*claim.quantities, *claim.timexes)
        for value in values:
            if value.span.start < last and first < value.span.end:
                found[value.span] = value, claim
    if len(found) != 1:
        return None
    ((span, (value, claim)),) = found.items()
    return _Found(value, span.of(side.report.text), claim, read.document.published)


def _place(side: _Side) -> list[dict[str, int]]:
    return [{"start": side.start, "end": side.start + len(side.report.text)}]


def _meaning(value: Quantity | Timex) -> str:
    return describe_quantity(value) if isinstance(value, Quantity) else describe_timex(value)


def _corrections(pair: CopyPair) -> Iterator[Row]:
    """What a copy says was wrong before, and the text that it repeats does not."""
    known = {" ".join(split_words(words)) for words in pair.original.corrections}
    for words in pair.copy.corrections:
        if " ".join(split_words(words)) in known:
            continue
        start = pair.copy.text.find(words)
        yield {
            "coverage": pair.coverage,
            "document": pair.copy.id,
            "copy_of": pair.original.id,
            "kind": CORRECTION,
            "words": words,
            "before_spans": [],
            "spans": [] if start < 0 else [{"start": start, "end": start + len(words)}],
        }
