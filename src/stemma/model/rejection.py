"""What could not be used, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """A source that went no further: where it came from, the stage that gave it up, and why."""

    source: str
    stage: str
    reason: str

    def __post_init__(self) -> None:
        if not self.stage or not self.reason:
            raise ValueError(f"rejection of {self.source!r} names no stage or no reason")
