"""What a coverage comes to."""

from dataclasses import dataclass
from datetime import date

from stemma.model.act import PositionAct
from stemma.model.coverage import Coverage
from stemma.model.decision import Decision
from stemma.model.document import Document
from stemma.model.inconsistency import Inconsistency
from stemma.model.judgement import Judgement, Verdict
from stemma.model.lineage import LineageLink
from stemma.model.origin import Corroboration, Origin
from stemma.model.point import Point
from stemma.model.rejection import Rejection
from stemma.model.span import Span
from stemma.model.timex import Precision


@dataclass(frozen=True, slots=True)
class Position:
    """What a party demands, offers, accepts, rejects, threatens, denies or announces.

    `content` is the words of it. `to` is the party addressed, `None` if nobody. `answer` is the
    place, among the positions of the brief, of the one that answers it; `None` if none does.
    """

    party: str
    act: PositionAct
    content: Span
    to: str | None = None
    answer: int | None = None
    readings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.party:
            raise ValueError(f"position at {self.content} has no party")
        if self.answer is not None and self.answer < 0:
            raise ValueError(f"position at {self.content} is answered by number {self.answer}")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """When something happened: the first and last day or instant possible, both included.

    `None` means open on that side. `span` is the words shown, `point` and `readings` are ids.
    """

    span: Span
    point: str
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """A point carried by the others, known before this document appeared, and absent here."""

    point: str
    document_id: str


@dataclass(frozen=True, slots=True)
class JudgedPoint:
    """A point of one coverage with what was decided on it.

    `agreeing` are the ids of the readings that `corroboration` counts: those that agree or can all
    hold, in text order, the best attested where there are several such groups.
    """

    point: Point
    coverage: str
    verdict: Verdict
    corroboration: Corroboration
    judgements: tuple[Judgement, ...] = ()
    agreeing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = {reading.id: reading.document_id for reading in self.point.readings}
        if not known.keys() >= set(self.agreeing):
            raise ValueError(f"point {self.point.id!r} lacks readings that are to agree on it")
        for judgement in self.judgements:
            if not {judgement.left, judgement.right} <= known.keys():
                raise ValueError(
                    f"point {self.point.id!r} has no reading"
                    f" {judgement.left!r} or no reading {judgement.right!r}"
                )
            for reading, spans in (
                (judgement.left, judgement.left_spans),
                (judgement.right, judgement.right_spans),
            ):
                if any(span.document_id != known[reading] for span in spans):
                    raise ValueError(
                        f"point {self.point.id!r} judges words outside {known[reading]!r},"
                        f" the document of reading {reading!r}"
                    )


@dataclass(frozen=True, slots=True)
class Brief:
    """What a coverage, or several, comes to.

    `versions` are pairs of a name and a version: what this brief was made with. `sentences` and
    `furniture` are those of the documents (see `Annotations`), for showing words where they stand;
    empty where nobody kept them. `decisions` are those of people that hold in it, in the order they
    were taken.
    """

    documents: tuple[Document, ...]
    coverages: tuple[Coverage, ...] = ()
    points: tuple[JudgedPoint, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    origins: tuple[Origin, ...] = ()
    lineage: tuple[LineageLink, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    positions: tuple[Position, ...] = ()
    omissions: tuple[Omission, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    sentences: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        for position in self.positions:
            if position.answer is not None and position.answer >= len(self.positions):
                raise ValueError(f"position at {position.content} has a dangling answer")
