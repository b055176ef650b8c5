"""A path or an address → what is in it."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from stemma.model import Document, Rejection
from stemma.read.facts import STAGE
from stemma.read.file import explain, read_file, read_input
from stemma.read.follow import read_addresses
from stemma.read.formats import is_known
from stemma.read.joined import join_pages
from stemma.read.options import Options

STANDARD_INPUT: Final = "-"

_ADDRESS: Final = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://|(?:file|data|ftp|javascript|mailto|about):"
)
NOTHING_ASKED: Final = Options()


def read_sources(
    sources: Iterable[str],
    *,
    published: str | None = None,
    standard_input: bytes | None = None,
    options: Options = NOTHING_ASKED,
) -> Iterator[Document | Rejection]:
    """The documents of several sources, in order, each under an id of its own.

    Pages of one report become one document: see `join_pages`.

    A later document whose id is taken gets `~2`, `~3` … added. The source `-` stands for
    `standard_input`, which the caller has read. `published` stands for that of `options`.
    """
    if published is not None:
        options = replace(options, published=published)
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for item in join_pages(_read_each(sources, standard_input, options)):
        if isinstance(item, Rejection):
            yield item
            continue
        identifier, number = item.id, numbers.get(item.id, 1)
        while identifier in taken:
            number += 1
            identifier = f"{item.id}~{number}"
        taken.add(identifier)
        numbers[item.id] = number
        yield item if number == 1 else replace(item, id=identifier)


def _read_each(
    sources: Iterable[str], standard_input: bytes | None, options: Options
) -> Iterator[Document | Rejection]:
    for source in sources:
        if source == STANDARD_INPUT and standard_input is not None:
            yield from read_input(standard_input, source, options)
        else:
            yield from read_source(source, options=options)


def read_source(
    source: str, *, published: str | None = None, options: Options = NOTHING_ASKED
) -> Iterator[Document | Rejection]:
    """The documents in a file or a folder, or at an address; what fails comes as a `Rejection`.

    What a file holds is known by its suffix (`stemma.read.formats`), else by how it begins; what is
    neither known is a rejection. A folder stands for the files with a known suffix in it and in the
    folders below, in the order of their paths; other files there and names that start with a dot
    are passed over, links to folders are not followed.

    `published` is the date of documents that have none. The dates of files are never used: they
    tell when a file was copied, not when a report appeared.
    """
    if published is not None:
        options = replace(options, published=published)
    if not source:
        yield Rejection(source, STAGE, "no such file or folder: the name is empty")
        return
    address = _ADDRESS.match(source)
    if address:
        yield from _read_address(source, address["scheme"], options)
        return
    path = Path(source)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield from read_file(path, _printable(source), options)
        return
    count = 0
    inside = replace(options, is_in_folder=True)
    for item in find_files(path):
        count += 1
        if isinstance(item, Rejection):
            yield item
        else:
            yield from read_file(item, _printable(str(item)), inside)
    if count == 0:
        yield Rejection(_printable(source), STAGE, "no file in this folder that can be read")


def measure_sources(sources: Iterable[str]) -> int:
    """How many bytes the files of the sources have; addresses and standard input count nothing."""
    total = 0
    for source in sources:
        try:
            path = Path(source)
            files = find_files(path) if path.is_dir() else iter((path,))
            total += sum(item.stat().st_size for item in files if isinstance(item, Path))
        except (OSError, ValueError):
            continue
    return total


def _read_address(
    address: str, scheme: str | None, options: Options
) -> Iterator[Document | Rejection]:
    if (scheme or "").lower() not in {"http", "https"}:
        yield Rejection(address, STAGE, "only addresses with http and https are read")
    elif options.fetch is None:
        yield Rejection(address, STAGE, "an address; nothing is fetched here")
    else:
        yield from read_addresses(
            [address],
            published=options.published,
            fetch=options.fetch,
            asked=options.asked,
            limit_seconds=options.limit_seconds,
        )


def find_files(folder: Path) -> Iterator[Path | Rejection]:
    """The files of a folder that are meant to be read, and the folders that cannot be listed."""
    problems: list[OSError] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(place, name) for name in names if not name.startswith(".") and is_known(name)
        ]
    for problem in sorted(problems, key=lambda problem: str(problem.filename)):
        yield Rejection(_printable(str(problem.filename)), STAGE, explain(problem))
    yield from sorted(found, key=lambda path: path.parts)


def _printable(name: str) -> str:
    """A path as text: bytes of it that are not UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
