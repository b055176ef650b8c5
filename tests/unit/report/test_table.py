import pytest
from tests.unit.report.sample import DOCUMENT, FULL

from stemma.model import Annotations
from stemma.report.layers import Layer
from stemma.report.table import COLUMNS, to_table


@pytest.mark.parametrize("layer", list(Layer))
def test_every_row_has_a_cell_a_column_and_its_exact_words(layer: Layer) -> None:
    table = to_table(FULL, layer)
    assert table.columns == COLUMNS[layer]
    assert table.rows
    for row in table.rows:
        cells = dict(zip(table.columns, row, strict=True))
        start, end = cells["start"], cells["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert cells["text"] == DOCUMENT.text[start:end]
        assert cells["document"] == "d"


@pytest.mark.parametrize("layer", list(Layer))
def test_an_empty_layer_keeps_its_columns(layer: Layer) -> None:
    table = to_table(Annotations(DOCUMENT), layer)
    assert table.columns == COLUMNS[layer]
    assert table.rows == ()


def cells(layer: Layer, row: int) -> dict[str, object]:
    table = to_table(FULL, layer)
    return dict(zip(table.columns, table.rows[row], strict=True))


def test_a_claim_names_who_says_it_and_its_values() -> None:
    found = cells(Layer.CLAIMS, 0)
    assert found["said_by"] == "two officials"
    assert found["attribution"] == 0
    assert found["times"] == ("2031-03-08",)
    assert found["amounts"] == ("over 100 × family",)
    assert found["arguments"] == ("agent: More than 100 families", "theme: Tesvík")
    assert cells(Layer.CLAIMS, 1)["polarity"] == "denies"


def test_mentions_stand_in_text_order_with_what_they_mean() -> None:
    assert [cells(Layer.ENTITIES, row)["name"] for row in range(3)] == [
        "Tesvík",
        "Ilva Körner",
        "Ilva Körner",
    ]
    assert cells(Layer.ENTITIES, 2)["form"] == "pronoun"


def test_amounts_are_numbers_and_say_what_they_restate() -> None:
    assert cells(Layer.AMOUNTS, 0)["low"] == 100
    assert cells(Layer.AMOUNTS, 0)["high"] is None
    assert cells(Layer.AMOUNTS, 2)["restates"] == "40 metres"


def test_a_sentence_knows_whether_it_is_furniture() -> None:
    assert [cells(Layer.TEXT, row)["furniture"] for row in (0, 3)] == [False, True]
