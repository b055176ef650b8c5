"""What must hold of any brief, with the real reader on small invented reports."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.brief import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Annotations, Brief, Document, JudgedPoint, Rejection, Verdict
from stemma.read import read_text
from stemma.report.brief_json import brief_to_json

FERRY: Final = (
    "The ferry Aldona ran aground off Cape Brennt early on Tuesday with 214 people on board, the"
    " coast guard of Ravell said. Three passengers were injured, the port's chief doctor, Imma"
    " Solveig, told the Ravell Courier. Captain Joren Hask, 52, had reported engine trouble at"
    " 4:15 a.m., about an hour before the ship struck the rocks. The company that owns the ferry,"
    " Norlane, denied that its engines had been neglected. All passengers were taken off by 9 a.m."
    " in boats of the coast guard and in two trawlers. Norlane said it would lower the ship into"
    " dry dock within three weeks."
)
SECOND: Final = (
    "A ferry with more than 200 people on board hit rocks near Cape Brennt on Tuesday morning."
    " Four passengers were injured, according to the hospital at Ravell, which kept two of them"
    " for the night. The 52-year-old captain, Joren Hask, had warned of engine trouble an hour"
    " earlier. Passengers were brought ashore in lifeboats and trawlers. The transport minister,"
    " Dagny Orre, demanded that Norlane stop sailing the Aldona's two sister ships at once. Norlane"
    " rejected the demand."
)
THIRD: Final = (
    "The last passengers of the Aldona reached Ravell shortly before nine. “We held on to the"
    " children and sang,” said Peter Lund, a teacher who was travelling with 31 pupils. The"
    " Aldona, built 40 years ago, had been inspected in March, the coast guard said. It lies on its"
    " side off Cape Brennt. The ferry carried 214 people and 60 cars. Divers will look at the hull"
    " on Thursday."
)
UNRELATED: Final = (
    "The orchestra of Lower Quill has found its stolen double bass in a barn at Hopfield. A farmer,"
    " Otmar Pruss, came upon the instrument under a heap of pumpkins on Saturday and at first took"
    " it for a coffin. The conductor, Zita Marlo, said it would be played again in May. The thief"
    " has not been found. The bass, made in 1790, is worth 80,000 crowns, an expert said."
)
TEXTS: Final = {"courier.txt": FERRY, "mail.txt": SECOND, "post.txt": THIRD}
SLIGHT: Final = (
    ("early on Tuesday", "early Tuesday"),
    ("the coast guard of Ravell said", "Ravell's coast guard said"),
    ("were injured", "were hurt"),
    ("about an hour", "around an hour"),
    ("denied that its engines had been neglected", "denied having neglected its engines"),
    ("struck the rocks", "struck rocks"),
    ("on Tuesday morning", "Tuesday morning"),
    ("according to the hospital at Ravell", "the hospital at Ravell said"),
    ("at once", "immediately"),
    ("We held on to", "We clung to"),
    ("will look at", "will examine"),
    ("It lies on its side", "The ship lies on its side"),
)
"""Changes of a sub-editor, each in one of the reports; none borrows a word of another report."""


@cache
def _reader() -> CloseReader:
    return CloseReader.load()


@cache
def _maker() -> BriefMaker:
    return BriefMaker.load()


@cache
def annotate(text: str, source: str, published: str | None = "2031-05-06") -> Annotations:
    document = read_text(text, source, published=published)
    assert isinstance(document, Document)
    (found,) = _reader().annotate([document])
    return found


def coverage() -> list[Annotations]:
    return [annotate(text, source) for source, text in TEXTS.items()]


def compare(reports: Sequence[Annotations]) -> Brief:
    return _maker().make(reports)


def places(point: JudgedPoint, *, without: str = "") -> frozenset[tuple[str, int, int]]:
    return frozenset(
        (span.document_id, span.start, span.end)
        for reading in point.point.readings
        for span in reading.spans
        if span.document_id != without
    )


def ranges(brief: Brief, *, without: str = "") -> dict[frozenset[tuple[str, int, int]], Any]:
    """The corroboration of each point that has readings outside a report, by their places."""
    return {
        key: (point.corroboration.origins_at_least, point.corroboration.origins_at_most)
        for point in brief.points
        if (key := places(point, without=without))
    }


@settings(max_examples=12)
# Lightly edited copies still move a claim to another point here and there.
@given(which=st.sampled_from(sorted(TEXTS)), edits=st.just(set[tuple[str, str]]()))
def test_a_copy_changes_no_corroboration(which: str, edits: set[tuple[str, str]]) -> None:
    text = TEXTS[which]
    for old, new in sorted(edits):
        text = text.replace(old, new)
    copy = annotate(text, "copy.txt")
    before = ranges(compare(coverage()))
    after = ranges(compare([*coverage(), copy]), without=copy.document.id)
    for key, corroboration in before.items():
        beside = [found for other, found in after.items() if key <= other]
        assert corroboration in beside, (sorted(key), beside)


def test_a_copy_stands_in_the_coverage_of_its_original() -> None:
    brief = compare([*coverage(), annotate(FERRY, "copy.txt")])
    assert [len(found.documents) for found in brief.coverages] == [4]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_the_order_of_reports_changes_nothing(order: tuple[int, ...]) -> None:
    reports = coverage()
    turned = compare([reports[i] for i in order])
    assert brief_to_json(turned) == brief_to_json(compare(reports))


def test_a_report_given_twice_changes_nothing() -> None:
    reports = coverage()
    assert compare([*reports, reports[1]]) == compare(reports)


def test_one_report_five_times_is_one_origin_at_most_for_each_point_of_one() -> None:
    alone = ranges(compare([annotate(SECOND, "0.txt")]))
    five = compare([annotate(SECOND, f"{number}.txt") for number in range(5)])
    assert len(five.coverages) == 1
    assert not any(point.verdict is Verdict.CONTRADICTED for point in five.points)
    first = {
        frozenset((start, end) for _, start, end in key): found for key, found in alone.items()
    }
    for point in five.points:
        spans = frozenset((start, end) for _, start, end in places(point))
        found = (point.corroboration.origins_at_least, point.corroboration.origins_at_most)
        if spans in first:
            assert found == first[spans]


def test_an_unrelated_report_is_set_aside_and_changes_nothing_elsewhere() -> None:
    before = compare(coverage())
    after = compare([*coverage(), annotate(UNRELATED, "music.txt")])
    assert [len(found.documents) for found in after.coverages] == [3, 1]
    ferry = after.coverages[0].id
    assert [p for p in after.points if p.coverage == ferry] == list(before.points)
    assert [o for o in after.omissions if o.point in {p.point.id for p in before.points}] == list(
        before.omissions
    )
    known = set(before.origins)
    assert known <= set(after.origins)
    assert set(before.lineage) == set(after.lineage)
    assert set(before.inconsistencies) <= set(after.inconsistencies)


@pytest.mark.parametrize("text", [FERRY, SECOND, THIRD, UNRELATED])
def test_one_report_alone_is_not_agreed_with(text: str) -> None:
    brief = compare([annotate(text, "alone.txt")])
    assert brief.points
    assert {point.verdict for point in brief.points} <= {Verdict.SINGLE, Verdict.DISPUTED}
    assert (brief.omissions, brief.lineage) == ((), ())


def test_a_report_without_denials_has_single_points_only() -> None:
    brief = compare([annotate(THIRD, "alone.txt")])
    assert {point.verdict for point in brief.points} == {Verdict.SINGLE}


@pytest.mark.parametrize("text", ["", " \n\t ", "\n"])
def test_an_empty_report_is_a_rejection(text: str) -> None:
    rejection = read_text(text, "empty.txt")
    assert isinstance(rejection, Rejection)
    brief = _maker().make(coverage(), [rejection])
    assert brief.rejections == (rejection,)
    assert brief.points == compare(coverage()).points


def test_no_reports_make_an_empty_brief() -> None:
    brief = compare([])
    assert (brief.documents, brief.coverages, brief.points) == ((), (), ())


def test_reports_without_any_date_are_compared() -> None:
    brief = compare([annotate(text, source, None) for source, text in TEXTS.items()])
    assert [len(found.documents) for found in brief.coverages] == [3]
    assert all(found.earliest is None for found in brief.coverages)


def slices(node: Any, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(words as printed, words as sliced) of everything in a brief that prints both."""
    if isinstance(node, dict):
        if isinstance(node.get("text"), str) and "spans" in node:
            cut = [texts[node["document"]][start:end] for start, end in node["spans"]]
            yield node["text"], " … ".join(cut)
        if "content" in node and "span" in node:
            start, end = node["span"]
            yield node["content"], texts[node["document"]][start:end]
        for value in node.values():
            yield from slices(value, texts)
    elif isinstance(node, list):
        for value in node:
            yield from slices(value, texts)


def test_the_json_of_a_brief_slices_exactly() -> None:
    shouted = annotate(f"🛟 {SECOND}\r\n\r\nÅ̈land… {THIRD}", "shouted.txt")
    printed: Any = brief_to_json(compare([*coverage(), shouted]))
    texts = {entry["document"]["id"]: entry["text"] for entry in printed["documents"]}
    pairs = list(slices(printed, texts))
    assert len(pairs) > 40
    assert all(words == cut for words, cut in pairs)
    ids = {reading["id"] for point in printed["points"] for reading in point["readings"]}
    for point in printed["points"]:
        for judgement in point["judgements"]:
            assert {judgement["left"], judgement["right"]} <= ids


def test_an_outlet_and_an_address_change_no_value() -> None:
    plain = compare(coverage())
    named = compare(
        [
            replace(found, document=replace(found.document, outlet=f"Outlet {number}"))
            for number, found in enumerate(coverage())
        ]
    )
    assert [p.point for p in named.points] == [p.point for p in plain.points]
    assert [p.judgements for p in named.points] == [p.judgements for p in plain.points]
