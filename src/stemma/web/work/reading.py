"""What was pasted, dropped or named → documents."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from stemma.fetch import Fetcher
from stemma.model import Annotations, Document, Rejection
from stemma.read import Fetch, Options, Payload, is_published, read_bytes, read_sources
from stemma.read.facts import Facts
from stemma.read.file import read_file
from stemma.read.formats import Format
from stemma.read.whole import read_whole
from stemma.report.view.brief import safe_url
from stemma.run.engine import Engine
from stemma.run.pipeline import annotate_documents, check_spans, require_counted
from stemma.web.work.order import Captured, Pasted, Sources, Upload

PASTED: Final = "pasted text"


class Keeping:
    """A fetcher that keeps the bytes it was given, so that the store can keep them too."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.pages: dict[str, bytes] = {}

    def __call__(self, address: str) -> Payload | Rejection:
        """What stands at an address."""
        found = self._fetch(address)
        if isinstance(found, Payload):
            self.pages[found.source] = found.content
        return found


def read_pasted(pasted: Pasted) -> Document | Rejection:
    """The document in a text that was pasted, with what was said of it."""
    published = pasted.published or None
    if published is not None and not is_published(published):
        reason = f"{published!r} is no date: write it as 2031-03-04"
        return Rejection(pasted.outlet or PASTED, "read", reason)
    facts = Facts(
        title=pasted.title or None, outlet=pasted.outlet or None, url=safe_url(pasted.url)
    )
    content = pasted.text.encode("utf-8", "replace")
    return read_bytes(content, PASTED, published=published, facts=facts)


def read_upload(upload: Upload, options: Options) -> Iterator[Document | Rejection]:
    """The documents in a file that was dropped.

    It lies for a moment in a folder of its own, under a name that says only what it holds.
    """
    suffixes = "".join(Path(upload.name).suffixes[-2:])
    safe = "".join(c for c in suffixes if c.isascii() and (c.isalnum() or c == "."))
    with tempfile.TemporaryDirectory(prefix="stemma-") as folder:
        path = Path(folder) / f"upload{safe[:24]}"
        path.write_bytes(upload.content)
        yield from read_file(path, upload.name, options)


def read_captured(page: Captured) -> Iterator[Document | Rejection]:
    """The document in a page that a reader had open."""
    content = page.content.encode("utf-8", "replace")
    kind = Format.HTML if page.is_html else Format.TEXT
    media = "text/html; charset=utf-8" if page.is_html else "text/plain; charset=utf-8"
    payload = Payload(content, page.url, page.url, content_type=media)
    yield from read_whole(payload, kind, published=None)


def read_given(
    sources: Sources, fetch: Fetch | None = None
) -> Iterator[tuple[Document | Rejection, bytes | None]]:
    """(document or rejection, the bytes it came from) of everything that was given, in order.

    Addresses are asked by the guarded fetcher of the command line: private ones are refused.
    """
    for pasted in sources.texts:
        yield read_pasted(pasted), pasted.text.encode("utf-8", "replace")
    keeping = Keeping(Fetcher() if fetch is None else fetch)
    options = Options(fetch=keeping)
    for upload in sources.files:
        for item in read_upload(upload, options):
            yield item, upload.content
    for page in sources.pages:
        for item in read_captured(page):
            yield item, page.content.encode("utf-8", "replace")
    for item in read_sources(sources.addresses, options=options):
        yield item, None if isinstance(item, Rejection) else keeping.pages.get(item.source)


def annotate_given(
    items: Iterable[Document | Rejection], engine: Engine
) -> Iterator[Annotations | Rejection]:
    """Reports read closely, each once however often it was given; stubs become rejections."""
    return check_spans(annotate_documents(map(require_counted, _each_once(items)), engine=engine))


def _each_once(items: Iterable[Document | Rejection]) -> Iterator[Document | Rejection]:
    known: set[str] = set()
    for item in items:
        if isinstance(item, Document):
            if item.id in known:
                continue
            known.add(item.id)
        yield item
