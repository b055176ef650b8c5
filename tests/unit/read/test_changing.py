"""Files that change while they are read, and a clock that is wrong."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stemma.model import Document, Rejection
from stemma.read import Options, read_sources

ROOT = Path(__file__).parents[3]
TEXT = "The dam above Tesvik held on Tuesday, Ilva Orre said, and six people were hurt there."
ROWS = 1_500


def csv_file(path: Path) -> None:
    rows = "".join(f'"{TEXT} {n}",2031-03-04\n' for n in range(ROWS))
    path.write_text(f"text,date\n{rows}", encoding="utf-8")


def jsonl_file(path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{TEXT} {n}"}) + "\n" for n in range(ROWS))
    path.write_text(lines, encoding="utf-8")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 + 7)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b'"half a row')


def spoil(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\0\xff" * 500)


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [cut, empty, grow, spoil, remove])
@pytest.mark.parametrize("make", [csv_file, jsonl_file])
def test_a_file_that_changes_while_it_is_read_ends(
    make: Callable[[Path], None], change: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / ("a.csv" if make is csv_file else "a.jsonl")
    make(path)
    other = tmp_path / "b.txt"
    other.write_text(TEXT, encoding="utf-8")
    done: list[bool] = []

    def tell(_count: int) -> None:
        if not done:
            done.append(True)
            change(path)

    found = [*read_sources([str(path), str(other)], options=Options(tell=tell))]
    assert done
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Document)
    assert found[-1].source == str(other)
    assert len(found) <= ROWS + 2
    assert all(isinstance(item, Document) or item.reason for item in found)


def test_a_file_that_is_gone_when_its_turn_comes_costs_itself(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")

    def sources() -> Iterator[str]:
        yield str(tmp_path / "a.txt")
        (tmp_path / "b.txt").unlink()
        (tmp_path / "c.txt").unlink()
        (tmp_path / "c.txt").mkdir()
        yield str(tmp_path / "b.txt")
        yield str(tmp_path / "c.txt")

    first, *rest = read_sources(sources())
    assert isinstance(first, Document)
    assert [item.reason for item in rest if isinstance(item, Rejection)] == [
        "no such file or folder", "no file in this folder that can be read",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_folder_and_a_file_without_rights_are_rejections(tmp_path: Path) -> None:
    closed, file = tmp_path / "closed", tmp_path / "a.txt"
    closed.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    for path in (closed, file):
        path.chmod(0)
    try:
        found = [*read_sources([str(closed), str(file)])]
    finally:
        closed.chmod(stat.S_IRWXU)
    assert [item.reason for item in found if isinstance(item, Rejection)] == [
        "permission denied", "no file in this folder that can be read", "permission denied",
    ]  # fmt: skip


CLOCK = """
import sys, time, datetime
real = datetime.datetime
class Then(real):
    @classmethod
    def now(cls, tz=None):
        return real.fromtimestamp(0, tz)
    @classmethod
    def today(cls):
        return real.fromtimestamp(0)
if sys.argv.pop(1) == "1970":
    time.time = lambda: 0.0
    time.time_ns = lambda: 0
    datetime.datetime = Then
from stemma.cli import main
main()
"""


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize("command", ["gather", "read"])
def test_a_clock_set_to_1970_changes_nothing(command: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"4 March 2031\n\n{TEXT}\n\nIt held again yesterday.\n", encoding="utf-8")
    outputs = [
        subprocess.run(
            [sys.executable, "-c", CLOCK, year, command, str(path), "--format", "json"],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=False,
        ).stdout
        for year in ("now", "1970")
    ]
    assert outputs[0] == outputs[1] != b""
