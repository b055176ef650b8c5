"""Numbers, days and times of the draft, singly: found, otherwise or nowhere in the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from stemma.check.passages import Library, Passage
from stemma.check.same_value import (
    CLASH,
    HOLD,
    WEEKDAYS,
    by_bound,
    by_name,
    by_weekday,
    is_checked,
    is_same,
    numbers_in,
    one_thing,
    telling,
    written_alike,
)
from stemma.check.units import Unit, Value
from stemma.check.wording import tokens_of
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

DIGITS: Final = re.compile(r"\d+(?:[.,:]\d+)*")
DATELINE: Final = re.compile(r"\s*(?:\(|[—–-]|\.\s|\n|:)")
"""What follows the date of a dateline."""
MANY_DIGITS: Final = 2
"""Digits of a number that is looked up though nothing says what it counts."""
HEAD: Final = 120
"""Characters at the beginning of a report in which its own date may stand."""
SHOWN: Final = 3
"""Values of sources that are shown beside one that they give otherwise."""
ELSEWHERE: Final = 0.6
"""Share of the best passage's score from which on a passage with the same value may be of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a source where it stands."""

    value: Value
    words: str
    passage: Passage


class Figures:
    """Every value of the sources, by the sentence it stands in."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft
        self._published = read_published(draft.annotations.document.published)
        self._by_place: dict[tuple[int, int], list[Value]] = {}
        for number, report in enumerate(library.index.reports):
            found = report.annotations
            values: list[Value] = [*found.timexes, *found.quantities]
            for value in values:
                sentence = report.sentence_at(value.span.start)
                if sentence is not None:
                    self._by_place.setdefault((number, sentence), []).append(value)

    def check(
        self, unit: Unit, best: Sequence[Passage], others: Sequence[Passage]
    ) -> list[CheckedValue]:
        """Each value of a statement; `best` are the passages that speak of the same."""
        found = [self._value(value, best, others) for value in unit.values]
        found += [self._unread(word, unit) for word in unit.words if word.is_number]
        return [checked for checked in found if checked is not None]

    def _unread(self, word: Word, unit: Unit) -> CheckedValue | None:
        """A number in digits that was read as no value, and stands in no source."""
        held = [*(v.span for v in unit.values), *(n.span for n in unit.names)]
        if any(span.start <= word.start < span.end for span in held):
            return None
        words = self._draft.text[word.start : word.end]
        if not words.isdigit() or len(words) < MANY_DIGITS or numbers_in(words) <= self._numbers:
            return None
        span = Span(self._draft.annotations.document.id, word.start, word.end)
        return CheckedValue(span, "count", ValueVerdict.NOWHERE)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """Every number of the sources, as digits."""
        return frozenset(n for r in self._library.index.reports for n in numbers_in(r.text))

    def _value(
        self, value: Value, best: Sequence[Passage], others: Sequence[Passage]
    ) -> CheckedValue | None:
        words = " ".join(value.span.of(self._draft.text).split())
        if not is_checked(value, words):
            return None
        kind = family_of(value)
        found, clashing = self._held_against(value, words, best)
        if found is None and self._stands_beside(value, words, best):
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
        if self._stands_written(words):
            return None
        return CheckedValue(value.span, kind, ValueVerdict.NOWHERE)

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
            for given in self._given(passage):
                judged = self._judge(value, words, given)
                if judged is None:
                    continue
                if judged.relation in HOLD or written_alike(words, given.words):
                    if is_same(value, given.value, judged) or written_alike(words, given.words):
                        return (given, judged), []
                    roomy = roomy or (given, judged)
                elif self._may_clash(value, judged, given):
                    clashing.append((given, judged))
                    is_own = is_own or self._library.span(passage).contains(given.value.span)
        return (None, clashing) if is_own or roomy is None else (roomy, [])

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

    def _stands_beside(self, value: Value, words: str, best: Sequence[Passage]) -> bool:
        """Whether a value is the day of a report, or a number that nobody read as one."""
        return self._is_day_of_report(value, words, best) or self._is_written(value, words, best)

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

    def _given(self, passage: Passage) -> Iterator[Given]:
        """The values of a passage, those of the sentence itself first, then those beside it."""
        numbers = sorted(
            self._library.around(passage, 1), key=lambda n: (abs(n - passage.place.sentence), n)
        )
        report = self._library.report(passage)
        for number in numbers:
            for value in self._by_place.get((passage.place.report, number), ()):
                words = " ".join(value.span.of(report.text).split())
                yield Given(value, words, passage)

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
            for given in self._given(passage):
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
            Said(value, words, self._published),
            Said(other, given.words, read_published(report.annotations.document.published)),
        )
        if isinstance(value, Timex) and isinstance(other, Timex):
            return by_weekday(judged, (value, words), (other, given.words))
        if isinstance(value, Quantity) and isinstance(other, Quantity):
            return by_bound(judged, (value, words), (other, given.words))
        return judged

    def _is_day_of_report(self, value: Value, words: str, best: Sequence[Passage]) -> bool:
        """Whether a day of the draft is the day on which a report that says so appeared."""
        if not isinstance(value, Timex):
            return False
        named = by_name(words)
        for passage in best:
            day = read_published(self._library.report(passage).annotations.document.published)
            if day is None:
                continue
            if value.earliest is None:
                if named and WEEKDAYS[day.weekday()] in named:
                    return True
                continue
            first, last = str(value.earliest)[:10], str(value.latest or value.earliest)[:10]
            if first <= str(day)[:10] <= last:
                return True
        return False

    def _is_written(self, value: Value, words: str, best: Sequence[Passage]) -> bool:
        """Whether a number stands in a passage that speaks of the same, though not read there."""
        numbers = numbers_in(words)
        if isinstance(value, Timex):
            numbers = frozenset() if numbers or by_name(words) else telling(words)
        if not numbers:
            return False
        for passage in best:
            report = self._library.report(passage)
            span = self._library.span(passage)
            read = [
                v.span
                for v in self._by_place.get((passage.place.report, passage.place.sentence), ())
            ]
            here = {
                token.word
                for token in tokens_of(report.text, span.start, span.end)
                if isinstance(value, Timex) or not any(r.start <= token.start < r.end for r in read)
            }
            if numbers <= here:
                return True
        return False

    def _stands_written(self, words: str) -> bool:
        """Whether the digits of a value stand in some source, whatever was read of them there."""
        digits = DIGITS.findall(words)
        if not digits:
            return False
        return any(
            all(re.search(rf"(?<!\d){re.escape(d)}(?!\d)", report.text) for d in digits)
            for report in self._library.index.reports
        )
