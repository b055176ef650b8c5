"""Pages that were fetched before, on disk, so that a server need not send them again."""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

_SUFFIX: Final = ".page"
_LEADS: Final = ".leads"


@dataclass(frozen=True, slots=True)
class Page:
    """A body as the server sent it, unpacked, and what came with it.

    `etag` and `last_modified` are what the server wants to hear to say whether it has changed.
    Up to `fresh_until` it need not be asked, `None` where it must be.
    """

    url: str
    content: bytes
    captured: str
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    fresh_until: str | None = None


class Cache:
    """A folder with a file a page: a line of JSON, then the body.

    A file that is damaged counts as none, and one that cannot be written is not written: a cache
    never ends a run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, url: str) -> Page | None:
        """The page at an address as it was fetched last, `None` where there is none."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            known: dict[str, Any] = json.loads(head)
            if known.pop("sha256") != sha256(body).hexdigest() or known.get("url") != url:
                return None
            return Page(content=body, **known)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def follow(self, url: str) -> str:
        """Where an address led when it was fetched last: to itself where that is not known."""
        try:
            known = json.loads(self._path(url, _LEADS).read_bytes())
            return str(known["to"]) if known["url"] == url else url
        except (OSError, ValueError, KeyError, TypeError):
            return url

    def save_lead(self, url: str, to: str) -> None:
        """Keep where an address led."""
        self._write(self._path(url, _LEADS), json.dumps({"url": url, "to": to}).encode())

    def save(self, page: Page) -> None:
        """Keep a page; it takes the place of the one before whole or not at all."""
        known = asdict(page)
        body = known.pop("content")
        known["sha256"] = sha256(body).hexdigest()
        self._write(self._path(page.url), json.dumps(known).encode() + b"\n" + body)

    def _write(self, path: Path, content: bytes) -> None:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)

    def _path(self, url: str, suffix: str = _SUFFIX) -> Path:
        return self._folder / (sha256(url.encode("utf-8", "replace")).hexdigest() + suffix)
