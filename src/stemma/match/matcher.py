"""The reports of an event → the pairs of their statements that may be of one fact, as read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Final

from stemma.encoder.files import WEIGHTS, load_files
from stemma.encoder.pairs import KINDS, PairModel, PairScores
from stemma.encoder.pieces import Pieces
from stemma.encoder.statements import StatementModel
from stemma.encoder.words import WordTable
from stemma.match.against import Against, nearest_of
from stemma.match.altered import find_altered
from stemma.match.candidates import Candidate, find_candidates
from stemma.match.chains import chained
from stemma.match.denied import find_denied
from stemma.match.event import Event, EventMaker
from stemma.match.matches import DenialMatch, Match, Matches, ValueMatch, Words
from stemma.match.memory import Memory
from stemma.match.pairs import Pairs
from stemma.match.passage import Passage, PassageMaker
from stemma.match.rulings import Rulings, find_rulings, is_apart, is_same
from stemma.match.spellings import find_spellings
from stemma.match.statements import StatementMaker
from stemma.match.tolls import of_tolls, toll_pairs
from stemma.match.twins import Twins
from stemma.match.wordings import grouped
from stemma.model import Annotations, Decision

READ: Final = -2.5
"""Least score of two statements that are read together: some two pairs a statement."""
VALUES_READ: Final = -3.0
"""Least score of two statements whose values are read, though nothing is known of the two yet."""
HOSTS: Final = 0.5
"""From this chance of being one fact on, the values in two statements are read in any case."""
OWN_READ: Final = 0.6
"""Least likeness of the statements of two counts of one report that are read together."""
COUNT: Final = "count"
ALIKE: Final = Words(1.0, 0.0, 0.0, 0.0, KINDS[0])


class Matcher:
    """The models and tables, loaded once. A match is a pure function of two statements."""

    def __init__(
        self,
        events: EventMaker,
        model: PairModel | Pairs,
        tell: Callable[[Matches], object] | None = None,
    ) -> None:
        self._events = events
        self._pairs = model if isinstance(model, Pairs) else Pairs(model)
        self._tell = tell

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

    def remembering(self, memory: Memory) -> Matcher:
        """The same matcher, which asks no model again what the memory knows."""
        return Matcher(
            self._events.remembering(memory), self._pairs.remembering(memory), self._tell
        )

    def telling(self, tell: Callable[[Matches], object]) -> Matcher:
        """The same matcher, which hands what it finds of every event to `tell` as well."""
        return Matcher(self._events, self._pairs, tell)

    def match(self, reports: Sequence[Annotations], decisions: Sequence[Decision] = ()) -> Matches:
        """The statements of the reports, and every pair of them that was worth reading.

        The order of the reports does not matter. What people decided to be of one fact, or not, is
        so, whatever the model says.
        """
        event = self._events.make(reports)
        wordings = grouped(event.told)
        candidates = find_candidates(event, wordings) if wordings else []
        twins = Twins(event, wordings)
        rulings = find_rulings(event, decisions)
        claims = self._match_claims(event, wordings, candidates, twins)
        self._rule_claims(event, rulings, claims)
        hosts = {pair for pair, match in claims.items() if match.same >= HOSTS}
        for one in candidates:
            if one.score >= VALUES_READ:
                hosts.update(twins.pairs(one.left, one.right))
        documents = [event.document_of(number) for number in range(len(event.slots))]
        asked = toll_pairs([slot.toll for slot in event.slots], documents)
        values = self._match_values(event, hosts, asked)
        for pair, decision in rulings.values.items():
            if is_same(decision) or is_apart(decision):
                values[pair] = ValueMatch(*pair, float(is_same(decision)))
        own = self._match_own(event)
        spellings = find_spellings(event.reports, self._events.is_common)
        found = Matches(
            event.reports,
            event.statements,
            event.slots,
            claims,
            dict(sorted(values.items())),
            own,
            rulings.claims,
            rulings.values,
            spellings,
            self._match_denials(event),
            find_altered(event.reports, event.statements),
        )
        if self._tell is not None:
            self._tell(found)
        return found

    def against(self, draft: Annotations, sources: Sequence[Annotations]) -> Against:
        """The statements of a draft and its sources; each of the draft's is read with the nearest.

        Near by their words: a draft is written from its sources.
        """
        event = self._events.make([draft, *sources], in_context=False)
        number = next(n for n, found in enumerate(event.reports) if found is draft)

        def read(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Match]:
            asked = sorted({(min(a, b), max(a, b)) for a, b in pairs})
            return {p: _match(p, one) for p, one in self._read(event.told, asked).items()}

        claims = read(nearest_of(event, number))
        matches = Matches(event.reports, event.statements, event.slots, claims, {})
        return Against(matches, number, read, partial(self._events.vectors, event))

    def _match_claims(
        self,
        event: Event,
        wordings: Sequence[Sequence[int]],
        candidates: Sequence[Candidate],
        twins: Twins,
    ) -> dict[tuple[int, int], Match]:
        """Every pair of statements of two reports that is worth it; the same words are not read.

        After the candidates what is tied by a third statement.
        """
        told = [event.told[group[0]] for group in wordings]
        asked = [(one.left, one.right) for one in candidates if one.score >= READ]
        read = self._read(told, asked)
        read |= self._read(told, chained({pair: one.same for pair, one in read.items()}))
        out = {
            pair: _match(pair, scores)
            for (left, right), scores in sorted(read.items())
            for pair in twins.pairs(left, right)
        }
        out |= {pair: Match(*pair, 1.0, ALIKE, verbatim=True) for pair in twins.alike()}
        return dict(sorted(out.items()))

    def _rule_claims(
        self, event: Event, rulings: Rulings, claims: dict[tuple[int, int], Match]
    ) -> None:
        """Let pairs of statements be of one fact, or not, as people decided."""
        same = [pair for pair, one in rulings.claims.items() if is_same(one)]
        read = self._read(event.told, [pair for pair in same if pair not in claims])
        for pair in same:
            found = claims[pair] if pair in claims else _match(pair, read[pair])
            claims[pair] = replace(found, same=1.0)
        for pair, one in rulings.claims.items():
            if is_apart(one):
                found = claims.get(pair, Match(*pair, 0.0, ALIKE))
                claims[pair] = replace(found, same=0.0, verbatim=False)

    def _read(
        self, told: Sequence[Passage], pairs: Sequence[tuple[int, int]]
    ) -> dict[tuple[int, int], PairScores]:
        """What the pair reader says of pairs of passages, by their numbers."""
        scores = self._pairs.read([(told[a], told[b]) for a, b in pairs])
        return dict(zip(pairs, scores, strict=True))

    def _match_values(
        self, event: Event, hosts: Iterable[tuple[int, int]], tolls: AbstractSet[tuple[int, int]]
    ) -> dict[tuple[int, int], ValueMatch]:
        """Every pair of values of one kind in these pairs of statements, and all tolls."""
        slots = event.slots_of()
        pairs = sorted(
            tolls
            | {
                (min(one, other), max(one, other))
                for a, b in hosts
                for one, other in product(slots.get(a, ()), slots.get(b, ()))
                if event.slots[one].family == event.slots[other].family
            }
        )
        told = event.asked
        read = [(a, b) for a, b in pairs if told[a] != told[b]]
        scores = self._pairs.read([(told[a], told[b]) for a, b in read])
        # A value in the same words of the same sentence is a copy's: surely of one thing.
        same = dict.fromkeys(pairs, 1.0)
        same |= {pair: one.same for pair, one in zip(read, scores, strict=True)}
        return {
            (a, b): ValueMatch(a, b, of_tolls(chance) if (a, b) in tolls else chance)
            for (a, b), chance in same.items()
        }

    def _match_denials(self, event: Event) -> tuple[DenialMatch, ...]:
        """Each denial with what it may be of."""
        found = find_denied(event.reports, event.statements)
        asked = [(d.number, d.said) for d in found if d.number is not None and not d.pointed]
        read = self._read(event.told, asked)
        return tuple(
            DenialMatch(
                one,
                None
                if one.number is None or (one.number, one.said) not in read
                else _match((one.number, one.said), read[one.number, one.said]),
            )
            for one in found
        )

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
