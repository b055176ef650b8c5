"""What a store holds, as an assistant is told it."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.report.visible import show_words
from stemma.store import Hit, Store
from stemma.web.assistant.answers import Answer


def tell_coverages(store: Store) -> Answer:
    """The coverages that are kept, those changed last first."""
    return {
        "coverages": [
            {
                "id": kept.id,
                "title": show_words(kept.title),
                "reports": kept.documents,
                "outlets": kept.outlets,
                "first": kept.first,
                "last": kept.last,
                "changed": kept.changed,
            }
            for kept in sorted(store.coverages(), key=lambda kept: kept.changed, reverse=True)
        ]
    }


def tell_hits(hits: Iterable[Hit]) -> Answer:
    """Sentences that were found, each with the place where it stands."""
    return {
        "found": [
            {
                "text": show_words(hit.text),
                "document": hit.document_id,
                "span": [hit.span.start, hit.span.end],
                "report": show_words(hit.outlet or hit.title),
                "published": hit.published,
                "coverages": list(hit.coverages),
            }
            for hit in hits
        ]
    }
