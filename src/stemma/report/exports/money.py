"""A brief → FollowTheMoney entities, one JSON object a line.

Reports are `Article`; persons heard and bodies and newsrooms behind them `Person` and
`Organization`, tied by `Documentation`; dated points `Event`; positions and shared points `Note`;
lineage `UnknownLink`. Source: the FollowTheMoney model, https://followthemoney.tech.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Final

from stemma.model import Brief, OriginKind, Position, TimelineEntry, Verdict, identify
from stemma.report.json import Json
from stemma.report.verdict_words import UNJUDGED
from stemma.report.view import BriefView, PointView
from stemma.report.view.brief import safe_url
from stemma.report.view.dates import read_day
from stemma.report.visible import show_words

SCHEMATA: Final = {
    OriginKind.INTERVIEW: "Person",
    OriginKind.REPORTING: "Organization",
    OriginKind.WIRE: "Organization",
    OriginKind.STATEMENT: "Organization",
}
"""Origins by what they are; reports that nobody puts a name to are no entity."""


def render_money(brief: Brief) -> str:
    """The entities of the main coverage, a line each.

    Raises:
        ContractError: a span points out of its text.
    """
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in to_money(brief))


def to_money(brief: Brief) -> Iterator[dict[str, Json]]:
    """The entities, what they refer to before them."""
    view = BriefView(brief)
    members = {document.document.id for document in view.documents}
    yield from _articles(view)
    known = set()
    for origin in brief.origins:
        documents = [name for name in origin.documents if name in members]
        if not documents or origin.kind not in SCHEMATA:
            continue
        known.add(origin.id)
        yield _entity(SCHEMATA[origin.kind], _id("origin", origin.id), name=[origin.name])
        for name in documents:
            words = [
                e.span.of(view.quoter.text(name))
                for e in origin.evidence
                if e.span.document_id == name
            ]
            yield _entity(
                "Documentation",
                _id("documentation", origin.id, name),
                document=[_id("document", name)],
                entity=[_id("origin", origin.id)],
                role=[origin.kind.value],
                summary=words,
            )
    for point in view.points:
        if len(point.documents) > 1:
            yield _point(point, view)
    for entry in brief.timeline:
        if entry.point in view.point_by_id:
            yield _event(entry, view)
    yield from _positions(view)
    for place, link in enumerate(brief.lineage):
        if link.document_id in members and (link.from_id in members or link.from_id in known):
            giver = "document" if link.from_id in members else "origin"
            yield _entity(
                "UnknownLink",
                _id("lineage", str(place), link.document_id, link.from_id),
                subject=[_id("document", link.document_id)],
                object=[_id(giver, link.from_id)],
                role=[link.kind.value],
                summary=[span.of(view.quoter.text(link.document_id)) for span in link.spans],
            )


def _articles(view: BriefView) -> Iterator[dict[str, Json]]:
    for shown in view.documents:
        document = shown.document
        yield _entity(
            "Article",
            _id("document", document.id),
            fileName=[document.source.rsplit("/", 1)[-1] or document.source],
            title=[document.title] if document.title else [],
            publisher=[document.outlet] if document.outlet else [],
            author=[document.byline] if document.byline else [],
            publishedAt=_moment(read_day(document.published)),
            sourceUrl=[url] if (url := safe_url(document.url)) else [],
            bodyText=[document.text],
        )


def _point(point: PointView, view: BriefView) -> dict[str, Json]:
    best = view.best(point)
    text = best.document.document.text
    counted = point.judged.corroboration
    told = f"{point.verdict.value}; origins {counted.origins_at_least} to {counted.origins_at_most}"
    behind = point.behind
    if point.verdict is Verdict.UNJUDGED:
        told, behind = UNJUDGED.lower(), point.documents
    return _entity(
        "Note",
        _id("point", point.judged.point.id),
        name=[_words(span.of(text) for span in view.telling.spans(best.reading))],
        keywords=[point.verdict.value],
        description=[told],
        proof=[_id("document", document.document.id) for document in behind],
    )


def _event(entry: TimelineEntry, view: BriefView) -> dict[str, Json]:
    text = view.quoter.text(entry.span.document_id)
    names = dict.fromkeys(
        view.reading_by_id[name][1].reading.document_id for name in entry.readings
    )
    return _entity(
        "Event",
        _id("event", entry.point, str(entry.earliest), str(entry.latest), *entry.readings),
        name=[_words([entry.span.of(text)])],
        startDate=_moment(entry.earliest),
        endDate=_moment(entry.latest),
        proof=[_id("document", name) for name in names],
    )


def _positions(view: BriefView) -> Iterator[dict[str, Json]]:
    parties: set[str] = set()
    for position in view.brief.positions:
        if not all(name in view.reading_by_id for name in position.readings):
            continue
        party = _id("party", position.party)
        if party not in parties:
            parties.add(party)
            yield _entity("LegalEntity", party, name=[position.party])
        yield _position(position, party, view)


def _position(position: Position, party: str, view: BriefView) -> dict[str, Json]:
    words = position.content.of(view.quoter.text(position.content.document_id))
    names = dict.fromkeys(
        view.reading_by_id[name][1].reading.document_id for name in position.readings
    )
    return _entity(
        "Note",
        _id("position", position.party, position.act.value, *position.readings),
        name=[_words([words])],
        keywords=[position.act.value],
        entity=[party],
        proof=[_id("document", name) for name in names],
    )


def _entity(schema: str, identity: str, **properties: list[str]) -> dict[str, Json]:
    known: dict[str, Json] = {
        name: list[Json](dict.fromkeys(shown))
        for name, values in properties.items()
        if (shown := [value for value in values if value.strip()])
    }
    return {"id": identity, "schema": schema, "properties": known}


def _id(*parts: str) -> str:
    return f"stemma-{identify(*parts)}"


def _words(words: Iterable[str]) -> str:
    return show_words(" … ".join(words))


def _moment(value: date | None) -> list[str]:
    """A day, or an instant in UTC to the second, as the model writes one."""
    if value is None:
        return []
    if isinstance(value, datetime):
        moment = value if value.tzinfo is None else value.astimezone(UTC)
        return [moment.replace(tzinfo=None).isoformat(timespec="seconds")]
    return [value.isoformat()]
