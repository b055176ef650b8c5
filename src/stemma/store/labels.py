"""Decisions on pairs → labels of pairs, in the format that the pair reader learns from, and back.

A row has `id, story, kind, label, a, b` as the labels it was trained on: `kind` is `claim` or the
kind of value; `a` and `b` hold `report`, `spans` (code points of its text), `marked` (their words),
`sentence`, and for a value `value`. `decision` holds who decided what, and when.

Labels of two claims: `3=` the same fact, `3~` one says more or less precisely, `3!` they cannot
both be (with a letter for what differs), `2` one happening and two facts. Of two values: `S=`,
`S~`, `S!`, `Su` (one figure at two moments), `D` two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from stemma.errors import UsageError
from stemma.match.rulings import FITS, OF_VALUES, fit, value_spans
from stemma.match.statements import family_of
from stemma.model import (
    ON_PAIRS,
    Annotations,
    Brief,
    Decision,
    DecisionKind,
    Document,
    JudgementKind,
    Quantity,
    Relation,
    Span,
    Timex,
)
from stemma.store.deciding import find_judgement

Row = dict[str, Any]

CLAIM: Final = "claim"
GRADES: Final[Mapping[Relation, str]] = {
    Relation.AGREES: "=",
    Relation.COMPATIBLE: "~",
    Relation.CONTRADICTS: "!",
    Relation.UPDATES: "u",
}
RELATIONS: Final = {grade: relation for relation, grade in GRADES.items()}
LETTERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(OF_VALUES, "n"),
    JudgementKind.DATE.value: "t",
    JudgementKind.TIME.value: "t",
    JudgementKind.NAME.value: "w",
    JudgementKind.ACTOR.value: "w",
    JudgementKind.PLACE.value: "p",
    JudgementKind.OUTCOME.value: "o",
    JudgementKind.POLARITY.value: "y",
    JudgementKind.MODALITY.value: "m",
}
DISPUTED: Final = "disputed"
TWO_FACTS, TWO_THINGS = "2", "D"
NOT_ONE: Final = frozenset({"0", "1", TWO_FACTS, TWO_THINGS})
KINDS: Final = {"length": JudgementKind.DURATION.value, "distance": JudgementKind.LENGTH.value}
"""Kinds of value that are judged under another name."""


def as_row(decision: Decision, known: Mapping[str, Annotations], brief: Brief | None) -> Row | None:
    """The label that a decision gives; `None` where it gives none, or its reports are gone.

    What a person rejected without saying what is right, or called one fact without the program
    saying how the words stand, has no label.
    """
    sides = (decision.left, decision.right)
    if decision.what not in ON_PAIRS or any(side[0].document_id not in known for side in sides):
        return None
    values = [_value(side, known[side[0].document_id]) for side in sides]
    is_value = all(value is not None for value in values) and decision.kind != ""
    label = _label(decision, brief, is_value=is_value)
    if label is None:
        return None
    first = values[0]
    return {
        "id": decision.id,
        "story": decision.coverage,
        "kind": family_of(first) if is_value and first is not None else CLAIM,
        "label": label,
        **{
            name: _side(side, known[side[0].document_id], value if is_value else None)
            for name, side, value in zip("ab", sides, values, strict=True)
        },
        "decision": {
            "what": decision.what.value,
            "who": decision.who,
            "at": decision.at,
            "kind": decision.kind,
            "value": decision.value,
        },
    }


def _label(decision: Decision, brief: Brief | None, *, is_value: bool) -> str | None:
    if decision.what is DecisionKind.APART:
        return TWO_THINGS if is_value else TWO_FACTS
    if decision.what is DecisionKind.REJECT:
        return None
    found = None if brief is None else find_judgement(decision, brief)
    rung = "" if found is None else found[1].rung
    relation = None if found is None else found[1].relation
    if decision.what is DecisionKind.ACCEPT and decision.value in set(Relation):
        relation = Relation(decision.value)
    grade = GRADES.get(relation) if relation is not None else None
    if grade is None or (grade == "u" and not is_value):
        return None
    if is_value:
        return f"S{grade}"
    if grade != "!":
        return f"3{grade}"
    return "3!" + ("d" if rung == DISPUTED else LETTERS.get(decision.kind, ""))


def _value(side: tuple[Span, ...], found: Annotations) -> Quantity | Timex | None:
    """The value that these words are; `None` where they are a clause."""
    values: tuple[Quantity | Timex, ...] = (*found.quantities, *found.timexes)
    fits = [(fit(side, value_spans(value)), -number) for number, value in enumerate(values)]
    score, number = max(fits, default=(0.0, 0))
    return values[-number] if score >= FITS else None


def _side(side: tuple[Span, ...], found: Annotations, value: Quantity | Timex | None) -> Row:
    text = found.document.text
    around = [s for s in found.sentences if any(s.overlaps(span) for span in side)]
    row: Row = {
        "report": found.document.id,
        "spans": [[span.start, span.end] for span in side],
        "marked": [span.of(text) for span in side],
        "sentence": [
            min((s.start for s in around), default=side[0].start),
            max((s.end for s in around), default=side[-1].end),
        ],
    }
    if isinstance(value, Timex):
        row["value"] = value.value
    elif value is not None:
        low, high = ("" if bound is None else str(bound) for bound in (value.low, value.high))
        row["value"] = f"{low}..{high} {value.unit or ''}".strip()
    return row


def reports_of(rows: Iterable[Row]) -> frozenset[str]:
    """The ids of the reports that rows speak of."""
    sides = [row.get(name) for row in rows for name in "ab"]
    return frozenset(str(side.get("report")) for side in sides if isinstance(side, dict))


def from_rows(
    rows: Iterable[Row], documents: Mapping[str, Document], coverages: Mapping[str, str], who: str
) -> Iterator[Decision | str]:
    """The decisions that labels tell, or why one tells none.

    `coverages` is the coverage of each report. Rows that no person of this program wrote are
    taken to be of `who`.
    """
    for number, row in enumerate(rows, 1):
        try:
            yield _decision(row, documents, coverages, who)
        except (KeyError, TypeError, ValueError, UsageError) as error:
            told = f"there is no {error}" if isinstance(error, KeyError) else str(error)
            yield f"row {number}: {told}"


def _decision(
    row: Row, documents: Mapping[str, Document], coverages: Mapping[str, str], who: str
) -> Decision:
    left, right = (_spans(row[name], documents) for name in "ab")
    coverage = coverages.get(left[0].document_id)
    if coverage is None or coverage != coverages.get(right[0].document_id):
        raise UsageError("its two reports are not of one coverage")
    told = row.get("decision")
    if isinstance(told, dict):
        return Decision(
            coverage,
            DecisionKind(told["what"]),
            str(told["who"]),
            left,
            right,
            str(told["kind"]),
            value=str(told["value"]),
            at=str(told["at"]),
            id=str(row["id"]),
        )
    label, kind = str(row["label"]), str(row["kind"])
    is_value = kind != CLAIM
    of = KINDS.get(kind, kind) if is_value else ""
    if label in NOT_ONE:
        return Decision(coverage, DecisionKind.APART, who, left, right, of)
    relation = RELATIONS.get(label[1:2])
    if label[:1] not in {"3", "S"} or relation is None:
        raise UsageError(f"the label {label!r} decides nothing")
    return Decision(coverage, DecisionKind.ACCEPT, who, left, right, of, value=relation.value)


def _spans(side: Row, documents: Mapping[str, Document]) -> tuple[Span, ...]:
    document = documents.get(str(side["report"]))
    if document is None:
        raise UsageError(f"there is no report {side['report']}")
    spans = tuple(Span(document.id, int(start), int(end)) for start, end in side["spans"])
    words = [span.of(document.text) if span.end <= len(document.text) else "" for span in spans]
    if not spans or words != side["marked"]:
        raise UsageError(f"the marked words are not in report {document.id}")
    return spans
