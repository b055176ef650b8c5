"""The stages of `stemma read` in a row.

Every stage takes a stream and gives a stream, in order. What a stage gives up becomes a
`Rejection` in its place, and the stages after it let that pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from stemma.errors import ContractError, LexiconError, UsageError, WeightsError
from stemma.model import Annotations, Document, Rejection, Timex
from stemma.read import Options, is_published, read_sources, read_text
from stemma.report.check import require_spans
from stemma.report.flags import describe_flags

if TYPE_CHECKING:
    from stemma.claims import CloseReader

Annotate = Callable[[Sequence[Document]], Iterable[Annotations]]
"""Documents → their annotations: as many, in the same order."""

BATCH_COUNT = 64
"""Most documents annotated at once: enough to fill the model's batches, few enough to stream."""

BATCH_CHARACTERS = 1_000_000
"""Most text annotated at once, so that a batch of books does not fill the memory."""


def read_reports(
    sources: Iterable[str],
    *,
    published: str | None = None,
    standard_input: bytes | None = None,
    annotate: Annotate | None = None,
    options: Options | None = None,
    counted_only: bool = False,
) -> Iterator[Annotations | Rejection]:
    """Every document of the sources read closely, in the order of the sources.

    `published` is the ISO 8601 date of documents that have none; `standard_input` is what the
    source `-` stands for. `annotate` is the model's unless given; it is loaded when the first
    document arrives. `options` says who fetches addresses, and is told how far the reading is. With
    `counted_only`, stubs, error pages and what else counts as no report become rejections.

    Raises:
        UsageError: `published` is not an ISO 8601 date.
        WeightsError: the files of the model are missing or damaged.
    """
    _require_date(published)
    documents = read_sources(
        sources, published=published, standard_input=standard_input, options=options or Options()
    )
    if counted_only:
        documents = map(require_counted, documents)
    annotated = annotate_documents(documents, annotate=annotate)
    return check_spans(annotated)


def read_report(text: str, *, published: str | None = None) -> Annotations:
    """One report, given as text, read closely.

    Raises:
        UsageError: there is nothing to read in the text, or `published` is not an ISO 8601 date.
        WeightsError: the files of the model are missing or damaged.
    """
    _require_date(published)
    document = read_text(text, "text", published=published)
    if isinstance(document, Rejection):
        raise UsageError(document.reason)
    (annotations,) = _annotate_all([document], LateReader().annotate)
    require_spans(annotations)
    return annotations


def annotate_documents(
    documents: Iterable[Document | Rejection], *, annotate: Annotate | None = None
) -> Iterator[Annotations | Rejection]:
    """The annotations of every document, batch by batch."""
    annotate = LateReader().annotate if annotate is None else annotate
    for batch in _batch(documents):
        wanted = [item for item in batch if isinstance(item, Document)]
        found = iter(_annotate_batch(wanted, annotate) if wanted else ())
        for item in batch:
            yield item if isinstance(item, Rejection) else next(found)


def check_spans(
    items: Iterable[Annotations | Rejection],
) -> Iterator[Annotations | Rejection]:
    """The items, less any whose spans do not lie in their text."""
    for item in items:
        if isinstance(item, Annotations):
            try:
                require_spans(item)
            except ContractError as error:
                yield Rejection(item.document.source, "check", str(error))
                continue
        yield item


def _require_date(published: str | None) -> None:
    if published is not None and not is_published(published):
        raise UsageError(f"{published!r} is no date: write it as 2031-03-04 or 2031-03-04T06:30")


def require_counted(item: Document | Rejection) -> Document | Rejection:
    """The document, if it counts as a report; else the rejection that says why it does not."""
    if isinstance(item, Rejection) or item.is_counted:
        return item
    return Rejection(item.source, "read", describe_flags(item))


class LateReader:
    """The close reader, loaded when it is first asked for: a run may not need the model at all."""

    @cached_property
    def _reader(self) -> CloseReader:
        from stemma.claims import CloseReader  # noqa: PLC0415

        return CloseReader.load()

    def annotate(self, documents: Sequence[Document]) -> Iterable[Annotations]:
        """The annotations of documents, in their order."""
        return self._reader.annotate(documents)

    def again(self, document: Document) -> Annotations:
        """The annotations of a document of which only the date has changed."""
        return self._reader.again(document)

    def times_on(self, document: Document, days: Sequence[date]) -> list[tuple[Timex, ...]]:
        """Its time expressions, had it appeared on each of the days."""
        return self._reader.times_on(document, days)


def _batch(items: Iterable[Document | Rejection]) -> Iterator[list[Document | Rejection]]:
    """The items in groups, cut so that none exceeds the two limits; one document always fits."""
    batch: list[Document | Rejection] = []
    characters = 0
    for item in items:
        size = len(item.text) if isinstance(item, Document) else 0
        if batch and (len(batch) >= BATCH_COUNT or characters + size > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(item)
        characters += size
    if batch:
        yield batch


def _annotate_batch(
    documents: Sequence[Document], annotate: Annotate
) -> list[Annotations | Rejection]:
    """The annotations of a batch; if it fails, document by document, so that one alone is lost."""
    try:
        return list(_annotate_all(documents, annotate))
    except (LexiconError, WeightsError):
        raise
    except Exception:  # noqa: BLE001 - whatever one text provokes, the others are still annotated
        return list(map(partial(_annotate_one, annotate=annotate), documents))


def _annotate_one(document: Document, *, annotate: Annotate) -> Annotations | Rejection:
    try:
        (found,) = _annotate_all([document], annotate)
    except (LexiconError, WeightsError):
        raise
    except Exception as error:  # noqa: BLE001 - see _annotate_batch
        return Rejection(document.source, "annotate", f"{type(error).__name__}: {error}")
    return found


def _annotate_all(documents: Sequence[Document], annotate: Annotate) -> tuple[Annotations, ...]:
    found = tuple(annotate(documents)) if documents else ()
    for document, read in zip(documents, found, strict=True):
        # Reading may date a document from its own text; its id and text stay.
        if read.document.id != document.id or read.document.text != document.text:
            raise ValueError(f"annotations of {read.document.id!r} for {document.id!r}")
    return found
