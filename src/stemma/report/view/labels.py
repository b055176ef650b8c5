"""A short name for each report: its outlet, or what is readable of where it came from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final
from urllib.parse import urlsplit

from stemma.model import Document, Origin
from stemma.model.origin import UNNAMED_OUTLET
from stemma.read.versions import find_versions
from stemma.report.visible import show_words

LONGEST: Final = 40
"""Characters of a label; the whole source stands with the report."""
_HASH: Final = re.compile(r"(?<![a-z0-9])(?=[a-z]*\d)[0-9a-f]{8,}(?![a-z0-9])", re.IGNORECASE)
_LETTER: Final = re.compile(r"[^\W\d_]")


def label_documents(documents: Iterable[Document]) -> dict[str, str]:
    """A label for each document id, none twice.

    The outlet if there is one; else the name of the file, or the host of the address, without
    runs of hexadecimal digits; else "Report" and its place among the documents. Captures of one
    address have their day behind it, or their time where several are of one day.
    """
    out: dict[str, str] = {}
    taken: set[str] = set()
    documents = list(documents)
    versions = {d.id: str(d.captured) for found in find_versions(documents) for d in found}
    for place, document in enumerate(documents, start=1):
        plain = _label(document, place)
        if document.id in versions:
            plain = f"{plain}, {_capture(document.id, versions)}"
        name = next(n for n in _numbered(plain) if n not in taken)
        taken.add(name)
        out[document.id] = name
    return out


def name_origin(origin: Origin, labels: Mapping[str, str]) -> str:
    """What an origin is called; by the label of its report where its outlet has no name."""
    known = [labels[name] for name in origin.documents if name in labels]
    return origin.name.replace(UNNAMED_OUTLET, known[0]) if known else origin.name


def _capture(identity: str, versions: Mapping[str, str]) -> str:
    written = versions[identity]
    same = [other for other in versions.values() if other[:10] == written[:10]]
    return f"captured {written[:10] if len(same) == 1 else written}"


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        yield f"{name} ({number})"


def _label(document: Document, place: int) -> str:
    name = show_words(document.outlet or "")
    if not name and document.captured and document.url:
        name = _readable(document.url)
    if not name:
        name = _readable(document.source)
    if not name:
        return f"Report {place}"
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _readable(source: str) -> str:
    """What a person can read in a path or an address; empty where that is nothing.

    >>> _readable("a/001_4dd78316feb97d2c.txt"), _readable("a/tesvik-post.txt")
    ('', 'tesvik-post')
    >>> _readable("https://www.tesvikpost.example/news/1")
    'tesvikpost.example'
    """
    if "://" in source:
        try:
            host = urlsplit(source).hostname or ""
        except ValueError:
            host = ""
        if host:
            return show_words(host.removeprefix("www."))
    last = source.rstrip("/").rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] or last
    words = show_words(_HASH.sub(" ", stem)).strip(" _-.")
    return words if _LETTER.search(words) else ""
