"""A brief → W3C Web Annotations: one for each reading, at the exact words.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017. Positions count Unicode
code points of the canonical text, as the standard asks.
"""

from __future__ import annotations

import json
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from stemma.model import Brief, Document, Span
from stemma.report.json import Json
from stemma.report.view import BriefView, PointView, ReadingView
from stemma.report.view.brief import safe_url, shown_spans
from stemma.report.view.values import describe_value

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
BESIDE: Final = 32
"""Characters of prefix and suffix."""


def render_annotations(brief: Brief) -> str:
    """One annotation page as JSON-LD, with the line break at its end.

    Raises:
        ContractError: a span points out of its text.
    """
    page = to_annotations(brief)
    return json.dumps(page, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def to_annotations(brief: Brief) -> dict[str, Json]:
    """An `AnnotationPage`; its items are the readings of the main coverage, in their order."""
    view = BriefView(brief)
    identity = view.coverage.id if view.coverage is not None else "empty"
    return {
        "@context": CONTEXT,
        "id": _urn("page", identity),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [_annotation(point, shown) for point in view.points for shown in point.readings],
    }


def _annotation(point: PointView, shown: ReadingView) -> dict[str, Json]:
    reading = shown.reading
    bodies: list[Json] = [
        _body(point.verdict.value, "classifying"),
        {"id": _urn("point", point.judged.point.id), "purpose": "linking"},
    ]
    value = reading.value if isinstance(reading.value, str) else describe_value(reading)
    if value:
        bodies.append(_body(value, "describing"))
    document = shown.document.document
    targets: list[Json] = [_target(span, document) for span in shown_spans(reading)]
    return {
        "id": _urn("reading", reading.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _target(span: Span, document: Document) -> Json:
    text = document.text
    return {
        "type": "SpecificResource",
        "source": safe_url(document.url) or _urn("document", document.id),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(span.start - BESIDE, 0) : span.start],
                "suffix": text[span.end : span.end + BESIDE],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _urn(kind: str, identity: str) -> str:
    """A name of the web for one of ours, the same for the same. Source: RFC 9562, version 5."""
    return uuid5(NAMESPACE_URL, f"stemma:{kind}:{identity}").urn
