"""How many independent origins stand behind some readings: at least, and at most.

An origin is the beginning of a report, an act of gathering: what a named person said, what a body
stated, what a newsroom found out. It is not the informant, whom the texts often hide.

*At most* counts what may be independent. Readings are one where the texts show it: the same
person speaks, however many reporters listened; the same body states it; the same newsroom, or one
of the same publisher, is given for it; the words are the same passage or the same quotation, and
then only the readings count that say best whose they are, as one; one report is a copy of the
other, and then nothing the copy says in its own voice is its own. Everything else may be
independent, so it counts.

*At least* counts only what is shown to be independent, so it is never 0 and mostly 1:

- Two outlets that say a thing in their own voice, or from sources they do not name, count as one.
  They may have read the same agency, or each other.
- Two persons by name count as two, if their names have nothing in common: they are two witnesses,
  whoever wrote it down. "Ruiz" and "Ana Ruiz", or two spellings, may be one.
- Two bodies count as one: a brand and its maker, a government and its capital, a ministry and its
  country have different names and speak with one voice.
- Two newsrooms count as two only where the texts say that each of them spoke to somebody ("a
  source told the Herald", "officials consulted by Reuters"), where they are of different
  publishers, and where nothing ties them: neither is seen to cite, credit or copy the other. Their
  sources may still be the same person; but each newsroom answers for having asked, and an editor
  who reads "confirmed by both" has two reports that began apart. Where it only says "according to
  the Herald", the Herald may have it from Reuters, and they count as one.
- A person by name and a newsroom's sources count as one: he may be among them.
- Reports that nobody puts a name to may be any of the others.

Where nothing tells which of two outlets copied the other, the first in the order of dates is taken
for the author. That can matter only for a point on which the other speaks once more, elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stemma.lineage.classes import Groups
from stemma.lineage.origins import Behind, Houses
from stemma.lineage.people import may_be_one
from stemma.lineage.reuse import Reuse
from stemma.lineage.witnesses import Standing, Witness
from stemma.model import Corroboration, LineageKind

EXACT: Final = 14
"""Origins up to which the most that are pairwise independent are found by trying all."""


RANK: Final = {
    Standing.PERSON: 0,
    Standing.NEWSROOM: 1,
    Standing.BODY: 2,
    Standing.HEARSAY: 3,
    Standing.OWN: 4,
}
"""Which of several that say the same words tells best where they are from.

An outlet that says in its own voice what another gives to unnamed reports has left that out.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A reading: who is behind it, and where its words stood first."""

    behind: tuple[Behind, ...]
    roots: frozenset[int]


def count_origins(
    told: Iterable[Told], ties: frozenset[tuple[str, str]], known: Sequence[str]
) -> Corroboration:
    """The range for some readings; `known` are the ids of the origins, in the order to give.

    `ties` are pairs of nodes, each in order, that something ties to each other.
    """
    same_words = list(_same_words(list(told)))
    every = [behind for readings in same_words for r in readings for behind in r.behind]
    if not every:
        return Corroboration(0, 0)
    nodes = sorted({behind.node for behind in every})
    numbers = {node: number for number, node in enumerate(nodes)}
    groups = Groups(len(nodes))
    for readings in same_words:
        leads = [min(behind.node for behind in reading.behind) for reading in readings]
        for lead in leads[1:]:
            groups.join(numbers[leads[0]], numbers[lead])
    people = {b.node for b in every if b.standing is Standing.PERSON}
    rooms = {b.node for b in every if b.gathered}

    def same_person(left: str, right: str) -> bool:
        known_one = groups.find(numbers[left]) == groups.find(numbers[right])
        return known_one or may_be_one(left.removeprefix("person "), right.removeprefix("person "))

    def tied(left: str, right: str) -> bool:
        known_one = groups.find(numbers[left]) == groups.find(numbers[right])
        return known_one or (left, right) in ties

    origins = {behind.origin for behind in every}
    return Corroboration(
        origins_at_least=max(1, _most_apart(people, same_person), _most_apart(rooms, tied)),
        origins_at_most=len({groups.find(number) for number in range(len(nodes))}),
        origins=tuple(origin for origin in known if origin in origins),
    )


def _same_words(readings: Sequence[Told]) -> Iterator[list[Told]]:
    """Readings of the same words together, of each such group those that say best whose they are.

    All that are left in a group have one origin.
    """
    groups = Groups(len(readings))
    first: dict[int, int] = {}
    for number, reading in enumerate(readings):
        for root in reading.roots:
            groups.join(number, first.setdefault(root, number))
    members: defaultdict[int, list[Told]] = defaultdict(list)
    for number, reading in enumerate(readings):
        members[groups.find(number)].append(reading)
    for same in members.values():
        best = min(map(_rank, same))
        yield [reading for reading in same if _rank(reading) == best]


def _rank(reading: Told) -> int:
    return min(RANK[behind.standing] for behind in reading.behind)


def _most_apart(nodes: Iterable[str], related: Callable[[str, str], bool]) -> int:
    """The size of the largest set of nodes no two of which are related.

    With more than `EXACT` of them a smaller set may be taken: never one too large.
    """
    ordered = sorted(nodes)
    near: dict[str, set[str]] = {node: set() for node in ordered}
    for left, right in combinations(ordered, 2):
        if related(left, right):
            near[left].add(right)
            near[right].add(left)
    if len(ordered) <= EXACT:
        return _largest(frozenset(ordered), near)
    kept: set[str] = set()
    for node in sorted(ordered, key=lambda n: (len(near[n]), n)):
        if not near[node] & kept:
            kept.add(node)
    return len(kept)


def _largest(nodes: frozenset[str], near: dict[str, set[str]]) -> int:
    if not nodes:
        return 0
    node = max(sorted(nodes), key=lambda n: len(near[n] & nodes))
    if not near[node] & nodes:
        return len(nodes)
    without = _largest(nodes - {node}, near)
    return max(without, 1 + _largest(nodes - {node} - near[node], near))


def find_ties(houses: Houses, reuse: Reuse) -> frozenset[tuple[str, str]]:
    """Pairs of newsrooms of which one is seen to cite, credit or copy the other."""
    found: set[tuple[str, str]] = set()

    def tie(left: str, right: str) -> None:
        if left != right:
            found.add((left, right) if left < right else (right, left))

    nodes = [
        houses.behind(number, Witness(Standing.OWN)).node for number in range(len(houses.reports))
    ]
    for number, report in enumerate(houses.reports):
        for credit in report.credits:
            tie(nodes[number], f"family {credit.newsroom.family}")
        for naming in report.namings:
            tie(nodes[number], f"family {naming.newsroom.family}")
    for item in reuse.shared:
        if item.kind is LineageKind.COPIES:
            tie(nodes[item.left], nodes[item.right])
    return frozenset(found)
