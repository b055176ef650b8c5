"""The jobs that are told of: what each has done so far, and what came of it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import Any, Final

MOST_JOBS: Final = 200
"""The oldest ended ones are forgotten: what they made is in the store, or was looked at."""
MOST_EVENTS: Final = 2_000


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class Kind(StrEnum):
    """What an event of a job is."""

    STEP = "step"
    """What is done now."""
    READ = "read"
    NEW = "new"
    KNOWN = "known"
    REJECTED = "rejected"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a job: `words` of what, `detail` of why or where."""

    number: int
    kind: Kind
    words: str
    detail: str = ""


@dataclass
class Job:
    """One job. Only `Jobs` changes it.

    `about` is the id of the coverage that it is of, where there is one; `where` is where the
    browser goes when it is done, empty for nowhere.
    """

    id: str
    kind: str
    title: str
    who: str
    added: str
    about: str = ""
    state: State = State.WAITING
    events: list[Event] = field(default_factory=list)
    where: str = ""
    result: Any = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self.state in {State.DONE, State.FAILED}


class Jobs:
    """The jobs of this server since it was started, the newest last; safe among threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()

    def add(self, job: Job) -> Job:
        """Tell of a job from now on; one that is known already stays as it is."""
        with self._lock:
            known = self._known.setdefault(job.id, job)
            over = [key for key, old in self._known.items() if old.is_over]
            for key in over[: max(0, len(self._known) - MOST_JOBS)]:
                del self._known[key]
            return known

    def find(self, identity: str) -> Job | None:
        """The job with this id."""
        with self._lock:
            return self._known.get(identity)

    def working(self) -> list[Job]:
        """The jobs that are not over."""
        with self._lock:
            return [job for job in self._known.values() if not job.is_over]

    def start(self, job: Job) -> None:
        """It is worked on now."""
        with self._lock:
            job.state = State.WORKING

    def tell(self, job: Job, kind: Kind, words: str, detail: str = "") -> None:
        """Something happened."""
        with self._lock:
            if len(job.events) < MOST_EVENTS:
                job.events.append(Event(len(job.events), kind, words, detail))

    def end(self, job: Job, *, where: str = "", result: Any = None) -> None:
        """It is done."""
        with self._lock:
            job.events.append(Event(len(job.events), Kind.DONE, "done"))
            job.where, job.result, job.state = where, result, State.DONE

    def fail(self, job: Job, words: str) -> None:
        """It could not be done, and why."""
        with self._lock:
            job.events.append(Event(len(job.events), Kind.FAILED, words))
            job.state = State.FAILED

    def since(self, job: Job, number: int) -> tuple[list[Event], bool]:
        """(the events from `number` on, whether the job is over)."""
        with self._lock:
            return job.events[number:], job.is_over
