"""The stages of `stemma gather` in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stemma.errors import UsageError
from stemma.model import Document, Gathering, Rejection
from stemma.read import Options, is_published, read_sources
from stemma.run.pipeline import require_counted


def read_documents(
    sources: Iterable[str],
    *,
    published: str | None = None,
    standard_input: bytes | None = None,
    options: Options | None = None,
) -> Iterator[Document | Rejection]:
    """Every document of the sources as read, without a look inside, in the order of the sources.

    `published` is the ISO 8601 date of documents that have none; `standard_input` is what the
    source `-` stands for. `options` are those of `read_reports`. Stubs, error pages and what else
    counts as no report are rejections.

    Raises:
        UsageError: `published` is not an ISO 8601 date.
    """
    if published is not None and not is_published(published):
        raise UsageError(f"{published!r} is no date: write it as 2031-03-04 or 2031-03-04T06:30")
    documents = read_sources(
        sources, published=published, standard_input=standard_input, options=options or Options()
    )
    return map(require_counted, documents)


def gather_documents(items: Iterable[Document | Rejection]) -> Gathering:
    """The coverages and copies among documents; what was rejected is in it.

    Raises:
        WeightsError: the table of words is missing or damaged.
        LexiconError: a word list is damaged.
    """
    # Loaded late: it brings the table of words, and `stemma read` alone does not need it.
    from stemma.gather import gather  # noqa: PLC0415

    return gather(items)
