"""Briefs of texts, read once each by the real reader."""

from functools import cache

from stemma.brief import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Annotations, Brief, Document
from stemma.read import read_text

DAY = "2031-05-06"


@cache
def reader() -> CloseReader:
    return CloseReader.load()


@cache
def maker() -> BriefMaker:
    return BriefMaker.load()


@cache
def said(text: str, published: str | None = DAY, source: str | None = None) -> Annotations:
    """A text as it is read closely."""
    name = source or f"{len(text)}-{text[-12:-1]}.txt"
    document = read_text(text, name, published=published)
    assert isinstance(document, Document)
    (found,) = reader().annotate([document])
    return found


def compare(*reports: str | Annotations) -> Brief:
    """The brief of texts."""
    return maker().make([said(r) if isinstance(r, str) else r for r in reports])
