"""Which reading stands for a point, and the words it is told in."""

from dataclasses import replace

import pytest

from stemma.model import (
    Argument,
    Attribution,
    Brief,
    Claim,
    Corroboration,
    Document,
    JudgedPoint,
    Judgement,
    JudgementKind,
    Point,
    Reading,
    Relation,
    SourceKind,
    Span,
    Verdict,
)
from stemma.report.view.telling import Telling, central, only_speaks

TEXT = (
    "The old dam fell on Monday. He was 95. "
    "The dam fell, said the mayor of Velm, a town of nine thousand people by the long river, where "
    "many had left their homes in the night before the water came down the valley at dawn."
)
DOCUMENT = Document("d", "a.txt", TEXT, "0")
SENTENCES = (
    Span("d", 0, TEXT.index(" He was")),
    Span("d", TEXT.index("He was"), TEXT.index(" The dam fell,")),
    Span("d", TEXT.index("The dam fell,"), len(TEXT)),
)


def reading(words: str) -> Reading:
    start = TEXT.index(words)
    span = Span("d", start, start + len(words))
    return Reading(words, Claim(f"c-{words}", (span,), "fall"), "d", (span,), None)


TELLING = Telling(Brief(documents=(DOCUMENT,), sentences=SENTENCES))


def told(one: Reading) -> str:
    return " … ".join(span.of(TEXT) for span in TELLING.spans(one))


def test_a_clause_of_few_words_is_told_by_its_sentence() -> None:
    assert told(reading("dam fell on")) == "The old dam fell on Monday."
    assert told(reading("The old dam fell")) == "The old dam fell"


def test_a_sentence_of_hardly_a_word_is_told_with_the_one_before() -> None:
    assert told(reading("He was 95")) == "The old dam fell on Monday. He was 95."


def test_no_two_points_are_told_in_the_same_words() -> None:
    one, other = reading("The old dam fell on Monday"), reading("The old dam fell")
    first, second = (
        JudgedPoint(Point(name, readings), "c", Verdict.AGREED, Corroboration(1, 1))
        for name, readings in (("p", (one, other)), ("q", (one, other)))
    )
    telling = Telling(Brief(documents=(DOCUMENT,), sentences=SENTENCES, points=(first, second)))
    assert telling.of_point(first) is one
    assert telling.of_point(second) is other


def test_the_least_that_is_said_whole_stands_for_a_point() -> None:
    whole, part = reading("The old dam fell on Monday"), reading("The old dam fell")
    assert TELLING.ranked([part, whole])[0] is whole
    too_long = reading(TEXT[SENTENCES[2].start :])
    assert TELLING.ranked([too_long, part])[0] is part


def test_what_says_little_stands_for_a_point_only_where_nothing_else_does() -> None:
    short, clause = reading("He was 95"), reading("The old dam fell")
    lone = Telling(Brief(documents=(DOCUMENT,)))
    assert lone.ranked([short, clause])[0] is clause
    assert lone.ranked([short])[0] is short


def test_what_is_shown_is_tied_to_all_that_stand_behind_it() -> None:
    center = reading("The old dam fell on Monday")
    others = reading("The old dam fell"), reading("dam fell on Monday")
    ties = tuple(
        Judgement(
            center.id, other.id, Relation.AGREES, JudgementKind.POLARITY, ("because",), "rung"
        )
        for other in others
    )
    readings = (center, *others)
    judged = JudgedPoint(
        Point("p", readings), "c", Verdict.AGREED, Corroboration(1, 1), ties,
        tuple(r.id for r in readings),
    )  # fmt: skip
    assert central(judged) == [center]
    alone = replace(judged, judgements=())
    assert central(alone) == list(readings)


@pytest.mark.parametrize(
    ("predicate", "attributed", "expected"),
    [("say", False, True), ("say", True, False), ("fall", False, False)],
)
def test_what_only_speaks(predicate: str, *, attributed: bool, expected: bool) -> None:
    span = SENTENCES[0]
    said = Attribution((span,), (span,), (), SourceKind.NAMED) if attributed else None
    claim = Claim("c", (span,), predicate, (Argument("agent", span),), attribution=said)
    assert only_speaks(claim) is expected


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("when the gates jammed in Velm", "the gates jammed in Velm"),
        ("but the gates jammed in Velm", "the gates jammed in Velm"),
        ("because of the rain in Velm", "because of the rain in Velm"),
        ("if the gates had jammed in Velm", "if the gates had jammed in Velm"),
        ("before the gates jammed in Velm", "before the gates jammed in Velm"),
        ("as many as ninety gates jammed", "as many as ninety gates jammed"),
        ("when it jammed", "The dam fell when it jammed."),
    ],
)
def test_a_clause_is_told_without_the_word_that_joins_it(words: str, alone: str) -> None:
    text = f"The dam fell {words}."
    span = Span("d", text.index(words), text.index(words) + len(words))
    telling = Telling(
        Brief(documents=(Document("d", "a.txt", text, "0"),), sentences=(Span("d", 0, len(text)),))
    )
    one = Reading("r", Claim("c", (span,), "jam"), "d", (span,), None)
    assert " … ".join(s.of(text) for s in telling.spans(one)) == alone


@pytest.mark.parametrize(
    ("words", "roles", "whole"),
    [
        ("The old dam fell on Monday", {"The old dam": "agent"}, True),
        ("The old dam fell on Monday", {"on Monday": "time"}, False),
        ("The dam fell, said the mayor of", {"The dam": "agent"}, False),
        ("The old dam fell", {"The old dam": "patient"}, True),
        ("The old dam fell", {}, True),
    ],
)
def test_a_whole_clause_has_its_subject_and_its_end(
    words: str,
    roles: dict[str, str],
    whole: bool,  # noqa: FBT001
) -> None:
    one = reading(words)
    arguments = tuple(
        Argument(role, Span("d", TEXT.index(text), TEXT.index(text) + len(text)))
        for text, role in roles.items()
    )
    one = replace(one, claim=replace(one.claim, arguments=arguments))
    assert TELLING.is_whole(one) is whole


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("as many as ninety gates jammed", True),
        ("when the gates jammed in Velm", True),  # told without its first word
        ("once the gates had jammed", False),
        ("as the gates had jammed", False),
        ("if the gates had jammed", False),
    ],
)
def test_a_clause_that_hangs_under_another_is_not_whole(words: str, *, whole: bool) -> None:
    text = f"The dam fell {words}."
    start = text.index(words)
    span = Span("d", start, start + len(words))
    gates = text.index("gates", start)
    agent = Argument("agent", Span("d", gates, gates + len("gates")))
    telling = Telling(
        Brief(documents=(Document("d", "a.txt", text, "0"),), sentences=(Span("d", 0, len(text)),))
    )
    one = Reading("r", Claim("c", (span,), "jam", (agent,)), "d", (span,), None)
    assert telling.is_whole(one) is whole


def test_a_quotation_is_told_as_it_is_quoted_and_not_by_a_clause_of_it() -> None:
    clause = reading("The old dam fell")
    quoted = replace(clause, spans=(SENTENCES[0],))
    assert told(quoted) == SENTENCES[0].of(TEXT)
    assert told(clause) == "The old dam fell"
