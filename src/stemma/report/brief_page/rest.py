"""What one report alone says, what reports leave out, and what does not fit within one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.match import find_quotation_rows
from stemma.model import Origin, OriginKind, Verdict
from stemma.report.brief_page.said import Said, in_short, say
from stemma.report.view import BriefView, DocumentView, PointView, Quote
from stemma.report.visible import show_words


@dataclass(frozen=True, slots=True)
class Only:
    """The points that only this report has; it may have several readings of one."""

    document: DocumentView
    points: tuple[tuple[PointView, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class Oddity:
    """A report at odds with itself, the calendar or arithmetic."""

    document: DocumentView
    kind: str
    quote: Quote
    reason: str


@dataclass(frozen=True, slots=True)
class Left:
    """A point that most others carry and these reports, which appeared later, do not."""

    point: PointView
    short: Quote
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class OneQuotation:
    """A report's wording of a quotation, in an order of their own: the fullest first."""

    document: DocumentView
    quote: Quote
    wording: str


def make_quotations(view: BriefView) -> list[tuple[OneQuotation, ...]]:
    """One quotation in the reports of the coverage, a row each."""
    texts = {one.document.id: one.document.text for one in view.documents}
    return [
        tuple(
            OneQuotation(
                view.document(one.span.document_id),
                view.quoter.quote((one.span,), (one.span,)),
                one.wording.value,
            )
            for one in row.quoted
        )
        for row in find_quotation_rows(texts)
    ]


def make_only_here(view: BriefView) -> list[Only]:
    """The points of one report, by report."""
    singles: dict[int, list[tuple[PointView, tuple[Said, ...]]]] = {}
    for point in view.of(Verdict.SINGLE):
        said = tuple(say(view, reading, around=0) for reading in point.readings)
        singles.setdefault(point.documents[0].number, []).append((point, said))
    return [
        Only(document, tuple(singles[document.number]))
        for document in view.documents
        if document.number in singles
    ]


def make_oddities(view: BriefView) -> list[Oddity]:
    """The inconsistencies of the reports of the coverage."""
    return [
        Oddity(
            view.document(found.document_id),
            found.kind.value,
            view.quoter.quote(found.spans, found.spans),
            show_words(found.reason),
        )
        for found in view.brief.inconsistencies
        if view.document(found.document_id) in view.documents
    ]


def make_omissions(view: BriefView) -> list[Left]:
    """The omissions, by point, the one that most leave out first."""
    left: dict[str, list[DocumentView]] = {}
    for omission in view.brief.omissions:
        if omission.point in view.point_by_id:
            left.setdefault(omission.point, []).append(view.document(omission.document_id))
    out = []
    for name, documents in left.items():
        point = view.point_by_id[name]
        out.append(Left(point, in_short(view, point), tuple(documents)))
    return sorted(out, key=lambda o: (-len(o.documents), o.point.number))


def shared_voices(view: BriefView) -> list[tuple[Origin, tuple[DocumentView, ...]]]:
    """Origins that several reports have something from, the one with most reports first."""
    known: Mapping[str, DocumentView] = {d.document.id: d for d in view.documents}
    out = []
    for origin in view.brief.origins:
        documents = tuple(known[name] for name in origin.documents if name in known)
        if len(documents) > 1 and origin.kind is not OriginKind.UNKNOWN:
            out.append((origin, documents))
    return sorted(out, key=lambda item: -len(item[1]))
