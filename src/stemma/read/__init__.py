"""Files and texts → `Document`, or `Rejection` with a reason. Nothing else leaves this layer."""

from stemma.read.limits import MAX_RECORDS_BYTES, MAX_TEXT_BYTES
from stemma.read.plain import read_bytes, read_text
from stemma.read.published import is_published
from stemma.read.source import read_source, read_sources

__all__ = [
    "MAX_RECORDS_BYTES",
    "MAX_TEXT_BYTES",
    "is_published",
    "read_bytes",
    "read_source",
    "read_sources",
    "read_text",
]
