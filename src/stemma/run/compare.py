"""The stages of `stemma compare` in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stemma import __version__
from stemma.model import Annotations, Brief, Rejection
from stemma.run.pipeline import LateReader, check_spans

if TYPE_CHECKING:
    from stemma.brief import BriefMaker
    from stemma.dating import Rereader


def compare_reports(
    items: Iterable[Annotations | Rejection], *, reader: Rereader | None = None
) -> Brief:
    """The brief of reports that were read closely; what was rejected is in it.

    Reports without a date are dated from the others where that is forced, and read again with
    `reader`: the one that read them, else the model is loaded for it.

    Raises:
        WeightsError: the table of words or the model is missing or damaged.
        LexiconError: a word list is damaged.
    """
    # Loaded late: it brings tables that reading alone does not need.
    from stemma.brief import BriefMaker  # noqa: PLC0415

    reports, rejections = _parted(items)
    maker = BriefMaker.load()
    dated = date_reports(reports, maker, LateReader() if reader is None else reader)
    reports, astray = _parted(check_spans(dated))
    brief = maker.make(reports, [*rejections, *astray], (("stemma", __version__),))
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


def date_reports(
    reports: Sequence[Annotations], maker: BriefMaker, reader: Rereader
) -> list[Annotations]:
    """The reports, those without a date dated from the others of their event, where forced."""
    if all(found.document.published is not None for found in reports):
        return list(reports)
    from stemma.dating import date_event  # noqa: PLC0415 - only where it is needed

    return [
        found
        for event, _ in maker.events(reports)
        for found in date_event(event, maker.aligner.align, reader)
    ]
