"""Every verdict, relation and exclusion has words; those of our own are never shown by name."""

import pytest
from tests.unit.report.unjudged_sample import WHY, make_unjudged_brief

from stemma.model import Relation, Verdict
from stemma.report.verdict_words import (
    describe_exclusion,
    describe_relation,
    describe_verdict,
    find_exclusions,
)


def test_what_could_not_be_judged_is_told_in_plain_words() -> None:
    assert describe_verdict(Verdict.UNJUDGED) == "not judged"
    assert describe_relation(Relation.UNJUDGED) == "not judged"


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words(verdict: Verdict) -> None:
    assert describe_verdict(verdict)


@pytest.mark.parametrize(
    "name",
    [
        *("another value", "another party", "another occasion", "both values in one report"),
        *("planned against done", "asked against done", "part of the whole", "updated later"),
        *("one denies", "not surely one fact", "not surely one thing", "words tell neither"),
        "in statements of other things",
        "too few words",
    ],
)
def test_an_exclusion_says_why(name: str) -> None:
    assert len(describe_exclusion(name)) > len(name)


def test_a_name_without_words_speaks_for_itself() -> None:
    assert describe_exclusion("of another planet") == "of another planet"
    assert describe_exclusion("") == ""


def test_each_reason_is_told_once() -> None:
    judgements = [j for p in make_unjudged_brief().points for j in p.judgements]
    assert find_exclusions(judgements * 2) == (WHY,)
    assert find_exclusions([]) == ()
