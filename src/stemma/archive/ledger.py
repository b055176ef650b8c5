"""What is done, line by line: a run that was ended at any instant goes on from there.

A line is a task: of which stage, under which name, a hash of all that it was made from, and the
files it made, each with its bytes and its hash. A line is written when its files stand. So whoever
has the ledger can tell of every number in the tables from which shards it comes. Lines come in the
order of the tasks, whoever finishes first; the clock is in none of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from stemma.archive.files import save_bytes
from stemma.errors import UsageError

NAME: Final = "ledger.jsonl"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Made:
    """One file that a task made: its place in the archive, its bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One task that is done. `counts` are what was counted in it, `found` what later tasks need."""

    stage: str
    name: str
    inputs: str
    files: tuple[Made, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    found: Any = None

    def line(self) -> bytes:
        """The entry as one line of JSON."""
        value = {
            "stage": self.stage,
            "name": self.name,
            "inputs": self.inputs,
            "files": [[one.path, one.size, one.sha256] for one in self.files],
            "counts": dict(sorted(self.counts.items())),
        }
        if self.found is not None:
            value["found"] = self.found
        return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"

    @classmethod
    def parse(cls, line: bytes) -> Entry:
        """The entry in a line.

        Raises:
            ValueError: the line is none.
        """
        try:
            value = json.loads(line)
            return cls(
                value["stage"],
                value["name"],
                value["inputs"],
                tuple(Made(*one) for one in value["files"]),
                value["counts"],
                value.get("found"),
            )
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"no line of a ledger: {line[:80]!r}") from error


class Ledger:
    """The ledger of one archive."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self._head: dict[str, Any] = {}
        self._done: dict[tuple[str, str], Entry] = {}
        self.forgotten = 0
        """Entries that were made with another program or other weights, and are made again."""

    @classmethod
    def open(cls, folder: Path, versions: Mapping[str, Any], *, resume: bool) -> Ledger:
        """The ledger of a folder, its whole lines; what a killed run wrote half is cut off.

        Entries of other `versions` are forgotten: what they made is made again.

        Raises:
            UsageError: there is an archive already and `resume` was not asked for, or something
                else lies there.
            OSError: it cannot be read or written.
        """
        ledger = cls(folder)
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"--out {folder}: is a file; an archive is a folder")
        if ledger._path.exists():
            if not resume:
                raise UsageError(
                    f"--out {folder}: holds an archive; --resume goes on with it, or name another"
                )
            ledger._load(versions)
        elif folder.exists() and any(folder.iterdir()):
            raise UsageError(f"--out {folder}: is not empty and holds no archive; name another")
        ledger._head = {"ledger": VERSION, **versions}
        save_bytes(ledger._path, ledger._content(ledger._done.values()))
        return ledger

    def find(self, stage: str, name: str, inputs: str) -> Entry | None:
        """The entry of a task, if it is done and its files are there as they were made."""
        entry = self._done.get((stage, name))
        if entry is None or entry.inputs != inputs or not all(map(self._is_there, entry.files)):
            return None
        return entry

    def append(self, entry: Entry) -> None:
        """A task is done.

        Raises:
            OSError: it cannot be written.
        """
        with self._path.open("ab") as file:
            file.write(entry.line())
            file.flush()
            os.fsync(file.fileno())
        self._done[entry.stage, entry.name] = entry

    def close(self, entries: Sequence[Entry]) -> None:
        """All that was planned is done: these entries, in their order. Whatever else was made goes.

        Raises:
            OSError: the ledger cannot be written, or a file not removed.
        """
        kept = {one.path for entry in entries for one in entry.files}
        for path in _tables(self._folder):
            if path not in kept:
                (self._folder / path).unlink()
        save_bytes(self._path, self._content(entries))

    def _load(self, versions: Mapping[str, Any]) -> None:
        whole = self._path.read_bytes().rpartition(b"\n")[0]
        head, *lines = whole.split(b"\n")
        try:
            before = json.loads(head)
            number = before.pop("ledger")
        except (ValueError, AttributeError, KeyError, TypeError):
            # Killed before its first line was whole: nothing is done.
            return
        if number != VERSION:
            raise UsageError(f"{self._path}: a ledger of version {number}, not {VERSION}")
        entries = []
        for line in lines:
            try:
                entries.append(Entry.parse(line))
            except ValueError:
                # Nothing after a damaged line is believed.
                break
        if before != json.loads(json.dumps(versions)):
            self.forgotten = len(entries)
            return
        self._done = {(one.stage, one.name): one for one in entries}

    def _content(self, entries: Iterable[Entry]) -> bytes:
        head = json.dumps(self._head, separators=(",", ":")).encode() + b"\n"
        return head + b"".join(entry.line() for entry in entries)

    def _is_there(self, made: Made) -> bool:
        try:
            return (self._folder / made.path).stat().st_size == made.size
        except OSError:
            return False


def hash_of(*parts: object) -> str:
    """A hash of what a task is made from: values that JSON can hold."""
    return sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()


def _tables(folder: Path) -> list[str]:
    """Every file of the tables and of the work on them."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in {".parquet", ".part"} and path.is_file()
    )
