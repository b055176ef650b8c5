"""The documents that report one event."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats another; `share_score` (0…1) is how much of it does."""

    document_id: str
    of: str
    share_score: float

    def __post_init__(self) -> None:
        if self.document_id == self.of:
            raise ValueError(f"document {self.of!r} is called a copy of itself")
        if not 0 <= self.share_score <= 1:
            raise ValueError(f"copy {self.document_id!r} has a share of {self.share_score}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The documents, by id, that report one event.

    `earliest` and `latest` are the days between which they appeared, both included; `None` means
    that no document has a date. `title` is the title of one of them, `None` if none has one.
    `reason` is why they are set aside from the event that is compared; empty where they are not.
    """

    id: str
    documents: tuple[str, ...]
    title: str | None = None
    earliest: date | None = None
    latest: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a coverage has no id")
        if not self.documents or len(set(self.documents)) != len(self.documents):
            raise ValueError(f"coverage {self.id!r} has no document, or one twice")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(
                f"coverage {self.id!r} runs from {self.earliest} back to {self.latest}"
            )
