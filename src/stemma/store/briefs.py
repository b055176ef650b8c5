"""Briefs as they were made, each kept under what it was made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from stemma.model import Brief, Decision, Document, Verdict
from stemma.store import tables as t
from stemma.store.codec import digest, load, save
from stemma.store.coverages import Places
from stemma.store.decisions import PLACING, get_decisions, in_force
from stemma.store.documents import get_documents
from stemma.store.rows import batched

LONGEST: Final = 160
"""Characters of the line that tells an event in a list."""


class Order:
    """What a brief is to be made of: its reports, what people decided, and a name for all of it."""

    __slots__ = ("coverage", "decisions", "documents", "fingerprint", "together")

    def __init__(
        self,
        coverage: str,
        documents: tuple[Document, ...],
        decisions: tuple[Decision, ...],
        fingerprint: str,
        *,
        together: bool,
    ) -> None:
        self.coverage = coverage
        self.documents = documents
        self.decisions = decisions
        self.fingerprint = fingerprint
        self.together = together


def get_order(connection: Connection, places: Places, coverage: str, made_with: str) -> Order:
    """What the brief of a coverage is to be made of now."""
    members = places.members[coverage]
    decisions = decisions_of(connection, places, coverage)
    return Order(
        coverage,
        get_documents(connection, members),
        decisions,
        get_fingerprint(connection, places, coverage, made_with),
        together=coverage in places.together,
    )


def decisions_of(connection: Connection, places: Places, coverage: str) -> tuple[Decision, ...]:
    """What people decided in a coverage and holds, but for what places reports."""
    return on_briefs(get_decisions(connection, places.family(coverage)))


def on_briefs(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that hold and say something of what a brief shows, not which reports it is of."""
    return tuple(one for one in in_force(decisions) if one.what not in PLACING)


def get_fingerprint(connection: Connection, places: Places, coverage: str, made_with: str) -> str:
    """A name for all that the brief of a coverage hangs on."""
    digests: list[str] = []
    for some in batched(places.members[coverage]):
        rows = connection.execute(
            select(t.document.c.digest).where(t.document.c.id.in_(some)).order_by(t.document.c.id)
        )
        digests += rows.scalars()
    decisions = decisions_of(connection, places, coverage)
    return fingerprint(digests, decisions, made_with, together=coverage in places.together)


def fingerprint(
    digests: Iterable[str], decisions: Iterable[Decision], made_with: str, *, together: bool
) -> str:
    """The same, of what it hangs on: the sums of its reports in order of their ids, and so on."""
    told = [made_with, "together" if together else "gathered", *digests]
    told += [one.id for one in decisions]
    return blake2b("\n".join(told).encode(), digest_size=16).hexdigest()


def get_brief(connection: Connection, coverage: str, fingerprint: str) -> Brief | None:
    """The brief that was kept under a name."""
    found = connection.execute(
        select(t.brief.c.content).where(
            t.brief.c.coverage == coverage, t.brief.c.fingerprint == fingerprint
        )
    ).scalar()
    return None if found is None else load(Brief, found)


def get_latest(connection: Connection, coverage: str) -> Brief | None:
    """The brief that was made last, of whatever there was then."""
    return _flagged(connection, coverage, told=False)


def get_told(connection: Connection, coverage: str) -> Brief | None:
    """The brief against which changes were told last."""
    return _flagged(connection, coverage, told=True)


def get_told_up_to_date(connection: Connection) -> frozenset[str]:
    """The coverages of which the latest brief is the one up to which changes were told."""
    rows = select(t.brief.c.coverage).where(t.brief.c.is_latest, t.brief.c.is_told)
    return frozenset(connection.execute(rows).scalars())


def _flagged(connection: Connection, coverage: str, *, told: bool) -> Brief | None:
    flag = t.brief.c.is_told if told else t.brief.c.is_latest
    rows = select(t.brief.c.content).where(t.brief.c.coverage == coverage, flag)
    found = connection.execute(rows).scalar()
    return None if found is None else load(Brief, found)


def put_brief(
    connection: Connection, coverage: str, fingerprint: str, brief: Brief, now: str
) -> None:
    """Keep a brief as the latest of its coverage, and let its points be searched."""
    own = t.brief.c.coverage == coverage
    connection.execute(update(t.brief).where(own).values(is_latest=False))
    same = own & (t.brief.c.fingerprint == fingerprint)
    if connection.execute(select(t.brief.c.fingerprint).where(same)).first() is None:
        _insert(connection, coverage, fingerprint, brief, now, is_latest=True)
    else:
        connection.execute(update(t.brief).where(same).values(is_latest=True, made=now))
    connection.execute(delete(t.brief).where(own, ~t.brief.c.is_latest, ~t.brief.c.is_told))
    _put_points(connection, coverage, brief)


def mark_told(
    connection: Connection, coverage: str, before: Brief | None, after: Brief, now: str
) -> bool:
    """Note that the changes up to a brief are told; not where those since `before` were already."""
    own = t.brief.c.coverage == coverage
    rows = select(t.brief.c.digest).where(own, t.brief.c.is_told)
    told = connection.execute(rows).scalar()
    if told != (None if before is None else digest(Brief, before)):
        return False
    name = digest(Brief, after)
    same = own & (t.brief.c.digest == name)
    connection.execute(update(t.brief).where(own).values(is_told=False))
    if connection.execute(select(t.brief.c.digest).where(same)).first() is None:
        _insert(connection, coverage, f"told {name}", after, now, is_latest=False)
    # Of two that are the same, the latest: then there is nothing that was not told.
    names = select(t.brief.c.fingerprint).where(same).order_by(t.brief.c.is_latest.desc())
    first = connection.execute(names).scalar()
    chosen = own & (t.brief.c.fingerprint == first)
    connection.execute(update(t.brief).where(chosen).values(is_told=True))
    connection.execute(delete(t.brief).where(own, ~t.brief.c.is_latest, ~t.brief.c.is_told))
    return True


def _insert(
    connection: Connection,
    coverage: str,
    fingerprint: str,
    brief: Brief,
    now: str,
    *,
    is_latest: bool,
) -> None:
    connection.execute(
        insert(t.brief).values(
            coverage=coverage,
            fingerprint=fingerprint,
            digest=digest(Brief, brief),
            made=now,
            is_latest=is_latest,
            is_told=False,
            content=save(Brief, brief),
            event=tell_event(brief),
        )
    )


def tell_event(brief: Brief) -> str:
    """The event of a brief in one line, as its head tells it; empty where none can be told."""
    # Only a run that made a brief needs what shows it.
    from stemma.report.view.event import find_event  # noqa: PLC0415
    from stemma.report.visible import show_words  # noqa: PLC0415

    if not brief.coverages:
        return ""
    # The first is the one with most reports.
    event = find_event(brief, brief.coverages[0])
    if event is None:
        return ""
    text = next(d.text for d in brief.documents if d.id == event.document_id)
    return shorten(show_words(event.of(text)))


def shorten(words: str, longest: int = LONGEST) -> str:
    r"""Words in one row, up to so many characters; what is left out is told by an ellipsis.

    >>> shorten("The dam above\nTesvik burst", 20)
    'The dam above …'
    """
    row = " ".join(words.split())
    if len(row) <= longest:
        return row
    return row[: longest - 1].rpartition(" ")[0].rstrip(",;:–—- ") + " …"


def get_events(connection: Connection) -> dict[str, str]:
    """Coverage → the event of its latest brief in one line, of those that have one."""
    rows = connection.execute(
        select(t.brief.c.coverage, t.brief.c.event).where(t.brief.c.is_latest)
    )
    return {row.coverage: row.event for row in rows if row.event}


def _put_points(connection: Connection, coverage: str, brief: Brief) -> None:
    connection.execute(delete(t.point).where(t.point.c.coverage == coverage))
    connection.execute(delete(t.judged).where(t.judged.c.coverage == coverage))
    points = [
        {
            "coverage": coverage,
            "id": judged.point.id,
            "place": place,
            "verdict": judged.verdict.value,
            "least": judged.corroboration.origins_at_least,
            "most": judged.corroboration.origins_at_most,
        }
        for place, judged in enumerate(brief.points)
    ]
    spans = [
        {
            "coverage": coverage,
            "point": judged.point.id,
            "document": span.document_id,
            "start": span.start,
            "end": span.end,
            "verdict": judged.verdict.value,
        }
        for judged in brief.points
        # What one report says alone is no finding: it would be nearly every sentence.
        if judged.verdict is not Verdict.SINGLE
        for reading in judged.point.readings
        for span in reading.spans
    ]
    for some in batched(points, 5_000):
        connection.execute(insert(t.point), some)
    for many in batched(spans, 5_000):
        connection.execute(insert(t.judged), many)
