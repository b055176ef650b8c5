"""What a job is given: texts, files and addresses, as they came, and what is to be done."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import Any, Final

_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted; who published it and when, empty where nobody says it."""

    text: str
    outlet: str = ""
    published: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was dropped: its name, without folders, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Captured:
    """A page as a reader had it open: its address and what stood there."""

    url: str
    content: str
    is_html: bool = True


@dataclass(frozen=True, slots=True)
class Sources:
    """What is to be read."""

    texts: tuple[Pasted, ...] = ()
    files: tuple[Upload, ...] = ()
    addresses: tuple[str, ...] = ()
    pages: tuple[Captured, ...] = ()

    @property
    def count(self) -> int:
        """How many things there are to read."""
        return len(self.texts) + len(self.files) + len(self.addresses) + len(self.pages)

    def save(self) -> dict[str, Any]:
        """As plain values, for the queue."""
        return {
            "texts": [asdict(text) for text in self.texts],
            "files": [
                {"name": file.name, "content": b64encode(file.content).decode()}
                for file in self.files
            ],
            "addresses": list(self.addresses),
            "pages": [asdict(page) for page in self.pages],
        }

    @classmethod
    def load(cls, kept: dict[str, Any]) -> Sources:
        """What `save` wrote."""
        return cls(
            tuple(Pasted(**text) for text in kept["texts"]),
            tuple(Upload(file["name"], b64decode(file["content"])) for file in kept["files"]),
            tuple(kept["addresses"]),
            tuple(Captured(**page) for page in kept["pages"]),
        )


@dataclass(frozen=True, slots=True)
class Add:
    """Add reports to a coverage, or let them find their own (`coverage` empty)."""

    sources: Sources
    coverage: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """Hold a draft against sources, and against the reports of a coverage where one is named."""

    draft: str
    sources: Sources
    coverage: str = ""


@dataclass(frozen=True, slots=True)
class MakeBrief:
    """Work a coverage through, so that its brief is there."""

    coverage: str


Order = Add | CheckDraft | MakeBrief


def dump(order: Add, title: str, who: str) -> str:
    """An order to add, with what its job is called and who gave it, as text for the queue."""
    return json.dumps(
        {
            "sources": order.sources.save(),
            "coverage": order.coverage,
            "is_new": order.is_new,
            "title": title,
            "who": who,
        }
    )


def parse(text: str) -> tuple[Add, str, str]:
    """(order, title, who) that `dump` wrote."""
    kept = json.loads(text)
    order = Add(Sources.load(kept["sources"]), kept["coverage"], kept["is_new"])
    return order, kept["title"], kept["who"]


def part_pasted(text: str) -> tuple[str, tuple[str, ...]]:
    r"""(text, addresses) of what was pasted into one field: it is the one, or it is the other.

    Lines that hold nothing but addresses are addresses; as soon as one line does not, all of it is
    the text of a report.

    >>> part_pasted("https://a.example/1\n\nhttps://b.example/2 ")
    ('', ('https://a.example/1', 'https://b.example/2'))
    >>> part_pasted("The dam held. See https://a.example/1")
    ('The dam held. See https://a.example/1', ())
    """
    words = text.split()
    if words and all(_ADDRESS.fullmatch(word) for word in words):
        return "", tuple(dict.fromkeys(words))
    return text, ()


def file_name(name: str) -> str:
    r"""The name of a file that was sent, without folders and signs that no name has.

    >>> file_name("../../etc/passwd"), file_name("C:\\x\\a b.txt"), file_name("..")
    ('passwd', 'a b.txt', 'file')
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(c for c in last if c.isprintable()).strip(" .")
    return kept[-120:] or "file"
