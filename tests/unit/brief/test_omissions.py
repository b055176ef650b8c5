"""Omissions: only of dated reports, and only of what was known before."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.brief.points import document, judged

from stemma.brief.omissions import find_omissions
from stemma.model import Flag, Verdict

DAYS = {"a": date(2031, 3, 4), "b": date(2031, 3, 4), "c": date(2031, 3, 5)}
DOCUMENTS = [document(name) for name in "abc"]


def test_what_two_earlier_reports_carry_is_omitted() -> None:
    point = judged("p", "a", "b")
    (found,) = find_omissions([point], DOCUMENTS, DAYS)
    assert (found.point, found.document_id) == (point.point.id, "c")


@pytest.mark.parametrize(
    ("have", "days"),
    [
        ("ab", {**DAYS, "c": None}),
        ("ab", {**DAYS, "a": date(2031, 3, 9)}),
        ("ab", {**DAYS, "a": None}),
        ("abc", DAYS),
        ("a", DAYS),
    ],
)
def test_nothing_is_omitted(have: str, days: dict[str, date | None]) -> None:
    assert find_omissions([judged("p", *have)], DOCUMENTS, days) == ()


def test_a_report_of_which_only_the_beginning_is_there_omits_nothing() -> None:
    documents = [*DOCUMENTS[:2], replace(DOCUMENTS[2], flags=(Flag.EXCERPT,))]
    assert find_omissions([judged("p", "a", "b")], documents, DAYS) == ()


def test_what_could_not_be_judged_is_no_omission() -> None:
    point = judged("p", "a", "b", verdict=Verdict.UNJUDGED)
    assert find_omissions([point], DOCUMENTS, DAYS) == ()
