"""The stages of `stemma check` in a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stemma import __version__
from stemma.errors import UsageError
from stemma.model import Annotations, Check, Rejection
from stemma.report.flags import describe_flags
from stemma.run.engine import Engine
from stemma.run.local import Alone

if TYPE_CHECKING:
    from stemma.check import Checker


def check_draft(
    drafts: Iterable[Annotations | Rejection],
    sources: Iterable[Annotations | Rejection],
    *,
    engine: Engine | None = None,
) -> Check:
    """The check of a draft against its sources, all read closely; what was rejected is in it.

    `drafts` are what the draft's file holds: one report. `engine` is the one that read them, which
    has its models loaded.

    Raises:
        UsageError: the draft holds no report, or several; there is nothing to hold it against.
        WeightsError: the table of words or a model is missing or damaged.
        LexiconError: a word list is damaged.
    """
    engine = Alone() if engine is None else engine
    draft = the_draft(drafts)
    found: list[Annotations] = []
    rejections: list[Rejection] = []
    for item in sources:
        if isinstance(item, Rejection):
            rejections.append(item)
        else:
            found.append(item)
    if not found:
        told = "; ".join(f"{r.source}: {r.reason}" for r in rejections)
        raise UsageError("no source could be read" + (f": {told}" if told else ""))
    return load_checker(engine).check(
        draft, found, rejections=rejections, versions=(("stemma", __version__),)
    )


def the_draft(drafts: Iterable[Annotations | Rejection]) -> Annotations:
    """The one report that a draft's file holds.

    Raises:
        UsageError: it holds none, or several, or one that does not count as a report in English.
    """
    found = list(drafts)
    read = [item for item in found if isinstance(item, Annotations)]
    if len(read) > 1:
        raise UsageError(f"the draft holds {len(read)} reports: give a file with one")
    if not read:
        reasons = "; ".join(item.reason for item in found if isinstance(item, Rejection))
        raise UsageError(f"the draft could not be read: {reasons or 'nothing was found in it'}")
    document = read[0].document
    if not document.is_counted:
        raise UsageError(f"the draft could not be checked: {describe_flags(document)}")
    return read[0]


def load_checker(engine: Engine) -> Checker:
    """The checker, with the tables and models that the engine has loaded."""
    from stemma.check import Checker  # noqa: PLC0415 - tables that reading does not need

    maker = engine.tools.maker
    return Checker(maker.table, maker.newsrooms, maker.matcher)
