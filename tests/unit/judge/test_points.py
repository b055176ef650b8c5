"""The points of an event, from matches made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from tests.unit.judge.made import AGREEING, EARLY, LATE, match, matches
from tests.unit.match.reports import PERSON, Told, amount, day, report

from stemma.judge.claims import ANOTHER_VALUE, PLANNED_AND_DONE
from stemma.judge.context import Context
from stemma.judge.points import PointJudged, judge_event
from stemma.judge.values import CLASHES, HOLD
from stemma.match import Match, Matches, find_spellings
from stemma.match.altered import find_altered
from stemma.model import (
    Annotations,
    Judgement,
    JudgementKind,
    Modality,
    Point,
    Quantity,
    Relation,
    Timex,
)

K, M, R = JudgementKind, Modality, Relation
SURE = 0.99
"""A chance at which two values of any kind are shown to contradict each other."""
LIKELY = match(0.75, 0.2)
"""Two statements that are likely of one fact, and nobody can tell how they stand."""


def judged(found: Matches) -> list[PointJudged]:
    return judge_event(found, Context.of(found.reports))


def of_claims(points: Sequence[PointJudged]) -> list[PointJudged]:
    return [p for p in points if all(r.value is None for r in p.point.readings)]


def of_values(points: Sequence[PointJudged]) -> list[PointJudged]:
    return [
        p for p in points if all(isinstance(r.value, Timex | Quantity) for r in p.point.readings)
    ]


def relations(points: Sequence[PointJudged]) -> list[tuple[Relation, str]]:
    return [(j.relation, j.exclusion) for p in points for j in p.judgements]


def closed(name: str, when: str, iso: str, *, planned: bool = False) -> Annotations:
    verb = "is expected to close" if planned else "closed"
    modality = M.PLANNED if planned else M.ASSERTED
    told = Told(f"The mine {verb} on {when}.", "close", values={when: day(iso)}, modality=modality)
    return report(name, told, published=EARLY)


def brought(name: str, *numbers: int, published: str = EARLY) -> Annotations:
    told = [
        Told(
            f"Truck {n} brought {number} pumps.",
            "bring",
            values={f"{number} pumps": amount(number)},
        )
        for n, number in enumerate(numbers)
    ]
    return report(name, *told, published=published)


def test_every_statement_is_in_one_point_of_claims() -> None:
    reports = [brought("a", 1, 2, 3), brought("b", 4, 5)]
    found = of_claims(judged(matches(reports, {(0, 3): AGREEING}, {})))
    told = sorted(reading.claim.id for made in found for reading in made.point.readings)
    assert told == sorted(claim.id for one in reports for claim in one.claims)
    assert sorted(len(made.point.readings) for made in found) == [1, 1, 1, 2]


def test_statements_that_agree_with_their_values_are_told_once() -> None:
    reports = [brought("a", 12), brought("b", 12)]
    found = judged(matches(reports, {(0, 1): AGREEING}, {(0, 1): SURE}))
    assert relations(of_claims(found)) == [(R.AGREES, "")]
    assert of_values(found) == []


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param(
            [closed("a", "3 February", "2031-02-03"), closed("b", "5 February", "2031-02-05")],
            id="two days",
        ),
        pytest.param([brought("a", 12), brought("b", 19)], id="two counts"),
    ],
)
def test_statements_whose_values_clash_never_agree(reports: list[Annotations]) -> None:
    found = judged(matches(reports, {(0, 1): AGREEING}, {(0, 1): SURE}))
    assert relations(of_claims(found)) == [(R.UNJUDGED, ANOTHER_VALUE)]
    assert relations(of_values(found)) == [(R.CONTRADICTS, "")]


def test_values_that_nobody_read_keep_their_statements_from_agreeing_too() -> None:
    reports = [closed("a", "3 February", "2031-02-03"), closed("b", "5 February", "2031-02-05")]
    found = judged(matches(reports, {(0, 1): AGREEING}, {}))
    assert relations(found) == [(R.UNJUDGED, ANOTHER_VALUE)]


def rowed(name: str, **amounts: int) -> Annotations:
    """A report of one sentence with amounts: `rowed("a", nets=40, men=8)`."""
    told = " and ".join(f"{number} {noun}" for noun, number in amounts.items())
    values = {f"{n} {noun}": amount(n, noun.removesuffix("s")) for noun, n in amounts.items()}
    return report(name, Told(f"The boat did {told}.", "do", values=values), published=EARLY)


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        ({"turns": 29, "nets": 40}, {"nets": 40, "prizes": 3}, True),
        ({"turns": 29, "nets": 40}, {"prizes": 3}, False),  # nothing is shared
        ({"turns": 29, "nets": 40}, {"turns": 31, "prizes": 40}, False),  # of one noun
    ],
)
def test_what_is_counted_of_something_else_is_no_other_value(
    left: dict[str, int], right: dict[str, int], *, holds: bool
) -> None:
    reports = [rowed("a", **left), rowed("b", **right)]
    unlike = dict.fromkeys(product(range(len(left)), range(2, 2 + len(right))), 0.2)
    (told,) = relations(of_claims(judged(matches(reports, {(0, 1): AGREEING}, unlike))))
    assert told == ((R.AGREES, "") if holds else (R.UNJUDGED, ANOTHER_VALUE))


def test_values_that_may_be_of_one_thing_keep_apart_what_shares_another() -> None:
    reports = [rowed("a", turns=29, nets=40), rowed("b", nets=40, prizes=3)]
    alike = dict.fromkeys(product((0, 1), (2, 3)), 0.5)
    (told,) = relations(of_claims(judged(matches(reports, {(0, 1): AGREEING}, alike))))
    assert told == (R.UNJUDGED, ANOTHER_VALUE)


def quoting(name: str, text: str, **values: int) -> Annotations:
    made = {f"{n} {noun}": amount(n, noun) for noun, n in values.items()}
    told = Told(f"The harbour master said: “{text}.”", "sell", text, values=made)
    return report(name, told, published=EARLY)


def test_one_sentence_quoted_in_two_wordings_is_a_point_of_its_own() -> None:
    reports = [
        quoting("a", "We shall not sell a single boat of ours"),
        quoting("b", "We shall not sell any boat of ours"),
        quoting("c", "We shall not sell any boat of ours"),
    ]
    found = matches(reports, {(0, 1): AGREEING}, {})
    found = replace(found, altered=find_altered(found.reports, found.statements))
    clashing = [p for p in judged(found) if any(j.relation in CLASHES for j in p.judgements)]
    (point,) = clashing
    assert relations(clashing) == [(R.DIFFERS, "")] * 2
    assert {j.rung for j in point.judgements} == {"quoted otherwise"}
    assert len(point.point.readings) == 3
    assert (R.UNJUDGED, "quoted otherwise") in relations(judged(found))


def test_a_number_that_a_quotation_has_otherwise_is_told_once() -> None:
    reports = [
        quoting("a", "We shall not sell 7 boats of ours", boats=7),
        quoting("b", "We shall not sell 9 boats of ours", boats=9),
    ]
    found = matches(reports, {(0, 1): AGREEING}, {(0, 1): SURE})
    found = replace(found, altered=find_altered(found.reports, found.statements))
    assert found.altered
    clashing = [p for p in judged(found) if any(j.relation in CLASHES for j in p.judgements)]
    assert [j.kind for p in clashing for j in p.judgements] == [K.COUNT]


def test_what_is_expected_on_a_day_and_what_befell_on_it_never_agree() -> None:
    reports = [
        closed("a", "Friday", "2031-02-07"),
        closed("b", "Friday", "2031-02-07", planned=True),
    ]
    found = judged(matches(reports, {(0, 1): AGREEING}, {(0, 1): SURE}))
    assert (R.UNJUDGED, PLANNED_AND_DONE) in relations(of_claims(found))
    assert R.AGREES not in {relation for relation, _ in relations(found)}


def test_a_value_that_a_report_gives_as_well_is_no_clash() -> None:
    # Twelve and nineteen are two things for the first report; the second has only one of them.
    reports = [brought("a", 12, 19), brought("b", 19)]
    values = {(0, 2): SURE, (1, 2): SURE}
    read = {(1, 2): replace(LIKELY, left=1, right=2)}
    assert (R.AGREES, "") in relations(judged(matches(reports, read, values)))
    assert {r for r, _ in relations(judged(matches(reports, read, values)))} <= {*HOLD, R.UNJUDGED}
    reports = [brought("a", 12, 19), brought("b", 19), brought("c", 12)]
    values = {(0, 2): SURE, (1, 2): SURE, (0, 3): SURE, (1, 3): SURE}
    read |= {(0, 3): replace(LIKELY, left=0, right=3)}
    shown = {r for r, _ in relations(judged(matches(reports, read, values)))}
    assert shown <= {*HOLD, R.UNJUDGED}
    # Where no report gives both, it is one.
    reports = [brought("a", 12), brought("b", 19)]
    one_fact = {(0, 1): LIKELY}
    found = of_values(judged(matches(reports, one_fact, {(0, 1): SURE})))
    assert relations(found) == [(R.CONTRADICTS, "")]


@pytest.mark.parametrize(("second", "clashes"), [(0.89, 1), (0.9, 2), (0.3, 1)])
def test_of_two_values_of_a_statement_the_nearer_one_is_held_against_another(
    second: float, clashes: int
) -> None:
    # "Killing four and driving 1,200 from their homes" has one figure for "at least six killed".
    words = {"4 people": amount(4, "person"), "1200 others": amount(1200, "person")}
    both = Told("It killed 4 people and drove 1200 others away.", "kill", values=words)
    other = Told("It killed 6 people.", "kill", values={"6 people": amount(6, "person")})
    reports = [report("a", both, published=EARLY), report("b", other, published=EARLY)]
    read = matches(reports, {(0, 1): LIKELY}, {(0, 2): SURE, (1, 2): second})
    found = [j for p in judged(read) for j in p.judgements if j.kind is K.COUNT]
    assert sum(j.relation in CLASHES for j in found) == clashes


def test_values_of_statements_that_are_of_other_facts_differ_at_most() -> None:
    reports = [brought("a", 12), brought("b", 19)]
    found = of_values(judged(matches(reports, {}, {(0, 1): SURE})))
    assert relations(found) == [(R.DIFFERS, "")]


def test_values_are_of_one_thing_by_the_pairs_that_were_read() -> None:
    # Four reports say twelve, four nineteen, and only one of each was read with one of the others.
    twelves, nineteens = ([brought(f"{n}{i}", n) for i in range(4)] for n in (12, 19))
    same = {(a, b): SURE for first in (0, 4) for a in range(first, first + 4)
            for b in range(a + 1, first + 4)}  # fmt: skip
    read = {pair: replace(LIKELY, left=pair[0], right=pair[1]) for pair in [*same, (0, 4)]}
    found = of_values(judged(matches([*twelves, *nineteens], read, {**same, (0, 4): SURE})))
    assert (R.CONTRADICTS, "") in relations(found)


def test_a_figure_that_moved_is_an_update() -> None:
    told = [
        report(
            name,
            Told(
                f"The flood killed {n} miners.", "kill", values={f"{n} miners": amount(n, "miner")}
            ),
            published=published,
        )
        for name, n, published in (("a", 12, EARLY), ("b", 19, LATE))
    ]
    found = judged(matches(told, {(0, 1): match(0.9, 0.2, conflict=0.4)}, {(0, 1): SURE}))
    assert (R.UPDATES, "") in relations(of_values(found))


def test_values_of_which_some_stand_in_statements_that_agree_are_all_in_one_point() -> None:
    reports = [brought("a", 12), brought("b", 12), brought("c", 12)]
    values = dict.fromkeys([(0, 1), (0, 2), (1, 2)], SURE)
    read = {(0, 1): AGREEING, (0, 2): LIKELY, (1, 2): LIKELY}
    found = judged(matches(reports, read, values))
    (made,) = [one for one in found if any(r.value is not None for r in one.point.readings)]
    told = {r.id for r in made.point.readings if r.value is not None}
    judgements = [j for j in made.judgements if {j.left, j.right} <= told]
    assert len(told) == len(judgements) == 3
    assert {j.relation for j in judgements} == {R.AGREES}
    # Where the statements of all of them agree, these tell it.
    claims = dict.fromkeys(values, AGREEING)
    assert of_values(judged(matches(reports, claims, values))) == []


def test_a_clause_and_the_value_in_it_are_one_point() -> None:
    texts = (
        "The flood killed 12 miners.",
        "12 miners were killed by the flood.",
        "12 miners died.",
    )
    reports = [
        report(name, Told(text, "kill", values={"12 miners": amount(12, "miner")}))
        for name, text in zip("abc", texts, strict=True)
    ]
    values = dict.fromkeys([(0, 1), (0, 2), (1, 2)], SURE)
    read = {(0, 1): AGREEING, (0, 2): LIKELY, (1, 2): LIKELY}
    found = judged(matches(reports, read, values))
    (made,) = [one for one in found if one.judgements]
    assert len([r for r in made.point.readings if r.value is None]) == 3
    assert len([r for r in made.point.readings if r.value is not None]) == 3


def test_statements_that_are_hardly_of_one_fact_share_no_point() -> None:
    reports = [brought("a", 12), brought("b", 12)]
    found = of_claims(judged(matches(reports, {(0, 1): match(0.4, 0.9)}, {})))
    assert [len(made.point.readings) for made in found] == [1, 1]


def test_the_words_judged_are_the_clause_with_its_value() -> None:
    text = "The mine closed on Friday, 3 February."
    one = report(
        "a", Told(text, "close", "The mine closed", values={"3 February": day("2031-02-03")})
    )
    other = closed("b", "5 February", "2031-02-05")
    found = judged(matches([one, other], {}, {(0, 1): SURE}))
    ((judgement,),) = [made.judgements for made in of_values(found)]
    texts = {o.document.id: o.document.text for o in (one, other)}
    told = {
        tuple(span.of(texts[span.document_id]) for span in spans)
        for spans in (judgement.left_spans, judgement.right_spans)
    }
    assert told == {("The mine closed", "3 February"), ("The mine closed on 5 February",)}
    assert judgement.same == SURE


def test_a_name_spelled_in_two_ways_is_a_point_of_its_own() -> None:
    told = [
        report(name, Told(f"{who} resigned.", "resign", roles={"agent": who}), names={who: PERSON})
        for name, who in (("a", "Ilva Selmar"), ("b", "Ilva Zelmar"))
    ]
    ((judgement,),) = [made.judgements for made in of_names(told)]
    assert (judgement.kind, judgement.relation) == (K.NAME, R.DIFFERS)
    assert judgement.rung == "spelled otherwise"


def of_names(told: Sequence[Annotations]) -> list[PointJudged]:
    found = replace(matches(told, {}, {}), spellings=find_spellings(told))
    return [p for p in judged(found) if isinstance(p.point.readings[0].value, str)]


def test_two_letters_for_one_sound_are_two_spellings_too() -> None:
    told = [
        report(name, Told(f"{who} resigned.", "resign", roles={"agent": who}), names={who: PERSON})
        for name, who in (("a", "Masoud Lima"), ("b", "Massoud Lima"))
    ]
    ((judgement,),) = [made.judgements for made in of_names(told)]
    assert (judgement.relation, judgement.rung) == (R.DIFFERS, "other transliteration")


def test_places_where_a_name_is_spelled_alike_are_judged_once_a_report() -> None:
    one, other = (
        report(
            name,
            *(Told(f"{who} {did}.", did, roles={"agent": who}) for did in ("wept", "left")),
            names={who: PERSON},
        )
        for name, who in (("a", "Ilva Selmar"), ("b", "Ilva Selmar"))
    )
    third = report("c", Told("Ilva Zelmar slept.", "sleep", roles={"agent": "Ilva Zelmar"}),
                   names={"Ilva Zelmar": PERSON})  # fmt: skip
    (made,) = of_names([one, other, third])
    assert len(made.point.readings) == 5
    relations = [judgement.relation for judgement in made.judgements]
    assert relations.count(R.AGREES) == 1
    assert relations.count(R.DIFFERS) == 4


def test_the_id_of_a_point_is_that_of_its_two_earliest_statements() -> None:
    reports = [
        report("a", "The dam held.", published=EARLY),
        report("b", "The dam stood.", published=EARLY),
        report("c", "The dam stayed.", published=LATE),
    ]
    two = matches(reports[:2], {(0, 1): AGREEING}, {})
    three = matches(reports, {(0, 1): AGREEING, (1, 2): AGREEING}, {})
    (before,), (after,) = of_claims(judged(two)), of_claims(judged(three))
    assert before.point.id == after.point.id
    assert len(after.point.readings) == 3


def turned(found: Matches) -> Matches:
    """The same event, its reports and all that is numbered by them the other way round."""
    count, many = len(found.statements), len(found.slots)
    slots = found.slots[::-1]
    return Matches(
        found.reports[::-1],
        tuple(
            type(s)(
                len(found.reports) - 1 - s.document, s.number, s.claim, s.words, s.names, s.vector
            )
            for s in found.statements[::-1]
        ),
        tuple(type(s)(count - 1 - s.statement, s.value, s.family) for s in slots),
        {
            (count - 1 - b, count - 1 - a): type(m)(
                count - 1 - m.right, count - 1 - m.left, m.same, m.words, m.verbatim
            )
            for (a, b), m in found.claims.items()
        },
        {
            (many - 1 - b, many - 1 - a): type(v)(many - 1 - v.right, many - 1 - v.left, v.same)
            for (a, b), v in found.values.items()
        },
    )


def without_sides(judgement: Judgement) -> tuple[object, ...]:
    return (
        frozenset({judgement.left, judgement.right}),
        judgement.kind,
        judgement.relation,
        judgement.rung,
        judgement.exclusion,
    )


def test_how_the_reports_are_numbered_changes_no_point_and_no_judgement() -> None:
    reports = [
        closed("a", "3 February", "2031-02-03"),
        closed("b", "5 February", "2031-02-05"),
        closed("c", "Friday", "2031-02-07", planned=True),
        closed("d", "3 February", "2031-02-03"),
    ]
    claims = {(0, 1): AGREEING, (0, 3): match(0.8, 0.8), (1, 2): match(0.7, 0.6)}
    values = {(0, 1): SURE, (0, 3): 0.8, (1, 2): 0.86, (1, 3): 0.9}
    found = matches(reports, claims, values)
    one, other = judged(found), judged(turned(found))
    assert [p.point for p in one] == [p.point for p in other]
    for left, right in zip(one, other, strict=True):
        assert {without_sides(j) for j in left.judgements} == {
            without_sides(j) for j in right.judgements
        }


def test_a_point_has_each_reading_once_in_text_order() -> None:
    reports = [brought("a", 12, 12), brought("b", 12), brought("c", 12)]
    claims = {(0, 2): AGREEING, (1, 2): AGREEING, (0, 3): AGREEING}
    for made in judged(matches(reports, claims, {(0, 2): SURE, (1, 2): SURE, (0, 3): SURE})):
        assert isinstance(made.point, Point)
        assert list(made.point.readings) == sorted(
            made.point.readings, key=lambda r: (r.spans, r.id)
        )
        known = {reading.id for reading in made.point.readings}
        assert all({j.left, j.right} <= known for j in made.judgements)


def test_no_statements_make_no_points() -> None:
    assert judged(matches([], {}, {})) == []


def cut(name: str, *told: tuple[int, str]) -> Annotations:
    words = " and ".join(f"{number} {noun}" for number, noun in told)
    values = {f"{number} {noun}": amount(number, noun) for number, noun in told}
    return report(name, Told(f"Divers cut {words}.", "cut", values=values))


@pytest.mark.parametrize(
    ("left", "right", "fact", "value", "shown"),
    [
        ([(3, "cable")], [(2, "undersea cable")], 0.97, 0.65, True),
        ([(3, "cable")], [(2, "cable")], 0.85, 0.65, False),  # not surely one fact
        ([(3, "cable")], [(2, "cable")], 0.97, 0.4, False),  # the values look like two things
        ([(3, "cable")], [(2, "rope")], 0.97, 0.65, False),
        ([(3, "cable"), (5, "rope")], [(2, "cable")], 0.97, 0.65, False),  # one of two counts
    ],
)
def test_the_only_counts_of_one_fact_measure_one_thing(
    left: list[tuple[int, str]],
    right: list[tuple[int, str]],
    fact: float,
    value: float,
    shown: bool,  # noqa: FBT001
) -> None:
    reports = [cut("a", *left), cut("b", *right)]
    read = {(0, 1): match(fact, 0.1, conflict=0.9, kind="number")}
    found = judged(matches(reports, read, {(0, len(left)): value}))
    assert any(j.relation in CLASHES for p in of_values(found) for j in p.judgements) is shown


@pytest.mark.parametrize(
    ("fact", "other", "shown"),
    [
        (match(0.75, 0.2), 12, True),
        (match(0.5, 0.2), 12, False),  # the statements are hardly of one fact
        (None, 12, False),  # nobody has read them together
        (match(0.75, 0.2), 10, False),  # they clash in another value
    ],
)
def test_equal_values_hold_only_in_statements_that_may_be_of_one_fact(
    fact: Match | None,
    other: int,
    shown: bool,  # noqa: FBT001
) -> None:
    reports = [
        report(
            name,
            Told(
                f"Trucks brought {number} pumps on Tuesday.",
                "bring",
                values={f"{number} pumps": amount(number, "pump"), "on Tuesday": day("2031-03-04")},
            ),
        )
        for name, number in (("a", 12), ("b", other))
    ]
    read = {} if fact is None else {(0, 1): fact}
    # The first value of each is the day: times come before amounts.
    found = judged(matches(reports, read, {(0, 2): SURE}))
    held = [r for r, _ in relations(found) if r is R.AGREES]
    assert bool(held) is shown
