"""The values of the sources where they stand, and numbers and days that nobody read as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from stemma.check.passages import Library, Passage
from stemma.check.same_value import (
    ORDINALS,
    WEEKDAYS,
    by_name,
    is_time,
    numbers_in,
    telling,
    written_alike,
)
from stemma.check.units import Value
from stemma.check.wording import tokens_of
from stemma.check.words import ReportWords
from stemma.model import Timex
from stemma.values.said import read_published

DIGITS: Final = re.compile(r"\d+(?:[.,:]\d+)*")
LAST: Final = "(?:victim|person|death|body|fatality|man|woman|child|patient|case|arrest|suspect)"
ELSEWHERE: Final = 0.6
"""Share of the best passage's score from which on a passage with the same value may be of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a source where it stands."""

    value: Value
    words: str
    passage: Passage


class SourceValues:
    """Every value of the sources, by the sentence it stands in."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft
        self._by_place: dict[tuple[int, int], list[Value]] = {}
        for number, report in enumerate(library.index.reports):
            found = report.annotations
            values: list[Value] = [*found.timexes, *found.quantities]
            for value in values:
                sentence = report.sentence_at(value.span.start)
                if sentence is not None:
                    self._by_place.setdefault((number, sentence), []).append(value)

    def given(self, passage: Passage) -> Iterator[Given]:
        """The values of a passage, those of the sentence itself first, then those beside it."""
        numbers = sorted(
            self._library.around(passage, 1), key=lambda n: (abs(n - passage.place.sentence), n)
        )
        report = self._library.report(passage)
        for number in numbers:
            for value in self._by_place.get((passage.place.report, number), ()):
                words = " ".join(value.span.of(report.text).split())
                yield Given(value, words, passage)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number of the sources, as digits."""
        return frozenset(n for r in self._library.index.reports for n in numbers_in(r.text))

    def stand_beside(
        self, value: Value, words: str, best: Sequence[Passage], others: Sequence[Passage]
    ) -> bool:
        """Whether a value is the day of a report, or a number that nobody read as one.

        Or a length of time that is told as a time ("three weeks", "three weeks ago"), or a count
        that is told by its last ("eight", "an eighth victim").
        """
        near = [p for p in others if p.score >= ELSEWHERE * best[0].score]
        if self._is_day_of_report(value, words, near) or self._is_written(value, words, best):
            return True
        given = [given for passage in best for given in self.given(passage)]
        if is_time(value) and any(
            is_time(g.value) and written_alike(words, g.words) for g in given
        ):
            return True
        ordinal = ORDINALS.get(words.casefold(), ORDINALS.get(next(iter(numbers_in(words)), "")))
        if ordinal is None:
            return False
        is_near = any(
            re.search(rf"\b{ordinal}\b", self._library.text(p), re.IGNORECASE) for p in others
        )
        return is_near or (not isinstance(value, Timex) and self._has_last(ordinal))

    def _has_last(self, ordinal: str) -> bool:
        """Whether a source tells a count by its last: "an eighth victim"."""
        return any(
            re.search(rf"\b{ordinal}\s+{LAST}\b", report.text, re.IGNORECASE)
            for report in self._library.index.reports
        )

    def stand_written(self, words: str) -> bool:
        """Whether the digits of a value stand in some source, whatever was read of them there."""
        digits = DIGITS.findall(words)
        if not digits:
            return False
        return any(
            all(re.search(rf"(?<!\d){re.escape(d)}(?!\d)", report.text) for d in digits)
            for report in self._library.index.reports
        )

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
