"""Spans as they go into the name of a change."""

from collections.abc import Iterable

from stemma.model import Span


def places(spans: Iterable[Span]) -> tuple[str, ...]:
    """Where words stand, in writing.

    >>> places([Span("d", 3, 8)])
    ('d 3-8',)
    """
    return tuple(f"{span.document_id} {span.start}-{span.end}" for span in spans)
