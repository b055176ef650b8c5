"""Points of now and of before: which is which, whatever their ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.model import Brief, JudgedPoint, Reading, Span

Statement = tuple[str, tuple[Span, ...]]
"""A statement by where it stands: its document and its words."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A point as it is, and those of before in which its older statements stood.

    `old` are its readings of reports that were there before, `fresh` those of reports that came,
    each in text order. The first of `was` has most of the statements.
    """

    now: JudgedPoint
    was: tuple[JudgedPoint, ...]
    old: tuple[Reading, ...]
    fresh: tuple[Reading, ...]


def statement_of(reading: Reading) -> Statement:
    """Where the statement of a reading stands; a claim and the values in it have one."""
    return reading.document_id, reading.claim.spans


def align(before: Brief, after: Brief) -> Iterator[Aligned]:
    """Every point of now with those of before that it is, in the order of `after`.

    Points are one where they share a statement: a point is named by its earliest statements, so an
    earlier report that comes in gives it another id and leaves it the point it was. Where it shares
    readings with a point, one that shares only the statement is another: a value beside its clause.
    """
    there = {document.id for document in before.documents}
    by_reading: dict[str, list[JudgedPoint]] = {}
    by_statement: dict[Statement, list[JudgedPoint]] = {}
    for judged in before.points:
        for reading in judged.point.readings:
            by_reading.setdefault(reading.id, []).append(judged)
            by_statement.setdefault(statement_of(reading), []).append(judged)
    for judged in after.points:
        old = tuple(r for r in judged.point.readings if r.document_id in there)
        fresh = tuple(r for r in judged.point.readings if r.document_id not in there)
        shared: dict[str, int] = {}
        known: dict[str, JudgedPoint] = {}
        for reading in old:
            found = by_reading.get(reading.id) or by_statement.get(statement_of(reading), [])
            for one in found:
                known[one.point.id] = one
                shared[one.point.id] = shared.get(one.point.id, 0) + 1
        was = sorted(known.values(), key=lambda one: (-shared[one.point.id], one.point.id))
        yield Aligned(judged, tuple(was), old, fresh)
