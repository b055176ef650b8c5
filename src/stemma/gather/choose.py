"""Which reports `compare` sets side by side: those that gather, and what else is surely theirs.

Whoever compares reports takes them to be of one event. So a report in other words is taken in on
less than `gather` asks of a pile: a rare name that both begin with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from stemma.encoder.words import WordTable
from stemma.gather.events import ALIKE
from stemma.gather.gather import gather
from stemma.gather.names import lead_terms, rare_names
from stemma.gather.order import day, order_of
from stemma.gather.profile import Profile, added, alone, likeness, nearness_of
from stemma.gather.terms import TermMaker
from stemma.model import Document
from stemma.read.versions import captured, find_versions

LEAST: Final = 0.06
"""Least likeness, days counted in, of reports that share a rare name: see `gather.names.RARE`."""

FEWEST: Final = 4
"""Terms that their beginnings have in common at least, that name among them."""

NEAR: Final = 0.9
"""Least that their days speak for one event: about a week apart, or without a date."""

SHOWN: Final = 4
"""Words in common that are told of a report that is set aside."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the caller says of the reports: all belong together, or those with these ids apart."""

    together: bool = False
    apart: frozenset[str] = frozenset()


GATHERED: Final = Choice()


@dataclass(slots=True)
class Chosen:
    """The reports of one event in the order of their time; why they stand apart from the first.

    The one with most reports has no reason.
    """

    documents: list[Document]
    title: str | None = None
    reason: str = ""
    is_asked: bool = field(default=False, repr=False)


def choose(
    documents: Iterable[Document], choice: Choice = GATHERED, *, table: WordTable | None = None
) -> list[Chosen]:
    """The reports by event, the event with most reports first.

    Captures of one address are always of one event.

    Raises:
        WeightsError: the table of words is missing or damaged.
        LexiconError: a word list is damaged.
    """
    table = WordTable.load() if table is None else table
    known = {document.id: document for document in documents}
    own = [known[identity] for identity in sorted(choice.apart & known.keys())]
    rest = [document for document in known.values() if document.id not in choice.apart]
    gathered = gather(rest, table=table)
    groups = [
        Chosen([known[identity] for identity in one.documents], one.title)
        for one in gathered.coverages
    ]
    maker = TermMaker(table)
    if choice.together:
        groups = _merge(groups, [tuple(range(len(groups)))])
    else:
        groups = _merge(groups, _version_ties(groups))
        while ties := _find_tie(groups, maker):
            groups = _merge(groups, ties)
    groups += [Chosen([document], document.title, is_asked=True) for document in own]
    for group in groups:
        group.documents.sort(key=_time_of)
    groups.sort(key=lambda one: (one.is_asked, -len(one.documents), order_of(one.documents[0])))
    for group in groups[1:]:
        group.reason = _reason(groups[0], group, maker)
    return groups


def _time_of(document: Document) -> tuple[object, ...]:
    """As `order_of`, but of two with one date that which was captured first comes first."""
    when = captured(document)
    missing, published, *rest = order_of(document)
    return missing, published, when is None, when or published, *rest


def _merge(groups: Sequence[Chosen], ties: Iterable[Sequence[int]]) -> list[Chosen]:
    """Groups with those tied made one, under the title of the largest."""
    place = list(range(len(groups)))

    def root(number: int) -> int:
        while place[number] != number:
            number = place[number]
        return number

    for tie in ties:
        for number in tie:
            low, high = sorted((root(tie[0]), root(number)))
            place[high] = low
    out: dict[int, list[Chosen]] = {}
    for number, group in enumerate(groups):
        out.setdefault(root(number), []).append(group)
    merged = []
    for parts in out.values():
        titled = [part for part in parts if part.title]
        largest = max(titled or parts, key=lambda one: len(one.documents))
        merged.append(Chosen([d for part in parts for d in part.documents], largest.title))
    return merged


def _version_ties(groups: Sequence[Chosen]) -> list[tuple[int, ...]]:
    """The groups that have captures of one address."""
    place = {d.id: number for number, group in enumerate(groups) for d in group.documents}
    versions = find_versions(d for group in groups for d in group.documents)
    return [tuple(sorted({place[d.id] for d in found})) for found in versions]


def _find_tie(groups: Sequence[Chosen], maker: TermMaker) -> list[tuple[int, int]]:
    """The two groups that are most alike of those that share a rare name; empty for none."""
    named = [_names(group, maker) for group in groups]
    places: dict[int, list[int]] = {}
    for number, names in enumerate(named):
        for name in names:
            places.setdefault(name, []).append(number)
    pairs = {
        (left, right)
        for found in places.values()
        if len(found) <= _MOST_NAMED
        for left in found
        for right in found
        if left < right
    }
    if not pairs:
        return []
    profiles = {number: _profile(groups[number], maker) for pair in pairs for number in pair}
    best: tuple[float, int, int] | None = None
    for left, right in sorted(pairs):
        near = nearness_of(profiles[left], profiles[right])
        score = round(likeness(profiles[left], profiles[right]) * near, 9)
        if score < LEAST or near < NEAR:
            continue
        if len(_leads(groups[left], maker) & _leads(groups[right], maker)) < FEWEST:
            continue
        if best is None or (-score, left, right) < (-best[0], best[1], best[2]):
            best = (score, left, right)
    return [] if best is None else [(best[1], best[2])]


_MOST_NAMED: Final = 40
"""Groups that begin with a name for it to tell one event: more of them are of many."""


def _names(group: Chosen, maker: TermMaker) -> frozenset[int]:
    return frozenset().union(*(rare_names(document, maker) for document in group.documents))


def _leads(group: Chosen, maker: TermMaker) -> frozenset[int]:
    return frozenset().union(*(lead_terms(document, maker) for document in group.documents))


def _profile(group: Chosen, maker: TermMaker) -> Profile:
    first, *others = (alone(maker.of_document(one), day(one)) for one in group.documents)
    for other in others:
        first = added(first, other)
    return first


def _reason(main: Chosen, group: Chosen, maker: TermMaker) -> str:
    """Why a group is set aside, in its words and figures."""
    if group.is_asked:
        return "--apart names it"
    left, right = _profile(main, maker), _profile(group, maker)
    near = nearness_of(left, right)
    score = likeness(left, right) * near
    weights = dict(zip(left.numbers.tolist(), left.sums.tolist(), strict=True))
    both = [
        (-float(weight) * weights[number], maker.word(number))
        for number, weight in zip(right.numbers.tolist(), right.sums.tolist(), strict=True)
        if number in weights
    ]
    words = ", ".join(f"“{word}”" for _, word in sorted(both)[:SHOWN])
    common = f"only {words} in common with them" if words else "no word of weight in common"
    days = [found for one in main.documents if (found := day(one)) is not None]
    own = [found for one in group.documents if (found := day(one)) is not None]
    if days and own:
        apart = min(abs((one - other).days) for one in days for other in own)
        common += f", {apart} days from them" if apart > 7 else ""
    return f"{common}: likeness {score:.2f}, {ALIKE:.2f} is needed; --together compares it"
