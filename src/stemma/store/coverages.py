"""Which reports are in which coverage: as they were put, and as people placed them.

What was put is a table. What people decided, to merge, to split, is laid over it whenever it is
asked for, so that an undone decision leaves no trace but itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from stemma.errors import UsageError
from stemma.model import Decision, DecisionKind, identify
from stemma.store import tables as t
from stemma.store.decisions import PLACING, get_decisions, in_force
from stemma.store.rows import batched, insert_new


@dataclass(frozen=True, slots=True)
class Places:
    """The coverages that there are, each with the ids of its reports in order.

    `merged` are those that are part of another now, and of which; `together` those that a person
    made of several, whose reports are of one event whatever the program thinks.
    """

    members: Mapping[str, tuple[str, ...]]
    merged: Mapping[str, str]
    together: frozenset[str]
    pinned: frozenset[str]

    def of_documents(self) -> dict[str, tuple[str, ...]]:
        """Id of a report → the coverages that hold it."""
        out: dict[str, list[str]] = {}
        for coverage, documents in sorted(self.members.items()):
            for document in documents:
                out.setdefault(document, []).append(coverage)
        return {document: tuple(found) for document, found in out.items()}

    def family(self, coverage: str) -> tuple[str, ...]:
        """The coverage, and those that are part of it: whose decisions hold in it."""
        return (coverage, *sorted(one for one in self.merged if self.now(one) == coverage))

    def now(self, coverage: str) -> str:
        """The coverage that this one is part of by now; itself, unless it was merged."""
        while coverage in self.merged:
            coverage = self.merged[coverage]
        return coverage

    def require(self, coverage: str) -> str:
        """The same id, or that of the coverage it was merged into.

        Raises:
            UsageError: there is none.
        """
        found = self.now(coverage)
        if found not in self.members:
            raise UsageError(f"there is no coverage {coverage}")
        return found


def get_places(connection: Connection, only: str | None = None) -> Places:
    """Where all reports are; with `only`, those of one coverage are enough."""
    placed: dict[str, set[str]] = {
        identity: set() for identity in connection.execute(select(t.coverage.c.id)).scalars()
    }
    decisions = in_force(get_decisions(connection, what=(*PLACING, DecisionKind.UNDO)))
    rows = select(t.member.c.coverage, t.member.c.document)
    if only is not None and all(one.what is DecisionKind.PIN for one in decisions):
        rows = rows.where(t.member.c.coverage == only)
    for row in connection.execute(rows):
        placed[row.coverage].add(row.document)
    return place(placed, decisions)


def coverages_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Id of a report → the coverages that hold it, of these reports."""
    decided = select(t.decision.c.number).where(
        t.decision.c.what.in_([DecisionKind.MERGE.value, DecisionKind.SPLIT.value])
    )
    if connection.execute(decided.limit(1)).first() is not None:
        return get_places(connection).of_documents()
    out: dict[str, list[str]] = {}
    for some in batched(ids):
        rows = connection.execute(
            select(t.member.c.document, t.member.c.coverage)
            .where(t.member.c.document.in_(some))
            .order_by(t.member.c.coverage)
        )
        for row in rows:
            out.setdefault(row.document, []).append(row.coverage)
    return {document: tuple(found) for document, found in out.items()}


def place(placed: Mapping[str, set[str]], decisions: Sequence[Decision]) -> Places:
    """What was put, and over it what people decided that holds, in its order."""
    splits = {one.value for one in decisions if one.what is DecisionKind.SPLIT}
    # The coverage of a split that was undone is none.
    known = {c: set(d) for c, d in placed.items() if not c.startswith(SPLIT) or c in splits}
    overlay = _Overlay(known)
    for one in decisions:
        overlay.lay(one)
    return Places(
        {identity: tuple(sorted(found)) for identity, found in sorted(known.items())},
        overlay.merged,
        frozenset(overlay.together & known.keys()),
        frozenset(overlay.pinned),
    )


class _Overlay:
    """Coverages while decisions are laid over them."""

    def __init__(self, members: dict[str, set[str]]) -> None:
        self.members = members
        self.merged: dict[str, str] = {}
        self.together: set[str] = set()
        self.pinned: set[str] = set()

    def lay(self, one: Decision) -> None:
        """Do as one decision says."""
        into = self._now(one.coverage)
        if into not in self.members:
            return
        if one.what is DecisionKind.MERGE:
            for other in map(self._now, one.subject):
                self._merge(into, other)
        elif one.what is DecisionKind.SPLIT:
            moved = self.members[into] & set(one.subject)
            self.members[into] -= moved
            self.members.setdefault(one.value, set()).update(moved)
        elif one.what is DecisionKind.PIN:
            self.pinned.add(into)

    def _merge(self, into: str, other: str) -> None:
        if other in self.members and other != into:
            self.members[into] |= self.members.pop(other)
            self.merged[other] = into
            self.together.add(into)

    def _now(self, identity: str) -> str:
        while identity in self.merged:
            identity = self.merged[identity]
        return identity


SPLIT = "split-"
"""How the ids begin of coverages that a person split off."""


def new_coverage(
    connection: Connection, now: str, *, title: str = "", gathered: bool = False, prefix: str = ""
) -> str:
    """A coverage without reports; its id."""
    store = connection.execute(select(t.meta.c.value).where(t.meta.c.name == "id")).scalar() or ""
    count = connection.execute(select(t.meta.c.value).where(t.meta.c.name == "count")).scalar()
    number = int(count or 0) + 1
    connection.execute(insert_new(connection, t.meta), {"name": "count", "value": "0"})
    connection.execute(update(t.meta).where(t.meta.c.name == "count").values(value=str(number)))
    identity = prefix + identify("kept", store, str(number))[:10]
    connection.execute(
        insert(t.coverage).values(
            id=identity, title=title, added=now, changed=now, gathered=gathered
        )
    )
    return identity


def put_members(connection: Connection, coverage: str, ids: Iterable[str], now: str) -> bool:
    """Put reports into a coverage; whether any was not there yet."""
    before = _count(connection, coverage)
    rows = [{"coverage": coverage, "document": identity} for identity in ids]
    if rows:
        connection.execute(insert_new(connection, t.member), rows)
    if _count(connection, coverage) == before:
        return False
    touch(connection, coverage, now)
    return True


def touch(connection: Connection, coverage: str, now: str) -> None:
    """Note that a coverage changed."""
    connection.execute(update(t.coverage).where(t.coverage.c.id == coverage).values(changed=now))


def drop_member(connection: Connection, places: Places, coverage: str, document: str) -> bool:
    """Take a report out of a coverage and of all that are part of it; whether it was there."""
    family = [*places.family(coverage), *_split_from(connection, coverage)]
    done = connection.execute(
        delete(t.member).where(t.member.c.coverage.in_(family), t.member.c.document == document)
    )
    return done.rowcount > 0


def _split_from(connection: Connection, coverage: str) -> list[str]:
    """The coverages that this one was split off: what is in it was put there."""
    return [
        one.coverage
        for one in get_decisions(connection)
        if one.what is DecisionKind.SPLIT and one.value == coverage
    ]


def _count(connection: Connection, coverage: str) -> int:
    rows = select(func.count()).where(t.member.c.coverage == coverage)
    return int(connection.execute(rows).scalar() or 0)


def gathered_ids(connection: Connection) -> dict[str, str]:
    """Id of a report → the coverage, of those that the program put together."""
    rows = connection.execute(
        select(t.member.c.document, t.member.c.coverage)
        .join(t.coverage, t.coverage.c.id == t.member.c.coverage)
        .where(t.coverage.c.gathered)
        .order_by(t.coverage.c.added, t.coverage.c.id)
    )
    return {row.document: row.coverage for row in rows}


def put_gathering(
    connection: Connection, groups: Sequence[AbstractSet[str]], pinned: frozenset[str], now: str
) -> tuple[str, ...]:
    """Let coverages be as reports gather; the ids of those that are not as before.

    A group is the coverage that most of its reports were in, so that ids stay; of two groups with
    reports of one coverage, that with more of them. What is in a pinned coverage stays there.
    """
    before = gathered_ids(connection)
    age = {coverage: place for place, coverage in enumerate(dict.fromkeys(before.values()))}
    shares = sorted(
        (-count, age[coverage], coverage, number)
        for number, group in enumerate(groups)
        for coverage, count in Counter(before[d] for d in group if d in before).items()
    )
    owner: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, coverage, number in shares:
        if number not in owner and coverage not in taken:
            owner[number] = coverage
            taken.add(coverage)
    changed: set[str] = set()
    for number, group in enumerate(groups):
        stay = {d for d in group if before.get(d) in pinned}
        moved = {d for d in group - stay if before.get(d) != owner.get(number, "")}
        if not moved:
            continue
        into = owner.get(number) or new_coverage(connection, now, gathered=True)
        left = {before[d] for d in moved if d in before}
        for coverage in left:
            own = [d for d in moved if before.get(d) == coverage]
            connection.execute(
                delete(t.member).where(
                    t.member.c.coverage == coverage, t.member.c.document.in_(own)
                )
            )
        put_members(connection, into, sorted(moved), now)
        changed |= {into, *left}
    for coverage in sorted(changed):
        touch(connection, coverage, now)
    drop_empty(connection)
    return tuple(sorted(changed))


def drop_empty(connection: Connection) -> None:
    """Remove the gathered coverages that have no report left, and that nobody decided on."""
    held = select(t.member.c.coverage)
    decided = select(t.decision.c.coverage)
    connection.execute(
        delete(t.coverage).where(
            t.coverage.c.gathered,
            t.coverage.c.id.not_in(held),
            t.coverage.c.id.not_in(decided),
        )
    )
