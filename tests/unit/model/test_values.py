"""Every value refuses to be what it cannot mean."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from stemma.model import (
    Argument,
    Attribution,
    Brief,
    Claim,
    Copy,
    Corroboration,
    Coverage,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Inconsistency,
    InconsistencyKind,
    JudgedPoint,
    Judgement,
    JudgementKind,
    LineageKind,
    LineageLink,
    Mention,
    Origin,
    OriginKind,
    Point,
    Position,
    PositionAct,
    PublishedFrom,
    Quantity,
    Reading,
    Rejection,
    Relation,
    SourceKind,
    Span,
    Timex,
    TimexKind,
    Verdict,
    Via,
)

S = Span("d", 0, 4)
LATER = Span("d", 6, 9)
ELSEWHERE = Span("e", 0, 4)
CLAIM = Claim("c", (S,), "fail")


def make_quantity(
    low: int | None, high: int | None, *, low_open: bool = False, high_open: bool = False
) -> Quantity:
    def amount(value: int | None) -> Decimal | None:
        return None if value is None else Decimal(value)

    return Quantity(S, amount(low), amount(high), low_open=low_open, high_open=high_open)


def make_timex(earliest: date | None, latest: date | None) -> Timex:
    return Timex(S, TimexKind.DATE, "XXXX", earliest, latest)


def make_attribution(source: tuple[Span, ...], content: tuple[Span, ...]) -> Attribution:
    return Attribution(source, (), content, SourceKind.NAMED)


def make_point() -> Point:
    return Point("p", (Reading("r", CLAIM, "d", (S,)), Reading("s", CLAIM, "d", (LATER,))))


def make_judged(*agreeing: str) -> JudgedPoint:
    return JudgedPoint(make_point(), "v", Verdict.AGREED, Corroboration(1, 1), agreeing=agreeing)


def make_judgement(
    *,
    left_spans: tuple[Span, ...] = (),
    right_spans: tuple[Span, ...] = (),
    same: float | None = None,
) -> Judgement:
    return Judgement(
        "r", "s", Relation.UNJUDGED, JudgementKind.DATE, ("nobody can tell",),
        left_spans=left_spans, right_spans=right_spans, same=same, exclusion="not surely one fact",
    )  # fmt: skip


def judge_point(judgement: Judgement) -> JudgedPoint:
    return JudgedPoint(make_point(), "v", Verdict.UNJUDGED, Corroboration(1, 1), (judgement,))


REFUSED: list[Callable[[], object]] = [
    lambda: Document("", "a.txt", "x", "0"),
    lambda: Document("d", "a.txt", "x", "0", published="2031-03-04"),
    lambda: Document("d", "a.txt", "x", "0", published_from=PublishedFrom.TEXT),
    lambda: Timex(S, TimexKind.DATE, ""),
    lambda: make_timex(date(2031, 3, 5), date(2031, 3, 4)),
    lambda: make_timex(date(2031, 3, 4), datetime(2031, 3, 5, tzinfo=UTC)),
    lambda: make_timex(datetime(2031, 3, 4), datetime(2031, 3, 5, tzinfo=UTC)),  # noqa: DTZ001
    lambda: Timex(S, TimexKind.DURATION, "PT1M", low_seconds=Decimal(60), high_seconds=Decimal(0)),
    lambda: Timex(S, TimexKind.DURATION, "PT1M", low_seconds=Decimal(-1)),
    lambda: make_quantity(None, None, low_open=True, high_open=True),
    lambda: make_quantity(None, 5),
    lambda: make_quantity(5, None),
    lambda: make_quantity(1, 0),
    lambda: make_quantity(0, -1),
    lambda: make_quantity(0, 0, high_open=True),
    lambda: Quantity(S, Decimal("NaN"), Decimal(1)),
    lambda: Quantity(S, Decimal(1), Decimal("Infinity")),
    lambda: Quantity(S, Decimal(1), Decimal(1), of=ELSEWHERE),
    lambda: Entity("e", "Ilva", EntityKind.PERSON, ()),
    lambda: Entity("e", "", EntityKind.PERSON, (Mention(S, EntityKind.PERSON),)),
    lambda: Entity(
        "e",
        "Ilva",
        EntityKind.PERSON,
        (Mention(LATER, EntityKind.PERSON), Mention(S, EntityKind.PERSON)),
    ),
    lambda: Via("", S),
    lambda: make_attribution((S,), ()),
    lambda: make_attribution((S,), (ELSEWHERE,)),
    lambda: make_attribution((), (LATER, S)),
    lambda: Attribution((), (S,), (LATER,), SourceKind.NAMED, source_count=0),
    lambda: Argument("", S),
    lambda: Claim("", (S,), "fail"),
    lambda: Claim("c", (), "fail"),
    lambda: Claim("c", (S,), "fail", (Argument("agent", ELSEWHERE),)),
    lambda: Reading("", CLAIM, "d", (S,)),
    lambda: Reading("r", CLAIM, "d", ()),
    lambda: Reading("r", CLAIM, "d", (ELSEWHERE,)),
    lambda: Point("p", ()),
    lambda: Point("p", (make_point().readings[0],) * 2),
    lambda: Judgement("r", "r", Relation.AGREES, JudgementKind.DATE, ("same day",)),
    lambda: Judgement("r", "s", Relation.AGREES, JudgementKind.DATE, ()),
    lambda: make_judgement(left_spans=(S, ELSEWHERE)),
    lambda: make_judgement(right_spans=(S, ELSEWHERE)),
    lambda: make_judgement(same=1.01),
    lambda: make_judgement(same=-0.01),
    lambda: make_judgement(same=float("nan")),
    lambda: Evidence(S, ""),
    lambda: Origin("o", "", OriginKind.WIRE),
    lambda: Corroboration(-1, 0),
    lambda: Corroboration(2, 1),
    lambda: Corroboration(1, 2, ("o", "o")),
    lambda: Inconsistency("d", (), InconsistencyKind.CALENDAR, "a Saturday"),
    lambda: Inconsistency("d", (ELSEWHERE,), InconsistencyKind.CALENDAR, "a Saturday"),
    lambda: Rejection("a.txt", "read", ""),
    lambda: Copy("d", "d", 0.5),
    lambda: Copy("d", "e", 1.5),
    lambda: Coverage("v", ()),
    lambda: Coverage("v", ("d", "d")),
    lambda: Coverage("v", ("d",), earliest=date(2031, 3, 5), latest=date(2031, 3, 4)),
    lambda: LineageLink("d", "d", LineageKind.CITES, (S,)),
    lambda: LineageLink("d", "e", LineageKind.CITES, (ELSEWHERE,)),
    lambda: LineageLink("d", "e", LineageKind.CITES, (S,), (S,)),
    lambda: Position("", PositionAct.DEMAND, S),
    lambda: Position("the union", PositionAct.DEMAND, S, answer=-1),
    lambda: Brief((), positions=(Position("the union", PositionAct.DEMAND, S, answer=1),)),
    lambda: JudgedPoint(
        make_point(),
        "v",
        Verdict.AGREED,
        Corroboration(1, 1),
        (Judgement("r", "t", Relation.AGREES, JudgementKind.DATE, ("same day",)),),
    ),
    lambda: judge_point(make_judgement(left_spans=(ELSEWHERE,))),
    lambda: judge_point(make_judgement(right_spans=(ELSEWHERE,))),
    lambda: make_judged("r", "t"),
    lambda: make_judged(""),
]


@pytest.mark.parametrize("make", REFUSED)
def test_a_value_refuses_what_it_cannot_mean(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        make()


@pytest.mark.parametrize("agreeing", [(), ("r",), ("s",), ("r", "s")])
def test_readings_that_agree_are_those_of_the_point(agreeing: tuple[str, ...]) -> None:
    assert make_judged(*agreeing).agreeing == agreeing


def test_who_agrees_without_a_reading_is_named_with_the_point() -> None:
    with pytest.raises(ValueError, match="'p' lacks readings that are to agree"):
        make_judged("r", "elsewhere")


def test_a_bound_of_zero_is_a_bound() -> None:
    assert make_quantity(0, 0).low == 0
    assert make_quantity(0, 15, high_open=True).high == 15
    assert make_quantity(None, 0, low_open=True).high == 0
    assert Timex(S, TimexKind.DURATION, "PT0S", low_seconds=Decimal(0)).low_seconds == 0


def test_values_hash_so_that_they_can_be_keys() -> None:
    attribution = Attribution((S,), (), (LATER,), SourceKind.NAMED, via=(Via("Norwire", S),))
    assert len({attribution, attribution}) == 1
    assert list(attribution.spans()) == [S, LATER, S]


def test_a_judgement_may_hold_something_back() -> None:
    judgement = make_judgement(left_spans=(S,), right_spans=(LATER,), same=0.0)
    assert judge_point(judgement).judgements == (judgement,)
    assert judgement.same == 0.0
    assert make_judgement(same=1.0).same == 1.0


def test_a_judgement_of_values_by_hand_holds_nothing_back() -> None:
    plain = Judgement("r", "s", Relation.AGREES, JudgementKind.DATE, ("same day",))
    assert (plain.left_spans, plain.right_spans, plain.same, plain.exclusion) == ((), (), None, "")


def test_words_judged_elsewhere_are_named_with_their_point() -> None:
    with pytest.raises(ValueError, match="'p' judges words outside 'd', the document of reading"):
        judge_point(make_judgement(right_spans=(ELSEWHERE,)))
