"""The program as a user runs it, and the scorer that came with the corpora."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
PROGRAM: Final = (sys.executable, "-c", "from stemma.cli import main; main()")
"""The program `stemma`, whatever the search path for commands says."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are: the corpora, the scorer, the model's files (`None`: as shipped).

    `kept` is a folder for the held-out stories as read, so that a second run need not read them;
    what is in it is taken as it is, even if the program reads otherwise by now.
    """

    corpora: Path
    scorer: Path
    weights: Path | None = None
    kept: Path | None = None

    def score(self, *arguments: str | Path) -> dict[str, Any]:
        """What the scorer prints."""
        done = subprocess.run(
            [sys.executable, str(self.scorer), *map(str, arguments)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        result: dict[str, Any] = json.loads(done.stdout)
        return result

    def read(self, sources: Path, out: Path, *options: str) -> None:
        """Run `stemma read` over a file or a folder, JSON Lines to `out`."""
        places = ["read", str(sources.resolve()), "--out", str(out.resolve())]
        command = [*self.program(), *places, "--format", "jsonl", "-q", *options]
        subprocess.run(command, check=True, cwd=ROOT)

    def program(self) -> list[str]:
        """The command that runs the program over the model measured here, from `ROOT`."""
        if self.weights is None:
            return list(PROGRAM)
        return [sys.executable, "-m", "bench.program", "--weights", str(self.weights.resolve())]


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def load_jsonl(path: Path) -> list[dict[str, Any]]:
    """One object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
