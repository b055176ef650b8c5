"""Units of measure and of money, and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table

UNITS: Final = "units.tsv"
FORMS: Final = "unit_forms.tsv"
CURRENCIES: Final = "currencies.tsv"
MONEY: Final = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name, what it measures, and how much of the dimension's SI unit it is.

    `dimension` is `None` where the unit alone does not say ("degree"). `factor` is `None` where
    no number turns one into the other, as between scales of temperature. `pint` is the unit as an
    expression of the library pint, which a test holds the factors against. `code` is money's code
    of ISO 4217 where the written form leaves no doubt.
    """

    name: str
    dimension: str | None
    factor: Decimal | None = None
    pint: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class UnitForms:
    """Written form → unit. `before` stand before the number, `attached` right behind its digits.

    Forms have a space where the text has a space or a hyphen. Longer words are in lower case.
    """

    after: Mapping[str, Unit]
    before: Mapping[str, Unit]
    attached: Mapping[str, Unit]


def load_units() -> Mapping[str, Unit]:
    """Name → unit of measure; money is not among them.

    Raises:
        LexiconError: a line is damaged.
    """
    return parse_units(load_table(UNITS), name=UNITS)


def parse_units(text: str, *, name: str) -> Mapping[str, Unit]:
    """The table from its lines; the first line names the columns, a dash stands for nothing."""
    out: dict[str, Unit] = {}
    for number, (unit, dimension, pint, factor) in parse_rows(text, name=name, width=4):
        try:
            amount = None if factor == "-" else Decimal(factor)
        except InvalidOperation as error:
            raise LexiconError(f"{name}:{number}: {factor!r} is no number") from error
        out[unit] = Unit(unit, _or_none(dimension), amount, _or_none(pint))
    return MappingProxyType(out)


def load_unit_forms() -> UnitForms:
    """Every written form of every unit, money among them.

    Raises:
        LexiconError: a line is damaged, or names a unit or a place that does not exist.
    """
    units = load_units()
    after: dict[str, Unit] = {}
    before: dict[str, Unit] = {}
    attached: dict[str, Unit] = {}
    for number, (form, unit, place) in parse_rows(load_table(FORMS), name=FORMS, width=3):
        if unit not in units or place not in ("any", "attached"):
            raise LexiconError(f"{FORMS}:{number}: no unit {unit!r} or no place {place!r}")
        (after if place == "any" else attached)[form] = units[unit]
    for number, (form, unit, code, place) in parse_rows(
        load_table(CURRENCIES), name=CURRENCIES, width=4
    ):
        if place not in ("before", "after", "both", "attached"):
            raise LexiconError(f"{CURRENCIES}:{number}: {place!r} is no place")
        money = Unit(unit, MONEY, code=_or_none(code))
        if place == "attached":
            attached[form] = money
        if place in ("before", "both"):
            before[form] = money
        if place in ("after", "both"):
            after[form] = money
    return UnitForms(MappingProxyType(after), MappingProxyType(before), MappingProxyType(attached))


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell
