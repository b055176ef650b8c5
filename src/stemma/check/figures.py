"""Numbers, days and times of the draft, singly: found, otherwise or nowhere in the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stemma.check.passages import Library, Passage
from stemma.check.same_measure import is_particle, same_clock, same_length
from stemma.check.same_value import (
    CLASH,
    HOLD,
    as_percentage,
    by_bound,
    by_weekday,
    is_checked,
    is_same,
    numbers_in,
    one_thing,
    written_alike,
)
from stemma.check.source_values import ELSEWHERE, Given, SourceValues
from stemma.check.units import Unit, Value
from stemma.check.words import ReportWords, Word
from stemma.judge.kinds import judge_values
from stemma.judge.ladder import Judged
from stemma.match import family_of
from stemma.model import (
    CheckedValue,
    EvidenceRelation,
    Quantity,
    Relation,
    SourceEvidence,
    Span,
    Timex,
    ValueVerdict,
)
from stemma.values.said import Said, read_published

THOSE: Final = re.compile(r"\b(?:the|these|those|other)\s+$", re.IGNORECASE)
FEW: Final = 3
"""Up to here "the two" may be of those whom a source names one by one."""
DATELINE: Final = re.compile(r"\s*(?:\(|[—–-]|\.\s|\n|:)")
"""What follows the date of a dateline."""
MANY_DIGITS: Final = 2
"""Digits of a number that is looked up though nothing says what it counts."""
HEAD: Final = 120
"""Characters at the beginning of a report in which its own date may stand."""
SHOWN: Final = 3
"""Values of sources that are shown beside one that they give otherwise."""


class Figures:
    """Holds the values of statements against those of their passages."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft
        self._published = read_published(draft.annotations.document.published)
        self._values = SourceValues(library, draft)

    def check(
        self, unit: Unit, best: Sequence[Passage], others: Sequence[Passage]
    ) -> list[CheckedValue]:
        """Each value of a statement; `best` are the passages that speak of the same."""
        found = [self._value(value, unit, best, others) for value in unit.values]
        found += [self._unread(word, unit) for word in unit.words if word.is_number]
        return [checked for checked in found if checked is not None]

    def _unread(self, word: Word, unit: Unit) -> CheckedValue | None:
        """A number in digits that was read as no value, and stands in no source."""
        held = [*(v.span for v in unit.values), *(n.span for n in unit.names)]
        if any(span.start <= word.start < span.end for span in held):
            return None
        words = self._draft.text[word.start : word.end]
        if (
            not words.isdigit()
            or len(words) < MANY_DIGITS
            or numbers_in(words) <= self._values.numbers
        ):
            return None
        span = Span(self._draft.annotations.document.id, word.start, word.end)
        return CheckedValue(span, "count", ValueVerdict.NOWHERE)

    def _value(
        self, value: Value, unit: Unit, best: Sequence[Passage], others: Sequence[Passage]
    ) -> CheckedValue | None:
        words = " ".join(value.span.of(self._draft.text).split())
        if not is_checked(value, words):
            return None
        kind = family_of(value)
        found, clashing = self._held_against(value, words, best)
        rest = [other for other in unit.values if other is not value]
        clashing = [(g, j) for g, j in clashing if not any(self._is_of(v, g) for v in rest)]
        if found is None and self._values.stand_beside(value, words, best, others):
            return CheckedValue(value.span, kind, ValueVerdict.FOUND)
        if found is None and not (clashing and self._is_slot(value, clashing)):
            found = self._elsewhere(value, words, best, others, strict=bool(clashing))
        if found is not None:
            evidence = self._evidence(*found, kind, EvidenceRelation.SUPPORTS)
            return CheckedValue(value.span, kind, ValueVerdict.FOUND, (evidence,))
        if clashing:
            against = EvidenceRelation.CONTRADICTS
            shown = tuple(self._evidence(g, j, kind, against) for g, j in clashing[:SHOWN])
            return CheckedValue(value.span, kind, ValueVerdict.OTHERWISE, shown)
        if self._values.stand_written(words) or self._is_meant(value):
            return None
        return CheckedValue(value.span, kind, ValueVerdict.NOWHERE)

    def _is_meant(self, value: Value) -> bool:
        """Whether a count is of those told of before: "the two have never met"."""
        before = self._draft.text[max(0, value.span.start - 8) : value.span.start]
        return (
            isinstance(value, Quantity)
            and value.low is not None
            and value.low <= FEW
            and THOSE.search(before) is not None
        )

    def _held_against(
        self, value: Value, words: str, best: Sequence[Passage]
    ) -> tuple[tuple[Given, Judged] | None, list[tuple[Given, Judged]]]:
        """The first value of the best passages that is the same, and those that clash with it.

        A day that another time has room for ("Feb. 12", "in the coming weeks") is the same only
        where no other day stands in the sentence that says it.
        """
        clashing: list[tuple[Given, Judged]] = []
        roomy: tuple[Given, Judged] | None = None
        is_own = False
        for passage in best:
            for given in self._values.given(passage):
                judged = self._judge(value, words, given)
                if judged is None:
                    continue
                if self._measures_alike(value, words, given):
                    return (given, judged), []
                if judged.relation in HOLD or written_alike(words, given.words):
                    if is_same(value, given.value, judged) or written_alike(words, given.words):
                        return (given, judged), []
                    roomy = roomy or (given, judged)
                elif self._may_clash(value, judged, given):
                    clashing.append((given, judged))
                    is_own = is_own or self._library.span(passage).contains(given.value.span)
        return (None, clashing) if is_own or roomy is None else (roomy, [])

    def _measures_alike(self, value: Value, words: str, given: Given) -> bool:
        """Whether two values are one in other measures or writings."""
        other = given.value
        if same_length(value, other):
            return True
        if isinstance(value, Timex):
            return same_clock(words, given.words) and isinstance(other, Timex)
        text = self._library.report(given.passage).text
        return numbers_in(words) == numbers_in(given.words) and is_particle(
            text, other.span.start, given.words
        )

    def _may_clash(self, value: Value, judged: Judged, given: Given) -> bool:
        """Whether two values that differ may be of one thing; the date of a report is of none."""
        if judged.relation not in CLASH or not one_thing(value, given.value):
            return False
        if not isinstance(given.value, Timex):
            return True
        report = self._library.report(given.passage)
        published = report.annotations.document.published or "?"
        span = given.value.span
        if span.start >= HEAD or given.value.anchor is not None:
            return True
        is_line = DATELINE.match(report.text, span.end) is not None
        return not (is_line or given.value.value.startswith(published[:10]))

    def _is_of(self, value: Value, given: Given) -> bool:
        """Whether a source's value is that of another one of the statement: "5,200, not 4,700"."""
        words = " ".join(value.span.of(self._draft.text).split())
        numbers = numbers_in(words)
        if numbers and numbers == numbers_in(given.words):
            return True
        judged = self._judge(value, words, given)
        return judged is not None and judged.relation is Relation.AGREES

    def _is_slot(self, value: Value, clashing: Sequence[tuple[Given, Judged]]) -> bool:
        """Whether a value of the best passage surely stands in the place of the draft's."""
        if isinstance(value, Timex):
            return True
        return any(
            isinstance(given.value, Quantity) and given.value.unit == value.unit
            for given, _ in clashing
        )

    def _evidence(
        self, given: Given, judged: Judged, kind: str, relation: EvidenceRelation
    ) -> SourceEvidence:
        return SourceEvidence((given.value.span,), relation, kind, judged.reason)

    def _elsewhere(
        self,
        value: Value,
        words: str,
        best: Sequence[Passage],
        others: Sequence[Passage],
        *,
        strict: bool,
    ) -> tuple[Given, Judged] | None:
        """The same value in a passage that is further away."""
        top = best[0].score if best else 0.0
        for passage in others:
            if strict and passage.score < ELSEWHERE * top:
                continue
            for given in self._values.given(passage):
                judged = self._judge(value, words, given)
                if judged is not None and judged.relation is Relation.AGREES:
                    return given, judged
        return None

    def _judge(self, value: Value, words: str, given: Given) -> Judged | None:
        """How two values stand; `None` where they are not of one kind."""
        other = given.value
        report = self._library.report(given.passage)
        if isinstance(value, Timex) is not isinstance(other, Timex):
            return None
        if family_of(value) != family_of(other):
            return None
        judged = judge_values(
            Said(as_percentage(value), words, self._published),
            Said(
                as_percentage(other),
                given.words,
                read_published(report.annotations.document.published),
            ),
        )
        if isinstance(value, Timex) and isinstance(other, Timex):
            return by_weekday(judged, (value, words), (other, given.words))
        if isinstance(value, Quantity) and isinstance(other, Quantity):
            return by_bound(judged, (value, words), (other, given.words))
        return judged
