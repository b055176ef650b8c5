"""The tables of an archive: what each column holds. `docs/archives.md` says it in words.

Every table is a folder of Parquet files under `day=YYYY-MM-DD`: of a document its own day, of what
is said of a coverage the coverage's first. What has no day lies under `day=undated`. Places in
texts are half-open, in code points.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

_TEXT: Final = pa.string()
_TEXTS: Final = pa.list_(pa.field("item", _TEXT))
_COUNT: Final = pa.int32()


def _structs(**fields: pa.DataType) -> pa.DataType:
    return pa.list_(pa.field("item", pa.struct([pa.field(n, t) for n, t in fields.items()])))


def _table(*columns: tuple[str, pa.DataType]) -> pa.Schema:
    return pa.schema(list(columns))


SPANS: Final = _structs(start=_COUNT, end=_COUNT)
_DAYS: Final = pa.struct([pa.field("first", pa.date32()), pa.field("last", pa.date32())])

DOCUMENTS: Final = _table(
        ("id", _TEXT), ("source", _TEXT), ("title", _TEXT), ("outlet", _TEXT), ("byline", _TEXT),
        ("url", _TEXT), ("published", _TEXT), ("published_from", _TEXT), ("date_words", _TEXT),
        ("updated", _TEXT), ("captured", _TEXT), ("language", _TEXT), ("dateline", _TEXT),
        ("agency", _TEXT), ("flags", _TEXTS), ("corrections", _TEXTS), ("based_on", _TEXTS),
        ("text", _TEXT), ("sha256", _TEXT), ("bytes_sha256", _TEXT),
        ("source_map", _structs(start=_COUNT, end=_COUNT, source_start=_COUNT, source_end=_COUNT)),
        ("dated_by", _structs(document=_TEXT, start=_COUNT, end=_COUNT, reason=_TEXT)),
        ("possible", _DAYS), ("near", _DAYS),
        ("passages", _structs(
            start=_COUNT, end=_COUNT, kind=_TEXT, author_start=_COUNT, author_end=_COUNT,
            published=_TEXT,
        )),
        ("stated", _structs(kind=_TEXT, date=_TEXT, where=_TEXT)),
        ("page", pa.struct([
            pa.field("number", _COUNT), pa.field("count", _COUNT), pa.field("of", _TEXT),
            pa.field("has_next", pa.bool_()),
        ])),
)  # fmt: skip
"""One report as read; all that `stemma.model.Document` holds."""

MEMBERS: Final = _table(
        ("document", _TEXT), ("coverage", _TEXT),
        ("copy_of", _TEXT), ("copy_share", pa.float64()),
)  # fmt: skip
"""In which coverage a document is, and which earlier one of it it repeats; null where none."""

COVERAGES: Final = _table(
        ("coverage", _TEXT), ("title", _TEXT), ("first_day", _TEXT), ("last_day", _TEXT),
        ("documents", _COUNT), ("distinct_documents", _COUNT), ("outlets", _TEXTS),
        ("is_read", pa.bool_()), ("parts", _COUNT),
)  # fmt: skip
"""One event. `is_read`: read closely. `parts`: how many pieces it was compared in, 1 unless it was
too large."""

STATEMENTS: Final = _table(
        ("statement", _TEXT), ("document", _TEXT), ("coverage", _TEXT), ("words", _TEXT),
        ("spans", SPANS), ("predicate", _TEXT), ("polarity", _TEXT), ("modality", _TEXT),
        ("source_words", _TEXT), ("source_kind", _TEXT), ("speaker", _TEXT), ("names", _TEXTS),
        ("times", _structs(words=_TEXT, value=_TEXT, earliest=_TEXT, latest=_TEXT)),
        ("amounts", _structs(
            words=_TEXT, low=_TEXT, high=_TEXT, low_open=pa.bool_(), high_open=pa.bool_(),
            approximate=pa.bool_(), unit=_TEXT, dimension=_TEXT, currency=_TEXT,
        )),
)  # fmt: skip
"""What one document states once. `source_words` null: the outlet speaks itself."""

MATCHES: Final = _table(
        ("coverage", _TEXT), ("left", _TEXT), ("right", _TEXT), ("left_document", _TEXT),
        ("right_document", _TEXT), ("same", pa.float64()), ("agree", pa.float64()),
        ("narrower", pa.float64()), ("conflict", pa.float64()), ("denial", pa.float64()),
        ("kind", _TEXT), ("verbatim", pa.bool_()),
)  # fmt: skip
"""Two statements that were read together: chances, to four decimals."""

POINTS: Final = _table(
        ("point", _TEXT), ("coverage", _TEXT), ("part", _COUNT), ("rank", _COUNT),
        ("verdict", _TEXT), ("words", _TEXT), ("documents", _COUNT),
        ("origins_at_least", _COUNT), ("origins_at_most", _COUNT), ("origins", _TEXTS),
)  # fmt: skip
"""What several documents speak of, or one. `rank` counts from 1, the most important first."""

READINGS: Final = _table(
        ("reading", _TEXT), ("point", _TEXT), ("coverage", _TEXT), ("document", _TEXT),
        ("statement", _TEXT), ("words", _TEXT), ("spans", SPANS), ("value", _TEXT),
        ("source_words", _TEXT), ("agrees", pa.bool_()),
)  # fmt: skip
"""What one document says on a point. `agrees`: it is counted in the point's origins."""

JUDGEMENTS: Final = _table(
        ("coverage", _TEXT), ("point", _TEXT), ("left", _TEXT), ("right", _TEXT),
        ("left_document", _TEXT), ("right_document", _TEXT), ("left_words", _TEXT),
        ("right_words", _TEXT), ("relation", _TEXT), ("kind", _TEXT), ("rung", _TEXT),
        ("same", pa.float64()), ("exclusion", _TEXT), ("reasons", _TEXTS),
)  # fmt: skip
"""How two readings of a point stand to each other."""

LINEAGE: Final = _table(
        ("coverage", _TEXT), ("document", _TEXT), ("from_id", _TEXT), ("kind", _TEXT),
        ("direction", _TEXT), ("share", pa.float64()), ("words", _TEXT), ("spans", SPANS),
        ("from_spans", SPANS),
)  # fmt: skip
"""Which document took what from where. `share` is set for a copy found while gathering."""

ORIGINS: Final = _table(
        ("coverage", _TEXT), ("part", _COUNT), ("origin", _TEXT), ("name", _TEXT), ("kind", _TEXT),
        ("documents", _TEXTS), ("reasons", _TEXTS),
)  # fmt: skip
"""An independent beginning, and the documents that have something from it."""

CHANGES: Final = _table(
        ("coverage", _TEXT), ("point", _TEXT), ("kind", _TEXT), ("published", _TEXT),
        ("document", _TEXT), ("before_document", _TEXT), ("before_words", _TEXT), ("words", _TEXT),
        ("before_value", _TEXT), ("value", _TEXT), ("reason", _TEXT),
)  # fmt: skip
"""What a later document did to a point: `joined`, `moved`, `contradicted`, `denied`; `new` where it
began; `corrected` where an outlet says that it was wrong, which names no point."""

VARIANTS: Final = _table(
        ("coverage", _TEXT), ("document", _TEXT), ("copy_of", _TEXT), ("kind", _TEXT),
        ("before_words", _TEXT), ("words", _TEXT), ("before_spans", SPANS), ("spans", SPANS),
        ("before_value", _TEXT), ("value", _TEXT), ("before_meaning", _TEXT), ("meaning", _TEXT),
        ("reason", _TEXT),
)  # fmt: skip
"""Where a near-copy gives another value than the document it repeats; of kind `correction`, what it
says was wrong before and that document does not."""

REJECTIONS: Final = pa.schema([("source", _TEXT), ("stage", _TEXT), ("reason", _TEXT)])
"""What could not be used, and why."""

TABLES: Final = {
    "documents": DOCUMENTS, "members": MEMBERS, "coverages": COVERAGES, "statements": STATEMENTS,
    "matches": MATCHES, "points": POINTS, "readings": READINGS, "judgements": JUDGEMENTS,
    "lineage": LINEAGE, "origins": ORIGINS, "changes": CHANGES, "variants": VARIANTS,
    "rejections": REJECTIONS,
}  # fmt: skip
"""Name → its columns."""

AS_READ: Final = pa.schema([pa.field("day", _TEXT), *DOCUMENTS])
"""A document on its way from its shard to its day."""

GATHERED: Final = _table(
        ("id", _TEXT), ("day", _TEXT), ("published", _TEXT), ("length", _COUNT), ("sha256", _TEXT),
        ("outlet", _TEXT), ("title", _TEXT), ("is_core", pa.bool_()), ("group", _COUNT),
        ("copy_of", _TEXT), ("copy_share", pa.float64()),
)  # fmt: skip
"""What a window of days says of a document. `title` is the group's."""

PLACED: Final = _table(
        ("coverage", _TEXT), ("id", _TEXT), ("day", _TEXT), ("instant", _TEXT), ("length", _COUNT),
        ("sha256", _TEXT), ("copy_of", _TEXT), ("copy_of_day", _TEXT),
)  # fmt: skip
"""In which coverage a document is, what it repeats, and what orders it among others; `instant` in
ISO 8601 and UTC, so that its letters order it."""

PLAN: Final = _table(
        ("day", _TEXT), ("coverage", _TEXT), ("part", _COUNT), ("title", _TEXT),
        ("documents", _structs(id=_TEXT, day=_TEXT)), ("characters", pa.int64()),
)  # fmt: skip
"""What is read closely: the distinct documents of one coverage, or of a piece of a large one."""

COPIES: Final = _table(
        ("day", _TEXT), ("coverage", _TEXT), ("document", _TEXT), ("copy_of", _TEXT),
        ("copy_of_day", _TEXT), ("characters", pa.int64()),
)  # fmt: skip
"""The near-copies of coverages that are read closely."""
