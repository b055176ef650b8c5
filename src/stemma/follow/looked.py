"""What one look at a followed thing gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stemma.fetch import Fetched, Known
from stemma.follow.state import State
from stemma.model import Document, Rejection

Ask = Callable[[str, Known | None], Fetched | Rejection]
"""(address, what came with it the last time) → what stands there; `Fetcher.ask` is one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A report as it is read now, with the bytes that it was read from."""

    document: Document
    original: bytes


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look gives: reports that are new or have other words than before, and the rest.

    `gone` are the addresses at which nothing stands any more, each told once. `feeds` are those
    that a list at the address names. `has_more` says that entries are left for the next look.
    `kind` is what the thing turned out to be.
    """

    state: State
    kind: str
    found: tuple[Found, ...] = ()
    gone: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    has_more: bool = False


def split(
    items: Iterable[Document | Rejection], original: bytes
) -> tuple[list[Found], list[Rejection]]:
    """The reports among what was read, and why the rest is none: stubs and errors are none."""
    from stemma.report.flags import describe_flags  # noqa: PLC0415

    found: list[Found] = []
    rejections: list[Rejection] = []
    for item in items:
        if isinstance(item, Rejection):
            rejections.append(item)
        elif item.is_counted:
            found.append(Found(item, original))
        else:
            rejections.append(Rejection(item.source, "read", describe_flags(item)))
    return found, rejections
