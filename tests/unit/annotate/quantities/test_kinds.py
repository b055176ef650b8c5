"""Kinds that are kept apart: calibres, magnitudes, codes, hours, house numbers, tables, members."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.annotate.quantities.sentence import parse, quantities

from stemma.annotate.quantities import find_quantities
from stemma.annotate.quantities.singular import singular_of
from stemma.annotate.quantities.tables import columns_of


def kinds(marked: str) -> list[tuple[Decimal | int | None, str | None, str | None]]:
    return [(q.low, q.unit, q.dimension) for q in quantities(marked)]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("a/DT .38/CD ~-/HYPH ~calibre/NN revolver/NN", ("0.38", "calibre", "calibre")),
        ("a/DT .45/CD ~-/HYPH ~caliber/NN gun/NN", ("0.45", "calibre", "calibre")),
        ("a/DT 12/CD ~-/HYPH ~gauge/NN shotgun/NN", ("12", "gauge", "calibre")),
        ("a/DT .22/CD rifle/NN", ("0.22", "calibre", "calibre")),
        ("a/DT 9mm pistol/NN", ("9", "millimetre", "calibre")),
        ("a/DT 9mm gap/NN", ("9", "millimetre", "length")),
        ("a/DT magnitude/NN 6.1 quake/NN", ("6.1", "magnitude", "magnitude")),
        ("a/DT 6.1 quake/NN", ("6.1", "magnitude", "magnitude")),
        ("a/DT magnitude/NN of/IN 5.6 struck/VBD", ("5.6", "magnitude", "magnitude")),
        ("5.6 on/IN the/DT Richter/NNP scale/NN", ("5.6", "magnitude", "magnitude")),
        ("at/IN a/DT depth/NN of/IN 10/CD km/NNS", ("10", "kilometre", "length")),
        ("a/DT 3/CD ~-/HYPH ~month/NN ~-/HYPH ~old/JJ baby/NN", ("3", "month of age", "age")),
        ("$/$ ~76/CD a/DT barrel/NN", ("76", "dollar per barrel", "money/volume")),
        ("$/$ ~76/CD a/DT year/NN earlier/RBR", ("76", "dollar", "money")),
    ],
)
def test_kinds(marked: str, kind: tuple[str, str, str]) -> None:
    value, unit, dimension = kind
    assert kinds(marked) == [(Decimal(value), unit, dimension)]


@pytest.mark.parametrize(
    "marked",
    [
        "the/DT ZIP/NNP code/NN is/VBZ 90049",
        "in/IN the/DT 90049 ZIP/NNP code/NN",
        "her/PRP$ badge/NN number/NN was/VBD 4471",
        "he/PRP called/VBD 911",
        "a/DT 911 call/NN came/VBD",
        "call/VB 0800 123 456",
        "call/VB (0161) 496 0000",
        "call/VB 1-800-555-0199",
        "at/IN 9.30 ~./.",
        "it/PRP came/VBD at/IN 17.45 and/CC left/VBD",
        "at/IN 3/CD p./NN m./NN",
        "in/IN the/DT 1200 block/NN of/IN Mill/NNP Lane/NNP",
        "at/IN 1600/CD Mill/NNP Lane/NNP",
        "the/DT Group/NNP of/IN Seven/CD nations/NNS",
        "one/CD of/IN the/DT largest/JJS fires/NNS",
        "he/PRP is/VBZ one/CD of/IN the/DT guards/NNS",
        "in/IN one/CD of/IN the/DT rooms/NNS",
        "one/CD of/IN Calden/NNP ~'s/POS first/JJ mayors/NNS",
        "just/RB one/CD of/IN several/JJ groups/NNS",
    ],
)
def test_what_is_no_amount(marked: str) -> None:
    assert kinds(marked) == []


def test_members_that_count() -> None:
    assert kinds("one/CD of/IN the/DT guards/NNS died/VBD") == [(1, "guard", "count")]
    assert [k[0] for k in kinds("one/CD of/IN the/DT four/CD guards/NNS died/VBD")] == [1, 4]


def test_prices_are_no_hours() -> None:
    assert [k[0] for k in kinds("shares/NNS closed/VBD at/IN 17.45 ~./.")] == [Decimal("17.45")]


@pytest.mark.parametrize(
    ("plural", "lemma", "singular"),
    [
        ("bosses", "bosse", "boss"),
        ("catches", "catche", "catch"),
        ("viruses", "viruse", "virus"),
        ("houses", "house", "house"),
        ("avalanches", "avalanche", "avalanche"),
        ("movies", "movie", "movie"),
        ("heroes", "hero", "hero"),
        ("shoes", "shoe", "shoe"),
        ("scarves", "scarf", "scarf"),
        ("lenses", "lense", "lens"),
        ("troops", "troop", "troops"),
        ("bacteria", "bacterium", "bacterium"),
        ("crises", "crisis", "crisis"),
        ("excuses", "excuse", "excuse"),
        ("VILLAGES", "VILLAGE", "VILLAGE"),
    ],
)
def test_singulars(plural: str, lemma: str, singular: str) -> None:
    assert singular_of(plural, lemma) == singular


TABLE = "Who died:\n| Place | Dead | Cost | Year |\n|---|---|---|---|\n| Calden | 7 | 3m | 2019 |\n"


def test_cells_are_counted_by_their_column() -> None:
    found = columns_of(TABLE + "| All | 1,210 | 4m | 2020 |\nNot | 9 | here |\n")
    assert [
        (TABLE[at:].split(maxsplit=1)[0], head.name)
        for at, head in found.items()
        if at < len(TABLE)
    ] == [("7", "Dead")]
    assert len(found) == 2


def test_a_table_without_a_head_counts_nothing() -> None:
    assert columns_of("| Calden | 7 |\n| Selmy | 3 |\n") == {}
    assert columns_of("| | \n||\n|") == {}


def test_a_large_table_is_read_in_one_pass() -> None:
    assert len(columns_of("| Place | Dead |\n" + "| Calden | 7 |\n" * 20_000)) == 20_000


def test_numbers_of_a_table_are_quantities() -> None:
    read = parse("|/: Place/NN |/: Dead/JJ |/: |/: Calden/NNP |/: 7/CD |/:")
    assert find_quantities(read, ()) == ()
    text = read.document.text.replace("| |", "|\n|")
    read = replace(read, document=replace(read.document, text=text))
    (found,) = find_quantities(read, ())
    assert (found.low, found.unit, found.dimension) == (Decimal(7), "dead", "count")
    assert found.of is not None
    assert text[found.of.start : found.of.end] == "Dead"
