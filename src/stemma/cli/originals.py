"""The bytes that reports were read from, as far as they still lie in a file by themselves."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from stemma.model import Document

LONGEST: Final = 64 * 1024 * 1024
"""Longer files are not kept: they hold many reports, or none that is read from."""
LINES: Final = frozenset({".jsonl", ".ndjson"})


def find_originals(documents: Iterable[Document]) -> dict[str, bytes]:
    """SHA-256 → bytes, of the files, or the lines of a file of records, that were read."""
    wanted: dict[str, set[str]] = {}
    for document in documents:
        if document.bytes_sha256 is not None:
            path = document.source.partition("#")[0]
            wanted.setdefault(path, set()).add(document.bytes_sha256)
    out: dict[str, bytes] = {}
    for path, sums in wanted.items():
        out.update(_in_file(Path(path), sums))
    return out


def _in_file(path: Path, sums: set[str]) -> dict[str, bytes]:
    try:
        if not path.is_file() or path.stat().st_size > LONGEST:
            return {}
        content = path.read_bytes()
    except (OSError, ValueError):
        return {}
    pieces = [content]
    if path.suffix.lower() in LINES:
        lines = content.split(b"\n")
        pieces += [*lines, *(line.strip() for line in lines)]
    found = {sha256(piece).hexdigest(): piece for piece in pieces}
    return {name: found[name] for name in sorted(sums & found.keys())}
