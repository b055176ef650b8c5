"""How far each receiver has the changes: what it did not take is sent with the next pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from stemma.follow.tell import view_kept
from stemma.follow.webhook import Delivery, Hook, Send, deliver
from stemma.model import identify
from stemma.store import Feed, Store

HOOK: Final = "hook"
"""The kind under which the store keeps a receiver among what is followed."""
MOST: Final = 1_000
"""Changes that are sent in one pass; more wait for the next."""


def begin_hook(store: Store, address: str) -> None:
    """Note a receiver that is new: it gets what is told from now on, not what was before."""
    if _get(store, address) is None:
        last = store.changes()[-1:]
        _put(store, address, last[0].id if last else 0, "")


def send_changes(
    store: Store,
    hook: Hook,
    send: Send,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Delivery:
    """Send what was told since the receiver took something last; minor changes are not sent.

    How far it got is kept, whatever becomes of the rest.
    """
    begin_hook(store, hook.address)
    taken = _get(store, hook.address) or 0
    told = store.changes(after=taken, limit=MOST)
    wanted = tuple(one for one in told if not one.change.is_minor)
    done = deliver(hook, view_kept(store, wanted), send, clock=clock, sleep=sleep)
    reached = told[-1].id if told and not done.fault else max(taken, done.taken)
    _put(store, hook.address, reached, done.fault)
    return Delivery(reached, done.count, done.fault)


def _get(store: Store, address: str) -> int | None:
    """The number of the last change that a receiver has; `None` for one that is new."""
    name = identify(HOOK, address)
    for feed in store.feeds():
        if feed.id == name and feed.kind == HOOK:
            try:
                return int(json.loads(feed.state)["taken"])
            except (ValueError, KeyError, TypeError):
                return 0
    return None


def _put(store: Store, address: str, taken: int, fault: str) -> None:
    state = json.dumps({"taken": taken})
    store.put_feed(Feed(identify(HOOK, address), address, HOOK, fault=fault, state=state))
