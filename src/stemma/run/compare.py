"""The stages of `stemma compare` in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from stemma import __version__
from stemma.errors import UsageError
from stemma.model import Annotations, Brief, Decision, Document, Rejection
from stemma.run.engine import Engine
from stemma.run.local import Alone
from stemma.run.pipeline import check_spans
from stemma.run.tools import Tools

if TYPE_CHECKING:
    from stemma.brief.make import Event, Part
    from stemma.gather.choose import Choice


def compare_reports(
    items: Iterable[Annotations | Rejection],
    *,
    engine: Engine | None = None,
    together: bool = False,
    apart: Sequence[str] = (),
    decisions: Sequence[Decision] = (),
) -> Brief:
    """The brief of reports that were read closely; what was rejected is in it.

    Reports without a date are dated from the others where that is forced, and read again. `engine`
    says where: in this process unless given; events can be compared side by side. The one that read
    the reports has its model loaded. `together` says that all are of one event; `apart` names
    reports that are of another, each by its id, its outlet, its source or the name of its file.
    `decisions` are those of people that hold: what they are of is as they say.

    Raises:
        UsageError: `apart` names no report.
        WeightsError: the table of words or the model is missing or damaged.
        LexiconError: a word list is damaged.
    """
    engine = Alone() if engine is None else engine
    reports, rejections = _parted(items)
    choice = _choice(together=together, apart=find_named(apart, reports))
    reports, astray = _parted(check_spans(date_reports(reports, engine, choice)))

    compare = partial(_compare, decisions=tuple(decisions))

    def parts(events: Iterable[Event]) -> Iterable[Part]:
        return engine.map(compare, events, _size)

    brief = engine.tools.maker.make(
        reports,
        [*rejections, *astray],
        (("stemma", __version__),),
        parts=parts,
        choice=choice,
        decisions=decisions,
    )
    return replace(
        brief,
        sentences=tuple(sorted({span for found in reports for span in found.sentences})),
        furniture=tuple(sorted({span for found in reports for span in found.furniture})),
    )


def _parted(
    items: Iterable[Annotations | Rejection],
) -> tuple[list[Annotations], list[Rejection]]:
    reports: list[Annotations] = []
    rejections: list[Rejection] = []
    for item in items:
        if isinstance(item, Rejection):
            rejections.append(item)
        else:
            reports.append(item)
    return reports, rejections


def _choice(*, together: bool = False, apart: frozenset[str] = frozenset()) -> Choice:
    from stemma.gather.choose import Choice  # noqa: PLC0415 - brings numpy, which --help needs not

    return Choice(together, apart)


def find_named(names: Sequence[str], reports: Sequence[Annotations]) -> frozenset[str]:
    """The ids of the reports that are named.

    Raises:
        UsageError: a name is that of none.
    """
    out: set[str] = set()
    for name in names:
        wanted = name.strip().casefold()
        found = {
            one.document.id
            for one in reports
            if wanted and wanted in {known.casefold() for known in _called(one.document)}
        }
        if not found:
            known = ", ".join(sorted({_called(one.document)[0] for one in reports})[:20])
            raise UsageError(f"--apart {name}: no such report; there are: {known}")
        out |= found
    return frozenset(out)


def _called(document: Document) -> list[str]:
    """What a report can be called; first what tells a person most."""
    file = document.source.rsplit("/", 1)[-1]
    names = [document.outlet, file, file.partition("#")[0], file.rpartition(".")[0]]
    names += [document.source, document.id, document.title, document.url]
    return [name for name in names if name]


def date_reports(
    reports: Sequence[Annotations], engine: Engine, choice: Choice | None = None
) -> list[Annotations]:
    """The reports, those without a date dated from the others of their event, where forced."""
    if all(found.document.published is not None for found in reports):
        return list(reports)
    choice = _choice() if choice is None else choice
    events = engine.tools.maker.events(reports, choice)
    asked = [event for event in events if any(f.document.published is None for f in event[0])]
    again = {
        found.document.id: found for changed in engine.map(_date, asked, _size) for found in changed
    }
    return [again.get(found.document.id, found) for event, _ in events for found in event]


def _size(event: Event) -> int:
    return sum(len(found.document.text) for found in event[0])


def _date(tools: Tools, events: Sequence[Event]) -> list[list[Annotations]]:
    """Of each event, the reports that were read again: few, where most have a date."""
    from stemma.dating import date_event  # noqa: PLC0415 - only where it is needed

    match = tools.maker.matcher.match
    return [
        [
            new
            for old, new in zip(event, date_event(event, match, tools.rereader), strict=True)
            if new is not old
        ]
        for event, _ in events
    ]


def _compare(
    tools: Tools, events: Sequence[Event], *, decisions: tuple[Decision, ...] = ()
) -> list[Part]:
    return [tools.maker.part(event, title, decisions) for event, title in events]
