"""A clause and the values in it are one fact, told once."""

from stemma.judge.facts import CLAIM, Told, as_facts
from stemma.model import Claim, Reading, Span


def reading(name: str) -> Reading:
    span = Span(name, 0, 4)
    return Reading(f"reading-{name}", Claim(f"claim-{name}", (span,), "fall"), name, (span,), None)


def told(kind: str, name: str, *holding: str) -> Told:
    return Told(kind, (reading(name),), (), frozenset(holding))


CLAIMS = told(CLAIM, "claims", "0-1", "1-4")


def names(found: list[Told]) -> list[list[str]]:
    return [[r.document_id for r in one.readings] for one in found]


def test_values_go_to_the_claims_whose_statements_they_stand_in() -> None:
    values = told("value", "values", "0-1", "1-4", "2-7")
    assert names(as_facts([CLAIMS, values])) == [["claims", "values"]]


def test_values_go_where_they_share_most() -> None:
    more = told(CLAIM, "more", "0-2", "1-5", "2-7")
    values = told("value", "values", "0-1", "1-4", "0-2", "1-5", "2-7")
    assert names(as_facts([CLAIMS, more, values])) == [["claims"], ["more", "values"]]


def test_values_of_the_same_statements_are_one_point_that_of_most_wordings_first() -> None:
    few = told("value", "few", "0-1", "1-4")
    many = told("value", "many", "0-1", "1-4", "2-7")
    assert names(as_facts([few, many])) == [["many", "few"]]


def test_what_shares_one_wording_alone_stays_apart() -> None:
    values = told("value", "values", "0-1", "2-7")
    assert names(as_facts([CLAIMS, values])) == [["claims"], ["values"]]


def test_what_clashes_is_put_to_nothing() -> None:
    clash = told("value", "clash")
    assert names(as_facts([CLAIMS, clash])) == [["claims"], ["clash"]]
