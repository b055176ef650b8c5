"""Adding report by report is adding them all at once: in any order, in any batches, after removals.

The models are stand-ins; what is tried is that the memory changes nothing.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.properties.test_points import Pile, piles, reports_of
from tests.unit.store.shelf import MADE_WITH, Reader, from_nothing, open_store

from stemma.model import Annotations
from stemma.report.brief_json import render_brief_json
from stemma.store import Store
from stemma.store.made_with import MadeWith

OTHER = MadeWith("reading 2", "vectors 2", "pairs 2", "brief 2")

Step = tuple[str, tuple[int, ...]]
"""What is done, and to which reports, by their number."""

steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "remove", "brief", "reopen"]),
        st.lists(st.integers(0, 3), max_size=3).map(tuple),
    ),
    max_size=6,
)


def do(store: Store, coverage: str, step: Step, reports: Sequence[Annotations]) -> None:
    what, numbers = step
    chosen = [reports[number % len(reports)].document for number in numbers]
    if what == "add":
        store.add(coverage, chosen)
    elif what == "remove":
        for document in chosen:
            store.remove(coverage, document.id)
    elif what == "brief":
        store.brief(coverage)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(piles, steps, st.permutations(range(4)))
def test_whatever_was_done_before_the_brief_is_that_from_nothing(
    pile: list[Pile], done: list[Step], order: list[int]
) -> None:
    reports = reports_of(pile)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "stemma.db")
        store = open_store(place, reports)
        coverage = store.new_coverage()
        for step in done:
            if step[0] == "reopen":
                store.close()
                store = open_store(place, reports)
            do(store, coverage, step, reports)
        for number in order:
            if number < len(reports):
                store.add(coverage, [reports[number].document])
        found = store.brief(coverage)
        store.close()
    assert render_brief_json(found) == render_brief_json(from_nothing(reports))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(piles, st.data())
def test_of_some_of_the_reports_too(pile: list[Pile], data: st.DataObject) -> None:
    reports = reports_of(pile)
    left = data.draw(st.sets(st.integers(0, len(reports) - 1), min_size=1))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder, "stemma.db"), reports) as store,
    ):
        coverage = store.new_coverage()
        store.add(coverage, [one.document for one in reports])
        store.brief(coverage)
        for number in set(range(len(reports))) - left:
            store.remove(coverage, reports[number].document.id)
        found = store.brief(coverage)
    wanted = from_nothing([reports[number] for number in sorted(left)])
    assert render_brief_json(found) == render_brief_json(wanted)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(piles, st.permutations(range(4)))
def test_how_reports_gather_hangs_on_no_order(pile: list[Pile], order: list[int]) -> None:
    reports = reports_of(pile)
    groups = []
    for numbers in (range(4), order):
        with (
            tempfile.TemporaryDirectory() as folder,
            open_store(Path(folder, "stemma.db"), reports) as store,
        ):
            for number in numbers:
                if number < len(reports):
                    store.add(None, [reports[number].document])
            groups.append(
                sorted([d.id for d in store.documents(one.id)] for one in store.coverages())
            )
    assert groups[0] == groups[1]


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(piles)
def test_other_rules_and_weights_ask_anew_and_only_once(pile: list[Pile]) -> None:
    reports = reports_of(pile)
    ids = sorted({one.document.id for one in reports})
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "stemma.db")
        for made_with, asked in ((MADE_WITH, ids), (MADE_WITH, []), (OTHER, ids), (OTHER, [])):
            reader = Reader(reports)
            with open_store(place, reports, made_with=made_with, reader=reader) as store:
                coverage = next((c.id for c in store.coverages()), None) or store.new_coverage()
                store.add(coverage, [one.document for one in reports])
                assert store.coverage(coverage).is_fresh is (not asked)
                store.refresh()
                store.brief(coverage)
            assert sorted(reader.asked) == asked
