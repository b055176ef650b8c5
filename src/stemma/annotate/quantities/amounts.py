"""Numbers with their sign, magnitude, money and unit: one amount for each number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.numeral import Numeral, NumeralForm
from stemma.annotate.quantities.numerals import own_unit
from stemma.annotate.quantities.units import FORMS, unit_after
from stemma.annotate.quantities.vocabulary import WORDS
from stemma.lexicon.bounds import load_bounds
from stemma.lexicon.numbers import NumberUse
from stemma.lexicon.units import MONEY, Unit

MAGNITUDES: Final = {
    word: use.amount
    for word, uses in WORDS.items()
    for use in uses
    if use.use in (NumberUse.MAGNITUDE, NumberUse.HUNDRED)
}
SHORT: Final = {
    word: use.amount
    for word, uses in WORDS.items()
    for use in uses
    if use.use is NumberUse.ABBREVIATION
}

INCH: Final = FORMS.after["inch"]
BOUNDS: Final = load_bounds()
_BEFORE_LENGTH: Final = max(map(len, FORMS.before))
_MAGNITUDE: Final = re.compile(
    rf"[\s-]?[\s-]?({'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})\b", re.IGNORECASE
)
_SHORT: Final = re.compile(rf"\s?({'|'.join(sorted(SHORT, key=len, reverse=True))})\b")
_CRORE: Final = re.compile(r"\s?[Cc]r\b")
"""The crore of "3.2 lakh cr"."""
_PLUS: Final = re.compile(r"[\s-]plus(?=[\s-])", re.IGNORECASE)
_SIGN: Final = re.compile(
    r"(?:(?P<word>\b(?:minus|negative))[\s-]|(?P<mark>[-−+]))\s?$", re.IGNORECASE
)
_AND_A_HALF: Final = re.compile(r"[\s-]and[\s-]an?[\s-](half|quarter)\b", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]+$")
_DASHES: Final = "-‑–—−"
_HYPHENED: Final = frozenset(
    {
        "sub",
        "magnitude",
        "in",
        "to",
        "minus",
        "mid",
        "now",
        "then",
        "nearly",
        "almost",
        "roughly",
        "about",
    }
)
# Abbreviations that are no other unit's sign stand for a magnitude without any money beside them.
_PLAIN_SHORT: Final = frozenset({"k", "K", "M", "mn", "mln", "bn", "Bn", "BN", "bln", "B", "tn",
                                 "trn", "cr", "Cr"})  # fmt: skip

# Before "a day" and its like these are more often prepositions.
_DOUBTFUL: Final = frozenset({"over", "under", "above", "below", "beyond", "some", "near",
                              "maximum", "minimum", "plus"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at the characters [start, end): a number with all that is written to it.

    `mantissa` is the number before its `scale` was applied. `unit` is `None` for a number alone.
    `hyphen` tells that the unit hangs on the number by a hyphen. `sign` is "+" or "-" where
    written, and `plus` tells that "plus" stands between the number and its unit.
    """

    numeral: Numeral
    start: int
    end: int
    low: Decimal
    high: Decimal
    mantissa: Decimal
    scale: Decimal = Decimal(1)
    unit: str | None = None
    dimension: str | None = None
    currency: str | None = None
    factor: Decimal | None = None
    hyphen: bool = False
    sign: str = ""
    plus: bool = False

    @property
    def plural(self) -> bool:
        """Whether the number is only a size: hundreds."""
        return self.numeral.form is NumeralForm.PLURAL


def read_amounts(parse: Parse, numerals: Sequence[Numeral]) -> list[Amount]:
    """An amount for each number, in their order; numbers stuck to a name are left out."""
    out: list[Amount] = []
    for numeral in numerals:
        left = out[-1].end if out else 0
        if numeral.start < left:
            continue  # the 2 of "32m2", the second of "a 4.3 second run"
        amount = _read(parse, numeral, left)
        if amount is not None and amount.start >= left:
            out.append(amount)
    return out


def _read(parse: Parse, numeral: Numeral, left: int) -> Amount | None:
    text = parse.document.text
    digits = numeral.form is NumeralForm.DIGITS
    start, money, sign = _before(text, numeral, left)
    if money is None and _stuck(text, numeral, start, left):
        return None
    end, scale = numeral.end, Decimal(1)
    if digits or numeral.form is NumeralForm.PART:
        end, scale = _magnitude(parse, numeral, money)
    unit, end, hyphen = _unit(text, numeral, money, end, scale)
    plus = None if unit is not None else _PLUS.match(text, end)
    if plus is not None:  # "90-plus percent"
        unit, reach, hyphen = _unit(text, numeral, money, plus.end(), scale)
        end, plus = (end, None) if unit is None else (reach, plus)
    low, high = numeral.low * scale, numeral.high * scale
    if unit is not None and (half := _AND_A_HALF.match(text, end)) is not None:
        part = WORDS[half[1].lower()][0].amount
        low, high, end = low + part, high + part, half.end()
    elif numeral.form is NumeralForm.ARTICLE and not _is_bounded(text, numeral.start):
        return None
    if unit is None and digits and text[end : end + 1].isalnum():
        return None
    if sign == "-":
        low, high = -high, -low
    amount = Amount(numeral, start, end, low, high, numeral.low, scale, hyphen=hyphen, sign=sign)
    amount = replace(amount, plus=plus is not None)
    own = own_unit(text[numeral.start : numeral.end].lower())
    if own is not None:
        return replace(amount, unit=own, dimension="count")
    if unit is None:
        return amount
    return replace(
        amount, unit=unit.name, dimension=unit.dimension, currency=unit.code, factor=unit.factor
    )


def _unit(
    text: str, numeral: Numeral, money: Unit | None, end: int, scale: Decimal
) -> tuple[Unit | None, int, bool]:
    """(unit, where the amount ends, by a hyphen), `money` being what stood before the number."""
    if numeral.form is NumeralForm.FEET:
        return INCH, end, False
    if numeral.form is NumeralForm.ORDINAL:
        return money, end, False
    attached = numeral.form is NumeralForm.DIGITS
    after = unit_after(text, end, attached=attached, form=numeral.form)
    if after is None or (money is not None and after[0].dimension != MONEY):
        return money, end, False
    unit, end, hyphen = after
    if money is not None and money.code is not None:
        unit = money
    return _sterling(unit, numeral.low * scale), end, hyphen


def _before(text: str, numeral: Numeral, left: int) -> tuple[int, Unit | None, str]:
    """Where the amount starts, the money before the number, and its sign, before or behind it."""
    start = numeral.start
    if numeral.form is not NumeralForm.DIGITS:
        minus = _SIGN.search(text, max(left, start - 9), start)
        if minus is not None and minus["word"]:
            return minus.start(), None, "-"
        return start, None, ""
    start, sign = _sign(text, start, left)
    money = None
    window = text[max(left, start - _BEFORE_LENGTH - 1) : start]
    stripped = window.rstrip(" \u00a0")
    for length in range(min(len(stripped), _BEFORE_LENGTH), 0, -1):
        form = stripped[-length:]
        found = FORMS.before.get(form)
        if found is None:
            continue
        ahead = stripped[-length - 1 : -length]
        if (form[0].isalnum() and ahead.isalnum()) or (
            form[-1].isalpha()
            and len(form) < 3
            and len(stripped) < len(window)
            and form not in ("Rs", "RM")
        ):
            continue
        money = found
        start -= length + len(window) - len(stripped)
        break
    if money is not None and not sign:
        start, sign = _sign(text, start, left)
    return start, money, sign


def _sign(text: str, start: int, left: int) -> tuple[int, str]:
    found = _SIGN.search(text, max(left, start - 10), start)
    if found is None:
        return start, ""
    if found["word"]:
        return found.start(), "-"
    ahead = text[found.start() - 1 : found.start()] if found.start() else " "
    if found.end("mark") == start and (ahead.isspace() or ahead in "($£€[~≈"):
        return found.start(), "+" if found["mark"] == "+" else "-"
    return start, ""


def _stuck(text: str, numeral: Numeral, start: int, left: int) -> bool:
    """Whether the number hangs on a word before it, as in a name: F-35, G20, COVID-19."""
    if start == 0 or numeral.form is not NumeralForm.DIGITS:
        return False
    ahead = text[start - 1]
    if ahead.isalpha() or ahead in "#'’":
        return True
    if ahead in _DASHES and start >= 2 and start - 1 > left:
        word = _LETTERS.search(text, max(0, start - 12), start - 1)
        return word is not None and word[0].lower() not in _HYPHENED
    return ahead == "/" and start >= 2 and text[start - 2].isalnum()


def _magnitude(  # noqa: PLR0911 - one ambiguity a line
    parse: Parse, numeral: Numeral, money: Unit | None
) -> tuple[int, Decimal]:
    """Where the number with its magnitudes ends, and what they multiply it with."""
    text = parse.document.text
    end, scale = numeral.end, Decimal(1)
    while found := _MAGNITUDE.match(text, end):
        end, scale = found.end(), scale * MAGNITUDES[found[1].lower()]
    if end > numeral.end:
        crore = _CRORE.match(text, end) if scale > 1 else None
        return (crore.end(), scale * SHORT["cr"]) if crore is not None else (end, scale)
    short = _SHORT.match(text, end)
    if short is None:
        return end, scale
    word = short[1]
    attached = short.start(1) == end
    if money is not None:
        return short.end(), SHORT[word]
    unit = unit_after(text, short.end(), attached=False)
    if unit is not None and (word not in ("t", "T")):
        return short.end(), SHORT[word]
    if word in _PLAIN_SHORT and attached:
        if word == "K" and numeral.low in (4, 8):
            return end, scale  # the definition of a screen
        return short.end(), SHORT[word]
    if word in ("m", "b", "mn", "bn") and _plural_follows(parse, short.end()):
        return short.end(), SHORT[word]
    return end, scale


def _plural_follows(parse: Parse, at: int) -> bool:
    """Whether the next word is a plural noun, at most one adjective before it."""
    i = bisect_right(parse.starts, at)
    if i and parse.ends[i - 1] > at:
        i -= 1
    for j in range(i, min(i + 2, len(parse))):
        if parse.tags[j] in ("NNS", "NNPS"):
            return True
        if parse.pos[j] != "ADJ":
            return False
    return False


def _is_bounded(text: str, at: int) -> bool:
    """Whether the words before the character bound or soften what follows."""
    words = text[max(0, at - 30) : at].lower().split()
    if not text[at - 1 : at].isspace():
        return False
    return any(
        BOUNDS.before.get(" ".join(words[-size:])) is not None and words[-1] not in _DOUBTFUL
        for size in range(1, min(4, len(words)) + 1)
    )


def _sterling(unit: Unit, amount: Decimal) -> Unit:
    """Pounds by the ten thousand are money, not weight."""
    if unit.name == "pound-mass" and abs(amount) >= 10**6:
        return FORMS.before["£"]
    return unit
