import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import StubAnnotator
from tests.unit.read.made import PARAGRAPHS, page
from typer.testing import CliRunner

from stemma.cli import app
from stemma.cli.folders import find_cache_folder
from stemma.cli.network import LateFetcher
from stemma.cli.progress import Progress
from stemma.model import Document, Flag, Rejection

TEXT = "The dam held, officials said."


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def document(*flags: Flag) -> Document:
    return Document("d", "a.html", "x", "0", flags=flags)


def test_rate_and_time_left() -> None:
    clock = Clock()
    progress = Progress(total_bytes=1_000, clock=clock)
    progress.add(document())
    progress.tell(100)
    assert progress.line() == "1 read"
    clock.now += 10
    progress.add(Rejection("b", "read", "empty"))
    progress.add(document(Flag.ERROR_PAGE))
    assert progress.line() == (
        "2 read · 1 rejected · 1 flagged · 0.3 a second · about 2 min left"
    )  # fmt: skip
    progress.tell(900)
    assert progress.line().endswith("a second")
    unknown = Progress(clock=clock)
    unknown.add(document())
    unknown.tell(100)
    clock.now += 10
    assert unknown.line() == "1 read · 0.1 a second"


def test_the_line_is_not_drawn_too_often() -> None:
    clock = Clock()
    progress = Progress(clock=clock)
    turns = []
    for later in (0, 0.05, 0.2):
        clock.now += later
        turns.append(progress.take_turn())
    assert turns == [True, False, True]


def test_the_table_names_reasons_by_their_number() -> None:
    progress = Progress()
    for number in range(12):
        progress.add(Rejection("a", "read", f"reason {number:02}"))
    for _ in range(3):
        progress.add(Rejection("a", "read", "empty"))
        progress.add(document(Flag.PAYWALL))
    assert list(progress.table()) == [
        "read            3",
        "rejected       15",
        "                3  empty",
        *(f"                1  reason {number:02}" for number in range(7)),
        "                5  for 5 other reasons",
        "flagged         3",
        "                3  the first lines of a report behind a paywall: not counted as a report",
    ]


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    return list(map(str, paths))


@pytest.mark.usefixtures("stub")
def test_a_terminal_is_shown_a_table(
    reports: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path / "out.json")
    monkeypatch.setattr("stemma.cli.options._is_told", lambda **_: True)
    result = CliRunner().invoke(app, ["read", *reports, "none.txt", "--out", out, "-f", "json"])
    assert result.exit_code == 3
    assert "read            3\n" in result.stderr
    assert "      1  no such file or folder\n" in result.stderr


@pytest.mark.usefixtures("stub")
def test_who_does_not_look_is_told_nothing(reports: list[str]) -> None:
    assert CliRunner().invoke(app, ["read", *reports]).stderr == ""


@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_an_interrupted_run_leaves_what_is_done(
    reports: list[str],
    tmp_path: Path,
    stub: StubAnnotator,
    monkeypatch: pytest.MonkeyPatch,
    output_format: str,
) -> None:
    def interrupted(*_: object, **__: object) -> Iterator[object]:
        (found,) = stub.annotate([document()])
        yield found
        raise KeyboardInterrupt

    monkeypatch.setattr("stemma.cli.options.read_reports", interrupted)
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["read", *reports, "--out", str(out), "-f", output_format])
    assert result.exit_code == 130
    assert "interrupted; what was done is kept" in result.stderr
    assert "a.html" in out.read_text(encoding="utf-8")
    json.loads(out.read_text(encoding="utf-8"))


def test_half_a_comparison_is_not_shown(
    reports: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> Iterator[object]:
        yield Rejection("a.txt", "read", "empty")
        raise KeyboardInterrupt

    monkeypatch.setattr("stemma.cli.options.read_reports", interrupted)
    result = CliRunner().invoke(app, ["compare", *reports])
    assert (result.exit_code, result.stdout) == (130, "")


@pytest.mark.usefixtures("stub")
def test_a_stub_is_shown_and_not_compared(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(paragraphs=PARAGRAPHS[:1]), encoding="utf-8")
    shown = CliRunner().invoke(app, ["read", str(path)])
    assert shown.exit_code == 0
    assert "next to no text: not counted as a report" in shown.stdout
    compared = CliRunner().invoke(app, ["compare", str(path)])
    assert compared.exit_code == 1
    assert "next to no text: not counted as a report (read)" in compared.stderr


@pytest.mark.usefixtures("stub")
def test_an_address_that_is_not_public_is_a_rejection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    result = CliRunner().invoke(app, ["read", "http://127.0.0.1/", "http://localhost:22/"])
    assert result.exit_code == 1
    assert "a loopback address: only public addresses are fetched (fetch)" in result.stderr
    assert "port 22" in result.stderr


def test_the_cache_lies_where_the_user_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert find_cache_folder() == tmp_path / "stemma" / "pages"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert find_cache_folder() == Path.home() / ".cache" / "stemma" / "pages"
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing is made before it is needed
    assert isinstance(LateFetcher()("http://[::1]/"), Rejection)
