"""The event in one line: whose sentence stands at the head of a brief."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.report.brief_sample import document, reading

from stemma.model import (
    Brief,
    Corroboration,
    Coverage,
    Document,
    JudgedPoint,
    Point,
    Span,
    Verdict,
)
from stemma.report.view.event import find_event

FERRY = "The ferry Alder ran aground off Marrow Point on Friday with ninety people aboard."
OTHERS = (
    "Rescuers took ninety people off the ferry Alder, which ran aground at Marrow Point on Friday.",
    "A ferry, the Alder, ran aground on Friday near Marrow Point; all people aboard are safe.",
)


def brief_of(*texts: Sequence[str], furniture: str = "") -> Brief:
    """Reports of one event, each of some sentences that are one claim each."""
    documents: list[Document] = []
    sentences: list[Span] = []
    left_out: list[Span] = []
    points: list[JudgedPoint] = []
    for number, parts in enumerate(texts):
        report = document(f"d{number}", " ".join(parts), f"Outlet {number}")
        report = replace(report, title=None)
        documents.append(report)
        for part in parts:
            start = report.text.index(part)
            sentences.append(Span(report.id, start, start + len(part)))
            if part == furniture:
                left_out.append(sentences[-1])
            found = reading(report, part)
            point = Point(f"p{len(points)}", (found,))
            points.append(JudgedPoint(point, "main", Verdict.SINGLE, Corroboration(1, 1)))
    coverage = Coverage("main", tuple(d.id for d in documents))
    return Brief(
        tuple(documents), (coverage,), tuple(points), sentences=tuple(sentences),
        furniture=tuple(left_out),
    )  # fmt: skip


def told(brief: Brief) -> str:
    found = find_event(brief, brief.coverages[0])
    return (
        ""
        if found is None
        else found.of({d.id: d.text for d in brief.documents}[found.document_id])
    )


def test_it_is_the_sentence_that_the_openings_share() -> None:
    oxygen = "Oxygen pumps were carried on to the deck before the sun had set over the bay."
    assert told(brief_of([oxygen, FERRY], *([other] for other in OTHERS))) in {FERRY, *OTHERS}
    assert told(brief_of([oxygen, FERRY], [oxygen.replace("Oxygen", "Two")], [FERRY])) != ""


@pytest.mark.parametrize(
    "unfit",
    [
        "Why did the ferry Alder run aground off Marrow Point on Friday with ninety people aboard?",
        "He said the ferry Alder ran aground off Marrow Point on Friday with ninety people aboard.",
        "I saw the ferry Alder run aground off Marrow Point on Friday with ninety people aboard.",
        "Ferry Alder, Marrow Point, Friday.",
        "The ferry Alder, aground off Marrow Point on Friday with ninety people aboard, never did.",
        "The ferry Alder off Marrow Point with ninety aboard on Friday said that it wouldn’t.",
        "Ninety people aboard the ferry Alder off Marrow Point on Friday thought so too.",
        "But the ferry Alder ran aground off Marrow Point on Friday with ninety people aboard.",
    ],
)
def test_what_does_not_stand_alone_is_not_it(unfit: str) -> None:
    assert told(brief_of([unfit], *([other] for other in OTHERS))) in OTHERS
    assert told(brief_of([unfit], [unfit])) == ""


def test_furniture_is_not_it() -> None:
    promo = (
        "Read more of the ferry Alder, aground off Marrow Point since Friday with ninety aboard."
    )
    assert told(brief_of([promo, FERRY], [OTHERS[0]], furniture=promo)) != promo


def test_what_nobody_else_tells_is_not_it() -> None:
    assert (
        told(brief_of(["A hen in Tarn laid a square egg on the roof of the old town hall."])) == ""
    )
    assert find_event(Brief(()), None) is None


def test_the_order_of_the_reports_does_not_matter() -> None:
    brief = brief_of([FERRY], *([other] for other in OTHERS))
    turned = replace(
        brief,
        documents=brief.documents[::-1],
        points=brief.points[::-1],
        sentences=brief.sentences[::-1],
    )
    assert told(turned) == told(brief)


def test_a_late_sentence_is_not_it() -> None:
    padding = [
        f"Something of quite another kind, number {n}, was said of harvests." for n in range(20)
    ]
    assert told(brief_of([*padding, FERRY], *([other] for other in OTHERS))) in OTHERS


@pytest.mark.parametrize(
    "line", ["MARROW POINT (Norwire) - ", "MARROW, June 3 — ", "MARROW (AP) -- ", "MARROW—"]
)
def test_the_dateline_is_no_part_of_it(line: str) -> None:
    assert told(brief_of([line + FERRY], [FERRY.replace("ninety", "90")])) in {
        FERRY,
        FERRY.replace("ninety", "90"),
    }
    whole = "NATO ships took ninety people off the ferry Alder at Marrow Point on Friday."
    leaning = "It was the ferry Alder that ships took ninety people off at Marrow Point."
    assert told(brief_of([whole], [leaning])) == whole


@pytest.mark.parametrize("joined", ["Although he's", "While she", "After its crew", "Since they"])
def test_a_sentence_that_opens_with_a_pronoun_in_a_clause_is_not_the_event(joined: str) -> None:
    leaning = f"{joined} left, the ferry Alder ran aground off Marrow Point on Friday with ninety."
    brief = brief_of((leaning,), (OTHERS[0],), (OTHERS[1],))
    found = find_event(brief, brief.coverages[0])
    assert found is not None
    assert found.document_id != "d0"
