import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stemma.encoder.files import load_files
from stemma.encoder.pairs import PairModel
from stemma.encoder.pieces import Pieces
from stemma.encoder.reader import Reader
from stemma.encoder.statements import StatementModel
from stemma.errors import WeightsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.bin").write_bytes(b"one")
    (tmp_path / "b.bin").write_bytes(b"two")
    sums = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in NAMES}
    (tmp_path / "checksums.json").write_text(json.dumps(sums), encoding="utf-8")
    return tmp_path


NAMES = ("a.bin", "b.bin")


def test_files_as_they_were_made(folder: Path) -> None:
    assert load_files(folder, NAMES) == {"a.bin": b"one", "b.bin": b"two"}


def test_only_what_is_asked_for_is_opened(folder: Path) -> None:
    (folder / "b.bin").unlink()
    assert load_files(folder, ["a.bin"]) == {"a.bin": b"one"}


@pytest.mark.parametrize("name", ["a.bin", "checksums.json"])
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=f"missing or unreadable.*{name}"):
        load_files(folder, NAMES)


def test_a_damaged_file(folder: Path) -> None:
    (folder / "b.bin").write_bytes(b"twO")
    with pytest.raises(WeightsError, match=r"b\.bin: the file is damaged"):
        load_files(folder, NAMES)


def test_a_file_that_has_no_checksum(folder: Path) -> None:
    (folder / "c.bin").write_bytes(b"three")
    with pytest.raises(WeightsError, match=r"c\.bin: the file is damaged"):
        load_files(folder, ["c.bin"])


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"3", b"null", b"\xff\xfe\x00"])
def test_damaged_checksums(folder: Path, content: bytes) -> None:
    (folder / "checksums.json").write_bytes(content)
    with pytest.raises(WeightsError):
        load_files(folder, NAMES)


@pytest.mark.parametrize("load", [Reader.load, StatementModel.load, PairModel.load])
def test_a_folder_without_a_model(load: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff"])
def test_a_vocabulary_that_is_none(content: bytes) -> None:
    with pytest.raises(WeightsError, match="vocabulary"):
        Pieces.load(content)
