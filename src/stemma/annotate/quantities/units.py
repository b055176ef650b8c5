"""The unit behind a number."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.quantities.numeral import NumeralForm
from stemma.lexicon.units import Unit, load_unit_forms, load_units

UNITS: Final = load_units()
FORMS: Final = load_unit_forms()
_LENGTH: Final = max(map(len, FORMS.after)) + 1
_PLAIN: Final = frozenset({"time", "length", "area", "volume", "mass"})
# White space and at most one dash between a number and its unit.
_GAP: Final = re.compile(r"[ \u00a0\u202f\n]?[-‑–—−]?[ \u00a0\u202f\n]?")
_SPACES: Final = str.maketrans("-‑\n\u00a0\u202f", "     ")
_BETWEEN: Final = {
    # half a mile, 1/16 of a US pint
    NumeralForm.PART: re.compile(r"(?:\sof)?\san?\s(?:US\s|U\.S\.\s)?", re.IGNORECASE),
    NumeralForm.PLURAL: re.compile(r"\sof\s", re.IGNORECASE),  # tens of miles
    NumeralForm.COUPLE: re.compile(r"\sof\s", re.IGNORECASE),
}


def unit_after(
    text: str, at: int, *, attached: bool, form: NumeralForm = NumeralForm.DIGITS
) -> tuple[Unit, int, bool] | None:
    """(unit, its end, by a hyphen) of the longest name or sign behind a number.

    `at` is where the number ends and `form` how it is written; `attached` allows the signs that
    stand right behind digits only.
    """
    between = _BETWEEN.get(form)
    joint = None if between is None else between.match(text, at)
    if joint is not None:
        at = joint.end()
    gap = _GAP.match(text, at)
    start = at if gap is None else gap.end()
    hyphen = bool(text[at:start].strip())
    if hyphen and text[at].isspace() and text[start - 1].isspace():
        return None  # a dash between phrases
    found = _longest(text, start, attached=attached and start == at)
    return None if found is None else (*found, hyphen)


def read_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit whose name or sign starts right at the character, and its end."""
    return _longest(text, at, attached=True)


def named_unit(word: str) -> Unit | None:
    """The unit of time, length, area, volume or mass that goes by the word; feet may be bare."""
    unit = FORMS.after.get(word.lower()) if len(word) > 3 else None
    return unit if unit is not None and unit.dimension in _PLAIN and unit.name != "foot" else None


def _longest(text: str, start: int, *, attached: bool) -> tuple[Unit, int] | None:
    plain = text[start : start + _LENGTH].translate(_SPACES)
    for stop in range(len(plain), 0, -1):
        if plain[stop - 1] == " " or (plain[stop - 1 : stop + 1].isalnum() and stop < len(plain)):
            continue
        form = plain[:stop]
        unit = FORMS.after.get(form)
        if unit is None and stop > 3:
            unit = FORMS.after.get(form.lower())
        if unit is None and attached and (form != "s" or "." in text[start - 3 : start]):
            unit = FORMS.attached.get(form)  # "1990s" is no time, "9.58s" is
        if unit is not None:
            return unit, start + stop
    return None
