"""A brief → how its points changed as later reports came in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from stemma.archive.rows import BriefRows, value_of
from stemma.gather.order import order_of
from stemma.model import (
    Brief,
    Document,
    JudgedPoint,
    Judgement,
    Polarity,
    Reading,
    Relation,
    Verdict,
)

Row = dict[str, Any]

HOLD: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
KINDS: Final = {Relation.UPDATES: "moved", Relation.CONTRADICTS: "contradicted"}


def change_rows(brief: Brief, rows: BriefRows, coverage: str) -> Iterator[Row]:
    """Point by point in the order of the brief; what outlets correct stands before them.

    A point that several documents speak of is `new` with the first of them. A later document is
    `joined` where it holds with an earlier one, `moved` or `contradicted` by the judgement of the
    two, each told once, against the earliest that it changes; `denied` where the point is disputed
    and this document has a denial of it.
    """
    documents = {document.id: document for document in brief.documents}
    for document in sorted(documents.values(), key=order_of):
        for words in document.corrections:
            yield _row(coverage, None, "corrected", document, words)
    for judged in brief.points:
        if len({reading.document_id for reading in judged.point.readings}) > 1:
            yield from _of_point(judged, documents, rows, coverage)


def _of_point(
    judged: JudgedPoint, documents: dict[str, Document], rows: BriefRows, coverage: str
) -> Iterator[Row]:
    readings = sorted(
        judged.point.readings, key=lambda r: (order_of(documents[r.document_id]), r.spans, r.id)
    )
    place = {reading.id: number for number, reading in enumerate(readings)}
    told: set[tuple[str, str]] = set()
    first = readings[0]
    made = partial(_row, coverage, judged.point.id)
    yield made("new", documents[first.document_id], rows.words(first.spans)) | _after(first)
    pairs = [
        (max(place[one.left], place[one.right]), min(place[one.left], place[one.right]), one)
        for one in judged.judgements
    ]
    for later, earlier, judgement in sorted(pairs, key=lambda one: one[:2]):
        new, old = readings[later], readings[earlier]
        kind = _kind(judgement, documents[old.document_id], documents[new.document_id])
        if kind is None or old.document_id == new.document_id:
            continue
        if (kind == "joined" and new.document_id == first.document_id) or (
            (kind, new.document_id) in told
        ):
            continue
        told.add((kind, new.document_id))
        before, after = _words(judgement, old, rows)
        yield (
            made(kind, documents[new.document_id], after)
            | _after(new)
            | {
                "before_document": old.document_id,
                "before_words": before,
                "before_value": value_of(old),
                "reason": " ".join(judgement.reasons),
            }
        )
    if judged.verdict is Verdict.DISPUTED:
        for reading in readings[1:]:
            denies = reading.claim.polarity is Polarity.DENIES
            if denies and ("denied", reading.document_id) not in told:
                told.add(("denied", reading.document_id))
                words = rows.words(reading.spans)
                yield made("denied", documents[reading.document_id], words) | _after(reading)


def _kind(judgement: Judgement, old: Document, new: Document) -> str | None:
    if judgement.relation in HOLD:
        return "joined"
    kind = KINDS.get(judgement.relation)
    # Without two dates nobody can say which of two figures is the later.
    if kind == "moved" and (old.published is None or new.published is None):
        return None
    return kind


def _words(judgement: Judgement, old: Reading, rows: BriefRows) -> tuple[str, str]:
    """The words judged, the earlier first."""
    left, right = rows.words(judgement.left_spans), rows.words(judgement.right_spans)
    return (left, right) if judgement.left == old.id else (right, left)


def _after(reading: Reading) -> Row:
    return {"value": value_of(reading)}


def _row(coverage: str, point: str | None, kind: str, document: Document, words: str) -> Row:
    return {
        "coverage": coverage,
        "point": point,
        "kind": kind,
        "published": document.published,
        "document": document.id,
        "words": words,
    }
