"""What a document says on a point: a claim, a value or a name in it, or a quotation."""

from __future__ import annotations

from stemma.model import Claim, Quantity, Reading, Span, Timex, Value, identify


def claim_reading(claim: Claim) -> Reading:
    """A whole claim."""
    return _reading("claim", claim, claim.spans, None)


def dispute_reading(claim: Claim) -> Reading:
    """A whole claim where it is denied, or denies: the claim may stand in another point too."""
    return _reading("dispute", claim, claim.spans, None)


def value_reading(claim: Claim, value: Timex | Quantity) -> Reading:
    """A value of a claim; its spans are the words of the value and of what is counted."""
    of = value.of if isinstance(value, Quantity) else None
    spans = tuple(sorted({value.span, *([] if of is None else [of])}))
    return _reading("value", claim, spans, value)


def name_reading(claim: Claim, span: Span, name: str) -> Reading:
    """A name as one report spells it, and a claim that speaks of who bears it."""
    return _reading("name", claim, (span,), name)


def quotation_reading(claim: Claim, span: Span) -> Reading:
    """A sentence as one report quotes it, and a claim that stands in it."""
    return _reading("quotation", claim, (span,), None)


def _reading(kind: str, claim: Claim, spans: tuple[Span, ...], value: Value | None) -> Reading:
    document = spans[0].document_id
    places = (f"{span.start}-{span.end}" for span in spans)
    return Reading(
        id=identify(document, "reading", kind, claim.id, *places),
        claim=claim,
        document_id=document,
        spans=tuple(sorted(spans)),
        value=value,
        attribution=claim.attribution,
    )


def judged_words(reading: Reading) -> tuple[Span, ...]:
    """The words that are judged: the clause, with the value it carries."""
    spans = reading.claim.spans
    value = reading.value
    if value is None:
        return reading.spans
    carried = value.span if isinstance(value, Timex | Quantity) else reading.spans[0]
    if any(span.contains(carried) for span in spans):
        return spans
    return tuple(sorted({*spans, carried}))
