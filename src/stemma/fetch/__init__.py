"""The only place that touches the network: addresses → what stands there, guarded and polite."""

from stemma.fetch.answer import Fetched, Known
from stemma.fetch.fetcher import Fetcher
from stemma.fetch.guard import Guard, RefusedError
from stemma.fetch.limits import USER_AGENT, Limits
from stemma.fetch.sender import Sender, Sent

__all__ = [
    "USER_AGENT",
    "Fetched",
    "Fetcher",
    "Guard",
    "Known",
    "Limits",
    "RefusedError",
    "Sender",
    "Sent",
]
