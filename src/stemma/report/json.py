"""Annotations → the JSON contract of `stemma read`.

Offsets are code points of `text`, half-open. Every key is always there; empty is `[]` or `null`.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from stemma.errors import ContractError
from stemma.model import (
    Annotations,
    Attribution,
    Claim,
    Document,
    Entity,
    Quantity,
    Rejection,
    Span,
    Timex,
)
from stemma.report.check import require_spans

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
"""What JSON can hold."""

_T = TypeVar("_T")


def render_json(item: Annotations | Rejection) -> str:
    """One line of JSON, without the line break at its end; characters are not escaped."""
    return json.dumps(to_json(item), ensure_ascii=False, allow_nan=False)


def to_json(item: Annotations | Rejection) -> dict[str, Json]:
    """The object of the contract for one document, or for a source that was rejected.

    Raises:
        ContractError: a span lies outside the text, or a claim refers to what is not there.
    """
    if isinstance(item, Rejection):
        rejected: dict[str, Json] = {
            "source": item.source,
            "stage": item.stage,
            "reason": item.reason,
        }
        return {"rejection": rejected}
    require_spans(item)
    return {
        "document": _document(item.document),
        "text": item.document.text,
        "sentences": _pairs(item.sentences),
        "furniture": _pairs(item.furniture),
        "entities": [_entity(entity) for entity in item.entities],
        "timexes": [_timex(timex) for timex in item.timexes],
        "quantities": [_quantity(quantity) for quantity in item.quantities],
        "attributions": [_attribution(attribution) for attribution in item.attributions],
        "claims": [_claim(claim, item) for claim in item.claims],
    }


def _document(document: Document) -> dict[str, Json]:
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "url": document.url,
        "published": document.published,
        "published_from": document.published_from.value,
        "updated": document.updated,
        "language": document.language,
        "sha256": document.sha256,
    }


def _entity(entity: Entity) -> dict[str, Json]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "mentions": _pairs(mention.span for mention in entity.mentions),
    }


def _timex(timex: Timex) -> dict[str, Json]:
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "kind": timex.kind.value,
        "value": timex.value,
        "earliest": _date(timex.earliest),
        "latest": _date(timex.latest),
        "precision": None if timex.precision is None else timex.precision.value,
        "anchor": _date(timex.anchor),
    }


def _quantity(quantity: Quantity) -> dict[str, Json]:
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "low_open": quantity.low_open,
        "high_open": quantity.high_open,
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "of": None if quantity.of is None else _pair(quantity.of),
    }


def _attribution(attribution: Attribution) -> dict[str, Json]:
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "source_kind": attribution.source_kind.value,
        "source_count": attribution.source_count,
        "speaker": attribution.speaker,
        "via": [{"name": via.name, "span": _pair(via.span)} for via in attribution.via],
    }


def _claim(claim: Claim, annotations: Annotations) -> dict[str, Json]:
    where = f"{annotations.document.source}: claim {claim.id!r}"
    return {
        "id": claim.id,
        "spans": _pairs(claim.spans),
        "predicate": claim.predicate,
        "arguments": [
            {"role": argument.role, "span": _pair(argument.span), "entity": argument.entity}
            for argument in claim.arguments
        ],
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "attribution": None
        if claim.attribution is None
        else _index(annotations.attributions, claim.attribution, where),
        "timexes": [_index(annotations.timexes, timex, where) for timex in claim.timexes],
        "quantities": [_index(annotations.quantities, found, where) for found in claim.quantities],
    }


def _index(values: Sequence[_T], value: _T, where: str) -> int:
    """The place of `value` among `values`."""
    try:
        return values.index(value)
    except ValueError:
        raise ContractError(
            f"{where} refers to a {type(value).__name__} that is not listed"
        ) from None


def _pair(span: Span) -> list[Json]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[Json]:
    return [_pair(span) for span in spans]


def _date(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole amounts without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
