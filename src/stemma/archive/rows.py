"""What was found in a coverage → the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stemma.match import Matches
from stemma.model import Annotations, Attribution, Brief, Quantity, Reading, Span, Timex
from stemma.report.view.telling import Telling
from stemma.report.view.values import describe_value

Row = dict[str, Any]


def statement_rows(found: Annotations, coverage: str) -> Iterator[Row]:
    """Every statement of a report."""
    text = found.document.text
    names = {entity.id: entity.name for entity in found.entities}
    for claim in found.claims:
        source = claim.attribution
        yield {
            "statement": claim.id,
            "document": found.document.id,
            "coverage": coverage,
            "words": _words(claim.spans, text),
            "spans": _places(claim.spans),
            "predicate": claim.predicate,
            "polarity": claim.polarity.value,
            "modality": claim.modality.value,
            "source_words": _source(source, text),
            "source_kind": None if source is None else source.source_kind.value,
            "speaker": None if source is None else names.get(source.speaker or ""),
            "names": sorted({names[a.entity] for a in claim.arguments if a.entity in names}),
            "times": [_time(timex, text) for timex in claim.timexes],
            "amounts": [_amount(quantity, text) for quantity in claim.quantities],
        }


def match_rows(matches: Matches, coverage: str) -> Iterator[Row]:
    """Every pair of statements that was read."""
    for match in matches.claims.values():
        left, right = (matches.statements[n].claim.id for n in (match.left, match.right))
        words = match.words
        yield {
            "coverage": coverage,
            "left": left,
            "right": right,
            "left_document": matches.document_of(match.left),
            "right_document": matches.document_of(match.right),
            "same": _chance(match.same),
            "agree": _chance(words.agree),
            "narrower": _chance(words.narrower),
            "conflict": _chance(words.conflict),
            "denial": _chance(words.denial),
            "kind": words.kind,
            "verbatim": match.verbatim,
        }


class BriefRows:
    """The rows of the brief of one coverage, or of one piece of it."""

    def __init__(self, brief: Brief, coverage: str, part: int) -> None:
        self._brief = brief
        self._coverage = coverage
        self._part = part
        self._telling = Telling(brief)
        self._texts = {document.id: document.text for document in brief.documents}

    def points(self) -> Iterator[Row]:
        """Every point, the most important first."""
        for rank, judged in enumerate(self._brief.points, start=1):
            counted = judged.corroboration
            yield {
                "point": judged.point.id,
                "coverage": self._coverage,
                "part": self._part,
                "rank": rank,
                "verdict": judged.verdict.value,
                "words": self.words(self._telling.spans(self._telling.of_point(judged))),
                "documents": len({r.document_id for r in judged.point.readings}),
                "origins_at_least": counted.origins_at_least,
                "origins_at_most": counted.origins_at_most,
                "origins": list(counted.origins),
            }

    def readings(self) -> Iterator[Row]:
        """Every reading of every point."""
        for judged in self._brief.points:
            for reading in judged.point.readings:
                yield {
                    "reading": reading.id,
                    "point": judged.point.id,
                    "coverage": self._coverage,
                    "document": reading.document_id,
                    "statement": reading.claim.id,
                    "words": self.words(reading.spans),
                    "spans": _places(reading.spans),
                    "value": value_of(reading),
                    "source_words": _source(reading.attribution, self._texts[reading.document_id]),
                    "agrees": reading.id in judged.agreeing,
                }

    def judgements(self) -> Iterator[Row]:
        """Every judgement of every point."""
        for judged in self._brief.points:
            documents = {r.id: r.document_id for r in judged.point.readings}
            for one in judged.judgements:
                yield {
                    "coverage": self._coverage,
                    "point": judged.point.id,
                    "left": one.left,
                    "right": one.right,
                    "left_document": documents[one.left],
                    "right_document": documents[one.right],
                    "left_words": self.words(one.left_spans),
                    "right_words": self.words(one.right_spans),
                    "relation": one.relation.value,
                    "kind": one.kind.value,
                    "rung": one.rung,
                    "same": None if one.same is None else _chance(one.same),
                    "exclusion": one.exclusion,
                    "reasons": list(one.reasons),
                }

    def lineage(self) -> Iterator[Row]:
        """Every link between two documents, or to an origin outside the coverage."""
        for link in self._brief.lineage:
            yield {
                "coverage": self._coverage,
                "document": link.document_id,
                "from_id": link.from_id,
                "kind": link.kind.value,
                "direction": link.direction.value,
                "share": None,
                "words": self.words(link.spans),
                "spans": _places(link.spans),
                "from_spans": _places(link.from_spans),
            }

    def origins(self) -> Iterator[Row]:
        """Every origin."""
        for origin in self._brief.origins:
            yield {
                "coverage": self._coverage,
                "part": self._part,
                "origin": origin.id,
                "name": origin.name,
                "kind": origin.kind.value,
                "documents": list(origin.documents),
                "reasons": list(dict.fromkeys(e.reason for e in origin.evidence)),
            }

    def words(self, spans: Sequence[Span]) -> str:
        """The words of spans, each sliced from its document."""
        return " … ".join(span.of(self._texts[span.document_id]) for span in spans)


def value_of(reading: Reading) -> str | None:
    """The value of a reading in a few words; `None` where its point compares none."""
    if reading.value is None or isinstance(reading.value, str):
        return reading.value
    return describe_value(reading)


def _words(spans: Sequence[Span], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def _places(spans: Sequence[Span]) -> list[Mapping[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _source(attribution: Attribution | None, text: str) -> str | None:
    """Who says it, in the report's words; empty where it names nobody."""
    return None if attribution is None else _words(attribution.source, text)


def _time(timex: Timex, text: str) -> Row:
    return {
        "words": timex.span.of(text),
        "value": timex.value,
        "earliest": None if timex.earliest is None else timex.earliest.isoformat(),
        "latest": None if timex.latest is None else timex.latest.isoformat(),
    }


def _amount(quantity: Quantity, text: str) -> Row:
    return {
        "words": quantity.span.of(text),
        "low": None if quantity.low is None else str(quantity.low),
        "high": None if quantity.high is None else str(quantity.high),
        "low_open": quantity.low_open,
        "high_open": quantity.high_open,
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "currency": quantity.currency,
    }


def _chance(value: float) -> float:
    """To four decimals: those after them may differ between processors."""
    return round(float(value), 4)
