from pathlib import Path

import pytest

from stemma.model import Document
from stemma.read import read_sources

TEXT = "The dam at Lasko held through the night, officials said on Monday.\n"


def ids(*paths: Path | str) -> list[str]:
    return [d.id for d in read_sources([str(path) for path in paths]) if isinstance(d, Document)]


def test_another_folder_changes_no_id(tmp_path: Path) -> None:
    for folder in ("a", "a/b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "dam.txt").write_text(TEXT, encoding="utf-8")
    assert ids(tmp_path / "a/dam.txt") == ids(tmp_path / "a/b/dam.txt")


def test_another_spelling_of_a_path_changes_no_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert ids("dam.txt") == ids("./dam.txt") == ids(tmp_path / "dam.txt")


def test_two_files_with_the_same_words_are_two_documents(tmp_path: Path) -> None:
    for name in ("dam.txt", "copy.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert len(set(ids(tmp_path))) == 2


def test_other_words_are_another_document(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT, encoding="utf-8")
    before = ids(path)
    path.write_text(TEXT.replace("Monday", "Tuesday"), encoding="utf-8")
    assert ids(path) != before
