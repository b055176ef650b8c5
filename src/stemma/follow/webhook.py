"""Changes → one address that a person configured: signed, sent again where it failed, in bounds."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from stemma.fetch import Sent
from stemma.report.changes import VERSION, ChangeView, change_object

BATCH: Final = 100
"""Changes in one delivery."""
TRIES: Final = 4
"""Times one delivery is sent in one pass; what then failed is sent again with the next pass."""
PAUSE_SECONDS: Final = 2.0
"""Before the second try; twice as long before each further one."""
SIGNATURE: Final = "X-Stemma-Signature"
TIMESTAMP: Final = "X-Stemma-Timestamp"

Send = Callable[[str, bytes, Mapping[str, str]], Sent]
"""(address, body, headers) → what came of it; `stemma.fetch.Sender` is one."""


@dataclass(frozen=True, slots=True)
class Hook:
    """An address to send to, and the secret that receiver and sender share."""

    address: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of a delivery: the number of the last change taken, and why it went no further."""

    taken: int
    count: int
    fault: str = ""


def sign(secret: bytes, timestamp: int, body: bytes) -> str:
    """The signature of a body: HMAC-SHA256 over the timestamp, a full stop and the body.

    With the timestamp inside, an old delivery cannot be sent again as a new one.
    Source: RFC 2104.

    >>> sign(b"secret", 1, b"{}")[:14]
    'sha256=1122767'
    """
    signed = str(timestamp).encode() + b"." + body
    return "sha256=" + hmac.new(secret, signed, sha256).hexdigest()


def is_signed(
    secret: bytes, timestamp: int, body: bytes, signature: str, *, now: int, seconds: int = 300
) -> bool:
    """Whether a delivery is ours and of the last minutes: what a receiver is to check."""
    fresh = abs(now - timestamp) <= seconds
    return hmac.compare_digest(sign(secret, timestamp, body), signature) and fresh


def deliver(
    hook: Hook,
    views: Sequence[ChangeView],
    send: Send,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Delivery:
    """Send the changes in their order, batch by batch, as far as they are taken.

    `clock` gives the seconds since 1970. A batch that failed is sent again up to `TRIES` times
    after pauses that double, unless the receiver refuses it for good. What was not taken is left
    for the next pass: nothing is lost, and a receiver that died while it answered gets a batch
    twice, with the ids it had.
    """
    taken = count = 0
    for start in range(0, len(views), BATCH):
        batch = views[start : start + BATCH]
        body = json.dumps(
            {"version": VERSION, "changes": [change_object(view) for view in batch]},
            ensure_ascii=False,
        ).encode("utf-8", "replace")
        sent = _try(hook, body, send, clock=clock, sleep=sleep)
        if not sent.is_taken:
            words = f"{sent.status} {sent.reason}".strip() if sent.status else sent.reason
            return Delivery(taken, count, words)
        taken = batch[-1].logged.number
        count += len(batch)
    return Delivery(taken, count)


def _try(
    hook: Hook,
    body: bytes,
    send: Send,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Sent:
    sent = Sent(0, "not sent")
    for number in range(TRIES):
        if number:
            sleep(PAUSE_SECONDS * 2 ** (number - 1))
        timestamp = int(clock())
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP: str(timestamp),
            SIGNATURE: sign(hook.secret, timestamp, body),
        }
        sent = send(hook.address, body, headers)
        if sent.is_taken or sent.is_final:
            break
    return sent
