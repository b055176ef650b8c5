"""With which rules and weights something was made: what was made with others is made anew."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

import stemma
from stemma.errors import WeightsError

PACKAGE: Final = Path(stemma.__file__).parent
WEIGHTS: Final = Path("encoder", "weights")
READING: Final = (
    "model", "lexicon", "read", "encoder", "gather", "annotate", "values", "claims",
)  # fmt: skip
"""Rooms that what is read in a report hangs on."""
BRIEF: Final = (
    *READING, "lineage", "match", "dating", "judge", "consistency", "brief", "run",
)  # fmt: skip
PASSAGES: Final = (
    "encoder/statements.py", "encoder/pieces.py", "encoder/runtime.py", "match/event.py",
)  # fmt: skip
PAIRS: Final = ("encoder/pairs.py", "encoder/runtime.py", "match/pairs.py", "match/passage.py")
GATHERING: Final = ("gather", "lexicon", "encoder/words.py")
LIBRARIES: Final = ("numpy", "onnxruntime", "spacy", "tokenizers")
DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Names for what a reading, a vector, a pair's scores, a brief, a gathering are made with."""

    reading: str
    vectors: str
    pairs: str
    brief: str
    gathering: str = ""

    @classmethod
    @cache
    def now(cls) -> MadeWith:
        """Those of the program as it is installed: its files, its weights, the libraries below.

        Raises:
            WeightsError: the sums of the weights are missing.
        """
        sums = _sums()
        return cls(
            _name(READING, sums, LIBRARIES),
            _name(PASSAGES, [s for s in sums if s.startswith("statements")], ("onnxruntime",)),
            _name(PAIRS, [s for s in sums if s.startswith("pairs")], ("onnxruntime",)),
            _name(BRIEF, sums, LIBRARIES),
            _name(GATHERING, sums, ()),
        )


def _sums() -> list[str]:
    """File and sum of all weights."""
    path = PACKAGE / WEIGHTS / "checksums.json"
    try:
        found = dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError) as error:
        raise WeightsError(f"{path}: model files are missing or unreadable: {error}") from error
    return [f"{name} {found[name]}" for name in sorted(found)]


def _name(places: Iterable[str], sums: Iterable[str], libraries: Iterable[str]) -> str:
    digest = blake2b(digest_size=DIGITS // 2)
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    for told in sums:
        digest.update(f"{told}\n".encode())
    for path in _files(places):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\n")
        # The same lines on every system.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _files(places: Iterable[str]) -> list[Path]:
    found: set[Path] = set()
    for place in places:
        path = PACKAGE / place
        found.update([path] if path.is_file() else path.rglob("*"))
    return sorted(
        path
        for path in found
        if path.is_file()
        and "__pycache__" not in path.parts
        and WEIGHTS not in path.relative_to(PACKAGE).parents
    )
