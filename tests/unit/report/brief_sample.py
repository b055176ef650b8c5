"""A brief made by hand in which every list has something: three reports of one bridge."""

from datetime import date
from decimal import Decimal

from stemma.model import (
    Attribution,
    Brief,
    Claim,
    Corroboration,
    Coverage,
    Direction,
    Document,
    Evidence,
    Inconsistency,
    InconsistencyKind,
    JudgedPoint,
    Judgement,
    JudgementKind,
    LineageKind,
    LineageLink,
    Modality,
    Omission,
    Origin,
    OriginKind,
    Point,
    Position,
    PositionAct,
    Precision,
    PublishedFrom,
    Quantity,
    Reading,
    Rejection,
    Relation,
    SourceKind,
    Span,
    TimelineEntry,
    Timex,
    TimexKind,
    Verdict,
)

ONE = (
    "The bridge at Orle closed on Friday, the mayor said. Three boats waited."
    "\nSubscribe to our letter."
)
TWO = (
    "The bridge at Orle closed on Saturday. The ferrymen demanded that it open. Three boats waited."
)
THREE = "Four boats waited. The mayor rejected the demand. He denied that the bridge is unsafe."
FAR = "A hen laid a square egg."


def document(name: str, text: str, outlet: str | None, day: str | None = None) -> Document:
    return Document(
        name,
        f"reports/{name}.txt",
        text,
        "0" * 64,
        title=f"Title of {name}" if outlet else None,
        outlet=outlet,
        url=f"https://news.example/{name}" if outlet else None,
        published=day,
        published_from=PublishedFrom.METADATA if day else PublishedFrom.UNKNOWN,
    )


def place(doc: Document, words: str) -> Span:
    start = doc.text.index(words)
    return Span(doc.id, start, start + len(words))


def reading(
    doc: Document,
    words: str,
    *,
    value: Timex | Quantity | str | None = None,
    said: Attribution | None = None,
    modality: Modality = Modality.ASSERTED,
    timexes: tuple[Timex, ...] = (),
) -> Reading:
    claim_span = place(doc, words)
    claim = Claim(
        f"c-{doc.id}-{claim_span.start}", (claim_span,), "be", modality=modality, timexes=timexes
    )
    span = value.span if isinstance(value, Timex | Quantity) else claim_span
    name = f"r-{doc.id}-{span.start}-{span.end}-{modality.value}"
    return Reading(name, claim, doc.id, (span,), value, said)


def make_brief(tail: str = "", outlet: str = "Orle Mail") -> Brief:
    """The brief; `tail` stands at the end of every text, `outlet` names the first report."""
    one = document("one", ONE + tail, outlet, "2031-05-02T08:00:00+02:00")
    two = document("two", TWO + tail, "Ferry Post", "2031-05-04")
    three = document("0123456789abcdef", THREE + tail, None)
    far = document("far", FAR + tail, "Hen News")
    friday = Timex(
        place(one, "Friday"),
        TimexKind.DATE,
        "2031-05-02",
        date(2031, 5, 2),
        date(2031, 5, 2),
        Precision.DAY,
    )
    saturday = Timex(
        place(two, "Saturday"),
        TimexKind.DATE,
        "2031-05-03",
        date(2031, 5, 3),
        date(2031, 5, 3),
        Precision.DAY,
    )
    mayor = Attribution(
        (place(one, "the mayor"),),
        (place(one, "said"),),
        (place(one, "The bridge at Orle closed on Friday"),),
        SourceKind.NAMED,
    )
    closed = [
        reading(one, "The bridge at Orle closed on Friday", said=mayor, timexes=(friday,)),
        reading(two, "The bridge at Orle closed on Saturday", timexes=(saturday,)),
    ]
    days = [
        reading(one, "The bridge at Orle closed on Friday", value=friday, said=mayor),
        reading(two, "The bridge at Orle closed on Saturday", value=saturday),
    ]
    boats = [
        reading(doc, words, value=Quantity(place(doc, count), Decimal(n), Decimal(n), unit="boat"))
        for doc, words, count, n in (
            (one, "Three boats waited", "Three", 3),
            (two, "Three boats waited", "Three", 3),
            (three, "Four boats waited", "Four", 4),
        )
    ]
    unsafe = reading(three, "He denied that the bridge is unsafe", modality=Modality.DENIED)
    demand = reading(two, "The ferrymen demanded that it open")
    answer = reading(three, "The mayor rejected the demand")
    tails = [reading(doc, tail) for doc in (one, two, three)] if tail else []
    points = [
        JudgedPoint(
            Point("point-day", tuple(days)),
            "main",
            Verdict.CONTRADICTED,
            Corroboration(1, 2, ("o-mayor",)),
            (
                Judgement(
                    days[0].id,
                    days[1].id,
                    Relation.CONTRADICTS,
                    JudgementKind.DATE,
                    ("“Friday” and “Saturday” have no day in common.",),
                    "apart",
                ),
            ),
        ),
        JudgedPoint(
            Point("point-unsafe", (unsafe,)), "main", Verdict.DISPUTED, Corroboration(1, 1)
        ),
        JudgedPoint(
            Point("point-boats", tuple(boats)),
            "main",
            Verdict.DIFFERS,
            Corroboration(1, 3),
            (
                Judgement(
                    boats[0].id, boats[1].id, Relation.AGREES, JudgementKind.COUNT, ("the same",)
                ),
                Judgement(
                    boats[0].id,
                    boats[2].id,
                    Relation.DIFFERS,
                    JudgementKind.COUNT,
                    ("3 is not 4.",),
                ),
                Judgement(
                    boats[1].id,
                    boats[2].id,
                    Relation.DIFFERS,
                    JudgementKind.COUNT,
                    ("3 is not 4.",),
                ),
            ),
        ),
        JudgedPoint(
            Point("point-closed", tuple(closed)),
            "main",
            Verdict.AGREED,
            Corroboration(1, 2, ("o-mayor",)),
            (
                Judgement(
                    closed[0].id, closed[1].id, Relation.AGREES, JudgementKind.OUTCOME, ("same",)
                ),
            ),
        ),
        *(
            [
                JudgedPoint(
                    Point("point-tail", tuple(tails)), "main", Verdict.AGREED, Corroboration(1, 3)
                )
            ]
            if tail
            else []
        ),
        JudgedPoint(Point("point-demand", (demand,)), "main", Verdict.SINGLE, Corroboration(1, 1)),
        JudgedPoint(Point("point-answer", (answer,)), "main", Verdict.SINGLE, Corroboration(1, 1)),
        JudgedPoint(
            Point("point-far", (reading(far, "A hen laid a square egg"),)),
            "other",
            Verdict.SINGLE,
            Corroboration(1, 1),
        ),
    ]
    return Brief(
        documents=(one, two, three, far),
        coverages=(
            Coverage(
                "main", ("one", "two", three.id), "Title of one", date(2031, 5, 2), date(2031, 5, 4)
            ),
            Coverage("other", ("far",)),
        ),
        points=tuple(points),
        inconsistencies=(
            Inconsistency(
                "two", (place(two, "Saturday"),), InconsistencyKind.CALENDAR, "not a Saturday."
            ),
        ),
        origins=(
            Origin(
                "o-mayor",
                "Ana Ruiz",
                OriginKind.INTERVIEW,
                (Evidence(place(one, "the mayor"), "Ana Ruiz speaks"),),
                ("one", three.id),
            ),
            Origin("o-wire", "Coast Wire", OriginKind.WIRE, (), ("two",)),
            Origin("o-none", "unnamed reports", OriginKind.UNKNOWN, (), ("two",)),
        ),
        lineage=(
            LineageLink(
                "two",
                "one",
                LineageKind.COPIES,
                (place(two, "Three boats waited"),),
                (place(one, "Three boats waited"),),
                Direction.TIME,
            ),
            LineageLink(
                "two",
                "o-wire",
                LineageKind.CITES,
                (place(two, "The bridge"),),
                (),
                Direction.CREDIT,
            ),
            LineageLink(
                three.id,
                "two",
                LineageKind.QUOTES,
                (place(three, "boats waited"),),
                (place(two, "boats waited"),),
            ),
        ),
        timeline=(
            TimelineEntry(
                closed[0].spans[0],
                "point-closed",
                date(2031, 5, 2),
                date(2031, 5, 2),
                Precision.DAY,
                (closed[0].id,),
            ),
            TimelineEntry(
                closed[1].spans[0],
                "point-closed",
                date(2031, 5, 3),
                date(2031, 5, 3),
                Precision.DAY,
                (closed[1].id,),
            ),
        ),
        positions=(
            Position(
                "the ferrymen",
                PositionAct.DEMAND,
                place(two, "that it open"),
                "Orle",
                1,
                (demand.id,),
            ),
            Position(
                "Ana Ruiz", PositionAct.REJECT, place(three, "the demand"), None, None, (answer.id,)
            ),
        ),
        omissions=(Omission("point-closed", three.id),),
        rejections=(Rejection("reports/empty.txt", "read", "there is nothing to read"),),
        versions=(("stemma", "0.0"),),
        sentences=tuple(
            Span(doc.id, start, end) for doc in (one, two) for start, end in _sentences(doc.text)
        ),
        furniture=(place(one, "Subscribe to our letter."),),
    )


def _sentences(text: str) -> list[tuple[int, int]]:
    out, start = [], 0
    for place_, sign in enumerate(text):
        if sign == "." and place_ > start:
            out.append((start, place_ + 1))
            start = place_ + 2
    return [(s, e) for s, e in out if s < e]
