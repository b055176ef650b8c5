"""What changed on a point when reports came in, were changed or went."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.point import Value
from stemma.model.span import Span
from stemma.model.telling import Telling


class ChangeKind(StrEnum):
    """What an editor is told, in the order in which it is needed."""

    CORRECTED = "corrected"
    """An outlet says that it was wrong, or a later version of its page has another value."""
    WITHDRAWN = "withdrawn"
    """A report is gone, or its later version no longer says it."""
    CONTRADICTED = "contradicted"
    """A report says what cannot hold beside what another says."""
    DENIED = "denied"
    """Somebody denies what another says."""
    MOVED = "moved"
    """A later report has a newer figure."""
    NEW = "new"
    """No report said it before."""
    JOINED = "joined"
    """Another origin says it too."""
    ORIGINS_UP = "origins_up"
    """More independent origins are known behind it than before."""
    ORIGINS_DOWN = "origins_down"
    """Fewer independent origins stand behind it than seemed to."""


@dataclass(frozen=True, slots=True)
class PointChange:
    """One change of one point, with the words and the reports behind it.

    `point` is the id of the point as it is now, or as it last was; empty where a report as a whole
    is meant. `reports` are the ids of the documents that bring the change, `origins` the names of
    those who stand behind what they say. `spans` are the words that are new, or that are gone where
    something was withdrawn; `before` the earlier words that they are set against, empty where there
    are none. `was` and `now` are the values in these, `None` without one. `origins_before` and
    `origins_after` are how many origins there are at least and at most, `None` where that is not
    what changed. `note` are the words with which an outlet says that it was wrong, if they stand
    in no text. `is_minor` marks what is true and hardly worth an alert. `history` is how a figure
    that moved was told so far, in the order of time.

    `id` names the change by its kind and its statements: the same change found again, after a
    point got another id or a report went and came back, has the same.
    """

    id: str
    kind: ChangeKind
    coverage: str
    point: str
    reports: tuple[str, ...]
    origins: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    before: tuple[Span, ...] = ()
    was: Value | None = None
    now: Value | None = None
    origins_before: tuple[int, int] | None = None
    origins_after: tuple[int, int] | None = None
    note: str = ""
    is_minor: bool = False
    history: tuple[Telling, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.coverage:
            raise ValueError(f"change {self.id!r} has no id or no coverage")
        if not self.reports:
            raise ValueError(f"change {self.id!r} is of no report")
        for counted in (self.origins_before, self.origins_after):
            if counted is not None and not 0 <= counted[0] <= counted[1]:
                raise ValueError(f"change {self.id!r}: from {counted[0]} to {counted[1]} origins")
