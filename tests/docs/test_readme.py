"""The README is true: its commands exist, its paths exist, its snippet runs."""

import re
import shlex
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ ")
]
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
HAS_WEIGHTS = any(
    entry.name.endswith(".onnx")
    for folder in [files("stemma") / "encoder" / "weights"]
    if folder.is_dir()
    for entry in folder.iterdir()
)


def test_there_is_something_to_test() -> None:
    assert COMMANDS
    assert SNIPPETS


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_in_the_readme_exists(command: str) -> None:
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


@pytest.mark.skipif(not HAS_WEIGHTS, reason="the files of the model are not there")
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_the_snippet_in_the_readme_runs(
    snippet: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(snippet, "README.md", "exec"), {})  # noqa: S102 - it is ours
    assert capsys.readouterr().out


def test_the_map_names_folders_that_exist() -> None:
    for name in re.findall(r"^\| `([\w./]+)` \|", README, re.MULTILINE):
        assert (ROOT / name).exists(), name


def test_no_machine_path_stands_in_the_readme() -> None:
    assert not re.search(r"(?<![\w.])/(home|root|tmp|usr|work)/", README)
