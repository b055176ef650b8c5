"""The store: coverages with their reports, what was made of them, and what people decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select, update

from stemma.errors import StoreError
from stemma.model import ON_PAIRS, Annotations, Brief, Decision, DecisionKind, Document, Rejection
from stemma.run.engine import Engine
from stemma.run.pipeline import require_counted
from stemma.store import adding, briefs, decisions, documents, listing
from stemma.store import coverages as placing
from stemma.store import labels as labelling
from stemma.store import refresh as refreshing
from stemma.store import tables as t
from stemma.store.deciding import complete
from stemma.store.following import Following
from stemma.store.packing import unpack
from stemma.store.values import (
    Added,
    Forgotten,
    KeptCoverage,
    Version,
)

ATTEMPTS: Final = 5
"""How often a brief is made anew where its reports changed meanwhile."""


class Store(Following):
    """An open store. All of it may be called from several threads, and from several processes.

    Every call is one transaction, but for those that run a model: these read, work, and then
    write. What a call returns is stored. Every method raises `StoreError` where the database fails,
    and `UsageError` for a coverage or a report that is not there.
    """

    # Coverages and their reports.

    def coverages(self) -> tuple[KeptCoverage, ...]:
        """All coverages, that which changed last first; those merged into another are left out."""
        with self.reading() as connection:
            return listing.list_coverages(connection, self.made_with.brief)

    def coverage(self, coverage_id: str) -> KeptCoverage:
        """One coverage; of one that was merged into another, that one."""
        with self.reading() as connection:
            return listing.get_coverage(connection, coverage_id, self.made_with.brief)

    def new_coverage(self, title: str = "") -> str:
        """A coverage without reports; its id."""
        with self.writing() as (connection, now):
            return placing.new_coverage(connection, now, title=title)

    def rename(self, coverage_id: str, title: str) -> None:
        """Give a coverage a title; an empty one takes it away."""
        with self.writing() as (connection, now):
            found = placing.get_places(connection, coverage_id).require(coverage_id)
            connection.execute(
                update(t.coverage).where(t.coverage.c.id == found).values(title=title, changed=now)
            )

    def add(
        self,
        coverage_id: str | None,
        added: Iterable[Document | Rejection],
        originals: Mapping[str, bytes] | None = None,
    ) -> Added:
        """Store reports in a coverage, or let them gather by themselves where none is given.

        `originals` are the bytes that texts were taken from, by their SHA-256. Nothing is read
        closely yet: `read` and `brief` do that. What does not count as a report is rejected.
        """
        wanted: list[Document] = []
        rejected: list[Rejection] = []
        for item in map(require_counted, added):
            (rejected if isinstance(item, Rejection) else wanted).append(item)  # type: ignore[arg-type]
        if coverage_id is None:
            return adding.add_gathered(self, wanted, rejected, originals or {})
        return adding.add(self, coverage_id, wanted, rejected, originals or {})

    def remove(self, coverage_id: str, document_id: str) -> bool:
        """Take a report out of a coverage, whether it was in it; it may be added again."""
        with self.writing() as (connection, now):
            places = placing.get_places(connection)
            found = places.require(coverage_id)
            done = placing.drop_member(connection, places, found, document_id)
            if done:
                placing.touch(connection, found, now)
                placing.drop_empty(connection)
            return done

    def drop_coverage(self, coverage_id: str) -> None:
        """Remove a coverage; its reports stay stored where another has them, else they go too."""
        with self.writing() as (connection, _):
            listing.drop_coverage(connection, coverage_id)

    def forget(self, document_id: str, who: str) -> bool:
        """Remove a report and all that was made of it, everywhere; whether it was there.

        That it was removed, when and by whom stays, and it is not taken again.
        """
        with self.writing() as (connection, now):
            own = placing.get_places(connection).of_documents().get(document_id, ())
            done = documents.forget(connection, document_id, who, now)
            decisions.forget_decisions(connection, document_id)
            for coverage in own:
                placing.touch(connection, coverage, now)
            placing.drop_empty(connection)
        if done:
            listing.scrub(self.database)
        return done

    def forgotten(self) -> tuple[Forgotten, ...]:
        """The reports that were removed at a person's wish."""
        with self.reading() as connection:
            return documents.get_forgotten(connection)

    def documents(self, coverage_id: str) -> tuple[Document, ...]:
        """The reports of a coverage, by their ids."""
        with self.reading() as connection:
            places = placing.get_places(connection, coverage_id)
            return documents.get_documents(connection, places.members[places.require(coverage_id)])

    def places(self, document_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Id of a report → the ids of the coverages that hold it, of those that are in any."""
        with self.reading() as connection:
            return placing.coverages_of(connection, document_ids)

    def document(self, document_id: str) -> Document | None:
        """One report; `None` where there is none with this id."""
        with self.reading() as connection:
            return next(iter(documents.get_documents(connection, [document_id])), None)

    def original(self, document_id: str) -> bytes | None:
        """The bytes that a report was taken from; `None` where they were not kept."""
        with self.reading() as connection:
            found = connection.execute(
                select(t.original.c.content)
                .join(t.document, t.document.c.bytes_sha256 == t.original.c.sha256)
                .where(t.document.c.id == document_id)
            ).scalar()
        return None if found is None else unpack(found)

    def versions(self, address: str) -> tuple[Version, ...]:
        """The texts that stood at an address, the first first."""
        with self.reading() as connection:
            return documents.get_versions(connection, address)

    # What is made of them.

    def read(self, wanted: Sequence[Document], *, engine: Engine | None = None) -> list[Rejection]:
        """Read stored reports closely, as far as they were not, so that they can be searched.

        Those that could not be read are returned.
        """
        return [
            item for item in self.workroom.read(wanted, engine) if not isinstance(item, Annotations)
        ]

    def brief(self, coverage_id: str, *, engine: Engine | None = None) -> Brief:
        """The brief of a coverage as it is now: that of a run from nothing, with the decisions.

        It is made where it is not kept, which takes its time. `engine` says where reports are read.
        """
        for _ in range(ATTEMPTS):
            with self.reading() as connection:
                places = placing.get_places(connection, coverage_id)
                found = places.require(coverage_id)
                order = briefs.get_order(connection, places, found, self.made_with.brief)
                kept = briefs.get_brief(connection, found, order.fingerprint)
            if kept is not None:
                return kept
            made = self.workroom.compare(
                order.documents, order.decisions, together=order.together, engine=engine
            )
            with self.writing() as (connection, now):
                places = placing.get_places(connection, found)
                if found not in places.members:
                    continue
                current = briefs.get_fingerprint(connection, places, found, self.made_with.brief)
                if current == order.fingerprint:
                    briefs.put_brief(connection, found, current, made, now)
                    return made
        raise StoreError(f"coverage {coverage_id} changed every time while its brief was made")

    def latest_brief(self, coverage_id: str) -> Brief | None:
        """The brief that was made last, though reports may have come since; `None` for none."""
        with self.reading() as connection:
            found = placing.get_places(connection, coverage_id).require(coverage_id)
            return briefs.get_latest(connection, found)

    def told_brief(self, coverage_id: str) -> Brief | None:
        """The brief up to which changes were told (`tell`); `None` where none were."""
        with self.reading() as connection:
            found = placing.get_places(connection, coverage_id).require(coverage_id)
            return briefs.get_told(connection, found)

    def refresh(
        self, *, engine: Engine | None = None, tell: Callable[[str], None] | None = None
    ) -> tuple[str, ...]:
        """Make anew what was made of other reports, decisions, rules or weights; which coverages.

        What is done is kept, so that one that was ended goes on where it was. `tell` is told the id
        of every coverage before its turn. In the end, what was remembered under other rules goes.
        """
        done = []
        for coverage in refreshing.stale(self):
            if refreshing.is_there(self, coverage):
                if tell is not None:
                    tell(coverage)
                self.brief(coverage, engine=engine)
                done.append(coverage)
        refreshing.drop_old(self)
        return tuple(done)

    # What people decided.

    def decide(self, decision: Decision) -> str:
        """Append a decision; its id. A split makes its coverage, and that id is its value."""
        with self.writing() as (connection, now):
            found = placing.get_places(connection, decision.coverage).require(decision.coverage)
            if decision.what in ON_PAIRS:
                decision = complete(decision, briefs.get_latest(connection, found))
            elif decision.what is DecisionKind.SPLIT:
                into = placing.new_coverage(connection, now, prefix=placing.SPLIT)
                decision = replace(decision, value=into)
            kept = decisions.put_decision(connection, replace(decision, coverage=found), now)
            placing.touch(connection, found, now)
            return kept.id

    def undo(self, decision_id: str, who: str) -> str:
        """Let a decision hold no longer; the id of the undoing, which can be undone."""
        with self.writing() as (connection, now):
            return decisions.undo(connection, decision_id, who, now)

    def labels(self, coverage_id: str | None = None) -> list[dict[str, Any]]:
        """The labels that decisions on pairs give, of one coverage or of all: see `labels`."""
        held = [one for one in self.decisions(coverage_id, in_force=True) if one.left]
        with self.reading() as connection:
            ids = {span.document_id for one in held for span in (*one.left, *one.right)}
            wanted = documents.get_documents(connection, ids)
            latest = {c: briefs.get_latest(connection, c) for c in {o.coverage for o in held}}
        read = self.workroom.read(wanted)
        known = {one.document.id: one for one in read if isinstance(one, Annotations)}
        rows = (labelling.as_row(one, known, latest[one.coverage]) for one in held)
        return [row for row in rows if row is not None]

    def put_labels(self, rows: Iterable[dict[str, Any]], who: str) -> tuple[int, list[str]]:
        """Take labels as decisions; how many, and why others are none. Twice is as once."""
        with self.writing() as (connection, now):
            own = placing.get_places(connection).of_documents()
            first = {document: found[0] for document, found in own.items()}
            given = [*rows]
            ids = own.keys() & labelling.reports_of(given)
            known = {d.id: d for d in documents.get_documents(connection, ids)}
            told = [*labelling.from_rows(given, known, first, who)]
            decisions.put_all(connection, (o for o in told if isinstance(o, Decision)), now)
        return sum(isinstance(o, Decision) for o in told), [o for o in told if isinstance(o, str)]

    def decisions(
        self, coverage_id: str | None = None, *, in_force: bool = False
    ) -> tuple[Decision, ...]:
        """What was decided, in order; with `in_force`, only what holds. `None` is everywhere."""
        with self.reading() as connection:
            family = None
            if coverage_id is not None:
                places = placing.get_places(connection, coverage_id)
                family = places.family(places.require(coverage_id))
            found = decisions.get_decisions(connection, family)
            return decisions.in_force(found) if in_force else found
