"""Small stores with reports made by hand, and stand-ins for the models."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.unit.brief.stubs import stub_maker
from tests.unit.match.reports import Told, amount, report

from stemma.model import Annotations, Brief, Decision, Document, Timex
from stemma.run.compare import compare_reports
from stemma.run.local import Alone
from stemma.run.tools import Tools
from stemma.store import Store
from stemma.store.made_with import MadeWith

MADE_WITH = MadeWith("reading", "vectors", "pairs", "brief")
WHEN = datetime(2031, 3, 10, 12, tzinfo=UTC)


class Ticking:
    """A clock that goes on a second whenever it is looked at."""

    def __init__(self, now: datetime = WHEN) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Reader:
    """Annotations made beforehand; it notes which documents it was asked for."""

    def __init__(self, known: Iterable[Annotations]) -> None:
        self.known = {found.document.id: found for found in known}
        self.asked: list[str] = []

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        self.asked += [document.id for document in documents]
        return tuple(replace(self.known[d.id], document=d) for d in documents)

    def again(self, document: Document) -> Annotations:
        return replace(self.known[document.id], document=document)

    def times_on(self, document: Document, days: Sequence[date]) -> list[tuple[Timex, ...]]:
        return [self.known[document.id].timexes for _ in days]


def dam(number: int, guards: int = 12, *, name: str = "", day: int | None = None) -> Annotations:
    """A report of one event, in which so many guards were there."""
    return report(
        name or f"dam{number}",
        Told(
            f"The dam above the village burst with {guards} guards.",
            "burst",
            roles={"agent": "The dam above the village"},
            values={f"{guards} guards": amount(guards, "guard")},
        ),
        Told(f"The mayor of the village resigned in ward {number}.", "resign"),
        Told("The ferry in the harbour sank in the storm.", "sink"),
        published=None if day == 0 else f"2031-03-{day or number % 20 + 1:02}",
    )


def dams(count: int) -> list[Annotations]:
    """So many reports of it, every third with another figure."""
    return [dam(number, 12 if number % 3 else 19) for number in range(count)]


def open_store(
    place: str | Path,
    reports: Iterable[Annotations],
    *,
    made_with: MadeWith = MADE_WITH,
    reader: Reader | None = None,
) -> Store:
    """A store at a place whose models are stand-ins."""
    reader = Reader(reports) if reader is None else reader
    tools = Tools(annotate=reader.annotate, rereader=reader, maker=stub_maker())
    return Store.open(place, Ticking(), tools=tools, made_with=made_with)


def from_nothing(
    reports: Sequence[Annotations], decisions: Sequence[Decision] = (), *, together: bool = False
) -> Brief:
    """The brief of reports without any store."""
    reader = Reader(reports)
    tools = Tools(annotate=reader.annotate, rereader=reader, maker=stub_maker())
    return compare_reports(reports, engine=Alone(tools), decisions=decisions, together=together)


def documents(reports: Iterable[Annotations]) -> list[Document]:
    """The documents of reports."""
    return [found.document for found in reports]
