"""What is pasted, dropped or named becomes reports; what cannot be read is told."""

import gzip
import json
import re

import pytest
from tests.unit.web.conftest import Desk, MakeDesk

from stemma.model import Check, Document, Rejection
from stemma.store import Task
from stemma.web.settings import Limits, Settings
from stemma.web.visit import clean
from stemma.web.work.jobs import MOST_EVENTS, MOST_JOBS, Job, Jobs, Kind, State
from stemma.web.work.lanes import ADDING, release_left, take_task
from stemma.web.work.order import (
    Add,
    Captured,
    Pasted,
    Sources,
    Upload,
    dump,
    file_name,
    parse,
    part_pasted,
)
from stemma.web.work.reading import read_given

REPORT = (
    "The ferry sank off the cape on Monday. Eleven people drowned, the harbour master said. " * 3
)

PACKED = gzip.compress(bytes(1_000_000), 1)
BOMB = PACKED * 300
"""Members of a packed file follow one another: 300 MB in 1 MB."""


def texts_of(sources: Sources) -> list[Document | Rejection]:
    return [item for item, _ in read_given(sources)]


def test_a_pasted_text_has_what_was_said_of_it() -> None:
    pasted = Pasted(REPORT, "Cape Post", "2031-03-04", "Ferry lost", "https://post.example/1")
    (found,) = texts_of(Sources((pasted,)))
    assert isinstance(found, Document)
    assert (found.outlet, found.published, found.title) == ("Cape Post", "2031-03-04", "Ferry lost")
    assert found.url == "https://post.example/1"
    assert found.text.startswith("The ferry sank")


@pytest.mark.parametrize("day", ["yesterday", "2031-13-40", "<b>", "04/03/2031"])
def test_a_day_that_is_none_is_told(day: str) -> None:
    (found,) = texts_of(Sources((Pasted(REPORT, "Cape Post", day),)))
    assert isinstance(found, Rejection)
    assert "no date" in found.reason


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "x"])
def test_an_address_that_no_browser_may_follow_is_left_out(url: str) -> None:
    (found,) = texts_of(Sources((Pasted(REPORT, url=url),)))
    assert isinstance(found, Document)
    assert found.url is None


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost:8710/", "http://[::1]/", "http://169.254.169.254/latest",
     "http://0x7f000001/", "http://10.1.2.3/", "https://user:word@a.example/", "http://a.example:22/"],
)  # fmt: skip
def test_no_address_inside_is_asked(address: str) -> None:
    (found,) = texts_of(Sources(addresses=(address,)))
    assert isinstance(found, Rejection)
    assert found.stage == "fetch"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.txt", REPORT.encode()),
        ("report.html", f"<html><body><article><p>{REPORT}</p></article></body></html>".encode()),
        ("report.json", json.dumps({"text": REPORT, "outlet": "Cape Post"}).encode()),
        ("report.txt.gz", gzip.compress(REPORT.encode())),
        ("../../report.txt", REPORT.encode()),
    ],
)
def test_a_file_is_read_by_what_it_is(name: str, content: bytes) -> None:
    (found,) = texts_of(Sources(files=(Upload(file_name(name), content),)))
    assert isinstance(found, Document), found
    assert "Eleven people drowned" in found.text
    assert "/" not in found.source


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("program.exe", b"MZ" + bytes(200)),
        ("bomb.txt.gz", BOMB),
        ("bomb.json.gz", BOMB),
        ("empty.txt", b""),
        ("broken.pdf", b"%PDF-1.7 nothing"),
        ("broken.docx", b"PK\x03\x04nothing"),
        ("x" * 300, b"\x00\x01\x02"),
    ],
)
def test_a_file_that_is_nothing_is_told_and_nothing_more(name: str, content: bytes) -> None:
    found = texts_of(Sources(files=(Upload(file_name(name), content),)))
    assert found
    assert all(isinstance(item, Rejection) for item in found)


def test_a_captured_page_keeps_its_address() -> None:
    html = f"<html><head><title>Ferry</title></head><body><article><p>{REPORT}</p></article>"
    (found,) = texts_of(Sources(pages=(Captured("https://post.example/2", html),)))
    assert isinstance(found, Document)
    assert found.url == "https://post.example/2"
    assert "<p>" not in found.text


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://a.example/1\nhttps://a.example/1\n http://b.example", 2),
        ("https://a.example/1 https://b.example/2", 2),
        ("See https://a.example/1", 0),
        ("ftp://a.example", 0),
        ("", 0),
    ],
)
def test_addresses_are_told_from_a_text(text: str, addresses: int) -> None:
    kept, found = part_pasted(text)
    assert len(found) == addresses
    assert bool(kept.strip()) == (not addresses and bool(text))


def test_an_order_comes_back_from_the_queue_as_it_was() -> None:
    sources = Sources(
        (Pasted("a", "b", "c"),), (Upload("d", b"\x00\xff"),), ("https://e.example",),
        (Captured("https://f.example", "g"),),
    )  # fmt: skip
    order = Add(sources, "coverage", is_new=True)
    assert parse(dump(order, "title", "who")) == (order, "title", "who")


def test_what_is_added_is_told_and_leads_to_its_coverage(desk: Desk) -> None:
    answer = desk.post(
        "/add", {"text": [REPORT, ""], "outlet": ["Cape Post", ""]}, follow_redirects=False
    )
    assert answer.status_code == 303
    page = desk.client.get(answer.headers["location"]).text
    assert "read Cape Post" in page
    assert len(desk.store.coverages()) == 2
    assert desk.store.queue.tasks() == ()
    assert [e.what for e in desk.house.people.entries(1)] == ["added"]


def test_what_cannot_be_read_leaves_no_coverage_behind(desk: Desk) -> None:
    answer = desk.post("/add", {"text": "http://127.0.0.1/secret"})
    assert "only public addresses are fetched" in answer.text
    assert [kept.id for kept in desk.store.coverages()] == [desk.coverage]


def test_the_same_report_twice_is_told(desk: Desk) -> None:
    for _ in range(2):
        page = desk.post(
            f"/coverage/{desk.coverage}/add", {"text": REPORT, "outlet": "Cape Post"}
        ).text
    assert "was there already" in page
    assert len(desk.store.documents(desk.coverage)) == 5


@pytest.mark.parametrize("fields", [{}, {"text": ""}, {"text": ["", "  \n"]}])
def test_nothing_to_add_is_told(desk: Desk, fields: dict[str, object]) -> None:
    answer = desk.post("/add", fields)
    assert answer.status_code == 400
    assert "There was nothing to add" in answer.text
    assert desk.post(f"/coverage/{desk.coverage}/add", fields).status_code == 200


def test_too_many_addresses_are_told(desk: Desk) -> None:
    text = "\n".join(f"https://a.example/{n}" for n in range(500))
    answer = desk.post("/add", {"text": text})
    assert answer.status_code == 400
    assert "at most 100 are fetched at once" in answer.text


def test_too_many_files_are_told(make_desk: MakeDesk) -> None:
    desk = make_desk(Settings(limits=Limits(file_count=2)))
    files = [("files", (f"{n}.txt", b"x")) for n in range(3)]
    assert desk.post("/add", files=files).status_code == 400


def test_a_paste_of_five_megabytes_is_answered(desk: Desk) -> None:
    answer = desk.post("/add", {"text": "The ferry sank. " * 320_000})
    assert answer.status_code == 200
    assert re.search(r"too large|too long|characters|bytes", answer.text)


def test_what_an_earlier_server_had_in_hand_is_taken_again(desk: Desk, make_desk: MakeDesk) -> None:
    order = Add(Sources((Pasted(REPORT, "Cape Post"),)), desk.coverage)
    desk.store.queue.put(Task(ADDING, dump(order, "Adding a text", "edda")))
    assert desk.store.queue.take("a server that died", [ADDING]) is not None
    later = make_desk(store=desk.store)
    assert take_task(later.house, "me") is None
    release_left(later.house)
    assert [job.title for job in later.house.jobs.working()] == ["Adding a text"]
    assert "Adding a text" in later.client.get("/").text
    later.house.adding.nudge()  # type: ignore[union-attr]
    assert len(desk.store.documents(desk.coverage)) == 5
    assert desk.store.queue.tasks() == ()


def test_a_draft_is_checked_and_is_nobody_elses(team: Desk, make_desk: MakeDesk) -> None:
    other = make_desk(team.house.settings, base="http://desk.example", store=team.store)
    team.log_in("edda")
    job = team.house.jobs.add(Job("secret-id", "check", "Checking", "edda", ""))
    document = team.store.documents(team.coverage)[0]
    team.house.jobs.end(job, where="/check/secret-id", result=Check(document, (document,)))
    assert team.client.get("/check/secret-id").status_code == 200
    other.house.jobs = team.house.jobs
    other.log_in("ada")
    for path in ("/check/secret-id", "/jobs/secret-id", "/jobs/secret-id/events"):
        assert other.client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"draft": "", "text": REPORT}, "There is no draft"),
        ({"draft": "A draft."}, "give at least one source"),
        ({"draft": "x" * 400_001, "text": REPORT}, "too long"),
    ],
)
def test_what_a_check_lacks_is_told(desk: Desk, fields: dict[str, str], words: str) -> None:
    answer = desk.post("/check", fields)
    assert answer.status_code == 400
    assert words in answer.text


def test_the_events_of_a_job_come_as_they_happen(desk: Desk) -> None:
    jobs = desk.house.jobs
    job = jobs.add(Job("1", "add", "Adding", "editor", ""))
    jobs.tell(job, Kind.READ, "read one\nevent: evil", "why")
    jobs.tell(job, Kind.REJECTED, "two")
    jobs.end(job, where="/coverage/x")
    desk.client.get("/")
    answer = desk.client.get("/jobs/1/events?from=1")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "read one" not in answer.text
    assert '"words": "two"' in answer.text
    assert 'event: over\ndata: {"where": "/coverage/x"}' in answer.text
    whole = desk.client.get("/jobs/1/events").text
    assert "\nevent: evil" not in whole
    assert desk.client.get("/jobs/2/events").status_code == 404


def test_events_are_for_those_who_may_read(team: Desk) -> None:
    team.house.jobs.add(Job("1", "add", "Adding", "edda", ""))
    assert team.client.get("/jobs/1/events").status_code == 403


def test_jobs_do_not_pile_up() -> None:
    jobs = Jobs()
    for number in range(MOST_JOBS + 20):
        jobs.end(jobs.add(Job(str(number), "add", "", "", "")))
    jobs.add(Job("last", "add", "", "", ""))
    assert jobs.find("0") is None
    assert jobs.find(str(MOST_JOBS + 19)) is not None
    job = jobs.add(Job("long", "add", "", "", ""))
    for _ in range(MOST_EVENTS + 10):
        jobs.tell(job, Kind.READ, "x")
    assert len(job.events) == MOST_EVENTS
    jobs.fail(job, "why")
    assert (job.state, job.events[-1].words) == (State.FAILED, "why")


@pytest.mark.parametrize("name", ["../x", "..", "", "a/b\\c", "a\x00b\x1b", "x" * 500, " . "])
def test_a_file_name_is_a_name(name: str) -> None:
    found = file_name(name)
    assert 0 < len(found) <= 120
    assert not set(found) & set("/\\\0\x1b")
    assert found not in {".", ".."}


def test_signs_that_control_a_machine_are_left_out() -> None:
    assert clean("a\x00b\x07\x1b[0m\r\n\tc\x85é") == "ab[0m\r\n\tcé"
