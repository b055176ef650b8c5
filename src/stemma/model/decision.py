"""What a person decided."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.span import Span, require_one_document


class DecisionKind(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    """A judgement is right."""
    REJECT = "reject"
    """A judgement is wrong: it is shown no more."""
    SAME = "same"
    """Two statements, or two values, are of one fact."""
    APART = "apart"
    """They are not."""
    MERGE = "merge"
    """Other coverages are of the same event."""
    SPLIT = "split"
    """Reports of a coverage are of another event."""
    PIN = "pin"
    """The coverage stays as it is: no report is taken out of it by the program."""
    NOTE = "note"
    """Words beside something."""
    NAME_ORIGIN = "name_origin"
    """An origin is called otherwise."""
    UNDO = "undo"
    """An earlier decision no longer holds."""


ON_PAIRS = frozenset(
    {DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.SAME, DecisionKind.APART}
)
"""What is decided of two sides."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one person, never changed: an undo is a decision of its own.

    `coverage` is the one it was taken in. A pair is told by its words, `left` and `right`, each of
    one report, so that it is found again whatever the program then makes of these; `kind` is the
    `JudgementKind` of the judgement, or empty for two statements as a whole. `subject` are ids: of
    the other coverages (merge), the reports (split), the origin (name_origin), the point, reading
    or report beside which a note stands (none: the coverage), the decision that is undone.

    `value` is the words of a note, the new name of an origin, the id of the coverage that a split
    makes, and of a pair the label of the guide where the person gave one ("3=", "D"). `who` is the
    person; `at` the time in ISO 8601 and `id` a name for it, which the store gives; both are empty
    before.
    """

    coverage: str
    what: DecisionKind
    who: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    kind: str = ""
    subject: tuple[str, ...] = ()
    value: str = ""
    at: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise ValueError(f"a decision ({self.what.value}) names nobody who took it")
        if {bool(self.left), bool(self.right)} != {self.what in ON_PAIRS}:
            raise ValueError(f"a decision ({self.what.value}) has the wrong number of sides")
        for side in (self.left, self.right):
            require_one_document(side, f"a side of a decision ({self.what.value})")
        if self.left and self.left[0].document_id == self.right[0].document_id:
            raise ValueError(f"a decision ({self.what.value}) is of one report alone")
        if self.what in NEED_SUBJECT and not self.subject:
            raise ValueError(f"a decision ({self.what.value}) has no subject")
        if self.what in NEED_VALUE and not self.value.strip():
            raise ValueError(f"a decision ({self.what.value}) has no words")


NEED_SUBJECT = frozenset(
    {DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.NAME_ORIGIN, DecisionKind.UNDO}
)
NEED_VALUE = frozenset({DecisionKind.NOTE, DecisionKind.NAME_ORIGIN})
