"""The words that are shown for a reading on which judgements were made."""

from dataclasses import replace

from tests.unit.report.brief_sample import make_brief, place

from stemma.model import Judgement, JudgementKind, Relation
from stemma.report.view.judged import JudgedWords
from stemma.report.view.named import find_named

BRIEF = make_brief()
ONE, TWO, *_ = BRIEF.documents
DAY = BRIEF.points[0]
LEFT, RIGHT = DAY.point.readings


def judge(relation: Relation, words: str = "", *, reason: str = "why") -> Judgement:
    spans = (place(ONE, words),) if words else ()
    return Judgement(
        LEFT.id, RIGHT.id, relation, JudgementKind.DATE, (reason,), left_spans=spans
    )  # fmt: skip


def test_the_words_judged_are_shown() -> None:
    found = [judge(Relation.CONTRADICTS, "closed on Friday")]
    assert JudgedWords(found).of(LEFT) == (place(ONE, "closed on Friday"),)


def test_without_them_what_is_shown_anywhere() -> None:
    found = [judge(Relation.CONTRADICTS, "closed on Friday")]
    assert JudgedWords(found).of(RIGHT) == RIGHT.claim.spans
    assert JudgedWords([]).of(LEFT) == LEFT.claim.spans


def test_the_gravest_judgement_names_them() -> None:
    found = [
        judge(Relation.UNJUDGED, "The bridge"),
        judge(Relation.AGREES, "the mayor"),
        judge(Relation.DIFFERS, "Friday"),
    ]
    assert JudgedWords(found).of(LEFT) == (place(ONE, "Friday"),)
    assert JudgedWords(found[:2]).of(LEFT) == (place(ONE, "The bridge"),)
    assert JudgedWords([judge(Relation.CONTRADICTS), *found]).of(LEFT) == (place(ONE, "Friday"),)


def test_both_sides_have_their_own() -> None:
    spans = (place(TWO, "on Saturday"),)
    found = replace(judge(Relation.CONTRADICTS, "on Friday"), right_spans=spans)
    assert JudgedWords([found]).of(RIGHT) == spans
    assert JudgedWords([found]).of(LEFT) == (place(ONE, "on Friday"),)


def test_the_words_of_a_reason_are_looked_for_in_what_was_judged() -> None:
    reason = "“Three” and “The” are two."
    claims = [judge(Relation.CONTRADICTS, "Three boats waited", reason=reason)]
    assert find_named(LEFT, claims, ONE.text) == (place(ONE, "Three"),)
    claims = [judge(Relation.CONTRADICTS, reason=reason)]
    assert find_named(LEFT, claims, ONE.text) == (place(ONE, "The"),)
