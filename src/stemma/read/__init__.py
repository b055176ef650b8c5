"""Files, pages, feeds and archives → `Document`, or `Rejection` with a reason.

Nothing else leaves this layer. It does not touch the network: what stands at an address comes from
the `Fetch` that the caller gives in its `Options`.
"""

from stemma.read.columns import FIELDS
from stemma.read.limits import MAX_RECORDS_BYTES, MAX_TEXT_BYTES
from stemma.read.options import Options
from stemma.read.payload import Fetch, Payload
from stemma.read.plain import read_bytes, read_text
from stemma.read.published import is_published
from stemma.read.source import measure_sources, read_source, read_sources
from stemma.read.time_limit import LIMIT_SECONDS, explain_late, run_within

__all__ = [
    "FIELDS",
    "LIMIT_SECONDS",
    "MAX_RECORDS_BYTES",
    "MAX_TEXT_BYTES",
    "Fetch",
    "Options",
    "Payload",
    "explain_late",
    "is_published",
    "measure_sources",
    "read_bytes",
    "read_source",
    "read_sources",
    "read_text",
    "run_within",
]
