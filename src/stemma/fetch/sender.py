"""A body → an address that a person configured, guarded as everything that is fetched."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

import httpcore
import httpx

from stemma.fetch.guard import Guard, RefusedError
from stemma.fetch.limits import USER_AGENT
from stemma.fetch.network import Deadline, Transport

SECONDS = 10.0
"""How long a whole delivery may take: a receiver that never answers holds nobody up longer."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one delivery: the status, or 0 with the reason why there is none."""

    status: int
    reason: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the receiver has it: any 2xx."""
        return 200 <= self.status < 300

    @property
    def is_final(self) -> bool:
        """Whether to ask again is in vain: a refusal that names no fault of the moment."""
        return 300 <= self.status < 500 and self.status not in {408, 425, 429}


class Sender:
    """Posts bodies. A redirect is not followed: what is sent goes where a person said.

    Private and odd addresses are refused as `Guard` has it, unless its `allowed` names them.
    """

    def __init__(self, *, guard: Guard | None = None, seconds: float = SECONDS) -> None:
        self._guard = guard or Guard()
        self._seconds = seconds
        self._context: ssl.SSLContext | None = None

    def __call__(self, address: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        """Post a body; the answer's own body is not read."""
        try:
            self._guard.require_url(address)
            return self._post(address, body, headers)
        except RefusedError as error:
            return Sent(0, str(error)[:300])
        except (httpcore.TimeoutException, httpx.TimeoutException):
            return Sent(0, "the receiver did not answer in time")
        except Exception as error:  # noqa: BLE001 - whatever one receiver does, the others are served
            return Sent(0, f"not reached: {str(error) or type(error).__name__}"[:300])

    def _post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        if self._context is None:
            self._context = httpx.create_ssl_context(trust_env=False)
        transport = Transport(self._guard, Deadline(self._seconds), self._context)
        with (
            closing(transport),
            httpx.Client(transport=transport, trust_env=False, timeout=self._seconds) as client,
            client.stream(
                "POST", address, content=body, headers={"User-Agent": USER_AGENT, **headers}
            ) as answer,
        ):
            return Sent(answer.status_code, httpx.codes.get_reason_phrase(answer.status_code))
