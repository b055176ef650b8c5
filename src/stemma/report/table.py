"""Annotations → plain tables: one row a sentence, claim, attribution, time, amount or mention."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from stemma.model import Annotations, Span
from stemma.report.layers import Layer
from stemma.report.wording import describe_quantity, describe_timex

Cell = str | int | float | bool | tuple[str, ...] | tuple[tuple[int, int], ...] | None
"""What a table can hold; places are pairs of offsets, half-open."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in text order, a cell for every column; `text` is the exact words of [start, end)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_PLACE: Final = ("document", "text", "start", "end")
COLUMNS: Final[dict[Layer, tuple[str, ...]]] = {
    Layer.TEXT: (*_PLACE, "furniture"),
    Layer.CLAIMS: (
        *(*_PLACE, "spans", "id", "predicate", "polarity", "modality", "arguments"),
        *("said_by", "attribution", "times", "amounts"),
    ),
    Layer.ATTRIBUTIONS: (
        *(*_PLACE, "spans", "source", "source_spans", "cue", "cue_spans"),
        *("source_kind", "source_count", "speaker", "via"),
    ),
    Layer.TIMES: (
        *(*_PLACE, "kind", "value", "earliest", "latest", "precision", "low_seconds"),
        *("high_seconds", "approximate", "alternatives", "mismatch"),
    ),
    Layer.AMOUNTS: (
        *(*_PLACE, "low", "high", "low_open", "high_open", "approximate", "unit", "dimension"),
        *("currency", "change", "of", "restates"),
    ),
    Layer.ENTITIES: (*_PLACE, "entity", "name", "kind", "form", "acts_for"),
    Layer.FURNITURE: _PLACE,
}
"""The columns of each layer; the text of an attribution is its content."""


def to_table(annotations: Annotations, layer: Layer) -> Table:
    """One layer of one document as a table; all its columns are there when it is empty."""
    return Table(COLUMNS[layer], tuple(_ROWS[layer](annotations)))


def _text_rows(annotations: Annotations) -> Iterator[tuple[Cell, ...]]:
    for span in annotations.sentences:
        is_furniture = any(span.overlaps(other) for other in annotations.furniture)
        yield (*_place((span,), annotations), is_furniture)


def _claim_rows(annotations: Annotations) -> Iterator[tuple[Cell, ...]]:
    text = annotations.document.text
    names = {entity.id: entity.name for entity in annotations.entities}
    numbers = {found: place for place, found in enumerate(annotations.attributions)}
    for claim in annotations.claims:
        said = claim.attribution
        yield (
            *_place(claim.spans, annotations),
            _pairs(claim.spans),
            claim.id,
            claim.predicate,
            claim.polarity.value,
            claim.modality.value,
            tuple(
                f"{argument.role}: {names.get(argument.entity or '') or argument.span.of(text)}"
                for argument in claim.arguments
            ),
            None if said is None else _join(said.source, text),
            None if said is None else numbers[said],
            tuple(describe_timex(timex) for timex in claim.timexes),
            tuple(describe_quantity(quantity) for quantity in claim.quantities),
        )


def _attribution_rows(annotations: Annotations) -> Iterator[tuple[Cell, ...]]:
    text = annotations.document.text
    names = {entity.id: entity.name for entity in annotations.entities}
    for found in annotations.attributions:
        yield (
            *_place(found.content or found.cue, annotations),
            _pairs(found.content),
            _join(found.source, text),
            _pairs(found.source),
            _join(found.cue, text),
            _pairs(found.cue),
            found.source_kind.value,
            found.source_count,
            names.get(found.speaker or ""),
            tuple(via.name for via in found.via),
        )


def _time_rows(annotations: Annotations) -> Iterator[tuple[Cell, ...]]:
    for timex in annotations.timexes:
        yield (
            *_place((timex.span,), annotations),
            timex.kind.value,
            timex.value,
            _date(timex.earliest),
            _date(timex.latest),
            None if timex.precision is None else timex.precision.value,
            _number(timex.low_seconds),
            _number(timex.high_seconds),
            timex.approximate,
            tuple(other.value for other in timex.alternatives),
            timex.mismatch,
        )


def _amount_rows(annotations: Annotations) -> Iterator[tuple[Cell, ...]]:
    text = annotations.document.text
    for quantity in annotations.quantities:
        yield (
            *_place((quantity.span,), annotations),
            _number(quantity.low),
            _number(quantity.high),
            quantity.low_open,
            quantity.high_open,
            quantity.approximate,
            quantity.unit,
            quantity.dimension,
            quantity.currency,
            None if quantity.change is None else quantity.change.value,
            None if quantity.of is None else quantity.of.of(text),
            None if quantity.restates is None else quantity.restates.of(text),
        )


def _entity_rows(annotations: Annotations) -> Iterator[tuple[Cell, ...]]:
    mentions = [(mention, entity) for entity in annotations.entities for mention in entity.mentions]
    for mention, entity in sorted(mentions, key=lambda pair: pair[0].span):
        yield (
            *_place((mention.span,), annotations),
            entity.id,
            entity.name,
            entity.kind.value,
            mention.form.value,
            mention.acts_for or None,
        )


def _furniture_rows(annotations: Annotations) -> Iterator[tuple[Cell, ...]]:
    for span in annotations.furniture:
        yield _place((span,), annotations)


_ROWS: Final[dict[Layer, Callable[[Annotations], Iterable[tuple[Cell, ...]]]]] = {
    Layer.TEXT: _text_rows,
    Layer.CLAIMS: _claim_rows,
    Layer.ATTRIBUTIONS: _attribution_rows,
    Layer.TIMES: _time_rows,
    Layer.AMOUNTS: _amount_rows,
    Layer.ENTITIES: _entity_rows,
    Layer.FURNITURE: _furniture_rows,
}


def _place(spans: tuple[Span, ...], annotations: Annotations) -> tuple[Cell, ...]:
    """Document, words, first start, last end; pieces have an ellipsis between them."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return (annotations.document.id, _join(spans, annotations.document.text), start, end)


def _join(spans: tuple[Span, ...], text: str) -> str | None:
    return " … ".join(span.of(text) for span in spans) or None


def _pairs(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _date(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
