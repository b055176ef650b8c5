"""Reports of one invented event, at addresses, read and compared by the real program."""

from dataclasses import replace
from functools import cache

from stemma.model import Brief, Document, PointChange, Span, identify
from stemma.read import read_text
from stemma.run import compare_reports
from stemma.run.local import Alone
from stemma.run.pipeline import annotate_documents

ADDRESS = "https://{}.example/ferry"


@cache
def engine() -> Alone:
    return Alone()


def report(
    text: str, outlet: str = "Tesvik Post", *, hour: int = 8, captured: int | None = None
) -> Document:
    """A report of 4 March 2031, at the address of its outlet."""
    url = ADDRESS.format(outlet.split(maxsplit=1)[0].lower())
    found = read_text(text, url, published=f"2031-03-04T{hour:02}:00")
    assert isinstance(found, Document)
    return replace(
        found,
        id=identify(url, text),
        url=url,
        outlet=outlet,
        captured=f"2031-03-04T{hour if captured is None else captured:02}:30:00Z",
    )


def brief(*documents: Document) -> Brief:
    return compare_reports(
        annotate_documents(documents, engine=engine()), engine=engine(), together=True
    )


def words(spans: tuple[Span, ...], *documents: Document) -> str:
    texts = {document.id: document.text for document in documents}
    return " … ".join(span.of(texts[span.document_id]) for span in spans)


def told(changes: tuple[PointChange, ...], *, minor: bool = False) -> list[str]:
    return [one.kind.value for one in changes if minor or not one.is_minor]
