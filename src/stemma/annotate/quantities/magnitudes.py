"""How strong an earthquake was: "a magnitude 6.1 quake", "measuring 5.6 on the Richter scale"."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.numeral import NumeralForm

MAGNITUDE: Final = "magnitude"
STRONGEST: Final = 10
_BEFORE: Final = re.compile(
    r"\bmagnitudes?(?:\s(?:of|was|is|at|estimated at|put at|a|between))*[\s-]$", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    r"(?:\s?-?\s?magnitude\b|\s?(?:degrees?\s)?(?:on|by)\s(?:the\s)?(?:open-ended\s)?Richter\b"
    r"|\son\sthe\s(?:moment\s)?magnitude\b)",
    re.IGNORECASE,
)
_QUAKE: Final = re.compile(
    r"\s(?:earthquake|quake|temblor|tremor|aftershock|seaquake)\b(?!\s(?:victims|zone))",
    re.IGNORECASE,
)


def is_magnitude(parse: Parse, amount: Amount, start: int) -> bool:
    """Whether a number, its bound starting at the character `start`, is a quake's strength."""
    if amount.numeral.form is not NumeralForm.DIGITS or amount.scale != 1:
        return False
    if amount.unit not in (None, "degree") or not 0 < amount.low <= amount.high < STRONGEST:
        return False
    text = parse.document.text
    if _BEHIND.match(text, amount.numeral.end) is not None:
        return True
    if amount.unit is not None:
        return False
    if _BEFORE.search(text, max(0, start - 40), start) is not None:
        return True
    point = "." in text[amount.numeral.start : amount.numeral.end]
    return point and _QUAKE.match(text, amount.end) is not None
