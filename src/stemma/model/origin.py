"""Where reports begin, and how many beginnings there are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stemma.model.span import Span


class OriginKind(StrEnum):
    """What sort of beginning it is."""

    REPORTING = "reporting"
    """An outlet's own reporting."""
    WIRE = "wire"
    """What a news agency reports."""
    INTERVIEW = "interview"
    """A named person who was heard, by one reporter or by many."""
    STATEMENT = "statement"
    """What an organization says: a press release, a posting, a filing."""
    UNKNOWN = "unknown"
    """Reports that nobody puts a name to: "it was reported"."""


UNNAMED_OUTLET: Final = "an outlet without a name"
"""What an origin is called that is a report of which nothing says who published it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that show where a report began, and what they show."""

    span: Span
    reason: str

    def __post_init__(self) -> None:
        if not self.reason:
            raise ValueError(f"evidence at {self.span} gives no reason")


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent beginning of a report: own reporting, a wire story, a named interview.

    `documents` are the ids of the documents of the coverage that have something from it, in
    order; `evidence` is where they show that they do, and may be empty for an outlet's own report.
    """

    id: str
    name: str
    kind: OriginKind
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.name:
            raise ValueError(f"origin {self.id!r} has no id or no name")
        if len(set(self.documents)) != len(self.documents):
            raise ValueError(f"origin {self.id!r} names a document twice: {self.documents}")


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many independent origins stand behind a point, as a range, both ends included.

    `origins` are the ids of those that are known. A relation that is unknown never adds to
    `origins_at_least`.
    """

    origins_at_least: int
    origins_at_most: int
    origins: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.origins_at_least <= self.origins_at_most:
            raise ValueError(
                f"corroboration from {self.origins_at_least} to {self.origins_at_most} origins"
            )
        if len(set(self.origins)) != len(self.origins):
            raise ValueError(f"corroboration names an origin twice: {self.origins}")
