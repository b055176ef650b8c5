"""The only place that touches the network: addresses → what stands there, guarded and polite."""

from stemma.fetch.fetcher import Fetcher
from stemma.fetch.guard import Guard, RefusedError
from stemma.fetch.limits import USER_AGENT, Limits

__all__ = ["USER_AGENT", "Fetcher", "Guard", "Limits", "RefusedError"]
