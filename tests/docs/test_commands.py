"""Every command and block of Python in the documents runs, and prints what stands under it."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from tests.docs.pages import HAS_WEIGHTS, PAGES, ROOT, blocks, runs
from typer.testing import CliRunner

from stemma.cli import app

RUNS = [(name, *run) for name in PAGES for run in runs(name)]
SNIPPETS = [(name, snippet) for name in PAGES for snippet in blocks(name, "python")]
TABLE = (
    "Bericht,Tag,meta.paper\n" + '"The dam held on Friday, officials said.",2031-03-21,Tarn Post\n'
)
TEXT = "The dam held on Friday, officials said. More than 100 families left.\n"

needs_weights = pytest.mark.skipif(not HAS_WEIGHTS, reason="the files of the model are not there")


@pytest.mark.parametrize("name", PAGES)
def test_there_is_something_to_test(name: str) -> None:
    assert runs(name)
    assert blocks(name, "python")


@pytest.mark.parametrize("command", dict.fromkeys(command for _, command, _ in RUNS))
def test_a_command_exists(command: str) -> None:
    program, *arguments = shlex.split(command)
    if program == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{arguments[0]}:", makefile, re.MULTILINE)
        return
    assert Path(program).name == "stemma"
    known = CliRunner().invoke(app, [arguments[0], "--help"])
    assert known.exit_code == 0
    for argument in arguments[1:]:
        if argument.startswith("-") and argument != "-":
            assert argument in known.stdout
        elif "/" in argument:
            assert (ROOT / argument).exists()


@needs_weights
@pytest.mark.parametrize(
    ("command", "lines"),
    [(command, lines) for _, command, lines in RUNS if command.startswith("stemma ")],
)
def test_a_command_prints_what_is_shown(
    command: str, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "docs/drafts", tmp_path / "docs/drafts")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "coverage.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    done = CliRunner().invoke(app, shlex.split(command)[1:], input=TEXT)
    # A draft that its sources contradict ends with another code.
    assert done.exit_code == (4 if " check " in command else 0), done.output
    printed = iter(done.stdout.splitlines())
    for line in lines:
        # A line with nothing but an ellipsis stands for lines left out.
        if line != "…":
            assert line in printed, f"not there, or not in this order: {line}"


@needs_weights
@pytest.mark.parametrize(("name", "snippet"), SNIPPETS)
def test_a_snippet_runs(
    name: str,
    snippet: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(snippet, name, "exec"), {})  # noqa: S102 - it is ours
    assert capsys.readouterr().out
