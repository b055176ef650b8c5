"""Fractions in digits: which are parts of something."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.quantities.amounts import Amount

_SLASH: Final = re.compile(r"[0-9]+[/⁄][0-9]+")
_OF: Final = re.compile(r"\s(?:of|majority)\b", re.IGNORECASE)


def is_share(text: str, amount: Amount) -> bool:
    """Whether a fraction is a part of something: "1/3 of", not picture "3/29"."""
    written = text[amount.numeral.start : amount.numeral.end]
    return _SLASH.fullmatch(written) is None or _OF.match(text, amount.end) is not None
