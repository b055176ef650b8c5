"""Search over every sentence of every report that is kept."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from starlette.responses import Response

from stemma.errors import UsageError
from stemma.model import Verdict
from stemma.report.verdict_words import describe_verdict
from stemma.store import Hit, Query
from stemma.web.visit import Page, Visit

MOST_HITS: Final = 100
MOST_WORDS: Final = 500
FIELDS: Final = ("words", "party", "speaker", "outlet", "day", "kind", "low", "high", "verdict")
KINDS: Final = ("", "count", "money", "percentage", "length", "duration", "date")


def show_search(visit: Visit) -> Response:
    """The form, and what was found."""
    asked = {name: visit.word(name, most=MOST_WORDS) for name in FIELDS}
    hits: tuple[Hit, ...] = ()
    problem = ""
    if any(asked.values()):
        try:
            hits = visit.house.store.search(make_query(asked), limit=MOST_HITS)
        except UsageError as error:
            problem = str(error)
    titles = {kept.id: kept.title for kept in visit.known.coverages()} if hits else {}
    return visit.page(
        "search.html.j2",
        400 if problem else 200,
        asked=asked,
        hits=hits,
        titles=titles,
        problem=problem,
        kinds=KINDS,
        verdicts=[(v.value, describe_verdict(v)) for v in Verdict if v is not Verdict.SINGLE],
        is_asked=any(asked.values()),
        most=MOST_HITS,
    )


def make_query(asked: dict[str, str]) -> Query:
    """The query of a form.

    Raises:
        UsageError: a bound is no number, or a verdict is none.
    """
    verdicts = {verdict.value: verdict for verdict in Verdict}
    if asked["verdict"] and asked["verdict"] not in verdicts:
        raise UsageError(f"{asked['verdict']!r} is no verdict")
    return Query(
        words=asked["words"],
        party=asked["party"],
        speaker=asked["speaker"],
        kind=asked["kind"],
        low=_number(asked["low"]),
        high=_number(asked["high"]),
        verdict=verdicts.get(asked["verdict"]),
        day=asked["day"],
        outlet=asked["outlet"],
    )


def _number(words: str) -> Decimal | None:
    if not words:
        return None
    try:
        number = Decimal(words.replace(",", ""))
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise UsageError(f"{words!r} is no number")
    return number


SEARCH: Final = (Page("/search", show_search),)
