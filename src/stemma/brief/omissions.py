"""What a report leaves out though the others carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from stemma.model import Document, Flag, JudgedPoint, Omission, Verdict

SHARE: Final = 0.6
"""A point counts as carried by the others where this share of them, and two at least, have it."""


def find_omissions(
    points: Sequence[JudgedPoint], documents: Sequence[Document], days: Mapping[str, date | None]
) -> tuple[Omission, ...]:
    """Points of most other reports, known before a report appeared, that it does not have.

    A report without a date is never said to omit anything: what was known then is unknown. Nor is
    one of which only the first lines are there.
    """
    out = []
    for judged in points:
        if judged.verdict is Verdict.UNJUDGED:
            continue  # not surely one thing that the others carry
        have = {reading.document_id for reading in judged.point.readings}
        if len(have) < 2 or len(have) < SHARE * (len(documents) - 1):
            continue
        for document in documents:
            day = days.get(document.id)
            if document.id in have or day is None or Flag.EXCERPT in document.flags:
                continue
            known = [other for other in have if _before(days.get(other), day)]
            if len(known) >= 2:
                out.append(Omission(judged.point.id, document.id))
    return tuple(sorted(out, key=lambda o: (o.point, o.document_id)))


def _before(one: date | None, other: date) -> bool:
    return one is not None and str(one)[:16] <= str(other)[:16]
