"""Documents taken one by one, and all at once."""

from datetime import date

import pytest
from tests.unit.gather.made import FIRE, STRIKE, made, table

from stemma.gather import Gatherer, gather
from stemma.model import Document, Gathering, Rejection

GONE = Rejection("gone.txt", "read", "no such file")


def parts(found: Gathering) -> list[list[str]]:
    return [sorted(coverage.documents) for coverage in found.coverages]


def pile() -> list[Document]:
    return [
        made("fire1", *FIRE[:5], published="2031-05-06", title="Fire at Vessling", outlet="Echo"),
        made("fire2", *FIRE[3:], published="2031-05-07T06:00:00Z", title="A wreath"),
        made("fire3", *FIRE[:3], *FIRE[5:]),
        made("strike1", *STRIKE[:5], published="2031-05-07"),
        made("strike2", *STRIKE[2:]),
        made("cake", "Whisk four eggs with sugar, fold in the flour and bake for an hour."),
        made("copy", *FIRE[1:5], published="2031-05-08", title="Fire at Vessling"),
    ]


def test_reports_of_one_event_stand_together_and_a_copy_with_its_original() -> None:
    found = gather(pile(), table=table())
    assert parts(found) == [["copy", "fire1", "fire2", "fire3"], ["strike1", "strike2"], ["cake"]]
    (copy,) = found.copies
    assert (copy.document_id, copy.of, copy.share_score) == ("copy", "fire1", 1.0)


def test_documents_come_by_time_within_their_coverage() -> None:
    found = gather(pile(), table=table())
    assert found.coverages[0].documents == ("fire1", "fire2", "copy", "fire3")
    assert [d.id for d in found.documents][:4] == ["fire1", "fire2", "copy", "fire3"]


def test_a_coverage_has_its_days_and_a_title_of_one_that_is_like_the_others() -> None:
    fire, strike, cake = gather(pile(), table=table()).coverages
    assert (fire.earliest, fire.latest) == (date(2031, 5, 6), date(2031, 5, 8))
    assert fire.title == "Fire at Vessling"
    assert (strike.title, strike.earliest) == (None, date(2031, 5, 7))
    assert (cake.title, cake.earliest, cake.latest) == (None, None, None)


def test_a_copy_lends_its_title_where_no_other_has_one() -> None:
    texts = [made("one", *FIRE), made("two", *FIRE[1:], title="Fire at Vessling")]
    assert gather(texts, table=table()).coverages[0].title == "Fire at Vessling"


def test_one_by_one_in_the_order_of_time_gives_the_same() -> None:
    wanted = gather(pile(), table=table())
    gatherer = Gatherer(table())
    for document in sorted(pile(), key=lambda d: [x.id for x in by_time()].index(d.id)):
        gatherer.add(document)
        gatherer.gathering()
    assert gatherer.gathering() == wanted


def by_time() -> list[Document]:
    order = ["fire1", "strike1", "fire2", "copy", "fire3", "strike2", "cake"]
    known = {document.id: document for document in pile()}
    undated = sorted(order[4:], key=lambda name: -len(known[name].text))
    return [known[name] for name in order[:4] + undated]


def test_a_new_document_leaves_the_other_coverages_alone() -> None:
    gatherer = Gatherer(table())
    for document in pile():
        gatherer.add(document)
    before = gatherer.gathering()
    gatherer.add(made("strike3", *STRIKE[1:6], published="2031-05-08"))
    after = gatherer.gathering()
    assert parts(after)[1] == ["strike1", "strike2", "strike3"]
    assert [c for c in before.coverages if "strike1" not in c.documents] == [
        c for c in after.coverages if "strike1" not in c.documents
    ]


def test_a_document_that_comes_twice_counts_once() -> None:
    assert gather([*pile(), *pile()], table=table()) == gather(pile(), table=table())


def test_two_documents_of_the_same_words_are_a_report_and_its_copy() -> None:
    one, two = made("one", *FIRE), made("two", *FIRE)
    found = gather([two, one], table=table())
    assert [(copy.document_id, copy.of) for copy in found.copies] == [("two", "one")]


def test_a_copy_of_a_copy_stands_with_the_first() -> None:
    lines = [*FIRE, *STRIKE]
    chain = [made(f"c{n}", *lines[2 * n :], published=f"2031-05-0{n + 1}") for n in range(4)]
    found = gather(chain, table=table())
    assert parts(found) == [["c0", "c1", "c2", "c3"]]
    assert len(found.copies) == 3


def test_two_events_with_much_in_common_are_cut_once_there_are_enough() -> None:
    common = "Prime Minister Aud Rensvik spoke in Ostermark, aides of Rensvik said."
    chosen = ((0, 1, 2), (0, 3, 4), (0, 5, 6), (1, 3, 7))
    both = [
        made(f"{name}{n}", *(lines[place] for place in places), common)
        for name, lines in (("fire", FIRE), ("strike", STRIKE))
        for n, places in enumerate(chosen)
    ]
    found = gather(both, table=table(), alike_score=0.02)
    assert not found.copies
    assert sorted(parts(found)) == [[f"{name}{n}" for n in range(4)] for name in ("fire", "strike")]
    assert len(parts(gather(both[2:6], table=table(), alike_score=0.02))) == 1


def test_rejections_are_kept_and_nothing_is_nothing() -> None:
    assert gather([GONE], table=table()) == Gathering(rejections=(GONE,))
    assert gather([*pile(), GONE], table=table()).rejections == (GONE,)


@pytest.mark.parametrize("text", ["…", "a", "of the", "7"])
def test_texts_that_say_nothing_are_coverages_of_one(text: str) -> None:
    found = gather([*pile(), made("odd", text)], table=table())
    assert ["odd"] in parts(found)
