"""What is searched: every sentence of every report that was read, with who and what is in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    insert,
    literal_column,
    or_,
    select,
    text,
)

from stemma.errors import UsageError
from stemma.match.statements import family_of
from stemma.model import Annotations, Document, Quantity, Span, Timex
from stemma.store import tables as t
from stemma.store.codec import load
from stemma.store.coverages import coverages_of
from stemma.store.fold import (
    BETWEEN,
    PARTIES,
    SPEAKERS,
    WORDS,
    Wanted,
    as_fts5,
    as_tsquery,
    as_tsvector,
    fold,
    name,
    parse,
)
from stemma.store.rows import insert_one
from stemma.store.values import Hit, Query

MOST: Final = 1_000
"""Sentences found at most."""
DAY: Final = re.compile(r"\d{4}(-\d\d){0,2}")


def index(connection: Connection, found: Annotations) -> None:
    """Let the sentences of a report be found, in the place of what was known of it."""
    document = found.document
    unindex(connection, document.id)
    names = {entity.id: entity.name for entity in found.entities}
    values: tuple[Quantity | Timex, ...] = (*found.quantities, *found.timexes)
    for sentence in found.sentences:
        columns = {
            WORDS: fold(sentence.of(document.text)),
            PARTIES: _in_order(_parties(found, sentence)),
            SPEAKERS: _in_order(_speakers(found, sentence, names)),
        }
        number = insert_one(
            connection, t.said, document=document.id, start=sentence.start, end=sentence.end
        )
        _put_words(connection, number, columns)
        amounts = [
            {"said": number, "kind": family_of(value), **_bounds(value)}
            for value in values
            if sentence.contains(value.span)
        ]
        if amounts:
            connection.execute(insert(t.amount), amounts)


def unindex(connection: Connection, document_id: str) -> None:
    """Let nothing of a report be found any more."""
    own = select(t.said.c.number).where(t.said.c.document == document_id)
    column = "rowid" if _is_sqlite(connection) else "number"
    numbers = list(connection.execute(own).scalars())
    if numbers:
        connection.execute(
            text(f"DELETE FROM said_words WHERE {column} = :number"),  # noqa: S608 - a name of ours
            [{"number": number} for number in numbers],
        )
        connection.execute(delete(t.said).where(t.said.c.document == document_id))


def search(connection: Connection, query: Query, limit: int) -> tuple[Hit, ...]:
    """The sentences that are asked for, those of the latest reports first, then by place.

    Reports that are in no coverage are not searched.

    Raises:
        UsageError: nothing is asked, or a value without its kind.
    """
    wanted = _wanted(query)
    conditions = [*_conditions(query)]
    if not wanted and not conditions:
        raise UsageError("nothing is searched for: give words, a name, a kind of value, a verdict…")
    rows = (
        select(t.said, t.document.c.published)
        .join(t.document, t.document.c.id == t.said.c.document)
        .where(*conditions, exists().where(t.member.c.document == t.document.c.id))
        .order_by(t.document.c.published.desc(), t.said.c.document, t.said.c.start)
        .limit(min(limit, MOST))
    )
    if wanted:
        rows = rows.where(_matches(connection, wanted))
    found = connection.execute(rows).all()
    ids = sorted({row.document for row in found})
    documents = {
        row.id: load(Document, row.content)
        for row in connection.execute(
            select(t.document.c.id, t.document.c.content).where(t.document.c.id.in_(ids))
        )
    }
    coverages = coverages_of(connection, ids)
    return tuple(
        _hit(documents[row.document], Span(row.document, row.start, row.end), coverages)
        for row in found
    )


def _hit(document: Document, span: Span, coverages: Mapping[str, tuple[str, ...]]) -> Hit:
    return Hit(
        document.id,
        span,
        span.of(document.text),
        document.title or "",
        document.outlet or "",
        document.published or "",
        coverages.get(document.id, ()),
    )


def _wanted(query: Query) -> list[Wanted]:
    wanted = [*parse(WORDS, query.words)] if query.words else []
    if query.party:
        wanted.append(name(PARTIES, query.party))
    if query.speaker:
        wanted.append(name(SPEAKERS, query.speaker))
    return wanted


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if (query.low is not None or query.high is not None) and not query.kind:
        raise UsageError("from and to go with a kind of value")
    if query.kind:
        amount = [t.amount.c.said == t.said.c.number, t.amount.c.kind == query.kind]
        if query.low is not None:
            amount.append(or_(t.amount.c.high.is_(None), t.amount.c.high >= float(query.low)))
        if query.high is not None:
            amount.append(or_(t.amount.c.low.is_(None), t.amount.c.low <= float(query.high)))
        found.append(exists().where(*amount))
    if query.verdict is not None:
        found.append(
            exists().where(
                t.judged.c.document == t.said.c.document,
                t.judged.c.start < t.said.c.end,
                t.judged.c.end > t.said.c.start,
                t.judged.c.verdict == query.verdict.value,
            )
        )
    if query.day:
        if not DAY.fullmatch(query.day):
            raise UsageError(f"{query.day!r} is no day: write 2031-03-04, 2031-03 or 2031")
        found.append(t.document.c.published.like(f"{query.day}%"))
    if query.outlet:
        words = " ".join(fold(query.outlet))
        found.append(t.document.c.outlet.like(f"% {words} %"))
    return found


def _matches(connection: Connection, wanted: list[Wanted]) -> ColumnElement[bool]:
    if _is_sqlite(connection):
        asked = text("SELECT rowid FROM said_words WHERE said_words MATCH :asked")
        asked = asked.bindparams(bindparam("asked", as_fts5(wanted)))
    else:
        asked = text("SELECT number FROM said_words WHERE words @@ CAST(:asked AS tsquery)")
        asked = asked.bindparams(bindparam("asked", as_tsquery(wanted)))
    return t.said.c.number.in_(
        select(literal_column("*")).select_from(asked.columns(t.said.c.number).subquery())
    )


def _put_words(connection: Connection, number: int, columns: dict[str, list[str]]) -> None:
    if _is_sqlite(connection):
        connection.execute(
            text(
                "INSERT INTO said_words (rowid, words, parties, speakers)"
                " VALUES (:number, :words, :parties, :speakers)"
            ),
            {"number": number, **{column: " ".join(words) for column, words in columns.items()}},
        )
    else:
        connection.execute(
            text("INSERT INTO said_words VALUES (:number, CAST(:words AS tsvector))"),
            {"number": number, "words": as_tsvector(columns)},
        )


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _parties(found: Annotations, sentence: Span) -> set[str]:
    return {
        called
        for entity in found.entities
        if any(sentence.contains(mention.span) for mention in entity.mentions)
        for called in (entity.name, *entity.aliases)
    }


def _speakers(found: Annotations, sentence: Span, names: Mapping[str, str]) -> set[str]:
    out = set()
    for one in found.attributions:
        if any(sentence.overlaps(span) for span in (*one.content, *one.cue)):
            known = names.get(one.speaker or "")
            if known is not None:
                out.add(known)
            elif one.source:
                out.add(" ".join(span.of(found.document.text) for span in one.source))
    return out


def _in_order(names: set[str]) -> list[str]:
    words: list[str] = []
    for called in sorted(names):
        words += [*fold(called), BETWEEN]
    return words


def _bounds(value: Quantity | Timex) -> dict[str, float | None]:
    """A value as two numbers: dates as 20310304, lengths of time in seconds."""
    low: Decimal | float | None
    high: Decimal | float | None
    if isinstance(value, Quantity):
        low, high = value.low, value.high
    elif value.low_seconds is not None or value.high_seconds is not None:
        low, high = value.low_seconds, value.high_seconds
    else:
        low, high = _day(value.earliest), _day(value.latest)
    return {
        "low": None if low is None else float(low),
        "high": None if high is None else float(high),
    }


def _day(moment: date | None) -> float | None:
    if moment is None:
        return None
    day = moment.date() if isinstance(moment, datetime) else moment
    return float(day.strftime("%Y%m%d"))
