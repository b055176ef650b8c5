"""How far a run is, in a line while it goes, and what came of it, in a table at its end."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from stemma.model import Annotations, Document, Rejection

_FIRST_GUESS_SECONDS: Final = 3
"""Before this, a rate says nothing yet."""

_REDRAWN_SECONDS: Final = 0.1
_REASONS_SHOWN: Final = 8


class Progress:
    """Counts what goes by. `total_bytes` are those of the files to read, 0 where not known."""

    def __init__(
        self, *, total_bytes: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.total_bytes = total_bytes
        self.read_count = 0
        self.rejected: Counter[str] = Counter()
        self.flagged: Counter[str] = Counter()
        self._clock = clock
        self._start = clock()
        self._next = self._start
        self._bytes = 0

    def tell(self, count: int) -> None:
        """So many bytes more were read."""
        self._bytes += count

    def add(self, item: Annotations | Document | Rejection) -> None:
        """One document or rejection more."""
        if isinstance(item, Rejection):
            self.rejected[item.reason] += 1
            return
        self.read_count += 1
        document = item if isinstance(item, Document) else item.document
        if document.flags:
            from stemma.report.flags import describe_flags  # noqa: PLC0415 - few runs need it

            self.flagged[describe_flags(document)] += 1

    def take_turn(self) -> bool:
        """Whether the line is old enough to be drawn again; if so, it counts as drawn."""
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + _REDRAWN_SECONDS
        return True

    def line(self) -> str:
        """How many, how fast, and about how long it will take yet."""
        facts = [f"{self.read_count} read"]
        for counts, word in ((self.rejected, "rejected"), (self.flagged, "flagged")):
            if counts:
                facts.append(f"{counts.total()} {word}")
        spent = self._clock() - self._start
        count = self.read_count + self.rejected.total()
        if spent >= _FIRST_GUESS_SECONDS and count:
            facts.append(f"{count / spent:.1f} a second")
            share = self._bytes / self.total_bytes if self.total_bytes else 0
            if 0 < share < 1:
                facts.append(f"about {describe_seconds(spent * (1 - share) / share)} left")
        return " · ".join(facts)

    def table(self) -> Iterator[str]:
        """What was read, and how many were rejected or flagged for which reason; the most first."""
        yield f"read      {self.read_count:>7}"
        for counts, word in ((self.rejected, "rejected"), (self.flagged, "flagged")):
            if not counts:
                continue
            yield f"{word:<9} {counts.total():>7}"
            ordered = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
            for reason, count in ordered[:_REASONS_SHOWN]:
                yield f"          {count:>7}  {reason}"
            if len(ordered) > _REASONS_SHOWN:
                rest = sum(count for _, count in ordered[_REASONS_SHOWN:])
                yield f"          {rest:>7}  for {len(ordered) - _REASONS_SHOWN} other reasons"


def describe_seconds(seconds: float) -> str:
    """A length of time in its largest unit or two.

    >>> describe_seconds(8.2), describe_seconds(61), describe_seconds(4000)
    ('9 s', '2 min', '1 h 7 min')
    """
    if seconds < 60:
        return f"{int(seconds) + 1} s"
    minutes = int(seconds / 60) + 1
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
