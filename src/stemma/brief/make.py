"""A coverage → its brief: points, judgements, verdicts, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import starmap
from typing import Final

from stemma.brief.omissions import find_omissions
from stemma.brief.positions import find_positions
from stemma.brief.rank import importance
from stemma.brief.timeline import make_timeline
from stemma.consistency.conversions import find_bad_conversions
from stemma.consistency.own import find_own_conflicts
from stemma.consistency.sums import find_bad_sums
from stemma.consistency.weekdays import find_odd_dates
from stemma.encoder.words import WordTable
from stemma.gather.choose import GATHERED, Choice, Chosen, choose
from stemma.judge.agreement import find_agreeing
from stemma.judge.context import Context
from stemma.judge.points import judge_event
from stemma.judge.verdict import find_verdict
from stemma.lineage import Lineage, Newsrooms, trace_lineage
from stemma.match import Matcher
from stemma.match.memory import Memory
from stemma.model import (
    Annotations,
    Brief,
    Corroboration,
    Coverage,
    Decision,
    DecisionKind,
    Inconsistency,
    JudgedPoint,
    LineageLink,
    Omission,
    Origin,
    Position,
    Reading,
    Rejection,
    TimelineEntry,
    identify,
)
from stemma.read.versions import find_repeats

Event = tuple[Sequence[Annotations], str | None]
"""The reports of one event, and its title."""


@dataclass(frozen=True, slots=True)
class Part:
    """The brief of one event."""

    coverage: Coverage
    points: tuple[JudgedPoint, ...]
    inconsistencies: tuple[Inconsistency, ...]
    origins: tuple[Origin, ...]
    links: tuple[LineageLink, ...]
    timeline: tuple[TimelineEntry, ...]
    positions: tuple[Position, ...]
    omissions: tuple[Omission, ...]


class BriefMaker:
    """The tables that a brief needs, loaded once. Making one is a pure function."""

    def __init__(self, table: WordTable, newsrooms: Newsrooms, matcher: Matcher) -> None:
        self.table = table
        self.matcher = matcher
        self.newsrooms = newsrooms

    @classmethod
    def load(cls) -> BriefMaker:
        """Load the tables.

        Raises:
            WeightsError: the table of words or a model is missing or damaged.
            LexiconError: a word list is damaged.
        """
        table = WordTable.load()
        return cls(table, Newsrooms.load(), Matcher.load(table))

    def remembering(self, memory: Memory) -> BriefMaker:
        """The same maker, which asks no model again what the memory knows."""
        return BriefMaker(self.table, self.newsrooms, self.matcher.remembering(memory))

    def make(
        self,
        reports: Iterable[Annotations],
        rejections: Sequence[Rejection] = (),
        versions: Sequence[tuple[str, str]] = (),
        *,
        parts: Callable[[Iterable[Event]], Iterable[Part]] | None = None,
        choice: Choice = GATHERED,
        decisions: Sequence[Decision] = (),
    ) -> Brief:
        """The brief of reports, by event, the event with most reports first.

        A document that comes twice counts once, and so does one that was captured twice with the
        same words. The order of the reports does not matter. `parts` does what `part` does to each
        of many events, elsewhere. `choice` is what the caller says of their events, `decisions` are
        those of people that hold.
        """
        known = {found.document.id: found for found in reports}
        repeats = find_repeats(found.document for found in known.values())
        known = {identity: found for identity, found in known.items() if identity not in repeats}
        chosen = self._choose(known, choice)
        events = [_event(one, known) for one in chosen]
        make = partial(self.part, decisions=decisions)
        made = [*starmap(make, events)] if parts is None else [*parts(events)]
        positions: list[Position] = []
        for part in made:
            positions.extend(_moved(part.positions, len(positions)))
        return Brief(
            documents=tuple(
                found.document for part in made for found in _members(part.coverage, known)
            ),
            coverages=tuple(
                replace(part.coverage, reason=one.reason)
                for part, one in zip(made, chosen, strict=True)
            ),
            points=tuple(point for part in made for point in part.points),
            inconsistencies=tuple(x for part in made for x in part.inconsistencies),
            origins=_merged(made),
            lineage=tuple(link for part in made for link in part.links),
            timeline=tuple(entry for part in made for entry in part.timeline),
            positions=tuple(positions),
            omissions=tuple(o for part in made for o in part.omissions),
            rejections=tuple(rejections),
            versions=tuple(versions),
            decisions=tuple(decisions),
        )

    def events(self, reports: Iterable[Annotations], choice: Choice = GATHERED) -> list[Event]:
        """The reports by event, each with its title, the event with most reports first."""
        known = {found.document.id: found for found in reports}
        return [_event(one, known) for one in self._choose(known, choice)]

    def _choose(self, known: Mapping[str, Annotations], choice: Choice) -> list[Chosen]:
        return choose((found.document for found in known.values()), choice, table=self.table)

    def part(
        self,
        event: Sequence[Annotations],
        title: str | None,
        decisions: Sequence[Decision] = (),
    ) -> Part:
        """The brief of the reports of one event, with what people decided."""
        context = Context.of(event)
        documents = [found.document for found in event]
        days = {document.id: context.published(document.id) for document in documents}
        coverage = _coverage(event, context, title)
        lineage = trace_lineage(event, self.newsrooms)
        points = []
        inconsistencies: dict[Inconsistency, None] = {}
        matches = self.matcher.match(event, decisions)
        for made in judge_event(matches, context, decisions):
            agreeing, corroboration = _best_attested(
                lineage, find_agreeing(made.point, made.judgements)
            )
            points.append(
                JudgedPoint(
                    made.point,
                    coverage.id,
                    find_verdict(made.point, made.judgements),
                    corroboration,
                    made.judgements,
                    tuple(reading.id for reading in agreeing),
                )
            )
        inconsistencies.update(dict.fromkeys(find_own_conflicts(matches, context)))
        year = _only_year(event, context)
        for found in event:
            inconsistencies.update(dict.fromkeys(find_odd_dates(found, year=year)))
            inconsistencies.update(dict.fromkeys(find_bad_sums(found)))
            inconsistencies.update(dict.fromkeys(find_bad_conversions(found)))
        points.sort(key=partial(importance, context=context))
        return Part(
            coverage,
            tuple(points),
            tuple(sorted(inconsistencies, key=lambda x: (x.spans, x.kind, x.reason))),
            _named(lineage.origins, decisions),
            lineage.links,
            make_timeline(points),
            find_positions(event, points, context.entities),
            find_omissions(points, documents, days),
        )


def _event(chosen: Chosen, known: Mapping[str, Annotations]) -> Event:
    return [known[document.id] for document in chosen.documents], chosen.title


def _named(origins: Sequence[Origin], decisions: Iterable[Decision]) -> tuple[Origin, ...]:
    """The origins, called as people call them."""
    names = {
        identity: one.value
        for one in decisions
        if one.what is DecisionKind.NAME_ORIGIN
        for identity in one.subject
    }
    return tuple(replace(one, name=names.get(one.id, one.name)) for one in origins)


def _best_attested(
    lineage: Lineage, chains: Sequence[tuple[Reading, ...]]
) -> tuple[tuple[Reading, ...], Corroboration]:
    """The readings of a point that agree and have most behind them, and what that is.

    Clauses that agree come before values that do: the clause is what is shown. A copy lengthens a
    chain and adds nothing behind it.
    """
    found = [(chain, lineage.corroborate(chain)) for chain in chains]
    return max(
        found,
        key=lambda one: (
            len(one[0]) > 1 and any(reading.value is None for reading in one[0]),
            one[1].origins_at_least,
            one[1].origins_at_most,
            len({reading.document_id for reading in one[0]}),
        ),
    )


def _coverage(event: Sequence[Annotations], context: Context, title: str | None) -> Coverage:
    ids = tuple(found.document.id for found in event)
    days = sorted(str(day)[:10] for found in event if (day := context.published(found.document.id)))
    return Coverage(
        identify("coverage", *sorted(ids)),
        ids,
        title,
        None if not days else _day(days[0]),
        None if not days else _day(days[-1]),
    )


FULL_DAY: Final = re.compile(r"(\d{4})-\d\d-\d\d")


def _only_year(event: Sequence[Annotations], context: Context) -> int | None:
    """The year that all reports speak in, by when they appeared and the full dates they give.

    `None` where there are several, or none.
    """
    years = {
        day.year for found in event if (day := context.published(found.document.id)) is not None
    }
    for found in event:
        for timex in found.timexes:
            match = FULL_DAY.match(timex.value)
            if match and timex.anchor is None and not timex.alternatives:
                years.add(int(match[1]))
    return years.pop() if len(years) == 1 else None


def _day(written: str) -> date:
    return date.fromisoformat(written)


def _members(coverage: Coverage, known: Mapping[str, Annotations]) -> list[Annotations]:
    return [known[identity] for identity in coverage.documents]


def _moved(positions: Sequence[Position], by: int) -> list[Position]:
    """Positions whose answers are counted from the start of a longer list."""
    return [
        position if position.answer is None else replace(position, answer=position.answer + by)
        for position in positions
    ]


def _merged(parts: Sequence[Part]) -> tuple[Origin, ...]:
    """The origins of all events, each once."""
    known: dict[str, Origin] = {}
    for part in parts:
        for origin in part.origins:
            before = known.get(origin.id)
            known[origin.id] = (
                origin
                if before is None
                else replace(
                    before,
                    evidence=(*before.evidence, *origin.evidence),
                    documents=(*before.documents, *origin.documents),
                )
            )
    return tuple(known.values())
