"""What a form gives to be read: boxes of text or addresses, and files."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException

from stemma.web.visit import Visit
from stemma.web.work.order import Pasted, Sources, Upload, file_name, part_pasted


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the form, as it was filled in."""

    text: str = ""
    outlet: str = ""
    published: str = ""


def find_boxes(visit: Visit, *, least: int = 1) -> list[Box]:
    """The boxes of a form, empty ones too; at least so many."""
    texts, outlets, days = (visit.words(name) for name in ("text", "outlet", "published"))
    boxes = [Box(text, _at(outlets, place), _at(days, place)) for place, text in enumerate(texts)]
    return boxes + [Box()] * (least - len(boxes))


def _at(words: list[str], place: int) -> str:
    return words[place].strip() if place < len(words) else ""


def find_sources(visit: Visit) -> Sources:
    """What is to be read.

    Raises:
        HTTPException: there are more addresses than are fetched at once.
    """
    texts: list[Pasted] = []
    addresses: list[str] = []
    for box in find_boxes(visit):
        if not box.text.strip():
            continue
        text, found = part_pasted(box.text)
        addresses += found
        if text:
            texts.append(Pasted(text.replace("\r\n", "\n"), box.outlet[:200], box.published[:40]))
    most = visit.house.settings.limits.address_count
    addresses = list(dict.fromkeys(addresses))
    if len(addresses) > most:
        raise HTTPException(
            400,
            f"{len(addresses)} addresses: at most {most} are fetched at once. Add them in parts.",
        )
    files = tuple(
        Upload(file_name(file.filename or ""), file.file.read()) for file in visit.files("files")
    )
    return Sources(tuple(texts), files, tuple(addresses))


def describe_sources(sources: Sources) -> str:
    """What is read, in a few words.

    >>> describe_sources(Sources((Pasted("x"), Pasted("y")), (), ("https://a.example",)))
    '2 texts and 1 address'
    """
    counts = (
        (len(sources.texts), "text", "texts"),
        (len(sources.files), "file", "files"),
        (len(sources.addresses), "address", "addresses"),
    )
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
