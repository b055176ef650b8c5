"""The stages of `stemma read` in a row.

Every stage takes a stream and gives a stream, in order. What a stage gives up becomes a
`Rejection` in its place, and the stages after it let that pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from stemma.errors import ContractError, LexiconError, UsageError, WeightsError
from stemma.model import Annotations, Document, Rejection
from stemma.read import (
    Options,
    explain_late,
    is_published,
    read_sources,
    read_text,
    run_within,
)
from stemma.report.check import require_spans
from stemma.report.flags import describe_flags
from stemma.run.engine import Engine
from stemma.run.local import Alone
from stemma.run.tools import Annotate, Tools


def read_reports(
    sources: Iterable[str],
    *,
    published: str | None = None,
    standard_input: bytes | None = None,
    options: Options | None = None,
    counted_only: bool = False,
    engine: Engine | None = None,
) -> Iterator[Annotations | Rejection]:
    """Every document of the sources read closely, in the order of the sources.

    `published` is the ISO 8601 date of documents that have none; `standard_input` is what the
    source `-` stands for. `options` says who fetches addresses, how long one document may take to
    be read and once more to be annotated, and is told how far the reading is.
    With `counted_only`, stubs, error pages and what else counts as no report become rejections.
    `engine` says where reports are annotated: in this process unless given. The model is loaded
    when the first document arrives.

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
    limit = (options or Options()).limit_seconds
    annotated = annotate_documents(documents, engine=engine, limit_seconds=limit)
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
    (annotations,) = _annotate_all([document], Tools().annotate)
    require_spans(annotations)
    return annotations


def annotate_documents(
    documents: Iterable[Document | Rejection],
    *,
    engine: Engine | None = None,
    limit_seconds: float | None = None,
) -> Iterator[Annotations | Rejection]:
    """The annotations of every document, batch by batch.

    One that takes longer than `limit_seconds` is a rejection; `None` is no limit.
    """
    work = partial(_read, limit_seconds=limit_seconds)
    return (Alone() if engine is None else engine).map(work, documents, _size)


def _size(item: Document | Rejection) -> int:
    return len(item.text) if isinstance(item, Document) else 0


def _read(
    tools: Tools, batch: Sequence[Document | Rejection], *, limit_seconds: float | None
) -> list[Annotations | Rejection]:
    wanted = [item for item in batch if isinstance(item, Document)]
    found = iter(_annotate_timely(wanted, tools.annotate, limit_seconds) if wanted else ())
    return [item if isinstance(item, Rejection) else next(found) for item in batch]


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


def _annotate_timely(
    documents: Sequence[Document], annotate: Annotate, limit_seconds: float | None
) -> list[Annotations | Rejection]:
    """The annotations of a batch; where it takes longer than one may, each by itself."""
    if limit_seconds is not None:
        tuple(annotate(()))  # the model is loaded before the clock starts

    def annotate_within(one: Document) -> list[Annotations | Rejection]:
        late = Rejection(one.source, "annotate", explain_late(limit_seconds or 0))
        return run_within(limit_seconds, lambda: _annotate_batch([one], annotate), lambda: [late])

    return run_within(
        limit_seconds,
        lambda: _annotate_batch(documents, annotate),
        lambda: [found for one in documents for found in annotate_within(one)],
    )


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
