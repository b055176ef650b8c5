"""A value as one document gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Generic, TypeVar

from stemma.values.moving import Movement

_LONGEST_DAY: Final = len("2031-03-04")

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[T_co]):
    """A value, the exact words that give it, and when the document was published.

    `published` is `None` where that is not known, and a day or an instant elsewhere. `moves` is
    how the figure behind the value changes while an event goes on; see `moving.py`.
    """

    value: T_co
    words: str
    published: date | None = None
    moves: Movement | None = None

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a value is said in no words")


def read_published(text: str | None) -> date | None:
    """The time of publication of a document, as a day or an instant; `None` where it is not known.

    >>> read_published("2031-03-04"), read_published("2031-03-04T09:30:00Z")
    (datetime.date(2031, 3, 4), datetime.datetime(2031, 3, 4, 9, 30, tzinfo=datetime.timezone.utc))
    """
    if text is None:
        return None
    try:
        return (
            date.fromisoformat(text) if len(text) <= _LONGEST_DAY else datetime.fromisoformat(text)
        )
    except ValueError:
        return None
