"""The reports of an event → the pairs of their statements that may be of one fact, as read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from stemma.encoder.files import WEIGHTS, load_files
from stemma.encoder.pairs import KINDS, PairModel, PairScores
from stemma.encoder.pieces import Pieces
from stemma.encoder.statements import StatementModel
from stemma.encoder.words import WordTable
from stemma.match.candidates import Candidate, find_candidates
from stemma.match.event import Event, EventMaker
from stemma.match.matches import Match, Matches, ValueMatch, Words
from stemma.match.pairs import Pairs
from stemma.match.passage import PassageMaker
from stemma.match.statements import StatementMaker
from stemma.match.twins import Twins
from stemma.match.wordings import grouped
from stemma.model import Annotations

READ: Final = -5.2
"""Least score of two statements that are read together: some three pairs a statement."""
VALUES_READ: Final = -4.8
"""Least score of two statements whose values are read, though nothing is known of the two yet."""
HOSTS: Final = 0.5
"""From this chance of being one fact on, the values in two statements are read in any case."""
OWN_READ: Final = 0.6
"""Least likeness of the statements of two counts of one report that are read together."""
COUNT: Final = "count"
ALIKE: Final = Words(1.0, 0.0, 0.0, 0.0, KINDS[0])


class Matcher:
    """The models and tables, loaded once. A match is a pure function of two statements."""

    def __init__(self, events: EventMaker, model: PairModel) -> None:
        self._events = events
        self._pairs = Pairs(model)

    @classmethod
    def load(cls, table: WordTable, folder: Path = WEIGHTS) -> Matcher:
        """Load the models.

        Raises:
            WeightsError: a file is missing or damaged.
        """
        pieces = Pieces.load(load_files(folder, ("tokenizer.json",))["tokenizer.json"])
        events = EventMaker(
            StatementMaker(table), PassageMaker(pieces), StatementModel.load(folder)
        )
        return cls(events, PairModel.load(folder))

    def match(self, reports: Sequence[Annotations]) -> Matches:
        """The statements of the reports, and every pair of them that was worth reading.

        The order of the reports does not matter.
        """
        event = self._events.make(reports)
        wordings = grouped(event.told)
        candidates = find_candidates(event, wordings) if wordings else []
        twins = Twins(event, wordings)
        claims = self._match_claims(event, wordings, candidates, twins)
        hosts = {pair for pair, match in claims.items() if match.same >= HOSTS}
        for one in candidates:
            if one.score >= VALUES_READ:
                hosts.update(twins.pairs(one))
        values = self._match_values(event, hosts)
        own = self._match_own(event)
        return Matches(event.reports, event.statements, event.slots, claims, values, own)

    def _match_claims(
        self,
        event: Event,
        wordings: Sequence[Sequence[int]],
        candidates: Sequence[Candidate],
        twins: Twins,
    ) -> dict[tuple[int, int], Match]:
        """Every pair of statements of two reports that is worth it; the same words are not read."""
        asked = [one for one in candidates if one.score >= READ]
        told = [event.told[group[0]] for group in wordings]
        scores = self._pairs.read([(told[one.left], told[one.right]) for one in asked])
        out = {
            pair: _match(pair, read)
            for one, read in zip(asked, scores, strict=True)
            for pair in twins.pairs(one)
        }
        out |= {pair: Match(*pair, 1.0, ALIKE, verbatim=True) for pair in twins.alike()}
        return dict(sorted(out.items()))

    def _match_values(
        self, event: Event, hosts: Iterable[tuple[int, int]]
    ) -> dict[tuple[int, int], ValueMatch]:
        """Every pair of values of one kind in these pairs of statements."""
        slots = event.slots_of()
        pairs = sorted(
            (min(one, other), max(one, other))
            for a, b in hosts
            for one, other in product(slots.get(a, ()), slots.get(b, ()))
            if event.slots[one].family == event.slots[other].family
        )
        told = event.asked
        read = [(a, b) for a, b in pairs if told[a] != told[b]]
        scores = self._pairs.read([(told[a], told[b]) for a, b in read])
        # A value in the same words of the same sentence is a copy's: surely of one thing.
        same = dict.fromkeys(pairs, 1.0)
        same |= {pair: one.same for pair, one in zip(read, scores, strict=True)}
        return {pair: ValueMatch(*pair, chance) for pair, chance in same.items()}

    def _match_own(self, event: Event) -> tuple[ValueMatch, ...]:
        """Each count of a report with the count of the same report whose statement is nearest."""
        by_report: dict[int, list[int]] = {}
        for number, slot in enumerate(event.slots):
            if slot.family == COUNT:
                by_report.setdefault(event.document_of(number), []).append(number)
        wanted = set()
        for numbers in by_report.values():
            places = [event.slots[n].statement for n in numbers]
            likeness = event.context[places] @ event.context[places].T
            for row, number in enumerate(numbers):
                others = [
                    (float(likeness[row, n]), -numbers[n])
                    for n, place in enumerate(places)
                    if place != places[row]
                ]
                alike, other = max(others, default=(0.0, 0))
                if alike >= OWN_READ:
                    wanted.add((min(number, -other), max(number, -other)))
        pairs = sorted(wanted)
        scores = self._pairs.read([(event.asked[a], event.asked[b]) for a, b in pairs])
        return tuple(ValueMatch(*pair, read.same) for pair, read in zip(pairs, scores, strict=True))


def _match(pair: tuple[int, int], read: PairScores) -> Match:
    kind = KINDS[max(range(len(KINDS)), key=lambda n: (read.kinds[n], -n))]
    agree, narrower, conflict, denial = read.words
    return Match(*pair, read.same, Words(agree, narrower, conflict, denial, kind))
