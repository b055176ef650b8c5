"""The program with several processes: the same bytes, whatever becomes of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stemma.encoder.files import WEIGHTS

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCES = [str(EXAMPLES / name) for name in ("exchange", "flood", "takeover")]

pytestmark = pytest.mark.skipif(
    not (WEIGHTS / "reader.onnx").exists(), reason="the package holds no model"
)

# As a console script is: its processes import it, and must not run it.
PROGRAM = """
import os, signal, sys
from stemma import cli
from stemma.cli import process
from stemma.cli.process import spare
from stemma.run import Processes, local

def spare_and_fall():
    spare()
    from stemma.claims import CloseReader
    read = CloseReader.annotate
    def annotate(self, documents):
        if any("norwire" in document.source for document in documents):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, documents)
    CloseReader.annotate = annotate

if __name__ == "__main__":
    # Whoever runs the tests may not hear interruptions; what is started would not, either.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    count, prepare = int(sys.argv.pop(1)), globals()[sys.argv.pop(1)]
    local.FEW_CHARACTERS, local.SHARE_CHARACTERS = 8_000, 4_000
    process.processes = lambda: Processes(count, prepare=prepare)
    cli.main()
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("program") / "program"
    path.write_text(PROGRAM, encoding="utf-8")
    return str(path)


def output(program: str, count: int, *arguments: str, prepare: str = "spare", seed: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, program, str(count), prepare, *arguments],
        check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def test_the_number_of_processes_changes_no_byte(program: str) -> None:
    arguments = ("compare", *SOURCES, "--format", "json")
    alone = output(program, 1, *arguments)
    assert output(program, 3, *arguments, seed=1) == alone
    assert output(program, 2, *arguments, prepare="spare_and_fall", seed=2) == alone


def test_reports_are_told_in_their_order(program: str) -> None:
    arguments = ("read", *SOURCES, "none.txt", SOURCES[0], "--format", "jsonl")
    found = [
        subprocess.run(
            [sys.executable, program, str(count), "spare", *arguments],
            check=False, capture_output=True,
        )
        for count in (1, 3)
    ]  # fmt: skip
    assert [done.returncode for done in found] == [3, 3]
    assert found[0].stdout == found[1].stdout


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found in /proc")
@pytest.mark.parametrize("is_early", [True, False])
def test_an_interruption_ends_all_of_them(program: str, *, is_early: bool) -> None:
    with subprocess.Popen(
        [sys.executable, program, "2", "spare", "compare", *SOURCES * 9],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as run:  # fmt: skip
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        try:
            # The first child tracks what processes share; the others are to read.
            wanted = 2 if is_early else 3
            _wait_for(lambda: len(children.read_text(encoding="utf-8").split()) >= wanted)
            if not is_early:
                time.sleep(1)
            os.killpg(run.pid, signal.SIGINT)
            _, told = run.communicate(timeout=30)
            assert (run.returncode, told) == (130, b"")
            _wait_for(lambda: not _is_there(run.pid))
        finally:
            if _is_there(run.pid):
                os.killpg(run.pid, signal.SIGKILL)


def _wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.002)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
