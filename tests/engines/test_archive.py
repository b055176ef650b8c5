"""An archive on every engine, and killed: the same bytes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.engines.conftest import HAS_SPARK
from tests.unit.archive.piles import PILE, contents, save_lines

from stemma.encoder.files import WEIGHTS

EXAMPLES = Path(__file__).parents[2] / "examples"

pytestmark = pytest.mark.skipif(
    not (WEIGHTS / "reader.onnx").exists(), reason="the package holds no model"
)

# As a console script is: its processes import it, and must not run it.
PROGRAM = """
import errno, os, sys
from stemma import cli
from stemma.cli import archive
from stemma.cli.process import spare
from stemma.run import Processes, local

def spare_and_fill_one_disk():
    spare()
    try:
        os.close(os.open(os.environ["FULL"], os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    from stemma.archive import files
    def refuse(path, content):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))
    files.save_bytes = refuse

if __name__ == "__main__":
    count = int(sys.argv.pop(1))
    local.FEW_CHARACTERS, local.SHARE_CHARACTERS = 2_000, 1_000
    prepare = spare_and_fill_one_disk if "FULL" in os.environ else spare
    archive.processes = lambda most: Processes(count, prepare=prepare)
    cli.main()
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("program") / "program"
    path.write_text(PROGRAM, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of several kinds, in a folder; the reports of an example among them."""
    folder = tmp_path_factory.mktemp("sources")
    save_lines(folder / "in" / "a.jsonl", PILE[:5])
    save_lines(folder / "in" / "b.jsonl", PILE[5:])
    for path in sorted((EXAMPLES / "flood").iterdir()):
        (folder / "in" / path.name).write_bytes(path.read_bytes())
    return folder / "in"


def command(program: str, sources: Path, out: Path, *more: str, count: int = 1) -> list[str]:
    return [sys.executable, program, str(count), "archive", str(sources), "--out", str(out), *more]


def make(program: str, sources: Path, out: Path, *more: str, count: int = 1) -> dict[str, str]:
    done = subprocess.run(
        command(program, sources, out, *more, count=count),
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode in {0, 3}, done.stderr
    return contents(out)


@pytest.fixture(scope="module")
def whole(program: str, sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return make(program, sources, tmp_path_factory.mktemp("whole") / "out")


def test_every_table_is_made(whole: dict[str, str]) -> None:
    assert {path.partition("/")[0] for path in whole} >= {
        "documents", "members", "coverages", "statements", "matches", "points", "readings",
        "judgements", "lineage", "origins", "changes", "ledger.jsonl", "summary.json",
    }  # fmt: skip


def test_processes_change_no_byte(
    program: str, sources: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    assert make(program, sources, tmp_path / "out", count=3) == whole


@pytest.mark.skipif(not HAS_SPARK, reason="the extra 'spark' or a Java is not there")
def test_spark_changes_no_byte(
    program: str, sources: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    more = ("--engine", "spark", "--master", "local[2]")
    assert make(program, sources, tmp_path / "out", *more) == whole


def test_killed_at_random_instants_and_resumed(
    program: str, sources: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    draw = random.Random(7)
    out = tmp_path / "out"
    for _ in range(4):
        with subprocess.Popen(
            command(program, sources, out, "--resume", count=2),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        ) as run:  # fmt: skip
            time.sleep(draw.uniform(1, 9))
            # All of its processes at once, as when a machine goes off.
            os.killpg(run.pid, signal.SIGKILL)
    assert make(program, sources, out, "--resume", count=2) == whole


def test_one_process_killed_is_not_missed(
    program: str, sources: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        command(program, sources, out, count=2),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    ) as run:  # fmt: skip
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        until = time.monotonic() + 60
        while children.exists() and time.monotonic() < until and run.poll() is None:
            found = children.read_text(encoding="utf-8").split()
            # The first child tracks what processes share; the others work.
            if len(found) > 1:
                time.sleep(0.5)
                os.kill(int(found[-1]), signal.SIGKILL)
                break
            time.sleep(0.01)
        _, told = run.communicate(timeout=300)
    assert run.returncode in {0, 3}, told
    assert contents(out) == whole


def test_no_disk_left_on_one_worker_is_told_and_resumed(
    program: str, sources: Path, whole: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        command(program, sources, out, count=2),
        check=False, capture_output=True, text=True,
        env={**os.environ, "FULL": str(tmp_path / "full")},
    )  # fmt: skip
    assert done.returncode == 1
    assert "could not be done" in done.stderr
    assert "No space left" in done.stderr
    assert not (out / "summary.json").exists()
    assert make(program, sources, out, "--resume", count=2) == whole
