"""A brief and a check as an assistant is told them: short, with spans and origins beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from stemma.model import Brief, Check, Reading, Rejection, Span, Verdict
from stemma.report.check_view import CheckView
from stemma.report.json import Json
from stemma.report.verdict_words import describe_verdict
from stemma.report.view import BriefView, DocumentView, PointView
from stemma.report.view.judged import JudgedWords
from stemma.report.view.sides import find_sides

MOST_POINTS: Final = 40
"""Points of each kind; more fill the memory of whoever reads and help no one."""
HOW_TO_READ: Final = (
    "Every text is cut from a report: document, start and end are code points of its text, half"
    " open. origins counts independent beginnings of a report, as a range; reports that copy one"
    " another are one origin. A contradiction is between reports; nothing says which is right."
)
SHOWN: Final = (
    Verdict.CONTRADICTED,
    Verdict.DIFFERS,
    Verdict.DISPUTED,
    Verdict.AGREED,
    Verdict.COMPATIBLE,
)

Answer = dict[str, Any]


def tell_brief(brief: Brief) -> Answer:
    """What a coverage comes to: its reports, and its points, those that clash first."""
    view = BriefView(brief)
    groups: dict[str, list[PointView]] = {
        "contradictions": view.of(Verdict.CONTRADICTED),
        "may_differ": view.of(Verdict.DIFFERS),
        "disputes": view.of(Verdict.DISPUTED),
        "agreed": list(view.core),
    }
    return {
        "how_to_read": HOW_TO_READ,
        "reports": [_report(document) for document in view.documents],
        "other_events": [
            {**_report(document), "why": view.why_aside(document)} for document in view.set_aside
        ],
        **{name: [_point(view, p) for p in found[:MOST_POINTS]] for name, found in groups.items()},
        "left_out_of_this_answer": {
            name: len(found) - MOST_POINTS
            for name, found in groups.items()
            if len(found) > MOST_POINTS
        },
        "not_read": tell_rejections(brief.rejections),
        "made_with": dict(brief.versions),
    }


def _report(document: DocumentView) -> dict[str, Json]:
    return {
        "document": document.document.id,
        "name": document.label,
        "title": document.document.title,
        "published": document.document.published,
        "url": document.url,
    }


def _point(view: BriefView, point: PointView) -> Answer:
    judged = point.judged
    counted = judged.corroboration
    found = find_sides(judged)
    words = JudgedWords(judged.judgements)
    told = found.sides if found.judgements else ((*(r.reading for r in point.readings),),)
    return {
        "id": judged.point.id,
        "verdict": describe_verdict(judged.verdict),
        "about": "" if found.kind is None else found.kind.value,
        "text": _words(view, view.telling.spans(view.telling.of_point(judged))),
        "origins": {
            "at_least": counted.origins_at_least,
            "at_most": counted.origins_at_most,
            "names": [
                view.origin_name(view.origin_by_id[name])
                for name in counted.origins
                if name in view.origin_by_id
            ],
        },
        "reasons": list(dict.fromkeys(r for j in found.judgements for r in j.reasons)),
        "sides": [[_reading(view, r, words.of(r) or r.spans) for r in side] for side in told],
    }


def _reading(view: BriefView, reading: Reading, spans: Sequence[Span]) -> Answer:
    attribution = reading.attribution
    return {
        "report": view.document(reading.document_id).label,
        "document": reading.document_id,
        "spans": [[span.start, span.end] for span in sorted(spans)],
        "text": _words(view, sorted(spans)),
        "said_by": None
        if attribution is None
        else {
            "words": _words(view, attribution.source),
            "kind": attribution.source_kind.value,
            "via": [via.name for via in attribution.via],
        },
    }


def _words(view: BriefView, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(view.quoter.text(span.document_id)) for span in spans)


def tell_check(check: Check) -> Answer:
    """What a draft comes to: every finding that needs a person's eye, the gravest first."""
    view = CheckView(check)
    supported = sum(1 for entry in view.entries if entry.kind.id == "supported")
    return {
        "how_to_read": HOW_TO_READ,
        "must_stop": check.must_stop,
        "supported_statements": supported,
        "findings": [
            {
                "kind": entry.kind.name,
                "weight": entry.kind.weight.value,
                "text": entry.words,
                "draft_span": None if entry.span is None else [entry.span.start, entry.span.end],
                "told": entry.told,
                "sources": [
                    {
                        "report": shown.label,
                        "document": shown.document,
                        "spans": [[span.start, span.end] for span in shown.spans],
                        "text": shown.words,
                        "stands": shown.relation.value,
                        "reason": shown.reason,
                    }
                    for shown in entry.shown
                ],
            }
            for entry in view.entries
            if entry.kind.id != "supported"
        ],
        "notes": list(check.notes),
        "not_read": tell_rejections(check.rejections),
        "made_with": dict(check.versions),
    }


def tell_rejections(rejections: Iterable[Rejection]) -> list[dict[str, str]]:
    """What could not be read, and why."""
    return [{"source": r.source, "reason": r.reason} for r in rejections]
