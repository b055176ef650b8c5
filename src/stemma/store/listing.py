"""Coverages in figures, for lists; and what leaves the store with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, delete, select, text

from stemma.model import Decision
from stemma.store import documents
from stemma.store import tables as t
from stemma.store.briefs import fingerprint, get_events, on_briefs
from stemma.store.coverages import Places, get_places
from stemma.store.database import Database
from stemma.store.decisions import get_decisions
from stemma.store.rows import batched
from stemma.store.values import KeptCoverage

WORD: Final = re.compile(r"\w{4,}")
"""A word of a title that may tell what it is about."""
FEWEST: Final = 3
"""Such words of a title that says what happened."""


def list_coverages(connection: Connection, made_with: str) -> tuple[KeptCoverage, ...]:
    """All coverages, that which changed last first."""
    places = get_places(connection)
    return _figures(connection, places, places.members, made_with)


def get_coverage(connection: Connection, coverage: str, made_with: str) -> KeptCoverage:
    """One coverage in figures.

    Raises:
        UsageError: there is none.
    """
    places = get_places(connection, coverage)
    return _figures(connection, places, [places.require(coverage)], made_with)[0]


def _figures(
    connection: Connection, places: Places, wanted: Iterable[str], made_with: str
) -> tuple[KeptCoverage, ...]:
    ids = set(wanted)
    told: dict[str, tuple[str, str, str]] = {}
    digests: dict[str, str] = {}
    needed = sorted({one for coverage in ids for one in places.members[coverage]})
    for some in batched(needed, 500):
        rows = connection.execute(
            select(
                t.document.c.id,
                t.document.c.digest,
                t.document.c.title,
                t.document.c.outlet,
                t.document.c.published,
            ).where(t.document.c.id.in_(some))
        )
        for row in rows:
            told[row.id] = (row.published, row.title, row.outlet)
            digests[row.id] = row.digest
    made = connection.execute(
        select(t.brief.c.coverage, t.brief.c.fingerprint).where(t.brief.c.is_latest)
    )
    names = {row.coverage: row.fingerprint for row in made}
    events = get_events(connection)
    decided: dict[str, list[Decision]] = {}
    for one in get_decisions(connection):
        decided.setdefault(places.now(one.coverage), []).append(one)
    out = []
    for row in connection.execute(select(t.coverage)).all():
        if row.id not in ids:
            continue
        own = sorted(told[one] for one in places.members[row.id] if one in told)
        days = [published[:10] for published, _, _ in own if published]
        now = fingerprint(
            [digests[one] for one in places.members[row.id]],
            on_briefs(decided.get(row.id, ())),
            made_with,
            together=row.id in places.together,
        )
        out.append(
            KeptCoverage(
                row.id,
                row.title
                or events.get(row.id, "")
                or telling_title([title for _, title, _ in own if title]),
                len(own),
                len({outlet for _, _, outlet in own if outlet.strip()}),
                min(days, default=""),
                max(days, default=""),
                row.added,
                row.changed,
                gathered=row.gathered,
                pinned=row.id in places.pinned,
                is_fresh=names.get(row.id) == now,
            )
        )
    return tuple(sorted(out, key=lambda one: (one.changed, one.id), reverse=True))


def telling_title(titles: Sequence[str]) -> str:
    """The title that has most in common with the others, the first of several; empty for none.

    A title of few words names no event ("The flood", "Live"); one is taken where all are so.

    >>> telling_title(["Soup and a hen", "Dam bursts above Tesvik", "Six dead as dam bursts"])
    'Dam bursts above Tesvik'
    """
    long = [title for title in titles if len(WORD.findall(title)) >= FEWEST]
    titles = long or titles
    words = [frozenset(WORD.findall(title.casefold())) for title in titles]
    shared = [
        sum(len(one & other) / len(one | other) for other in words if other is not one and one)
        for one in words
    ]
    return titles[max(range(len(titles)), key=lambda n: (shared[n], -n))] if titles else ""


def drop_coverage(connection: Connection, coverage: str) -> None:
    """Remove a coverage and all that are part of it, and the reports that no other has.

    Raises:
        UsageError: there is none.
    """
    places = get_places(connection)
    family = places.family(places.require(coverage))
    own = set(places.members[family[0]])
    connection.execute(delete(t.change).where(t.change.c.coverage.in_(family)))
    connection.execute(delete(t.coverage).where(t.coverage.c.id.in_(family)))
    for document in documents.unused(connection):
        if document in own:
            documents.drop(connection, document)


def scrub(database: Database) -> None:
    """Let nothing that was removed be left in the file: neither in the index, nor in the log."""
    if not database.is_file:
        return
    with database.write() as connection:
        connection.execute(text("INSERT INTO said_words (said_words) VALUES ('optimize')"))
    database.checkpoint()
