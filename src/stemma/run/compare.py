"""The stages of `stemma compare` in a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stemma import __version__
from stemma.model import Annotations, Brief, Rejection


def compare_reports(items: Iterable[Annotations | Rejection]) -> Brief:
    """The brief of reports that were read closely; what was rejected is in it.

    Raises:
        WeightsError: the table of words is missing or damaged.
        LexiconError: a word list is damaged.
    """
    # Loaded late: it brings tables that reading alone does not need.
    from stemma.brief import BriefMaker  # noqa: PLC0415

    reports: list[Annotations] = []
    rejections: list[Rejection] = []
    for item in items:
        if isinstance(item, Rejection):
            rejections.append(item)
        else:
            reports.append(item)
    brief = BriefMaker.load().make(reports, rejections, (("stemma", __version__),))
    return replace(
        brief,
        sentences=tuple(sorted({span for found in reports for span in found.sentences})),
        furniture=tuple(sorted({span for found in reports for span in found.furniture})),
    )
