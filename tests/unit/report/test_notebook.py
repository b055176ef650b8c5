import sys
from types import SimpleNamespace

import pytest
from tests.unit.report.sample import FULL

from stemma.errors import UsageError
from stemma.model import Annotations
from stemma.report.layers import Layer
from stemma.report.notebook import ReadReport
from stemma.report.table import COLUMNS

REPORT = ReadReport.of(FULL)


def frame(rows: list[object], columns: list[str]) -> tuple[list[object], list[str]]:
    return rows, columns


def test_it_is_the_annotations() -> None:
    assert isinstance(REPORT, Annotations)
    assert REPORT.claims is FULL.claims
    assert list(REPORT.spans()) == list(FULL.spans())


def test_its_view_is_the_page() -> None:
    assert REPORT._repr_html_().startswith('<div class="stemma-read">')


def test_its_short_form_is_short() -> None:
    assert repr(REPORT) == "<ReadReport 'flood.txt': 5 sentences, 4 claims, 2 attributions>"


@pytest.mark.parametrize("layer", [*Layer, "times"])
def test_a_layer_becomes_a_frame(layer: Layer | str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=frame))
    rows, columns = REPORT.to_dataframe(layer)
    assert columns == list(COLUMNS[Layer(layer)])
    assert rows


def test_without_pandas_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"pip install 'stemma-news\[notebook\]'"):
        REPORT.to_dataframe()


def test_an_unknown_layer_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match=r"'words' is no layer: choose one of text, claims"):
        REPORT.to_dataframe("words")


@pytest.mark.parametrize("layer", list(Layer))
def test_pandas_takes_every_layer(layer: Layer) -> None:
    pytest.importorskip("pandas")
    found = REPORT.to_dataframe(layer)
    assert list(found.columns) == list(COLUMNS[layer])
    assert len(found) > 0
