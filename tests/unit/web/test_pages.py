"""What an editor does on the pages, and what hostile words do there: nothing."""

import re
from html import unescape

import pytest
from tests.unit.web.conftest import Desk, MakeDesk

from stemma.model import ChangeKind, DecisionKind, PointChange, Span
from stemma.store import Feed

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></title><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202eevil\u0000\x1b[31m",
    "a" * 300,
)
ALIVE = re.compile(r"<script>alert|<img src=x|onmouseover='|<svg/onload|(?<!\{\{ 7 \* 7 )\b49\b")


def harmless(html: str) -> None:
    body = html.partition("<body")[2]
    assert not ALIVE.search(body), ALIVE.search(body)
    assert "\x1b" not in body
    assert "\x00" not in body


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing_where_they_are_kept(desk: Desk, words: str) -> None:
    (point,) = desk.points("contradicted")[:1] or desk.points("differs")[:1]
    one = f"/coverage/{desk.coverage}"
    desk.post(f"{one}/rename", {"title": words})
    desk.post(f"{one}/decide", {"what": "note", "note": words, "point": point})
    desk.post(f"{one}/decide", {"what": "note", "note": words})
    desk.store.put_feed(Feed("f", words, fault=words, title=words))
    for path in ("/", one, f"{one}/reports", f"{one}/compare", f"{one}/add", f"{one}/changes",
                 "/check", "/sources", f"{one}/export/html", "/search?words=dam"):  # fmt: skip
        answer = desk.client.get(path)
        assert answer.status_code == 200, path
        harmless(answer.text)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "path",
    ["/search?words={}", "/search?party={}&low={}", "/search?verdict={}", "/check?coverage={}",
     "/?said={}", "/login?next={}", "/coverage/{}", "/jobs/{}", "/{}", "/coverage/x/export/{}",
     "/sources?address={}"],
)  # fmt: skip
def test_hostile_words_of_an_address_do_nothing(desk: Desk, path: str, words: str) -> None:
    from urllib.parse import quote  # noqa: PLC0415

    answer = desk.client.get(path.replace("{}", quote(words, safe="")), follow_redirects=False)
    assert answer.status_code in {200, 303, 400, 404}
    harmless(answer.text)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_form_do_nothing(desk: Desk, words: str) -> None:
    fields = {"text": words, "outlet": words, "published": words, "do": "box", "draft": words}
    for path in ("/add", "/check", f"/coverage/{desk.coverage}/add"):
        answer = desk.post(path, fields)
        assert answer.status_code == 200
        harmless(answer.text)
    answer = desk.post("/sources/follow", {"address": words, "kind": "feed"})
    assert answer.status_code == 400
    harmless(answer.text)


def test_one_more_box_keeps_what_was_typed(desk: Desk) -> None:
    answer = desk.post("/add", {"text": ["One.", "Two."], "outlet": ["A", "B"], "do": "box"})
    assert answer.text.count("<textarea") == 3
    assert re.findall(r'name="outlet"[^>]*value="([^"]*)"', answer.text) == ["A", "B", ""]


def test_a_contradiction_is_rejected_and_taken_back(desk: Desk) -> None:
    one = f"/coverage/{desk.coverage}"
    (point,) = desk.points("contradicted")[:1]
    page = desk.client.get(one).text
    assert f'data-point="{point}"' in page
    answer = desk.post(f"{one}/decide", {"point": point, "what": "reject"})
    assert answer.status_code == 200
    assert "Rejected" in answer.text
    assert "by editor" in answer.text
    held = desk.store.decisions(desk.coverage, in_force=True)
    assert {d.what for d in held} == {DecisionKind.REJECT}
    assert all(d.left and d.right and d.kind for d in held)
    assert all(d.who == "editor" for d in held)
    ids = re.findall(r'name="decision" value="([^"]+)"', answer.text)
    assert set(ids) == {d.id for d in held}
    undone = desk.post(f"{one}/undo", {"decision": [*dict.fromkeys(ids)], "point": point})
    assert undone.status_code == 200
    assert desk.store.decisions(desk.coverage, in_force=True) == ()
    assert len(desk.store.decisions(desk.coverage)) == len(held) + 1


@pytest.mark.parametrize("what", ["accept", "same", "apart"])
def test_other_decisions_are_kept_with_the_words_of_both_sides(desk: Desk, what: str) -> None:
    (point,) = desk.points("contradicted")[:1]
    desk.post(f"/coverage/{desk.coverage}/decide", {"point": point, "what": what})
    held = desk.store.decisions(desk.coverage, in_force=True)
    assert {d.what.value for d in held} == {what}
    assert all(d.left[0].document_id != d.right[0].document_id for d in held)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"what": "merge", "point": "x"}, 400),
        ({"what": "undo", "point": "x"}, 400),
        ({"what": "nonsense", "point": "x"}, 400),
        ({"what": "reject", "point": "of another coverage"}, 409),
        ({"what": "reject"}, 409),
        ({"what": "note", "note": "x" * 4_001}, 400),
    ],
)
def test_what_cannot_be_decided_is_told(desk: Desk, fields: dict[str, str], status: int) -> None:
    answer = desk.post(f"/coverage/{desk.coverage}/decide", fields)
    assert answer.status_code == status
    assert desk.store.decisions() == ()


def test_a_decision_of_another_coverage_is_not_undone_here(desk: Desk) -> None:
    (point,) = desk.points("contradicted")[:1]
    desk.post(f"/coverage/{desk.coverage}/decide", {"point": point, "what": "reject"})
    other = desk.store.new_coverage("Another")
    ids = [d.id for d in desk.store.decisions(desk.coverage)]
    assert desk.post(f"/coverage/{other}/undo", {"decision": ids}).status_code == 404
    assert desk.store.decisions(desk.coverage, in_force=True)


def test_a_report_of_another_coverage_is_not_touched_from_here(desk: Desk) -> None:
    other = desk.store.new_coverage("Another")
    document = desk.store.documents(desk.coverage)[0].id
    for act in ("remove", "split"):
        assert desk.post(f"/coverage/{other}/{act}", {"document": document}).status_code == 404
    assert desk.client.get(f"/coverage/{other}/report/{document}").status_code in {303, 404, 200}
    assert document in {d.id for d in desk.store.documents(desk.coverage)}


def test_a_report_is_taken_out_and_split_off(desk: Desk) -> None:
    first, second = (d.id for d in desk.store.documents(desk.coverage)[:2])
    desk.post(f"/coverage/{desk.coverage}/remove", {"document": first})
    desk.post(f"/coverage/{desk.coverage}/split", {"document": second})
    left = {d.id for d in desk.store.documents(desk.coverage)}
    assert not left & {first, second}
    assert len(desk.store.coverages()) == 2


def test_coverages_are_renamed_pinned_and_joined(desk: Desk) -> None:
    one = f"/coverage/{desk.coverage}"
    other = desk.store.new_coverage("Another")
    assert desk.post(f"{one}/rename", {"title": "The dam"}).status_code == 200
    assert desk.store.coverage(desk.coverage).title == "The dam"
    desk.post(f"{one}/pin")
    assert desk.store.coverage(desk.coverage).pinned
    desk.post(f"{one}/pin")
    assert not desk.store.coverage(desk.coverage).pinned
    desk.post(f"{one}/merge", {"other": other})
    assert [kept.id for kept in desk.store.coverages()] == [desk.coverage]
    assert desk.post(f"{one}/merge", {"other": desk.coverage}).status_code == 404


def test_the_inbox_says_what_is_new_and_what_changed(desk: Desk) -> None:
    assert ">new<" in desk.client.get("/").text
    desk.client.get(f"/coverage/{desk.coverage}")
    page = desk.client.get("/").text
    assert ">new<" not in page
    assert "changed since" not in page
    desk.store.rename(desk.coverage, "Another name")
    assert "changed since you looked" in desk.client.get("/").text
    assert "contradiction" in page


@pytest.mark.parametrize("name", ["html", "md", "csv", "json", "ics", "graphml", "jsonld", "ftm"])
def test_every_format_is_a_file_with_a_plain_name(desk: Desk, name: str) -> None:
    desk.store.rename(desk.coverage, 'The "dam"\r\nX-Evil: 1; filename=a.exe')
    desk.store.brief(desk.coverage)
    answer = desk.client.get(f"/coverage/{desk.coverage}/export/{name}")
    assert answer.status_code == 200
    assert "x-evil" not in answer.headers
    told = answer.headers["content-disposition"]
    assert re.fullmatch(rf'attachment; filename="[a-z0-9-]+\.{name}"', told)


def test_a_shared_page_tells_what_people_decided(desk: Desk) -> None:
    (point,) = desk.points("contradicted")[:1]
    desk.post(
        f"/coverage/{desk.coverage}/decide", {"what": "note", "point": point, "note": "Ask Mia."}
    )
    desk.store.brief(desk.coverage)
    shared = unescape(desk.client.get(f"/coverage/{desk.coverage}/export/html").text)
    assert "note by editor" in shared
    assert "Ask Mia." in shared
    assert "<form" not in shared
    assert 'src="' not in shared


def test_a_page_of_the_brief_shows_every_report(desk: Desk) -> None:
    one = f"/coverage/{desk.coverage}"
    listed = desk.client.get(f"{one}/reports").text
    for document in desk.store.documents(desk.coverage):
        assert f"{one}/report/{document.id}" in listed
        report = desk.client.get(f"{one}/report/{document.id}")
        assert report.status_code == 200
        assert "burst" in report.text
    assert desk.client.get(f"{one}/report/none").status_code == 404


def test_two_reports_stand_side_by_side(desk: Desk) -> None:
    page = desk.client.get(f"/coverage/{desk.coverage}/compare?left=0&right=1").text
    assert "side-by-side" in page
    same = desk.client.get(f"/coverage/{desk.coverage}/compare?left=1&right=1").text
    assert "Choose two different reports" in same
    assert desk.client.get(f"/coverage/{desk.coverage}/compare?left=x&right=999").status_code == 200


def test_a_brief_that_has_to_be_made_anew_is_shown_as_it_was_meanwhile(
    make_desk: MakeDesk, desk: Desk
) -> None:
    later = make_desk(store=desk.store)
    later.house.asking = None
    first = desk.store.documents(desk.coverage)[0].id
    desk.store.remove(desk.coverage, first)
    page = later.client.get(f"/coverage/{desk.coverage}")
    assert page.status_code == 200
    assert "compared again" in page.text
    assert "4</b><span>reports" in page.text


def test_a_coverage_without_reports_says_so(desk: Desk) -> None:
    empty = desk.store.new_coverage("Nothing yet")
    assert "No report is in this coverage" in desk.client.get(f"/coverage/{empty}").text


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/feed",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "https://u:p@a.example/",
        "http://10.0.0.1:8080/",
        "gopher://a.example/",
    ],
)
def test_what_is_followed_is_a_public_address(desk: Desk, address: str) -> None:
    answer = desk.post("/sources/follow", {"address": address, "kind": "feed"})
    assert answer.status_code == 400
    assert desk.store.feeds() == ()


def test_a_source_is_followed_and_no_more(desk: Desk) -> None:
    fields = {"address": "https://news.example/feed", "kind": "feed", "coverage": desk.coverage}
    page = desk.post("/sources/follow", fields).text
    assert "https://news.example/feed" in page
    (feed,) = desk.store.feeds()
    assert (feed.kind, feed.coverage) == ("feed", desk.coverage)
    desk.post("/sources/unfollow", {"feed": feed.id})
    assert desk.store.feeds() == ()
    assert desk.post("/sources/unfollow", {"feed": feed.id}).status_code == 404
    assert desk.post("/sources/follow", {**fields, "kind": "folder"}).status_code == 400
    assert desk.post("/sources/follow", {**fields, "coverage": "x"}).status_code == 404


def test_a_hit_says_whose_it_is_and_when_to_the_minute(desk: Desk) -> None:
    page = desk.client.get("/search?words=dam").text
    facts = re.findall(r'<p class="soft">(.*?)</p>', page)
    assert facts
    assert all(not fact.startswith(" ·") for fact in facts)
    assert not re.search(r"\d\d:\d\d:\d\d", page)


def test_words_of_a_change_stand_as_in_their_report(desk: Desk) -> None:
    store = desk.store
    documents = store.documents(desk.coverage)
    text = documents[0].text
    start = text.index(" ") + 1
    end = start + len(text[start:].split(".")[0])
    span = Span(documents[0].id, start, end)
    change = PointChange("1", ChangeKind.NEW, desk.coverage, "p", (documents[0].id,), spans=(span,))
    store.tell(desk.coverage, None, store.brief(desk.coverage), [change])
    page = unescape(desk.client.get("/changes").text)
    assert f"<b>{text[start:end]}</b>." in page
