"""A folder that is followed → the reports of its new and changed files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from stemma.follow.looked import Found, Looked, split
from stemma.follow.page import STAGE
from stemma.follow.state import Entry, State, most_recent
from stemma.model import Rejection
from stemma.read.source import find_files, read_source

MOST: Final = 500
"""Files that are read in one look; the others wait for the next ones."""


def look_at_folder(folder: Path, state: State, now: str) -> Looked:
    """Read the files that a folder did not have, or that were written since.

    A file is taken for unchanged while its size and its time of writing are what they were. One
    that is no longer there withdraws nothing: whoever tidies a folder takes back no report.
    """
    if not folder.is_dir():
        fault = Rejection(str(folder), STAGE, "no such folder")
        return Looked(state, "folder", rejections=(fault,))
    entries = state.by_key
    found: list[Found] = []
    rejections: list[Rejection] = []
    fresh: list[tuple[Path, str]] = []
    for path in find_files(folder):
        if isinstance(path, Rejection):
            rejections.append(path)
            continue
        mark = _mark(path)
        known = entries.get(str(path.relative_to(folder)))
        if known is None or known.mark != mark:
            fresh.append((path, mark))
    for path, mark in fresh[:MOST]:
        made, rejected = split(read_source(str(path)), _load(path))
        found += made
        rejections += rejected
        key = str(path.relative_to(folder))
        known = entries.get(key, Entry(key, first=now))
        entries[key] = replace(known, mark=mark, checked=now)
    return Looked(
        replace(state, entries=most_recent(entries)),
        "folder",
        tuple(found),
        rejections=tuple(rejections),
        has_more=len(fresh) > MOST,
    )


def _mark(path: Path) -> str:
    try:
        known = path.stat()
    except OSError:
        return ""
    return f"{known.st_size}-{known.st_mtime_ns}"


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
