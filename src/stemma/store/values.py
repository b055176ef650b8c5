"""What the store gives and takes, beside the values of `stemma.model`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from stemma.model import PointChange, Rejection, Span, Verdict


@dataclass(frozen=True, slots=True)
class KeptCoverage:
    """A coverage that is kept, in figures.

    `title` is the one a person gave, else the sentence of a report by which its latest brief tells
    the event, else the title of the report that is most like the others; it may be empty.
    `first` and `last` are the ISO 8601 days between which its reports appeared, empty where none
    has a date. `added` and `changed` are times. `gathered` says that the program put its
    reports together, `pinned` that it may not take them apart. `is_fresh` says that its brief is
    that of its reports and decisions as they are.
    """

    id: str
    title: str
    documents: int
    outlets: int
    first: str
    last: str
    added: str
    changed: str
    gathered: bool = False
    pinned: bool = False
    is_fresh: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What became of documents that were added, by id; each is in one of the first three.

    `new` were not there before; `versions` neither, and another text of the same address was;
    `known` were there word for word. `rejected` are those that were not taken. `coverages` are the
    ids of the coverages that have a report more now, or other reports.
    """

    new: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    coverages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One text that stood at an address. `captured` says when, `None` where nothing does.

    `seen` is when the store first had it.
    """

    document_id: str
    captured: str | None
    seen: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a coverage as it is kept: when it was told, and its number among all.

    `when` and `id` are given by the store.
    """

    coverage: str
    change: PointChange
    when: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """A source that is followed: a feed, an address, a folder, an OPML list.

    `coverage` is where its reports go, `None` for gathering by themselves. `etag` and `modified`
    are what the server said last, `seen` when it was asked last, `fault` what was wrong then, empty
    for nothing; `every` is how often it is asked, in seconds, 0 for whenever all are.
    """

    id: str
    address: str
    kind: str = "feed"
    coverage: str | None = None
    etag: str | None = None
    modified: str | None = None
    seen: str | None = None
    fault: str = ""
    every: int = 0
    title: str = ""
    state: str = ""
    """What whoever follows wants to remember of it, in a form of its own."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for; what is not given leaves all open, and all that is given must hold.

    `words` stand in one sentence; those in "quotation marks" stand side by side; one that ends in *
    is the beginning of a word. `party` is named in the sentence, `speaker` says it: words of a
    name. `kind` is a kind of value (count, money, length, date …) in the sentence, which can lie
    from `low` to `high` where these are given: a length of time in seconds, a date as 20310304.
    `verdict` is that of a point that the sentence stands in. `day` is an ISO 8601 day on which the
    report appeared, or a month or year. `outlet` is words of the outlet's name. Case and accents
    make no difference.
    """

    words: str = ""
    party: str = ""
    speaker: str = ""
    kind: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    verdict: Verdict | None = None
    day: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found: where it stands, and in which report of which coverages."""

    document_id: str
    span: Span
    text: str
    title: str
    outlet: str
    published: str
    coverages: tuple[str, ...]


class TaskState(StrEnum):
    """How far a task is."""

    WAITING = "waiting"
    TAKEN = "taken"
    DONE = "done"
    FAILED = "failed"
    """It was tried as often as it may be."""


@dataclass(frozen=True, slots=True)
class Task:
    """Work that waits, in words that whoever does it understands.

    `due` is the time before which it is not taken, empty for at once. `fault` is what was wrong
    when it was tried last. `id`, `state`, `tries` and `owner` are the store's.
    """

    kind: str
    body: str = ""
    due: str = ""
    fault: str = ""
    state: TaskState = TaskState.WAITING
    tries: int = 0
    owner: str | None = None
    taken: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Forgotten:
    """That a report was removed at a person's wish: by whom and when."""

    document_id: str
    who: str
    at: str
