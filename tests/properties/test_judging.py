"""What two reports come to is the same whichever of them comes first."""

from typing import NamedTuple

from hypothesis import event, given
from hypothesis import strategies as st
from tests.unit.judge.made import EARLY, LATE, Pair, match, pair, stand
from tests.unit.match.reports import PERSON, PLACE, Told, amount, day

from stemma.encoder.pairs import KINDS
from stemma.judge.asking import stage
from stemma.judge.claims import denies, judge_claims
from stemma.judge.context import Context
from stemma.judge.ladder import Judged
from stemma.judge.pair import Pair as Judging
from stemma.judge.parties import judge_named
from stemma.judge.values import compare_values, show_values
from stemma.match import Match, family_of
from stemma.model import Entity, EntityKind, Mention, Modality, Polarity, Relation, Span

NAMES = {
    "Ana Vool": PERSON, "Luis Vool": PERSON, "Vool": PERSON, "Jon Lund": PERSON,
    "Alton": PLACE, "Brix": PLACE,
}  # fmt: skip
DAYS = {"3 February": "2031-02-03", "5 February": "2031-02-05"}
CHANCES = st.sampled_from([0.0, 0.3, 0.5, 0.55, 0.6, 0.75, 0.9, 1.0])


class Said(NamedTuple):
    """What a report says, and when it appeared."""

    told: Told
    published: str | None


@st.composite
def sayings(draw: st.DrawFn) -> Said:
    """A sentence of somebody who did something to somebody, some time."""
    who, whom = draw(st.sampled_from([*NAMES])), draw(st.sampled_from([*NAMES, "the guard", "him"]))
    verb = draw(st.sampled_from(["strike", "meet"]))
    when = draw(st.sampled_from([*DAYS]))
    number = draw(st.sampled_from([12, 19]))
    told = Told(
        f"Brandt said {who} would {verb} {whom} on {when} with {number} men.",
        verb,
        f"{who} would {verb} {whom} on {when} with {number} men",
        roles={"agent": who, "patient": whom},
        values={when: day(DAYS[when]), f"{number} men": amount(number, "man")},
        polarity=draw(st.sampled_from([*[Polarity.ASSERTS] * 3, Polarity.DENIES])),
        modality=draw(st.sampled_from([*[Modality.ASSERTED] * 4, *Modality])),
        by=draw(st.sampled_from(["", "Brandt"])),
    )
    return Said(told, draw(st.sampled_from([None, EARLY, LATE])))


@st.composite
def found(draw: st.DrawFn) -> Match:
    """What the pair reader may say of two."""
    agree, narrower, conflict, denial = (draw(CHANCES) for _ in range(4))
    return match(
        draw(CHANCES), agree, narrower=narrower, conflict=conflict, denial=denial,
        kind=draw(st.sampled_from(KINDS)), verbatim=draw(st.booleans()),
    )  # fmt: skip


def both(one: Said, other: Said) -> Pair:
    return pair(
        one.told, other.told, names=NAMES | {"Brandt": PERSON},
        published=(one.published, other.published),
    )  # fmt: skip


@given(sayings(), sayings(), found(), st.sampled_from([False, False, True]))
def test_claims_mirror_themselves(
    one: Said,
    other: Said,
    said: Match,
    clashing: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    two = both(one, other)
    left, right = two.readings
    judged, mirrored = (
        judge_claims(Judging(a, b, said, two.context, clashing))
        for a, b in ((left, right), (right, left))
    )
    event(judged.exclusion or judged.rung)
    assert stand(judged) == stand(mirrored)
    check_reason(judged)


@given(sayings(), sayings(), found())
def test_what_agrees_is_of_one_stage_and_one_side(one: Said, other: Said, said: Match) -> None:
    two = both(one, other)
    left, right = two.readings
    judged = judge_claims(Judging(left, right, said, two.context, clashing=False))
    if judged.relation is Relation.AGREES:
        assert denies(left.claim) is denies(right.claim)
        assert stage(left.claim) == stage(right.claim)


@given(sayings(), sayings(), found())
def test_an_exclusion_is_named_where_nothing_is_shown_and_nowhere_else(
    one: Said, other: Said, said: Match
) -> None:
    two = both(one, other)
    judged = judge_claims(Judging(*two.readings, said, two.context, clashing=False))
    assert bool(judged.exclusion) == (judged.relation is Relation.UNJUDGED)


@given(sayings(), sayings(), CHANCES, st.booleans())
def test_values_mirror_themselves(
    one: Said,
    other: Said,
    same: float,
    both_given: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    two = both(one, other)
    left, right = two.values
    assert left.value is not None
    assert not isinstance(left.value, str)
    family = family_of(left.value)
    judged, mirrored = (
        show_values(
            compare_values(a, b, two.context),
            (a, b),
            two.context,
            family=family,
            same=same,
            both_given=both_given,
        )
        for a, b in ((left, right), (right, left))
    )
    assert stand(judged) == stand(mirrored)
    check_reason(judged)


def check_reason(judged: Judged) -> None:
    """A reason is one line that ends."""
    assert len(judged.reason.splitlines()) == 1
    assert judged.reason.endswith(".")


CALLED = st.sampled_from(["Ana Vool", "A. Vool", "Vool", "Jon Lund", "Alton", "northern Alton"])


@given(CALLED, CALLED, st.sampled_from(EntityKind))
def test_two_named_in_one_place_mirror_themselves(name: str, other: str, kind: EntityKind) -> None:
    one = Entity("a", name, kind, (Mention(Span("a", 0, 4), kind),))
    two = Entity("b", other, kind, (Mention(Span("b", 0, 4), kind),))
    context = Context({}, {"a": one, "b": two}, {})
    assert stand(judge_named(one, two, context)) == stand(judge_named(two, one, context))
