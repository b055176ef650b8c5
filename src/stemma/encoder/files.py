"""The model's files: found, checked and opened."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stemma.encoder.runtime import InferenceSession, SessionOptions
from stemma.errors import WeightsError

WEIGHTS: Final = Path(__file__).with_name("weights")


def load_files(folder: Path, names: Sequence[str]) -> dict[str, bytes]:
    """The content of the named files, each checked against `checksums.json`.

    Raises:
        WeightsError: a file is missing, or is not what it should be.
    """
    try:
        sums = dict(json.loads((folder / "checksums.json").read_text(encoding="utf-8")))
        files = {name: (folder / name).read_bytes() for name in names}
    except (OSError, TypeError, ValueError) as error:
        raise WeightsError(f"{folder}: model files are missing or unreadable: {error}") from error
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != sums.get(name):
            raise WeightsError(f"{folder / name}: the file is damaged; install the package anew")
    return files


def open_session(model: bytes, *, threads: int) -> InferenceSession:
    """A model ready to run on the processor; nothing is logged."""
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])
