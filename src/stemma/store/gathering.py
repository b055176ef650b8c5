"""Reports gathered on: what came is held against all, and only what hangs on it is gathered anew.

What comes out is what `gather` gives of all reports at once, in whatever order and batches they
came: see `stemma.gather.scope`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np
from sqlalchemy import Connection, select

from stemma.gather.copies import LOOKS, can_repeat
from stemma.gather.events import ALIKE, SLACK
from stemma.gather.order import HIGHEST, order_of
from stemma.gather.scope import Scoped, Watch, gather_scope
from stemma.gather.shingles import Shingles, Sketcher
from stemma.gather.terms import TermMaker
from stemma.model import Document
from stemma.store import coverages as placing
from stemma.store import tables as t
from stemma.store.bags import Bag, Bags, Keys, Sketches, bands_of, get_bags, put_bags
from stemma.store.documents import get_documents
from stemma.store.opened import OpenStore
from stemma.store.rows import batched

LEAST: Final = (ALIKE - SLACK) / HIGHEST
"""Mean likeness under which a report joins no coverage, whatever their days."""
MOST: Final = 0.5
"""Share of the reports that is new from which on all are gathered at once."""


def gather_on(store: OpenStore) -> tuple[str, ...]:
    """Let gathered coverages be as their reports gather; the ids of those that changed."""
    made_with = store.made_with.gathering
    while True:
        with store.reading() as connection:
            before = _digests(connection)
            bags, stale = get_bags(connection, made_with, before)
        fresh = before.keys() - bags.place.keys()
        if not fresh and not stale:
            return ()
        scope = _Scope(store, bags, before)
        scope.gather(fresh, stale)
        with store.writing() as (connection, now):
            if _digests(connection) != before:
                continue
            pinned = placing.get_places(connection).pinned
            changed = placing.put_gathering(connection, scope.groups(), pinned, now)
            put_bags(connection, scope.bags(), made_with, before.keys())
            return changed


def _digests(connection: Connection) -> dict[str, str]:
    """Id of a report → its sum, of those that the program put together."""
    rows = connection.execute(
        select(t.document.c.id, t.document.c.digest)
        .join(t.member, t.member.c.document == t.document.c.id)
        .join(t.coverage, t.coverage.c.id == t.member.c.coverage)
        .where(t.coverage.c.gathered)
    )
    return {row.id: row.digest for row in rows}


class _Scope:
    """The reports that are gathered anew, growing until no other hangs on them."""

    def __init__(self, store: OpenStore, bags: Bags, digests: Mapping[str, str]) -> None:
        self._store = store
        self._old = bags
        self._digests = digests
        self._documents: dict[str, Document] = {}
        self._sketcher = Sketcher()
        self._shingles: dict[str, Shingles] = {}
        self._bands: dict[str, Keys] = {}
        self._links: list[tuple[str, ...]] = []
        self._found: Scoped | None = None

    def gather(self, fresh: AbstractSet[str], stale: AbstractSet[str]) -> None:
        """Gather what is fresh, with all that hangs on it or on what went."""
        known = self._old.place
        if len(fresh) > MOST * len(self._digests):
            wanted = {*self._digests}
        else:
            wanted = {*fresh, *self._members(stale)}
        self._load(fresh)
        self._link(fresh)
        wanted |= {name for link in self._links for name in link}
        wanted |= self._members(self._reached(fresh))
        while True:
            wanted |= self._members({self._old[known[n]].family for n in wanted if n in known})
            found = self._gather(wanted)
            # First alone, which tells who may join; then with these looking on.
            outside = self._watched(wanted, found)
            if outside:
                found = self._gather(wanted, self._old.watch(outside))
            if not found.near:
                self._found = found
                return
            wanted |= found.near

    def _gather(self, wanted: AbstractSet[str], watched: Sequence[Watch] = ()) -> Scoped:
        self._load(wanted)
        documents = [self._documents[name] for name in sorted(wanted)]
        return gather_scope(documents, watched, table=self._store.workroom.table)

    def _members(self, families: Iterable[str]) -> set[str]:
        every = self._old.families
        return {name for family in families for name in every.get(family, ())}

    def _load(self, wanted: Iterable[str]) -> None:
        missing = sorted({*wanted} - self._documents.keys())
        for some in batched(missing):
            with self._store.reading() as connection:
                found = get_documents(connection, some)
            self._documents.update((one.id, one) for one in found)

    def _link(self, fresh: AbstractSet[str]) -> None:
        """Tie what is fresh to what it may repeat, or be repeated by.

        Of few that share a band of their sketches, the texts tell. Where there are more than are
        looked at closely, what is found may hang on any of them.
        """
        names = sorted({*self._old.ids, *fresh})
        everything = Sketches({name: self._band(name) for name in names})
        for name in sorted(fresh):
            met = everything.sharing(self._band(name)) - {name}
            if len(met) >= LOOKS:
                self._links.append((name, *sorted(met)))
                continue
            self._load(met)
            for other in sorted(met):
                if can_repeat(self._shingle(name), self._shingle(other)):
                    self._links.append((name, other))
                theirs = everything.sharing(self._band(other)) - {other}
                if len(theirs) >= LOOKS:
                    self._links.append((name, other, *sorted(theirs)))

    def _reached(self, fresh: AbstractSet[str]) -> Iterator[str]:
        """The families of which a coverage may be alike enough what is fresh."""
        if not self._old.ids or len(fresh) > MOST * len(self._digests):
            return
        maker = TermMaker(self._store.workroom.table)
        for name in sorted(fresh):
            document = self._documents[name]
            terms = maker.of_document(document)
            weights = {
                maker.key(number): weight
                for number, weight in zip(
                    terms.numbers.tolist(), terms.weights.tolist(), strict=True
                )
            }
            order = order_of(document)
            before = np.array([other < order for other in self._old.orders], np.bool_)
            means = self._old.means(self._old.products(weights), before)
            yield from (family for mean, family in means if mean >= LEAST)

    def _watched(self, wanted: AbstractSet[str], found: Scoped) -> list[int]:
        """The places of those outside that may be alike enough a coverage of the scope."""
        if len(wanted) == len(self._digests):
            return []
        outside = np.array([name not in wanted for name in self._old.ids], np.bool_)
        held = np.zeros(len(self._old.ids), np.bool_)
        for highest in _highest(found):
            held |= self._old.products(highest) >= LEAST
        return [int(place) for place in np.flatnonzero(held & outside)]

    def groups(self) -> list[set[str]]:
        """All reports as they gather: those of the scope, and the others as before."""
        found = self._require()
        inside = {document.id for document in found.gathering.documents}
        out = [set(one.documents) for one in found.gathering.coverages]
        parts: dict[str, set[str]] = {}
        for place, name in enumerate(self._old.ids):
            if name not in inside:
                parts.setdefault(self._old[place].part, set()).add(name)
        return sorted([*out, *parts.values()], key=lambda one: (-len(one), min(one)))

    def bags(self) -> list[Bag]:
        """What is to be remembered of the scope."""
        found = self._require()
        # What hung together once may do so again.
        known = self._old.place
        before = [
            (document.id, self._old[known[document.id]].family)
            for document in found.gathering.documents
            if document.id in known
        ]
        family = _join([*found.ties, *self._links, *before])
        nothing = np.zeros(0, np.uint64), np.zeros(0)
        out = []
        for coverage in found.gathering.coverages:
            for name in coverage.documents:
                keys, weights = found.terms.get(name, nothing)
                out.append(
                    Bag(
                        name,
                        self._digests[name],
                        family.get(name, name),
                        coverage.id,
                        found.joined.get(name, ""),
                        len(self._documents[name].text),
                        keys,
                        weights,
                        self._band(name),
                    )
                )
        return out

    def _require(self) -> Scoped:
        if self._found is None:
            raise RuntimeError("nothing was gathered yet")
        return self._found

    def _shingle(self, name: str) -> Shingles:
        found = self._shingles.get(name)
        if found is None:
            found = self._shingles[name] = self._sketcher.shingles(self._documents[name].text)
        return found

    def _band(self, name: str) -> Keys:
        found = self._bands.get(name)
        if found is None:
            place = self._old.place.get(name)
            found = (
                bands_of(self._sketcher.sketch(self._shingle(name)))
                if place is None
                else self._old[place].bands
            )
            self._bands[name] = found
        return found


def _highest(found: Scoped) -> Iterator[dict[int, float]]:
    """For each coverage that there may be in a scope, the most that a member gives each term."""
    groups = _join(found.ties)
    by_group: dict[str, dict[int, float]] = {}
    for name, (keys, weights) in sorted(found.terms.items()):
        most = by_group.setdefault(groups.get(name, name), {})
        for key, weight in zip(keys.tolist(), weights.tolist(), strict=True):
            most[key] = max(weight, most.get(key, 0.0))
    yield from by_group.values()


def _join(ties: Iterable[Sequence[str]]) -> dict[str, str]:
    """Each of those tied → the first by name of all that hang together with it."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        leader.setdefault(name, name)
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for tie in ties:
        for other in tie:
            low, high = sorted((find(tie[0]), find(other)))
            leader[high] = low
    return {name: find(name) for name in leader}
