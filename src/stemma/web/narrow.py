"""A part of a brief: the points of one report, party, verdict or kind, as an address asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final
from urllib.parse import urlencode

from stemma.model import Brief, JudgementKind, Reading, Relation, Span, Verdict
from stemma.report.verdict_words import describe_verdict
from stemma.report.view import BriefView, PointView
from stemma.report.visible import show_words

MOST_WORD: Final = 300
NOT_JUDGED: Final = frozenset({Relation.UNRELATED, Relation.MISSING})


@dataclass(frozen=True, slots=True)
class Narrow:
    """What is to be shown; an empty word leaves a side open.

    `report` is the id of a document, `party` the name of one, `verdict` and `kind` the values of
    their enumerations.
    """

    report: str = ""
    party: str = ""
    verdict: str = ""
    kind: str = ""

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Narrow:
        """What an address asks for; a verdict or a kind that there is not is left out."""
        told = {one.name: words.get(one.name, "")[:MOST_WORD].strip() for one in fields(cls)}
        if told["verdict"] not in {verdict.value for verdict in Verdict}:
            told["verdict"] = ""
        if told["kind"] not in {kind.value for kind in JudgementKind}:
            told["kind"] = ""
        return cls(**told)

    @property
    def query(self) -> str:
        """The same as the end of an address, `?` and all; empty where everything is shown.

        >>> Narrow(party="The board", verdict="agreed").query, Narrow().query
        ('?party=The+board&verdict=agreed', '')
        """
        told = [(one.name, getattr(self, one.name)) for one in fields(self)]
        asked = [(name, word) for name, word in told if word]
        return f"?{urlencode(asked)}" if asked else ""

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.query)

    def fits(
        self, view: BriefView, point: PointView, parties: Mapping[str, frozenset[str]]
    ) -> bool:
        """Whether a point is shown; `parties` are those of each reading."""
        return (
            (not self.report or any(d.document.id == self.report for d in point.documents))
            and (not self.verdict or point.verdict.value == self.verdict)
            and (not self.kind or self.kind in kinds_of(point))
            and (not self.party or names_party(view, point, self.party, parties))
        )


class NarrowView(BriefView):
    """A brief of which only some points are shown; they keep their numbers.

    `whole` is how many there are in all; `digest` is that of the brief, empty where nobody asks.
    """

    def __init__(self, brief: Brief, narrow: Narrow, digest: str = "") -> None:
        super().__init__(brief)
        self.digest = digest
        self.whole = len(self.points)
        if not narrow:
            return
        parties = parties_of(brief)
        self.points = tuple(p for p in self.points if narrow.fits(self, p, parties))
        self.point_by_id = {point.judged.point.id: point for point in self.points}
        kept = {point.number for point in self.points}
        self.reading_by_id = {
            name: found for name, found in self.reading_by_id.items() if found[0].number in kept
        }


def kinds_of(point: PointView) -> frozenset[str]:
    """In what the readings of a point were compared."""
    return frozenset(
        one.kind.value for one in point.judged.judgements if one.relation not in NOT_JUDGED
    )


def parties_of(brief: Brief) -> dict[str, frozenset[str]]:
    """Id of a reading → the parties that take or are given a position in it."""
    found: dict[str, set[str]] = {}
    for position in brief.positions:
        for name in position.readings:
            found.setdefault(name, set()).update(filter(None, (position.party, position.to)))
    return {name: frozenset(parties) for name, parties in found.items()}


def names_party(
    view: BriefView, point: PointView, party: str, parties: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a party takes a position in a point, speaks in it, or is named in its words."""
    word = re.compile(rf"(?<!\w){re.escape(party)}(?!\w)", re.IGNORECASE)
    for shown in point.readings:
        if party in parties.get(shown.reading.id, ()):
            return True
        text = view.quoter.text(shown.reading.document_id)
        if any(word.search(span.of(text)) for span in _said(shown.reading)):
            return True
    return False


def _said(reading: Reading) -> Iterable[Span]:
    source = () if reading.attribution is None else reading.attribution.source
    return (*reading.spans, *reading.claim.spans, *source)


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen from in a brief: (value, words, number of points) each, the most first.

    `shown` and `whole` are the numbers of points that are shown and that there are.
    """

    reports: tuple[tuple[str, str, int], ...]
    parties: tuple[tuple[str, str, int], ...]
    verdicts: tuple[tuple[str, str, int], ...]
    kinds: tuple[tuple[str, str, int], ...]
    shown: int
    whole: int


def make_choices(view: BriefView, shown: int) -> Choices:
    """The choices of a whole brief, of which so many points are shown."""
    reports = {d.document.id: (d.label, 0) for d in view.documents}
    verdicts: dict[str, int] = {}
    kinds: dict[str, int] = {}
    for point in view.points:
        verdicts[point.verdict.value] = verdicts.get(point.verdict.value, 0) + 1
        for kind in kinds_of(point):
            kinds[kind] = kinds.get(kind, 0) + 1
        for document in point.documents:
            label, count = reports.get(document.document.id, (document.label, 0))
            reports[document.document.id] = (label, count + 1)
    by_reading = parties_of(view.brief)
    parties: dict[str, set[int]] = {}
    for name, found in by_reading.items():
        if name in view.reading_by_id:
            for party in found:
                parties.setdefault(party, set()).add(view.reading_by_id[name][0].number)
    return Choices(
        tuple((name, label, count) for name, (label, count) in reports.items()),
        _most_first((party, show_words(party), len(places)) for party, places in parties.items()),
        tuple(
            (v.value, describe_verdict(v), verdicts[v.value])
            for v in Verdict
            if v.value in verdicts
        ),
        _most_first((kind, kind, count) for kind, count in kinds.items()),
        shown,
        len(view.points),
    )


def _most_first(found: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    return tuple(sorted(found, key=lambda one: (-one[2], one[1])))


def describe(narrow: Narrow, choices: Choices) -> str:
    """What is shown, in words, for a page that is sent to others; empty where it is all."""
    if not narrow:
        return ""
    names = {name: label for name, label, _ in choices.reports}
    verdicts = {value: words for value, words, _ in choices.verdicts}
    told = (
        ("in", names.get(narrow.report, narrow.report)),
        ("of", show_words(narrow.party)),
        ("verdict", verdicts.get(narrow.verdict, narrow.verdict)),
        ("compared by", narrow.kind),
    )
    words = ", ".join(f"{name} {word}" for name, word in told if word)
    return f"A part of the brief: {choices.shown} of {choices.whole} points ({words})."
