"""The beginnings of the reports of a coverage, each with the words that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from stemma.lineage.newsrooms import Newsroom
from stemma.lineage.people import Speakers, group_bodies, group_people
from stemma.lineage.reports import Report
from stemma.lineage.witnesses import Standing, Witness
from stemma.model import Document, Evidence, Origin, OriginKind, Span, identify
from stemma.model.origin import UNNAMED_OUTLET

_ORDER: Final = {
    OriginKind.WIRE: 0,
    OriginKind.REPORTING: 1,
    OriginKind.INTERVIEW: 2,
    OriginKind.STATEMENT: 3,
    OriginKind.UNKNOWN: 4,
}


@dataclass(frozen=True, slots=True)
class Behind:
    """What a witness comes to: `node` is what counts once, `origin` its id.

    Two outlets of one publisher are two origins and one node.
    """

    node: str
    origin: str
    standing: Standing
    gathered: bool = False


@dataclass(slots=True)
class _Entry:
    """An origin while its evidence is being gathered."""

    name: str
    kind: OriginKind
    evidence: dict[Span, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Houses:
    """Whose text each report is: its author, and the speakers of all of them by their names.

    `groups` says for every report the first that is the same text.
    """

    reports: tuple[Report, ...]
    groups: tuple[int, ...]
    authors: tuple[Newsroom | None, ...]
    people: Speakers
    bodies: Speakers

    def speaker(self, witness: Witness) -> tuple[Standing, str, str]:
        """Whether a person or a body speaks, its key and its fullest name.

        A body that has the name of a person who speaks elsewhere is that person, mistaken.
        """
        name = witness.name
        if witness.standing is Standing.PERSON or name in self.people.keys:
            key = self.people.keys.get(name, name)
            return Standing.PERSON, key, self.people.names.get(key, name)
        key = self.bodies.keys.get(name, name)
        return Standing.BODY, key, self.bodies.names.get(key, name)

    def behind(self, number: int, witness: Witness) -> Behind:
        """What a witness of report `number` comes to."""
        if witness.standing in (Standing.PERSON, Standing.BODY):
            standing, key, _ = self.speaker(witness)
            return Behind(f"{standing} {key}", identify("origin", standing, key), standing)
        room = witness.newsroom
        if witness.standing is not Standing.NEWSROOM or room is None:
            room = self.authors[number]
        if room is None:
            document = self.reports[self.groups[number]].document.id
            node, origin = f"document {document}", identify("origin", "document", document)
        else:
            node, origin = f"family {room.family}", newsroom_origin(room)
        if witness.standing is Standing.HEARSAY:
            return Behind(f"hearsay {node}", identify("origin", "hearsay", node), Standing.HEARSAY)
        return Behind(node, origin, witness.standing, witness.gathered)


def newsroom_origin(newsroom: Newsroom) -> str:
    """The id of what a newsroom reports."""
    return identify("origin", "newsroom", newsroom.key)


def settle(reports: Sequence[Report], groups: Sequence[int]) -> Houses:
    """Authors and speakers of these reports; a copy has the author of what it copies.

    That is whom one of the copies credits, or else the newsroom of the first that has one.
    """
    authors: dict[int, Newsroom] = {}
    for newsrooms in (
        [next((c.newsroom for c in report.credits if c.whole), None) for report in reports],
        [report.newsroom for report in reports],
    ):
        for group, newsroom in zip(groups, newsrooms, strict=True):
            if newsroom is not None:
                authors.setdefault(group, newsroom)
    spoken = [
        (report.reader.person(attribution), report.reader.body(attribution))
        for report in reports
        for attribution in report.annotations.attributions
    ]
    return Houses(
        tuple(reports),
        tuple(groups),
        tuple(authors.get(group) for group in groups),
        group_people(person for person, _ in spoken if person is not None),
        group_bodies(body for _, body in spoken if body is not None),
    )


def find_origins(houses: Houses) -> tuple[Origin, ...]:
    """Every origin, agencies and outlets first, then who spoke, then what nobody signs.

    An outlet whose report is a copy is no origin by that.
    """
    entries: dict[str, _Entry] = {}
    for number, report in enumerate(houses.reports):
        _add_house(houses, number, entries)
        document = report.document.id
        for credit in report.credits:
            entry = _entry(entries, newsroom_origin(credit.newsroom), credit.newsroom)
            entry.documents.add(document)
            if credit.span is not None:
                entry.evidence[credit.span] = credit.reason
        for naming in report.namings:
            entry = _entry(entries, newsroom_origin(naming.newsroom), naming.newsroom)
            entry.documents.add(document)
            entry.evidence.setdefault(naming.span, f"{entry.name} is named as giving this")
        _add_speakers(houses, number, entries)
    origins = [
        Origin(
            identity,
            entry.name,
            entry.kind,
            tuple(Evidence(span, reason) for span, reason in sorted(entry.evidence.items())),
            tuple(sorted(entry.documents)),
        )
        for identity, entry in entries.items()
    ]
    return tuple(sorted(origins, key=lambda o: (_ORDER[o.kind], o.name.casefold(), o.id)))


def _entry(entries: dict[str, _Entry], identity: str, newsroom: Newsroom) -> _Entry:
    kind = OriginKind.WIRE if newsroom.wire else OriginKind.REPORTING
    return entries.setdefault(identity, _Entry(newsroom.name, kind))


def _add_house(houses: Houses, number: int, entries: dict[str, _Entry]) -> None:
    """The report's own author, or the report itself where nothing names its outlet."""
    own = houses.behind(number, Witness(Standing.OWN))
    author = houses.authors[number]
    if author is not None:
        entry = _entry(entries, own.origin, author)
    else:
        document = houses.reports[houses.groups[number]].document
        name = _shown(document)
        entry = entries.setdefault(own.origin, _Entry(name, OriginKind.REPORTING))
    entry.documents.add(houses.reports[number].document.id)


def _shown(document: Document) -> str:
    """What to call a report whose outlet nothing tells: a file's name is none of an origin."""
    return document.outlet or document.title or UNNAMED_OUTLET


def _add_speakers(houses: Houses, number: int, entries: dict[str, _Entry]) -> None:
    report = houses.reports[number]
    for attribution in report.annotations.attributions:
        for witness in report.reader.witnesses(attribution):
            behind = houses.behind(number, witness)
            if witness.standing in (Standing.PERSON, Standing.BODY):
                standing, _, name = houses.speaker(witness)
                person = standing is Standing.PERSON
                kind = OriginKind.INTERVIEW if person else OriginKind.STATEMENT
                reason = f"{name} speaks"
            elif witness.standing is Standing.HEARSAY:
                author = houses.authors[number]
                house = author.name if author is not None else _shown(report.document)
                name, kind = f"unnamed reports ({house})", OriginKind.UNKNOWN
                reason = "nobody puts a name to this"
            else:
                continue
            entry = entries.setdefault(behind.origin, _Entry(name, kind))
            entry.documents.add(report.document.id)
            for span in attribution.source or attribution.cue:
                entry.evidence.setdefault(span, reason)
