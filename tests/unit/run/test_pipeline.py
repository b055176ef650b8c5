from pathlib import Path

import pytest
from tests.conftest import StubAnnotator

import stemma
from stemma.errors import ContractError, UsageError, WeightsError
from stemma.model import Annotations, Rejection
from stemma.run import Alone, Tools, read_reports
from stemma.run.local import BATCH_CHARACTERS, BATCH_COUNT


def write_all(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"{number:03}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def source_of(item: Annotations | Rejection) -> str:
    return item.source if isinstance(item, Rejection) else item.document.source


def test_output_comes_in_the_order_of_the_sources(tmp_path: Path, stub: StubAnnotator) -> None:
    paths = write_all(tmp_path, "one", "", "two", "POISON", "three", "ASTRAY")
    found = list(read_reports(paths))
    assert [source_of(item) for item in found] == paths
    stages = [item.stage if isinstance(item, Rejection) else "" for item in found]
    assert stages == ["", "read", "", "annotate", "", "check"]
    assert stub.batches[0] == 5


def test_one_document_that_fails_does_not_take_the_batch_along(
    tmp_path: Path, stub: StubAnnotator
) -> None:
    found = list(read_reports(write_all(tmp_path, "one", "POISON", "two")))
    assert found[1] == Rejection(
        str(tmp_path / "001.txt"), "annotate", "RuntimeError: the model choked"
    )
    assert stub.batches == [3, 1, 1, 1]


def test_a_long_run_is_cut_in_batches(tmp_path: Path, stub: StubAnnotator) -> None:
    paths = write_all(tmp_path, *["text"] * (BATCH_COUNT + 3))
    assert len(list(read_reports(paths))) == BATCH_COUNT + 3
    assert stub.batches == [BATCH_COUNT, 3]


def test_long_documents_make_small_batches(tmp_path: Path, stub: StubAnnotator) -> None:
    long = "x" * (BATCH_CHARACTERS - 1)
    list(read_reports(write_all(tmp_path, long, long, "short")))
    assert stub.batches == [1, 1, 1]


def test_without_a_document_no_model_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unloadable:
        @staticmethod
        def load() -> None:
            raise WeightsError("missing")

    monkeypatch.setattr("stemma.claims.CloseReader", Unloadable, raising=False)
    (found,) = read_reports(["none.txt"])
    assert isinstance(found, Rejection)
    with pytest.raises(WeightsError):
        list(read_reports(["-"], standard_input=b"The dam held."))


def test_an_annotator_that_loses_documents_is_found_out(tmp_path: Path) -> None:
    paths = write_all(tmp_path, "one", "two")
    tools = Tools(annotate=lambda documents: ())  # noqa: ARG005 - it ignores them
    found = list(read_reports(paths, engine=Alone(tools)))
    assert [type(item) for item in found] == [Rejection, Rejection]


def test_a_date_that_is_none_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="yesterday"):
        read_reports(["a.txt"], published="yesterday")


@pytest.mark.usefixtures("stub")
class TestLibrary:
    def test_read_text(self) -> None:
        found = stemma.read_text("The dam held, officials said.", published="2031-03-04")
        assert found.document.published == "2031-03-04"
        assert found.attributions[0].source[0].of(found.document.text) == "officials"

    def test_read_text_with_nothing_to_read(self) -> None:
        with pytest.raises(UsageError, match="empty"):
            stemma.read_text(" ")

    def test_read_text_checks_itself(self) -> None:
        with pytest.raises(ContractError):
            stemma.read_text("ASTRAY")

    def test_read_file(self, tmp_path: Path) -> None:
        (path,) = write_all(tmp_path, "The dam held, officials said.")
        (found,) = stemma.read_file(path)
        assert isinstance(found, Annotations)
        (lost,) = stemma.read_file(str(tmp_path / "none.txt"))
        assert isinstance(lost, Rejection)
