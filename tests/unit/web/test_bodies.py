"""What is kept of pages is what would be made anew: for everybody, at once, and nobody else's."""

import zlib
from collections.abc import Callable

import pytest
from tests.unit.store.conftest import place, server  # noqa: F401 - fixtures
from tests.unit.store.shelf import dams, documents, open_store
from tests.unit.web.conftest import HASH, Desk
from tests.unit.web.journey import MakeDesk, make, one_of  # noqa: F401 - a fixture

from stemma.model import Decision, DecisionKind
from stemma.store.people import People, Person
from stemma.web.bodies import CSRF, PLACE, Bodies, Body, join_sums, respond, takes_deflate

PARTS = ("", "?verdict=contradicted", "/reports", "/story", "/compare?left=0&right=1")
TEXTS = ["", "x", "é" * 70_000, "dam " * 40_000]


def note(desk: Desk, words: str) -> None:
    """A decision of another process: nothing of this server hears of it but by the store."""
    desk.store.decide(Decision(desk.coverage, DecisionKind.NOTE, "Ana", value=words))


CHANGES: dict[str, tuple[Callable[[Desk], object], str, str]] = {
    "a note": (lambda desk: note(desk, "Called the mayor."), "", "Called the mayor."),
    "a name": (lambda desk: desk.store.rename(desk.coverage, "Tesvik floods"), "", "Tesvik floods"),
    "a name in a list": (
        lambda desk: desk.store.rename(desk.coverage, "Tesvik floods"), "/reports", "Tesvik floods",
    ),
    "a pin": (
        lambda desk: desk.store.decide(Decision(desk.coverage, DecisionKind.PIN, "Ana")),
        "", "Unpin",
    ),
    "another coverage": (
        lambda desk: desk.store.add(desk.store.new_coverage("The harbour"), documents(dams(1))),
        "", "The harbour",
    ),
    "a report more": (
        lambda desk: (
            desk.store.add(desk.coverage, documents(dams(5)[4:])),
            desk.store.brief(desk.coverage),
        ),
        "/reports", "dam4",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_what_another_process_changed_is_shown_by_the_next_page(make: MakeDesk, what: str) -> None:  # noqa: F811
    change, path, words = CHANGES[what]
    desk = make("edda")
    before = desk.client.get(one_of(desk) + path).text
    assert words not in before
    assert desk.client.get(one_of(desk) + path).text.count("<main") == 1
    change(desk)
    assert words in desk.client.get(one_of(desk) + path).text


def test_an_undone_note_is_gone_at_once(make: MakeDesk) -> None:  # noqa: F811
    desk = make("rhea")
    taken = desk.store.decide(
        Decision(desk.coverage, DecisionKind.NOTE, "Ana", value="Called the mayor.")
    )
    assert "Called the mayor." in desk.client.get(one_of(desk)).text
    desk.store.undo(taken, "Ana")
    assert "Called the mayor." not in desk.client.get(one_of(desk)).text


@pytest.mark.parametrize("part", PARTS)
def test_everybody_has_their_own_secret_and_name_and_language(team: Desk, part: str) -> None:
    found: dict[tuple[str, str], str] = {}
    for name, language in (("edda", "en"), ("ada", "en"), ("rhea", "en"), ("edda", "de")):
        team.client.cookies.clear()
        team.log_in(name)
        headers = {"accept-language": language}
        page = team.client.get(f"/coverage/{team.coverage}{part}", headers=headers).text
        secret = team.csrf
        assert CSRF not in page
        assert PLACE not in page
        assert secret in page
        assert f"{name}, " in page
        assert f'<html lang="{language}"' in page
        assert not [other for other in found.values() if other in page]
        found[name, language] = secret


@pytest.mark.parametrize("part", PARTS)
def test_a_reader_is_offered_nothing_that_an_editor_was(team: Desk, part: str) -> None:
    team.log_in("edda")
    team.client.get(f"/coverage/{team.coverage}{part}")
    team.client.cookies.clear()
    team.log_in("rhea")
    page = team.client.get(f"/coverage/{team.coverage}{part}").text
    for action in ("/decide", "/rename", "/merge", "/remove", "/split", "/undo", "/pin"):
        assert f'{action}"' not in page


def test_a_role_that_was_taken_away_ends_with_the_next_page(team: Desk) -> None:
    team.log_in("edda")
    path = f"/coverage/{team.coverage}"
    assert "/decide" in team.client.get(path).text
    People(team.store).put(Person("edda", "reader", HASH))
    assert "/decide" not in team.client.get(path).text
    People(team.store).drop("edda")
    assert team.client.get(path, follow_redirects=False).status_code == 303


def test_a_report_that_is_forgotten_is_shown_no_more(desk: Desk) -> None:
    name = desk.store.documents(desk.coverage)[0].id
    path = f"/coverage/{desk.coverage}/report/{name}"
    assert desk.client.get(path).status_code == 200
    desk.store.forget(name, "Ana")
    assert desk.client.get(path).status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_packed_it_is_the_same_page(team: Desk, part: str) -> None:
    team.log_in("rhea")
    path = f"/coverage/{team.coverage}{part}"
    plain = team.client.get(path, headers={"accept-encoding": "identity"})
    packed = team.client.get(path, headers={"accept-encoding": "gzip, deflate"})
    assert "content-encoding" not in plain.headers
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert cut(packed.text) == cut(plain.text)
    if len(plain.content) > 20_000:
        assert packed.headers["content-encoding"] == "deflate"
        assert packed.num_bytes_downloaded < len(plain.content) / 2


def cut(page: str) -> str:
    """A page without the numbers that are new each time."""
    parts = page.split('nonce="')
    return "".join(part.partition('"')[2] for part in parts)


@pytest.mark.parametrize("before", TEXTS)
@pytest.mark.parametrize("middle", TEXTS[2:])
def test_what_stands_around_goes_as_it_is(before: str, middle: str) -> None:
    body = Body("", middle.encode(), has_secret=False)
    answer = respond(f"{before}secret{PLACE}</p>", body, "", "deflate")
    assert answer.headers["content-encoding"] == "deflate"
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert zlib.decompress(bytes(answer.body)).decode() == f"{before}secret{middle}</p>"
    assert b"secret" in bytes(answer.body)


def test_half_a_sign_can_be_sent() -> None:
    bodies = Bodies()
    body = bodies.get("a", lambda: ("", "half \ud800 " * 900))
    for accepted in ("", "deflate"):
        answer = bytes(respond(f"\udfff{PLACE}", body, "", accepted).body)
        text = zlib.decompress(answer) if accepted else answer
        assert text.startswith(b"\\udfffhalf \\ud800 ")


@pytest.mark.parametrize("left", TEXTS)
@pytest.mark.parametrize("right", TEXTS)
def test_sums_are_joined(left: str, right: str) -> None:
    one, two = left.encode(), right.encode()
    assert join_sums(zlib.adler32(one), zlib.adler32(two), len(two)) == zlib.adler32(one + two)


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("", False), ("gzip", False), ("gzip, deflate, br, zstd", True), ("DEFLATE", True),
        ("deflate;q=0.5", True), ("deflate; q=0", False), ("deflate;q=0.000", False),
        ("deflated", False), ("x" * 10_000 + ",deflate", False), (";;,=", False),
    ],
)  # fmt: skip
def test_packed_only_for_those_who_say_so(accepted: str, *, takes: bool) -> None:
    assert takes_deflate(accepted) is takes


def test_what_was_not_asked_for_long_goes() -> None:
    bodies = Bodies(most_bytes=100)
    for name in "abc":
        bodies.get(name, lambda: ("", "x" * 40))
    assert bodies.find("a") is None
    assert bodies.find("b") is not None
    bodies.get("d", lambda: ("", "x" * 40))
    assert bodies.find("c") is None
    # One that is larger than all is kept until the next.
    assert bodies.get("e", lambda: ("", "x" * 400)).html
    assert bodies.find("e") is not None


def test_of_two_who_ask_at_once_one_makes_it() -> None:
    bodies = Bodies()
    made: list[int] = []

    def make_it() -> tuple[str, str]:
        made.append(1)
        return "title", "x"

    assert bodies.get("a", make_it) is bodies.get("a", make_it)
    assert len(made) == 1


def test_an_answer_is_asked_for_once_until_something_changes(desk: Desk) -> None:
    known = desk.house.known()
    assert known.coverage(desk.coverage) is desk.house.known().coverage(desk.coverage)
    with open_store(desk.store.database.place, []) as other:
        other.rename(desk.coverage, "Another name")
    assert desk.house.known() is not known
    assert desk.house.known().coverage(desk.coverage).title == "Another name"
