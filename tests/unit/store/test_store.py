"""Reports in, briefs out: what is stored is what was given, on every kind of database."""

from dataclasses import replace

import pytest
from tests.unit.store.shelf import Reader, dam, dams, documents, from_nothing, open_store

from stemma.errors import UsageError
from stemma.model import ChangeKind, Flag, PointChange, Rejection
from stemma.report.brief_json import render_brief_json
from stemma.store import Feed, Task, TaskState
from stemma.store.listing import telling_title

ADDRESS = "https://tarnpost.example/dam"


def test_what_was_added_is_there_when_it_is_opened_again(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = store.new_coverage("The dam")
        added = store.add(coverage, documents(reports))
        assert added.new == tuple(sorted(d.id for d in documents(reports)))
        assert added.coverages == (coverage,)
    with open_store(place, reports) as store:
        assert sorted(store.documents(coverage), key=lambda d: d.id) == sorted(
            documents(reports), key=lambda d: d.id
        )
        (kept,) = store.coverages()
        assert (kept.id, kept.title, kept.documents) == (coverage, "The dam", 3)
        assert (kept.first, kept.last) == ("2031-03-01", "2031-03-03")


def test_the_brief_is_that_of_a_run_from_nothing_and_is_read_once(place: str) -> None:
    reports = dams(5)
    reader = Reader(reports)
    with open_store(place, reports, reader=reader) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(reports[:3]))
        store.brief(coverage)
        store.add(coverage, documents(reports[3:]))
        assert not store.coverage(coverage).is_fresh
        brief = store.brief(coverage)
        assert render_brief_json(brief) == render_brief_json(from_nothing(reports))
        assert store.coverage(coverage).is_fresh
        assert sorted(reader.asked) == sorted(d.id for d in documents(reports))
        assert store.brief(coverage) == brief


def test_what_came_twice_is_known(place: str) -> None:
    reports = dams(2)
    with open_store(place, reports) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(reports))
        again = store.add(coverage, documents(reports))
        assert (again.new, again.versions, again.coverages) == ((), (), ())
        assert len(again.known) == 2


def test_another_text_at_one_address_is_a_version(place: str) -> None:
    first, second = (
        replace(dam(n, name="same").document, url=ADDRESS, captured=f"2031-03-0{n}T08:00:00Z")
        for n in (1, 2)
    )
    with open_store(place, []) as store:
        coverage = store.new_coverage()
        assert store.add(coverage, [first]).new == (first.id,)
        assert store.add(coverage, [second]).versions == (second.id,)
        again = replace(first, captured="2031-03-05T08:00:00Z")
        assert store.add(coverage, [again]).known == (first.id,)
        found = store.versions("http://www.tarnpost.example/dam?utm_source=x")
        assert [one.document_id for one in found] == [first.id, second.id, first.id]
        # The capture that came first is the one that counts, in whatever order they come.
        assert store.document(first.id) == first


def test_two_reports_of_one_name_with_other_texts_are_both_kept(place: str) -> None:
    one, other = (replace(dam(n).document, id="17") for n in (1, 2))
    with open_store(place, []) as store:
        coverage = store.new_coverage()
        store.add(coverage, [one])
        added = store.add(coverage, [other])
        assert added.new == (f"17~{other.sha256[:8]}",)
        assert store.add(coverage, [other]).known == added.new
        assert {d.text for d in store.documents(coverage)} == {one.text, other.text}


def test_stubs_are_rejected_and_the_rest_is_stored(place: str) -> None:
    good = dam(1).document
    stub = replace(dam(2).document, flags=(Flag.PAYWALL,))
    broken = Rejection("x.html", "read", "nothing in it")
    with open_store(place, []) as store:
        coverage = store.new_coverage()
        added = store.add(coverage, [stub, good, broken])
        assert added.new == (good.id,)
        assert [r.source for r in added.rejected] == [stub.source, "x.html"]


def test_the_bytes_a_report_is_from_are_kept_if_they_are_those(place: str) -> None:
    from hashlib import sha256  # noqa: PLC0415

    content = b"<p>The dam burst.</p>"
    name = sha256(content).hexdigest()
    document = replace(dam(1).document, bytes_sha256=name)
    with open_store(place, []) as store:
        coverage = store.new_coverage()
        store.add(coverage, [document], {name: content, "0" * 64: b"others"})
        assert store.original(document.id) == content
        assert store.original("nobody") is None


def test_a_report_taken_out_and_added_again(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(reports))
        before = store.brief(coverage)
        gone = reports[0].document.id
        assert store.remove(coverage, gone)
        assert not store.remove(coverage, gone)
        assert render_brief_json(store.brief(coverage)) == render_brief_json(
            from_nothing(reports[1:])
        )
        store.add(coverage, [reports[0].document])
        assert store.brief(coverage) == before


def test_reports_gather_by_themselves(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        store.add(None, documents(reports[:1]))
        (first,) = store.coverages()
        added = store.add(None, documents(reports[1:]))
        assert len(added.new) == 2
        members = [{d.id for d in store.documents(c.id)} for c in store.coverages()]
        assert sum(map(len, members)) == 3
        assert first.id in {c.id for c in store.coverages()}
        assert all(c.gathered for c in store.coverages())


@pytest.mark.parametrize("wrong", ["", "0000", "x' OR 1=1"])
def test_a_coverage_that_is_not_there(place: str, wrong: str) -> None:
    with open_store(place, []) as store, pytest.raises(UsageError, match="no coverage"):
        store.documents(wrong)


def test_changes_are_told_once(place: str) -> None:
    reports = dams(2)
    with open_store(place, reports) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(reports))
        brief = store.brief(coverage)
        assert store.told_brief(coverage) is None
        point = brief.points[0].point.id
        change = PointChange("1a", ChangeKind.NEW, "c", point, (reports[0].document.id,))
        told = store.tell(coverage, None, brief, [change])
        assert told is not None
        assert store.tell(coverage, None, brief, [change]) is None
        assert store.told_brief(coverage) == brief
        assert store.changes(coverage) == told == store.changes()
        assert store.changes(since=told[0].when) == told
        assert store.changes(after=told[0].id) == ()
        assert store.changes(since="2031-03-10T23:00:00+00:00") == ()
        assert told[0].change == change
        again = replace(change, point="another", is_minor=True)
        assert store.tell(coverage, brief, brief, [again]) == ()
        assert store.changes() == told


def test_what_was_told_is_kept_beside_a_later_brief(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(reports[:2]))
        before = store.brief(coverage)
        store.tell(coverage, None, before, [])
        store.add(coverage, documents(reports[2:]))
        after = store.brief(coverage)
        assert store.told_brief(coverage) == before
        assert store.latest_brief(coverage) == after
        store.tell(coverage, before, after, [])
        assert store.told_brief(coverage) == after


def test_feeds(place: str) -> None:
    with open_store(place, []) as store:
        feed = Feed("f", "https://tarnpost.example/feed", every=900)
        store.put_feed(feed)
        store.put_feed(replace(feed, etag='"x"', fault="404"))
        assert store.feeds() == (replace(feed, etag='"x"', fault="404"),)
        assert store.drop_feed("f")
        assert not store.drop_feed("f")


def test_work_waits_and_is_taken_once(place: str) -> None:
    with open_store(place, []) as store:
        first = store.queue.put(Task("brief", "a"))
        assert store.queue.put(Task("brief", "a"), once=True) == first
        store.queue.put(Task("fetch", "b"))
        taken = store.queue.take("w1")
        assert taken is not None
        assert (taken.id, taken.body, taken.tries) == (first, "a", 1)
        other = store.queue.take("w2", ["brief"])
        assert other is None
        store.queue.done(first)
        assert [task.kind for task in store.queue.tasks()] == ["fetch"]


def test_work_of_a_worker_that_is_gone_is_given_again(place: str) -> None:
    with open_store(place, []) as store:
        task = store.queue.put(Task("brief", "a"))
        assert store.queue.take("w1") is not None
        assert store.queue.take("w2", lease_seconds=60) is None
        again = store.queue.take("w2", lease_seconds=0)
        assert again is not None
        assert (again.owner, again.tries) == ("w2", 2)
        assert store.queue.release("w2") == 1
        assert store.queue.failed(task, "no network", retry_seconds=3600) is not None
        assert store.queue.take("w3") is None
        given_up = store.queue.failed(task, "no network", tries=2)
        assert given_up is not None
        assert given_up.state is TaskState.FAILED


def test_a_coverage_is_called_by_the_event_of_its_brief(place: str) -> None:
    reports = dams(4)
    titled = [replace(one, title="Soup, socks and a hen") for one in documents(reports)]
    with open_store(place, reports) as store:
        coverage = store.new_coverage()
        store.add(coverage, titled)
        assert store.coverage(coverage).title == "Soup, socks and a hen"
        store.brief(coverage)
        (line,) = {one.title for one in (store.coverage(coverage), *store.coverages())}
        # Not the sentence with the figure that is contested.
        assert line == "The ferry in the harbour sank in the storm."
        store.rename(coverage, "The dam")
        assert store.coverage(coverage).title == "The dam"
        store.rename(coverage, "")
        store.forget(titled[0].id, "Ana")
        assert store.coverage(coverage).title == "Soup, socks and a hen"


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        ([], ""),
        (["A market opens"], "A market opens"),
        (["Soup and a hen", "Dam bursts above Tesvik", "Six die as dam above Tesvik fails"],
         "Dam bursts above Tesvik"),
        (["Ten drown", "It rained"], "Ten drown"),
        (["The flood", "The flood", "Live", "Dam bursts above the town of Tesvik"],
         "Dam bursts above the town of Tesvik"),
    ],
)  # fmt: skip
def test_a_coverage_is_called_by_the_title_that_tells_most_of_the_others(
    titles: list[str], told: str
) -> None:
    assert telling_title(titles) == told
