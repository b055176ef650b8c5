"""What is known of a followed thing, and the small decisions about news, without a model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.follow.reports import report

from stemma.follow.counted import is_office
from stemma.follow.state import MOST, Entry, State, load_state, most_recent, put_off, save_state
from stemma.follow.versions import compare_versions
from stemma.follow.words import content_of

WORDS = st.sampled_from(["dam", "broke", "nine", "people", "died", "mayor", "left", "town", "May"])
TEXTS = st.lists(
    st.lists(WORDS, min_size=1, max_size=6).map(lambda words: " ".join(words).capitalize() + "."),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(
    st.builds(
        State,
        etag=st.none() | st.text(),
        fault=st.text(max_size=20),
        faults=st.integers(0, 99),
        entries=st.lists(st.builds(Entry, key=st.text(min_size=1), digest=st.text())).map(tuple),
    )
)
def test_a_state_is_read_as_it_was_written(state: State) -> None:
    assert load_state(save_state(state)) == state


@given(TEXTS, TEXTS)
def test_versions_compared_give_every_word_that_changed(old: str, new: str) -> None:
    one, other = report(old), report(new, captured=12)
    found = compare_versions(one, other)
    for change in found.changes:
        for span, document in ((change.before, one), (change.after, other)):
            assert span is None or span.of(document.text)
        for edit in change.edits:
            assert edit.before is None or (change.before and change.before.contains(edit.before))
            assert edit.after is None or (change.after and change.after.contains(edit.after))
    mirrored = compare_versions(other, one)
    assert found.is_same == mirrored.is_same
    assert found.kept == mirrored.kept


@given(TEXTS)
def test_a_version_is_the_same_as_itself(text: str) -> None:
    assert compare_versions(report(text), report(text, captured=12)).is_same


def test_the_entries_seen_last_are_remembered() -> None:
    entries = {str(n): Entry(str(n), first="2031", checked=f"{n:06}") for n in range(MOST + 10)}
    kept = most_recent(entries)
    assert len(kept) == MOST
    assert {one.key for one in kept} == {str(n) for n in range(10, MOST + 10)}


@pytest.mark.parametrize(
    ("faults", "asked", "due"),
    [
        (0, 0, ""),
        (0, 120, "2031-03-04T00:02:00Z"),
        (1, 0, "2031-03-04T00:30:00Z"),
        (3, 0, "2031-03-04T02:00:00Z"),
        (3, 9_000, "2031-03-04T02:30:00Z"),
        (60, 0, "2031-03-05T00:00:00Z"),
    ],
)
def test_what_fails_is_put_off_twice_as_long_and_a_day_at_most(
    faults: int, asked: float, due: str
) -> None:
    state = put_off(State(faults=faults), "2031-03-04T00:00:00Z", seconds=asked, every=900)
    assert state.due == due


@pytest.mark.parametrize(
    ("name", "office"),
    [("President", True), ("the President", True), ("Vice President", True), ("Ada Brey", False),
     ("President Brey", False), ("Norwire", False)],
)  # fmt: skip
def test_an_office_is_nobody_by_name(name: str, office: bool) -> None:  # noqa: FBT001
    assert is_office(name) is office


def test_words_are_compared_without_plural_and_function_words() -> None:
    assert content_of("The dams of the towns") == content_of("a dam, a town")
    assert content_of("the bus") != content_of("the bu")
