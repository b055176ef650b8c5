"""How stored reports were gathered: their terms, their sketches, and on which others it hangs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select

from stemma.gather.order import Key, day_of, key_of
from stemma.gather.scope import Watch
from stemma.gather.shingles import BANDS
from stemma.store import tables as t
from stemma.store.rows import batched

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

KEY: Final = np.dtype("<u8")
WEIGHT: Final = np.dtype("<f8")


@dataclass(frozen=True, slots=True)
class Bag:
    """How one report was gathered. `opener` is empty for a copy, which also has no terms.

    `opener` is the report that opened the coverage which this one came to. `part` names those that
    it gathered with, `family` all whose gathering hangs on one another. `bands` are those of its
    sketch, none for a text without words.
    """

    document: str
    digest: str
    family: str
    part: str
    opener: str
    length: int
    keys: Keys
    weights: Floats
    bands: Keys


class Bags:
    """The bags of many reports, side by side, so that one more is held against all at once."""

    def __init__(self, bags: Sequence[Bag], told: Mapping[str, tuple[str, str]]) -> None:
        """`told` is when each was published, and the sum of its text."""
        self.ids = [bag.document for bag in bags]
        self.place = {name: place for place, name in enumerate(self.ids)}
        self._bags = bags
        self._told = told
        self._openers = sorted({bag.opener for bag in bags})
        counts = [len(bag.keys) for bag in bags]
        self._rows: Rows = np.repeat(np.arange(len(bags)), counts)
        self._keys: Keys = np.concatenate([np.zeros(0, KEY), *(bag.keys for bag in bags)])
        self._weights: Floats = np.concatenate([np.zeros(0), *(bag.weights for bag in bags)])

    def __getitem__(self, place: int) -> Bag:
        return self._bags[place]

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Family → its reports."""
        out: dict[str, list[str]] = {}
        for bag in self._bags:
            out.setdefault(bag.family, []).append(bag.document)
        return {family: tuple(found) for family, found in out.items()}

    def products(self, weights: Mapping[int, float]) -> Floats:
        """(reports,) the scalar products of all with terms, told by their keys."""
        keys = np.array(sorted(weights), KEY)
        if not len(keys):
            return np.zeros(len(self.ids))
        shares = np.array([weights[key] for key in keys.tolist()])
        places = np.minimum(np.searchsorted(keys, self._keys), len(keys) - 1)
        held = np.flatnonzero(keys[places] == self._keys)
        found = np.bincount(
            self._rows[held], self._weights[held] * shares[places[held]], len(self.ids)
        )
        return found.astype(np.float64, copy=False)

    def means(self, products: Floats, before: NDArray[np.bool_]) -> list[tuple[float, str]]:
        """The mean product of those that one report's coverage was opened for, with their family.

        Of the reports that count, by the report that opened their coverage.
        """
        openers = self._opener_places
        sums = np.bincount(openers[before], products[before], len(self._openers))
        counts = np.bincount(openers[before], minlength=len(self._openers))
        return [
            (float(sums[n] / counts[n]), self._family_of[n])
            for n in np.flatnonzero(sums).tolist()
            if self._openers[n]
        ]

    @cached_property
    def _opener_places(self) -> Rows:
        place = {name: number for number, name in enumerate(self._openers)}
        return np.array([place[bag.opener] for bag in self._bags], np.int64)

    @cached_property
    def _family_of(self) -> list[str]:
        known = {bag.opener: bag.family for bag in self._bags}
        return [known[name] for name in self._openers]

    @cached_property
    def orders(self) -> list[Key]:
        """Where each report stands among all: see `stemma.gather.order`."""
        return [
            key_of(*self._told[bag.document], bag.document, length=bag.length) for bag in self._bags
        ]

    def watch(self, places: Iterable[int]) -> list[Watch]:
        """Reports as they are watched."""
        return [
            Watch(
                self.ids[place],
                self.orders[place],
                day_of(self._told[self.ids[place]][0]),
                self._bags[place].keys,
                self._bags[place].weights,
            )
            for place in places
        ]


class Sketches:
    """The bands of many reports, asked which of them share one."""

    def __init__(self, bands: Mapping[str, Keys]) -> None:
        self._ids = [*bands]
        rows = np.repeat(np.arange(len(bands)), [len(found) for found in bands.values()])
        values = np.concatenate([np.zeros(0, KEY), *bands.values()])
        order = np.argsort(values, kind="stable")
        self._values, self._rows = values[order], rows[order]

    def sharing(self, bands: Keys) -> frozenset[str]:
        """The reports of which a band is one of these."""
        left = np.searchsorted(self._values, bands, "left").tolist()
        right = np.searchsorted(self._values, bands, "right").tolist()
        return frozenset(
            self._ids[row]
            for low, high in zip(left, right, strict=True)
            for row in self._rows[low:high].tolist()
        )


def get_bags(
    connection: Connection, made_with: str, current: Mapping[str, str]
) -> tuple[Bags, frozenset[str]]:
    """The bags of those reports that are as they were when they were gathered.

    `current` is the sum of each that is gathered now. With them, the families of which a report
    went, or is not as it was.
    """
    rows = connection.execute(
        select(t.bag, t.document.c.published, t.document.c.sha256)
        .join(t.document, t.document.c.id == t.bag.c.document)
        .where(t.bag.c.made_with == made_with)
        .order_by(t.bag.c.document)
    )
    bags = []
    told = {}
    stale = set()
    for row in rows:
        if current.get(row.document) != row.digest:
            stale.add(row.family)
            continue
        count = len(row.terms) // (KEY.itemsize + WEIGHT.itemsize)
        bags.append(
            Bag(
                row.document,
                row.digest,
                row.family,
                row.part,
                row.opener,
                row.length,
                np.frombuffer(row.terms, KEY, count),
                np.frombuffer(row.terms, WEIGHT, count, count * KEY.itemsize),
                np.frombuffer(row.bands, KEY, len(row.bands) // KEY.itemsize),
            )
        )
        told[row.document] = (row.published, row.sha256)
    return Bags(bags, told), frozenset(stale)


def put_bags(
    connection: Connection, bags: Iterable[Bag], made_with: str, gathered: AbstractSet[str]
) -> None:
    """Keep how reports were gathered; what is known of those that no longer are goes."""
    rows = [
        {
            "document": bag.document,
            "digest": bag.digest,
            "made_with": made_with,
            "family": bag.family,
            "part": bag.part,
            "opener": bag.opener,
            "length": bag.length,
            "terms": bag.keys.astype(KEY).tobytes() + bag.weights.astype(WEIGHT).tobytes(),
            "bands": bag.bands.astype(KEY).tobytes(),
        }
        for bag in bags
    ]
    known = set(connection.execute(select(t.bag.c.document)).scalars())
    gone = (known - gathered) | (known & {str(row["document"]) for row in rows})
    for names in batched(sorted(gone)):
        connection.execute(delete(t.bag).where(t.bag.c.document.in_(names)))
    for some in batched(rows, 1_000):
        connection.execute(insert(t.bag), some)


def bands_of(sketch: Sequence[int]) -> Keys:
    """The bands of a sketch; those of other places are other ones."""
    if sketch and len(sketch) != BANDS:
        raise ValueError(f"a sketch has {BANDS} bands, not {len(sketch)}")
    return np.array(sketch, KEY)
