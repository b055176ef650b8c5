"""Changes as JSON: the contract that programs read, and what a webhook sends."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from stemma.model import Quantity, Span, Telling, Timex, Value
from stemma.report.changes.view import ChangeView, Words

VERSION: Final = "1.0"
"""Of `schema.json` beside this file: a new key raises its second number."""


def render_changes_json(views: Iterable[ChangeView]) -> str:
    """`{"version": …, "changes": […]}`, in their order, with a line break at the end."""
    found = {"version": VERSION, "changes": [change_object(view) for view in views]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def change_object(view: ChangeView) -> dict[str, Any]:
    """One change as an object of plain values; `null` where it has nothing to say."""
    change, logged = view.change, view.logged
    return {
        "id": change.id,
        "number": logged.number,
        "when": logged.when,
        "coverage": logged.coverage,
        "title": logged.title,
        "kind": change.kind.value,
        "point": change.point or None,
        "reports": [
            {"id": identity, "label": label}
            for identity, label in zip(change.reports, view.reports, strict=True)
        ],
        "origins": list(change.origins),
        "url": view.url,
        "words": _words(view.now),
        "before": _words(view.was),
        "value": _value(change.now),
        "value_before": _value(change.was),
        "origins_before": _counts(change.origins_before),
        "origins_after": _counts(change.origins_after),
        "note": change.note or None,
        "minor": change.is_minor,
        "history": [_telling(one) for one in change.history],
    }


def _words(words: Words | None) -> dict[str, Any] | None:
    if words is None:
        return None
    return {
        "report": words.report,
        "url": words.url,
        "text": words.said,
        "sentence": words.whole,
        "spans": [_span(span) for span in words.spans],
    }


def _telling(one: Telling) -> dict[str, Any]:
    low, high = (None if bound is None else str(bound) for bound in (one.low, one.high))
    return {
        "when": one.when,
        "low": low,
        "high": high,
        "approximate": one.is_approximate,
        "origin": one.origin,
        **_span(one.span),
    }


def _span(span: Span) -> dict[str, Any]:
    return {"document": span.document_id, "start": span.start, "end": span.end}


def _value(value: Value | None) -> dict[str, Any] | None:
    if isinstance(value, Quantity):
        low, high = (None if bound is None else str(bound) for bound in (value.low, value.high))
        return {"low": low, "high": high, "unit": value.unit, "dimension": value.dimension}
    if isinstance(value, Timex):
        return {"time": value.value}
    return None if value is None else {"words": value}


def _counts(counts: tuple[int, int] | None) -> dict[str, int] | None:
    return None if counts is None else {"at_least": counts[0], "at_most": counts[1]}
