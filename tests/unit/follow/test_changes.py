"""What changes when reports come, are changed, or go: read by the model that ships."""

from dataclasses import replace

import pytest
from tests.unit.follow.reports import brief, report, told, words

from stemma.follow import find_changes
from stemma.model import ChangeKind, Document

FIRST = report(
    "The ferry Aldona sank off Cape Brennt early on Tuesday, killing nine people, the coast guard"
    " said.\n\nThe ship was built in 1987 and carried 214 passengers. Harbour master Ilva Orre said"
    " the vessel had passed its inspection in May. Rescuers pulled 180 people from the water.\n\n"
    "The company Norrline said it would open an inquiry."
)
CHANGED = report(
    "The ferry Aldona sank off Cape Brennt early on Tuesday, killing eleven people, the coast guard"
    " said.\n\nThe ship was built in 1978 and carried 214 passengers. Rescuers pulled 180 people"
    " from the water.\n\nThe company Norrline said it would open an inquiry.\n\nCorrection: An"
    " earlier version of this article misstated the year in which the ship was built.",
    captured=15,
)
OTHER = report(
    "Nine people died when the passenger ferry Aldona went down off Cape Brennt on Tuesday morning,"
    " according to rescuers.\n\nIlva Orre, the harbour master, denied that the ship had passed its"
    " inspection.",
    "Brennt Herald",
    hour=11,
)


pytestmark = pytest.mark.usefixtures("weights")


def test_a_first_report_changes_nothing() -> None:
    assert find_changes(None, brief(FIRST)) == ()


def test_the_same_brief_again_changes_nothing() -> None:
    both = brief(FIRST, OTHER)
    assert find_changes(both, both) == ()


def test_a_copy_changes_nothing() -> None:
    copy = report(FIRST.text, "Orrvik Courier", hour=9)
    assert find_changes(brief(FIRST), brief(FIRST, copy)) == ()


def test_a_copy_with_a_changed_beginning_and_a_synonym_changes_nothing() -> None:
    text = "Officials say that t" + FIRST.text[1:].replace("early on Tuesday", "early Tuesday")
    copy = report(text, "Orrvik Courier", hour=9)
    assert told(find_changes(brief(FIRST), brief(FIRST, copy))) == []


def test_a_report_that_comes_joins_and_denies() -> None:
    found = find_changes(brief(FIRST), brief(FIRST, OTHER))
    assert told(found) == ["denied", "joined"]
    denied, joined = found
    assert words(denied.spans, FIRST, OTHER) == "the ship had passed its inspection"
    assert words(denied.before, FIRST, OTHER) == "the vessel had passed its inspection in May"
    assert denied.reports == (OTHER.id,)
    assert joined.origins == ("Brennt Herald",)
    assert (joined.origins_before, joined.origins_after) == ((1, 1), (1, 2))


@pytest.mark.parametrize("keeps_the_earlier", [True, False])
def test_a_page_that_is_changed_moves_a_figure_and_corrects_a_year(
    *, keeps_the_earlier: bool
) -> None:
    after = brief(FIRST, CHANGED) if keeps_the_earlier else brief(CHANGED)
    found = find_changes(brief(FIRST), after)
    assert told(found) == ["corrected", "withdrawn", "moved"]
    corrected, withdrawn, moved = found
    assert "built in 1978" in words(corrected.spans, FIRST, CHANGED)
    assert "built in 1987" in words(corrected.before, FIRST, CHANGED)
    assert corrected.note.startswith("Correction: An earlier version")
    assert words(withdrawn.spans, FIRST).startswith("the vessel had passed its inspection")
    assert "eleven people" in words(moved.spans, CHANGED)
    assert "nine people" in words(moved.before, FIRST)
    assert not moved.note


def test_an_earlier_version_that_is_found_later_changes_nothing() -> None:
    assert find_changes(brief(CHANGED), brief(FIRST, CHANGED)) == ()


def test_a_report_that_goes_is_told_once_and_takes_its_origin_with_it() -> None:
    found = find_changes(brief(FIRST, OTHER), brief(FIRST))
    whole, *rest = found
    assert (whole.kind, whole.point, whole.reports) == (ChangeKind.WITHDRAWN, "", (OTHER.id,))
    assert told(tuple(rest)) == []
    down = [one for one in rest if one.kind is ChangeKind.ORIGINS_DOWN]
    assert [(one.origins_before, one.origins_after) for one in down] == [((1, 2), (1, 1))]


def test_a_page_of_which_two_versions_go_is_told_once() -> None:
    found = find_changes(brief(FIRST, CHANGED, OTHER), brief(OTHER))
    assert [one.reports for one in found if not one.point] == [(CHANGED.id,)]


def test_a_report_that_went_and_comes_back_is_the_same_change() -> None:
    first = find_changes(brief(FIRST), brief(FIRST, OTHER))
    assert find_changes(brief(FIRST), brief(OTHER, FIRST)) == first
    assert len({one.id for one in first}) == len(first)


def test_an_earlier_report_gives_a_point_another_id_and_leaves_it_what_it_was() -> None:
    early = report(
        "A ferry went down off Cape Brennt on Tuesday and nine people died, rescuers said.",
        "Aarnes Times",
        hour=5,
    )
    before, after = brief(FIRST, OTHER), brief(early, FIRST, OTHER)
    ids = {one.point.id for one in before.points}
    assert ids - {one.point.id for one in after.points}
    assert {"new", "contradicted", "moved", "withdrawn"}.isdisjoint(
        told(find_changes(before, after))
    )


REVISED = [
    ("killing nine people", "killing twelve people", "moved"),
    ("carried 214 passengers", "carried 241 passengers", "corrected"),
    ("was built in 1987", "was built in 1978", "corrected"),
    ("Harbour master Ilva Orre", "Harbour master Rolf Aune", "corrected"),
    ("had passed its inspection", "had not passed its inspection", "corrected"),
    ("early on Tuesday", "early on Monday", "corrected"),
    ("sank off Cape Brennt", "sank near Cape Brennt", None),
    ("Rescuers pulled 180 people", "Rescue crews pulled 180 people", None),
    ("The ship was", "The 90-metre ship was", None),
    ("The company Norrline said", "Norrline said", None),
    ("Harbour master Ilva Orre", "Ms Orre, the harbour master,", None),
]


@pytest.mark.parametrize(("old", "new", "kind"), REVISED)
def test_a_revised_sentence_is_told_where_it_says_another_thing(
    old: str, new: str, kind: str | None
) -> None:
    assert old in FIRST.text
    late = report(FIRST.text.replace(old, new), captured=15)
    found = find_changes(brief(FIRST), brief(FIRST, late))
    assert told(found) == ([] if kind is None else [kind])
    for one in found[:1]:
        if one.before:
            assert old.split()[-2] in words(one.before, FIRST)


def test_another_report_at_the_same_address_corrects_and_withdraws_nothing() -> None:
    other = report(
        "Tesvik's council voted on Monday to close the swimming hall.\n\nMayor Ada Brey said the"
        " roof would cost 3 million crowns.",
        captured=15,
    )
    kinds = told(find_changes(brief(FIRST), brief(FIRST, other)), minor=True)
    assert {"corrected", "withdrawn", "moved"}.isdisjoint(kinds)


def test_what_an_outlet_takes_back_in_its_first_version_is_told() -> None:
    late = report(CHANGED.text, "Orrvik Courier", hour=16)
    found = find_changes(brief(OTHER), brief(OTHER, late))
    noted = [one for one in found if one.kind is ChangeKind.CORRECTED]
    assert [one.reports for one in noted] == [(late.id,)]
    assert "misstated the year" in noted[0].note


def test_changes_hang_on_no_order_and_no_coverage_id() -> None:
    before, after = brief(FIRST), brief(FIRST, OTHER)
    renamed = replace(
        after,
        points=after.points[::-1],
        coverages=tuple(replace(c, id="another") for c in after.coverages),
    )
    one, other = find_changes(before, after), find_changes(before, renamed)
    assert {c.id for c in one} == {c.id for c in other}


def later(text: str, *, day: int = 5) -> Document:
    """What another outlet reports on another day."""
    found = report(text, "Brennt Herald")
    return replace(found, published=f"2031-03-{day:02}T08:00", captured=f"2031-03-{day:02}T09:00Z")


CAME = [
    (("The death toll from the sinking of the ferry Aldona off Cape Brennt rose to 14 on Wednesday,"
     " the coast guard said."), "moved", "14", "nine people"),
    (("Fourteen people are now known to have died when the ferry Aldona sank off Cape Brennt,"
     " officials said on Wednesday."), "moved", "Fourteen", "nine people"),
    ("The ferry Aldona sank off Cape Brennt on Tuesday. Rescuers pulled 130 people from the water.",
     "contradicted", "130 people", "180 people"),
    (("The ferry Aldona sank off Cape Brennt on Tuesday.\n\nCaptain Rolf Aune told investigators"
     " that the bow door had been open for 40 minutes before the ship went down."),
     "new", "the bow door had been open", ""),
    (("Transport minister Anna Lindqvist said the vessel had passed its inspection in May. She"
     " spoke in the port of Tesvik."), "joined", "passed its inspection", "passed its inspection"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "now", "was"), CAME)
def test_what_a_report_changes_is_told_with_the_words_of_both(
    text: str, kind: str, now: str, was: str
) -> None:
    came = later(text)
    found = find_changes(brief(FIRST), brief(FIRST, came))
    (change,) = [one for one in found if one.kind.value == kind and not one.is_minor][:1]
    assert now in words(change.spans, FIRST, came)
    assert was in words(change.before, FIRST, came)
    assert change.reports == (came.id,)


def test_a_person_who_says_so_too_is_another_origin() -> None:
    came = later(CAME[-1][0])
    (joined,) = find_changes(brief(FIRST), brief(FIRST, came))
    assert joined.origins == ("Anna Lindqvist",)
    assert (joined.origins_before, joined.origins_after) == ((1, 1), (2, 2))


def test_a_report_that_tells_another_in_other_words_is_worth_no_alert() -> None:
    came = later(
        "Early on Tuesday the ferry Aldona went down off Cape Brennt and nine people were killed,"
        " according to the coast guard.\n\nBuilt in 1987, the ship had 214 passengers on board. The"
        " vessel had passed its May inspection, harbour master Ilva Orre said. 180 people were"
        " pulled from the water by rescuers.\n\nAn inquiry would be opened, said the company"
        " Norrline."
    )
    assert told(find_changes(brief(FIRST), brief(FIRST, came))) == []


def test_a_second_report_of_a_contradiction_or_of_a_newer_toll_is_no_second_one() -> None:
    texts = (CAME[2][0], CAME[1][0])
    for text in texts:
        one = later(text)
        other = replace(report("Reports say: " + text, "Orrvik Courier"), published=one.published)
        found = find_changes(brief(FIRST, one), brief(FIRST, one, other))
        assert {"contradicted", "moved"}.isdisjoint(told(found, minor=True))


def test_a_report_that_moved_to_another_coverage_is_not_withdrawn() -> None:
    before, after = brief(FIRST, OTHER), brief(FIRST)
    kinds = told(find_changes(before, after, moved=frozenset({OTHER.id})), minor=True)
    assert "withdrawn" not in kinds
