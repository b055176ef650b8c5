"""What may happen to a run from outside: signals, full disks, no home, paths that are no names."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemma.cli import app, process

ROOT = Path(__file__).parents[3]
TEXT = "The dam held, officials said."
SLOW = """
import signal, sys, time
from tests.conftest import StubAnnotator

class Slow(StubAnnotator):
    def annotate(self, documents):
        for document in documents:
            print("reading", file=sys.stderr, flush=True)
            time.sleep(0.05)
        return super().annotate(documents)

signal.signal(signal.SIGINT, signal.default_int_handler)
import stemma.claims, stemma.run.local
stemma.claims.CloseReader = Slow()
stemma.run.local.BATCH_COUNT = 1
from stemma.cli import main
main()
"""
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
}


def start(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", SLOW, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        preexec_fn=heed_hangup,  # noqa: PLW1509 - no thread has been started here
    )


def heed_hangup() -> None:
    """A run that is started to outlive its terminal ignores SIGHUP, and so would its children."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def await_line(process: "subprocess.Popen[bytes]", count: int) -> None:
    assert process.stderr is not None
    for _ in range(count):
        assert process.stderr.readline() == b"reading\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "reports"
    found.mkdir()
    for number in range(200):
        (found / f"{number:03}.txt").write_text(f"{number}: {TEXT}", encoding="utf-8")
    return found


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("moment", [1, 4, 9])
def test_a_signal_keeps_what_was_read(
    number: signal.Signals, moment: int, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    running = start("read", str(folder), "--format", "json", "--out", str(out))
    await_line(running, moment)
    running.send_signal(number)
    _, errors = running.communicate(timeout=20)
    assert running.returncode == 128 + number
    assert b"interrupted; what was done is kept" in errors
    found = json.loads(out.read_bytes())
    assert moment - 1 <= len(found) < 200
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "reports"]


@pytest.mark.parametrize("moment", [1, 5])
def test_a_killed_run_leaves_the_old_file(moment: int, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("before", encoding="utf-8")
    running = start("read", str(folder), "--format", "json", "--out", str(out))
    await_line(running, moment)
    running.kill()
    running.communicate(timeout=20)
    assert out.read_text(encoding="utf-8") == "before"
    if hasattr(os, "O_TMPFILE"):
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "reports"]


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN), signal.getsignal(signal.SIGTERM)
    try:
        process.end_on_signals()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before[0])
        signal.signal(signal.SIGTERM, before[1])


ORPHANS = """
import sys, time
from stemma.run import Processes
from tests.engines.work import sleep_long

if __name__ == "__main__":
    with Processes(2) as engine:
        print("ready", flush=True)
        list(engine.map(sleep_long, ["x" * 200_000] * 4, len))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_the_first(number: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(ORPHANS, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env={**ENVIRONMENT, "WORKERS": str(tmp_path)},
        preexec_fn=heed_hangup,  # noqa: PLW1509 - no thread has been started here
    )
    deadline = time.monotonic() + 60
    while len(found := [*tmp_path.glob("*.pid")]) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    running.send_signal(number)
    running.communicate(timeout=20)
    deadline = time.monotonic() + 10
    while any(is_running(int(path.stem)) for path in found):
        assert time.monotonic() < deadline, "a worker outlives its run"
        time.sleep(0.05)


def is_running(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("where", ["--out", "standard output"])
def test_no_space_left_says_where(where: str, folder: Path) -> None:
    arguments = ["read", str(folder / "001.txt"), "--format", "jsonl"]
    if where == "--out":
        arguments += ["--out", "/dev/full"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                SLOW,
                *arguments,
                *(("--out", "/dev/full") * (where == "--out")),
            ],
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            check=False,
        )
    assert done.returncode == 1
    named = "/dev/full" if where == "--out" else "standard output"
    assert done.stderr.decode().endswith(f"stemma: {named}: no space left on device\n")


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stderr


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("command", ["read", "gather"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("n" * 4_000, "file name too long"),
        ("n/" * 2_000, "no such file or folder"),
        ("n/" * 2_100, "file name too long"),
        ("x" * 200 + "/" + "y" * 200, "no such file or folder"),
        ("", "no such file or folder: the name is empty"),
        ("a\0b", "null"),
    ],
)
def test_a_path_that_is_none_is_a_short_line(command: str, name: str, reason: str) -> None:
    code, errors = run(command, name)
    assert code == 1
    (line,) = errors.splitlines()
    assert reason in line
    assert len(line) < 350


@pytest.mark.usefixtures("stub")
def test_a_socket_is_a_rejection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.txt")
        assert run("read", "s.txt") == (
            1,
            "rejected: s.txt: not a file: a device, pipe or socket (read)\n",
        )


@pytest.mark.usefixtures("stub")
def test_a_folder_that_cannot_be_listed_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "closed").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    code, errors = run("read", str(tmp_path))
    assert code == 3
    assert errors.endswith("closed: permission denied (read)\n")


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("command", ["read", "compare", "gather"])
def test_the_output_is_never_a_source(command: str, folder: Path) -> None:
    source = folder / "001.txt"
    before = source.read_bytes()
    for out in (source, folder / "new.json"):
        code, errors = run(command, str(folder), "--out", str(out))
        assert code == 2
        assert "source" in errors
    assert run(command, str(source), "--out", str(source))[0] == 2
    assert source.read_bytes() == before
    assert len([*folder.iterdir()]) == 200
