"""The words of a reading that the reasons of its judgements quote: those that clash."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stemma.model import Judgement, Reading, Span
from stemma.report.view.judged import JudgedWords

_QUOTED: Final = re.compile(r"“([^“”]+)”")
_GAP: Final = " … "
"""What stands between two places in a quoted reason."""


def find_named(reading: Reading, judgements: Iterable[Judgement], text: str) -> tuple[Span, ...]:
    """The places, in the words judged, of what the judgements on a reading quote, in text order.

    Of places that lie in each other the longest. A reason that puts the words otherwise than the
    text does names nothing.
    """
    known = [j for j in judgements if reading.id in {j.left, j.right}]
    quoted = {
        part
        for judgement in known
        for reason in judgement.reasons
        for words in _QUOTED.findall(reason)
        for part in words.split(_GAP)
    }
    found = {
        Span(span.document_id, place, place + len(part))
        for span in JudgedWords(known).of(reading)
        for part in quoted
        if (place := text.find(part, span.start, span.end)) >= 0
    }
    return tuple(
        sorted(span for span in found if not any(o != span and o.contains(span) for o in found))
    )
