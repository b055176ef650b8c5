"""Pairs brought together and read, with stand-ins for the two models."""

from dataclasses import replace
from itertools import permutations

import pytest
from tests.unit.match.reports import StubPairs, Told, amount, day, events, matcher, report

from stemma.encoder.pairs import PairInput, PairScores
from stemma.match import Match, Matches, cluster
from stemma.match import matcher as module
from stemma.match.candidates import NEAREST, find_candidates
from stemma.match.matcher import HOSTS, OWN_READ, READ
from stemma.match.twins import MOST
from stemma.match.wordings import grouped
from stemma.model import Annotations


def chances(found: Matches) -> list[tuple[int, int, float]]:
    return [(m.left, m.right, m.same) for m in found.claims.values()]


DAM = "The dam above the village burst in the storm."
NEAR = "In the storm the dam above the village burst at dawn."
THIEF = "A thief took the jewel from the museum."


FILLING = (
    "The ferry sank in the harbour.",
    "A guard left the court.",
    "The council rejected the budget.",
    "The minister resigned.",
    "The judge sentenced a thief.",
    "A strike began in the tunnel.",
)
MORE = (
    "The mayor sails.",
    "A museum opened.",
    "The bridge is closed to lorries.",
    "Rain fell on Monday.",
)
FERRY = FILLING[0]


def words(found: Matches, number: int) -> str:
    statement = found.statements[number]
    text = found.reports[statement.document].document.text
    return statement.spans[0].of(text)


def match_of(found: Matches, *texts: str) -> Match:
    """The one match of two statements of these words."""
    (match,) = [
        match
        for pair, match in found.claims.items()
        if sorted(words(found, n) for n in pair) == sorted(text[:-1] for text in texts)
    ]
    return match


def valued(text: str, number: int) -> Told:
    """A sentence whose last word is taken for a count."""
    return Told(text, values={text[:-1].rsplit(maxsplit=1)[-1]: amount(number)})


def told(found: Matches) -> dict[frozenset[str], float]:
    """The pairs of statements by their reports and words."""
    return {
        frozenset(f"{found.document_of(n)} {words(found, n)}" for n in pair): match.same
        for pair, match in found.claims.items()
    }


def test_statements_of_two_reports_in_like_words_are_read() -> None:
    found = matcher().match([report("a", DAM, THIEF), report("b", NEAR)])
    match = match_of(found, DAM, NEAR)
    assert 0.5 < match.same < 1
    assert not match.verbatim
    assert match.words.kind == "number"
    assert all(other.same < 0.5 for other in found.claims.values() if other != match)


def test_statements_are_read_that_score_enough() -> None:
    event = events().make([report("a", DAM, *FILLING), report("b", NEAR, *MORE)])
    wordings = grouped(event.told)
    scores = {(c.left, c.right): c.score for c in find_candidates(event, wordings)}
    wanted = {pair for pair, score in scores.items() if score >= READ}
    assert 0 < len(wanted) < len(scores)
    assert set(matcher().match(event.reports).claims) == wanted


def test_statements_of_one_report_are_no_pair() -> None:
    assert matcher().match([report("a", DAM, NEAR)]).claims == {}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (DAM, DAM),
        (DAM, DAM.replace("The dam", "the Dam")),
        ("Lasko resigned.", "Lasko resigned."),
        ("The minister resigned.", "The minister resigned."),
    ],
)
def test_the_same_words_are_of_one_fact_whatever_the_model_says(left: str, right: str) -> None:
    class Denying(StubPairs):
        def read(self, pair: PairInput) -> PairScores:
            return replace(super().read(pair), same=0.0, words=(0.0, 0.0, 1.0, 0.0))

    found = matcher(Denying()).match([report("a", left, THIEF), report("b", right, FERRY)])
    match = match_of(found, left, right)
    assert (match.same, match.verbatim, match.words.agree) == (1.0, True, 1.0)
    assert all(other.same == 0 for other in found.claims.values() if other != match)


def test_equal_passages_are_not_read() -> None:
    pairs = StubPairs()
    matcher(pairs).match([report("a", DAM), report("b", DAM)])
    assert pairs.asked == []


def test_a_pair_is_read_once_and_the_same_either_way() -> None:
    one, other = report("a", DAM), report("b", NEAR)
    pairs = StubPairs()
    made = matcher(pairs)
    first, second = made.match([one, other]), made.match([other, one])
    assert first.claims == second.claims
    assert len(pairs.asked) == 1


def test_what_else_is_in_the_pile_changes_no_match() -> None:
    pair = [report("a", DAM, THIEF), report("b", NEAR)]
    others = [report(f"x{n}", f"{THIEF[:-1]} number {n}.", "The ferry sank.") for n in range(6)]
    alone, beside = told(matcher().match(pair)), told(matcher().match([*pair, *others]))
    # Whether a pair is read hangs on the pile, what is said of it does not.
    both = alone.keys() & beside.keys()
    assert both
    assert {key: beside[key] for key in both} == {key: alone[key] for key in both}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_reports_changes_nothing(order: tuple[int, ...]) -> None:
    reports = [report("a", DAM, THIEF), report("b", NEAR), report("c", THIEF, "The ferry sank.")]
    found = matcher().match([reports[n] for n in order])
    first = matcher().match(reports)
    assert found.reports == first.reports
    assert (found.claims, found.values) == (first.claims, first.values)


FAIR = -2.0
"""A score that some pairs of a small event have, and some have not."""


def counted(name: str, number: int, what: str = "miners", **more: Told) -> Annotations:
    text = f"The flood held {number} {what} below the village."
    value = {f"{number} {what}": amount(number, what[:-1])}
    return report(name, Told(text, values=value), *more.values())


def test_values_that_measure_the_like_are_a_pair_whatever_they_are() -> None:
    found = matcher().match([counted("a", 12), counted("b", 19)])
    assert [(slot.family, slot.statement) for slot in found.slots] == [("count", 0), ("count", 1)]
    ((pair, match),) = found.values.items()
    assert pair == (0, 1)
    assert match.same > 0.5


def test_values_are_read_in_statements_that_are_likely_or_known_to_be_of_one_fact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "VALUES_READ", FAIR)
    told = [valued(text, 12 + n) for n, text in enumerate((DAM, *FILLING))]
    other = [valued(text, 30 + n) for n, text in enumerate((NEAR, *MORE))]
    event = events().make([report("a", *told), report("b", *other)])
    wordings = grouped(event.told)
    found = matcher().match(event.reports)
    likely = {
        (one.left, one.right) for one in find_candidates(event, wordings) if one.score >= FAIR
    }
    known = {pair for pair, match in found.claims.items() if match.same >= HOSTS}
    hosts = {
        (found.slots[match.left].statement, found.slots[match.right].statement)
        for match in found.values.values()
    }
    assert hosts == likely | known
    assert len(found.values) == len(hosts) < len(told) * len(other)


def test_values_of_two_kinds_are_never_a_pair() -> None:
    text = "The flood began on {} below the village."
    one = report("a", Told(text.format("Friday"), values={"Friday": day("2031-02-07")}))
    other = report("b", Told(text.format("12"), values={"12": amount(12)}))
    found = matcher().match([one, other])
    assert {slot.family for slot in found.slots} == {"date", "count"}
    assert found.values == {}


def test_values_of_one_report_are_no_pair() -> None:
    text = "The flood held 12 miners."
    twice = [Told(text, values={"12 miners": amount(12, "miner")})] * 2
    assert matcher().match([report("a", *twice), report("b", THIEF)]).values == {}


def test_values_of_two_statements_of_one_fact_are_read() -> None:
    where = "in the storm below the village"
    one = report("a", Told(f"The flood held 12 miners {where}.", values={"12": amount(12)}))
    other = report(
        "b", Told(f"The flood held the miners {where} for 9 shifts.", values={"9": amount(9)})
    )
    found = matcher().match([one, other])
    assert [*found.values] == [(0, 1)]
    assert found.values[0, 1].same < 1


def test_many_copies_are_tied_and_take_no_place_among_the_candidates() -> None:
    copies = [report(f"c{n:02}", DAM) for n in range(MOST + NEAREST)]
    found = matcher().match([*copies, report("z", NEAR), report("y", THIEF)])
    groups = cluster(len(found.statements), chances(found), least=0.5)
    dams = {n for n in range(len(found.statements)) if "dam" in words(found, n)}
    assert tuple(sorted(dams)) in groups


def across(found: Matches) -> list[set[str]]:
    """The reports of the pairs of one wording with the other."""
    return [
        {found.reports[found.statements[n].document].document.source[0] for n in pair}
        for pair in found.claims
        if len({"at dawn" in words(found, n) for n in pair}) == 2
    ]


def test_two_wordings_that_reports_have_twice_are_pairs_of_two_reports_only() -> None:
    reports = [report("a", DAM, DAM), report("b", NEAR, NEAR), report("c", NEAR)]
    assert sorted(map(sorted, across(matcher().match(reports)))) == [
        *[["a", "b"]] * 4,
        *[["a", "c"]] * 2,
    ]


def with_both(count: int) -> list[set[str]]:
    """The pairs of two wordings that so many reports have both of, and one more has one of."""
    reports = [report(f"r{n}", DAM, NEAR) for n in range(count)]
    return across(matcher().match([*reports, report("alone", DAM)]))


@pytest.mark.parametrize("count", [2, 3, 4, 5, 8])
def test_of_reports_that_have_both_wordings_the_one_is_no_pair_with_the_other(count: int) -> None:
    assert {"r"} not in with_both(count)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 8])
def test_who_has_one_wording_is_a_pair_with_one_of_those_that_have_both(count: int) -> None:
    assert {"r", "a"} in with_both(count)


def test_a_statement_is_held_against_so_many_wordings_at_most() -> None:
    numbered = [report(f"n{n:02}", f"The dam above village {n} burst.") for n in range(30)]
    found = matcher().match(numbered)
    # Each of two may be among the nearest of the other.
    assert len(found.claims) <= 30 * NEAREST


def test_no_reports_give_no_matches() -> None:
    found = matcher().match([])
    assert (found.reports, found.statements, found.claims, found.values) == ((), (), {}, {})
    empty = matcher().match([report("a")])
    assert (empty.statements, empty.slots) == ((), ())


def test_two_counts_of_one_report_in_like_statements_are_read_for_their_own_sake() -> None:
    text = "The flood held {} below the village{}."
    told = [
        Told(text.format(f"{n} miners", end), values={f"{n} miners": amount(n, "miner")})
        for n, end in ((12, ""), (19, " at dawn"))
    ]
    far = Told("A thief took 7 jewels.", values={"7 jewels": amount(7, "jewel")})
    found = matcher().match([report("a", *told, far)])
    assert [(match.left, match.right) for match in found.own] == [(0, 1)]
    assert found.own[0].same > OWN_READ
    assert found.values == {}


def test_counts_of_one_statement_or_of_two_reports_are_no_pair_of_one_report() -> None:
    text = "The flood held 12 miners and 19 guards."
    values = {"12 miners": amount(12, "miner"), "19 guards": amount(19, "guard")}
    reports = [report(name, Told(text, values=values)) for name in "ab"]
    assert matcher().match(reports).own == ()
