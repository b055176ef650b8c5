from decimal import Decimal
from itertools import groupby

import pytest

from stemma.errors import LexiconError
from stemma.lexicon.bounds import BoundUse, load_bounds, parse_bounds
from stemma.lexicon.changes import load_changes, parse_changes
from stemma.lexicon.numbers import NumberUse, load_number_words, parse_number_words
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.units import Unit, load_unit_forms, load_units, parse_units

UNITS = load_units()
# A count of parts, and a level on a logarithmic scale, are no business of pint's.
WITHOUT_PINT = {"decibel", "basis point", "parts-per-billion", "calibre", "gauge"}


def test_every_factor_is_pints() -> None:
    pint = pytest.importorskip("pint", reason="pint proves the table, the program does not use it")
    registry = pint.UnitRegistry()
    for unit in UNITS.values():
        if unit.pint is None:
            assert unit.name in WITHOUT_PINT
            continue
        expected = registry.Quantity(1, unit.pint)
        if unit.dimension == "temperature":
            assert unit.factor is None
            continue
        assert unit.factor is not None
        assert float(unit.factor) == pytest.approx(expected.to_base_units().magnitude, rel=1e-9)


def test_units_of_one_dimension_are_one_dimension_to_pint() -> None:
    pint = pytest.importorskip("pint", reason="pint proves the table, the program does not use it")
    registry = pint.UnitRegistry()

    def dimension(unit: Unit) -> str:
        return unit.dimension or ""

    for name, units in groupby(sorted(UNITS.values(), key=dimension), key=dimension):
        found = {
            tuple(sorted(registry.Quantity(1, unit.pint).dimensionality.items()))
            for unit in units
            if unit.pint
        }
        assert len(found) <= 1, name


def test_every_unit_is_written_somehow() -> None:
    forms = load_unit_forms()
    written = {unit.name for table in (forms.after, forms.attached) for unit in table.values()}
    assert set(UNITS) <= written


def test_words_are_in_small_letters() -> None:
    # What is longer than three letters is looked up in small letters, unless it is a sign.
    for form in load_unit_forms().after:
        if len(form) > 3 and form.isalpha() and form != form.lower():
            assert any(c.isupper() for c in form), form


def test_money_has_codes_of_three_letters() -> None:
    forms = load_unit_forms()
    for unit in (*forms.before.values(), *forms.after.values()):
        assert unit.code is None or (len(unit.code) == 3 and unit.code.isupper())
    assert forms.before["$"].code is None
    assert forms.before["US$"].code == "USD"


def test_numbers() -> None:
    words = load_number_words()
    assert words["seven"][0].value == 7
    assert [use.use for use in words["third"]] == [NumberUse.PART, NumberUse.ORDINAL]
    assert words["½"][0].amount == Decimal("0.5")


def test_bounds_and_changes() -> None:
    assert load_bounds().before["no more than"] is BoundUse.AT_MOST
    assert load_changes()["rise"] is True
    assert load_changes()["drop"] is False


@pytest.mark.parametrize(
    "text",
    ["a\tb\tc\nx\ty\n", "a\tb\tc\nx\t\tz\n", "a\tb\tc\nx\ty\tz \n", "a\tb\tc\nx\ty\tz\nx\tq\tr\n"],
)
def test_damaged_rows(text: str) -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv:[23]"):
        parse_rows(text, name="t.tsv", width=3)


def test_damaged_values() -> None:
    with pytest.raises(LexiconError, match="no use of a number word"):
        parse_number_words("w\tu\tv\nten\tround\t10\n", name="t.tsv")
    with pytest.raises(LexiconError, match="no number"):
        parse_number_words("w\tu\tv\nten\tteen\tX\n", name="t.tsv")
    with pytest.raises(LexiconError, match="no number"):
        parse_units("u\td\tp\tf\nmetre\tlength\tmeter\tone\n", name="t.tsv")
    with pytest.raises(LexiconError, match="no use"):
        parse_bounds("p\tu\tp\nabout\tnear\tbefore\n", name="t.tsv")
    with pytest.raises(LexiconError, match="neither up nor down"):
        parse_changes("w\td\nrise\tsideways\n", name="t.tsv")
