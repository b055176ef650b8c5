"""Annotations → the JSON contract of `stemma read`.

Offsets are code points of `text`, half-open. Every key is always there; empty is `[]` or `null`.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from stemma.model import (
    Act,
    Annotations,
    Argument,
    Attribution,
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
        ContractError: a span lies outside the text, or a claim refers to what is not listed.
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
        "document": document_json(item.document),
        "text": item.document.text,
        "sentences": pairs_json(item.sentences),
        "furniture": pairs_json(item.furniture),
        "entities": [_entity(entity) for entity in item.entities],
        "timexes": [timex_json(timex) for timex in item.timexes],
        "quantities": [quantity_json(quantity) for quantity in item.quantities],
        "attributions": [_attribution(attribution) for attribution in item.attributions],
        "claims": _claims(item),
        "acts": [_act(act) for act in item.acts],
        "source_map": [
            [span.start, span.end, span.source_start, span.source_end]
            for span in item.document.source_map
        ],
    }


def document_json(document: Document) -> dict[str, Json]:
    """What is known of a document, its text left out."""
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "url": document.url,
        "published": document.published,
        "published_from": document.published_from.value,
        "date_words": document.date_words,
        "dated_by": [
            {"document": clue.span.document_id, "span": pair_json(clue.span), "reason": clue.reason}
            for clue in document.dated_by
        ],
        "possible": None
        if document.possible is None
        else {
            "earliest": document.possible[0].isoformat(),
            "latest": document.possible[1].isoformat(),
        },
        "updated": document.updated,
        "language": document.language,
        "sha256": document.sha256,
        "captured": document.captured,
        "bytes_sha256": document.bytes_sha256,
        "dateline": document.dateline,
        "agency": document.agency,
        "based_on": list(document.based_on),
        "flags": [flag.value for flag in document.flags],
        "passages": [
            {
                "start": passage.start,
                "end": passage.end,
                "kind": passage.kind.value,
                "author": None if passage.author is None else list(passage.author),
                "published": passage.published,
            }
            for passage in document.passages
        ],
        "stated": [
            {"kind": day.kind.value, "date": day.date, "where": day.where}
            for day in document.stated
        ],
        "corrections": list(document.corrections),
        "page": None
        if document.page is None
        else {"number": document.page.number, "count": document.page.count},
    }


def _entity(entity: Entity) -> dict[str, Json]:
    """`forms` and `acts_for` say of each mention what it is, in the same order."""
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "mentions": pairs_json(mention.span for mention in entity.mentions),
        "aliases": list(entity.aliases),
        "forms": [mention.form.value for mention in entity.mentions],
        "acts_for": [mention.acts_for or None for mention in entity.mentions],
    }


def timex_json(timex: Timex) -> dict[str, Json]:
    """A time expression."""
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "kind": timex.kind.value,
        "value": timex.value,
        "earliest": date_json(timex.earliest),
        "latest": date_json(timex.latest),
        "precision": None if timex.precision is None else timex.precision.value,
        "anchor": date_json(timex.anchor),
        "low_seconds": _number(timex.low_seconds),
        "high_seconds": _number(timex.high_seconds),
        "approximate": timex.approximate,
        "mod": timex.mod,
        "alternatives": [
            {
                "value": other.value,
                "earliest": date_json(other.earliest),
                "latest": date_json(other.latest),
            }
            for other in timex.alternatives
        ],
        "mismatch": timex.mismatch,
    }


def quantity_json(quantity: Quantity) -> dict[str, Json]:
    """An amount."""
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
        "of": None if quantity.of is None else pair_json(quantity.of),
        "currency": quantity.currency,
        "change": None if quantity.change is None else quantity.change.value,
        "restates": None if quantity.restates is None else pair_json(quantity.restates),
    }


def _attribution(attribution: Attribution) -> dict[str, Json]:
    return {
        "source": pairs_json(attribution.source),
        "cue": pairs_json(attribution.cue),
        "content": pairs_json(attribution.content),
        "source_kind": attribution.source_kind.value,
        "source_count": attribution.source_count,
        "speaker": attribution.speaker,
        "via": [{"name": via.name, "span": pair_json(via.span)} for via in attribution.via],
    }


def _claims(annotations: Annotations) -> list[Json]:
    """The claims; what they refer to by its place among its layer."""
    attributions = _places(annotations.attributions)
    timexes = _places(annotations.timexes)
    quantities = _places(annotations.quantities)
    return [
        {
            "id": claim.id,
            "spans": pairs_json(claim.spans),
            "predicate": claim.predicate,
            "arguments": [_argument(argument) for argument in claim.arguments],
            "polarity": claim.polarity.value,
            "modality": claim.modality.value,
            "attribution": None if claim.attribution is None else attributions[claim.attribution],
            "timexes": [timexes[timex] for timex in claim.timexes],
            "quantities": [quantities[quantity] for quantity in claim.quantities],
        }
        for claim in annotations.claims
    ]


def _act(act: Act) -> dict[str, Json]:
    return {
        "act": act.act.value,
        "party": pair_json(act.party),
        "party_entity": act.party_entity,
        "content": pair_json(act.content),
        "cue": pair_json(act.cue),
        "to": None if act.to is None else pair_json(act.to),
        "to_entity": act.to_entity,
    }


def _argument(argument: Argument) -> dict[str, Json]:
    return {
        "role": argument.role,
        "span": pair_json(argument.span),
        "entity": argument.entity,
        "head": argument.head,
    }


def _places(values: Sequence[_T]) -> dict[_T, int]:
    """Where each value stands first among `values`."""
    return {value: place for place, value in reversed(list(enumerate(values)))}


def pair_json(span: Span) -> list[Json]:
    """Where a span starts and ends."""
    return [span.start, span.end]


def pairs_json(spans: Iterable[Span]) -> list[Json]:
    """Where spans start and end, in their order."""
    return [pair_json(span) for span in spans]


def date_json(value: date | None) -> str | None:
    """A day or an instant as ISO 8601."""
    return None if value is None else value.isoformat()


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole amounts without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
