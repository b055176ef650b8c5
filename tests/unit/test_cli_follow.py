"""The commands `follow` and `changes`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest
from tests.unit.fetch.server import Handler, serve
from tests.unit.read.made import PARAGRAPHS, page
from typer.testing import CliRunner, Result

from stemma.cli import app
from stemma.cli.changes import parse_since
from stemma.cli.follow import SECRET, parse_time
from stemma.errors import UsageError

TEXT = (
    "The dam at Orrvik broke early on Tuesday, killing nine people, mayor Ada Brey said. More than"
    " two hundred had to leave their homes in the night, and the road by the river was closed."
)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "kept" / "stemma.db")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()


def run(*arguments: str, store: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", store])


def test_what_is_followed_is_shown_and_followed_no_more(store: str) -> None:
    added = run("follow", "add", "https://norwire.example/rss", store=store)
    assert added.exit_code == 0
    assert "following" in added.stdout
    shown = run("follow", "list", store=store)
    assert "address https://norwire.example/rss · never asked" in shown.stdout
    assert run("follow", "remove", "https://norwire.example/rss", store=store).exit_code == 0
    assert run("follow", "list", store=store).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("follow", "add", "gopher://norwire.example/"), "only addresses with http and https"),
        (("follow", "add", "no-such-file.opml"), "no such file"),
        (("follow", "add", "https://norwire.example/", "--coverage", "none"), "no coverage"),
        (("follow", "remove", "https://norwire.example/"), "nothing that is followed"),
        (("follow", "run", "--every", "10s"), "a minute at least"),
        (("follow", "run", "--every", "often"), "write 15m"),
        (("follow", "run", "--hook", "https://desk.example/"), SECRET),
        (("changes", "--since", "yesterday"), "write it as 2031-03-04"),
        (("changes", "none"), "no coverage"),
    ],
)
def test_wrong_usage_is_told_in_a_line(
    arguments: tuple[str, ...], words: str, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SECRET, raising=False)
    found = run(*arguments, store=store)
    assert found.exit_code == 2
    assert words in found.stderr
    assert "Traceback" not in found.output


def test_a_receiver_on_a_private_address_is_refused(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, "word")
    found = run("follow", "run", "--hook", "http://169.254.169.254/x", store=store)
    assert found.exit_code == 2
    assert "link-local" in found.stderr
    assert "word" not in found.output


def test_a_store_that_is_none_is_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"no database" * 1_000)
    for command in (("follow", "list"), ("follow", "run"), ("changes",)):
        found = run(*command, store=str(bad))
        assert found.exit_code == 1
        assert found.stderr.startswith("stemma: ")


def test_nothing_to_follow_is_said(store: str) -> None:
    found = run("follow", "run", store=store)
    assert found.exit_code == 0
    assert "nothing is due" in found.stderr


@pytest.mark.parametrize(
    ("output_format", "empty"),
    [("text", ""), ("markdown", ""), ("json", '{\n  "version": "1.0",\n  "changes": []\n}\n')],
)
def test_no_changes_are_written_too(store: str, output_format: str, empty: str) -> None:
    found = run("changes", "--format", output_format, store=store)
    assert (found.exit_code, found.stdout) == (0, empty)


@pytest.mark.usefixtures("weights")
def test_a_page_that_changes_is_seen_from_end_to_end(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = [TEXT, *PARAGRAPHS[2:]]

    def answer(handler: Handler) -> None:
        linked = {"@type": "NewsArticle", "datePublished": "2031-03-04T08:00:00Z"}
        handler.answer(page(paragraphs=body, linked=linked).encode())

    with serve({"/dam": answer}) as site:
        stamps = iter(f"2031-03-04T{hour:02}:00:00Z" for hour in range(9, 20))

        def fetcher(*_: object) -> object:
            made = site.fetcher()
            stamp = next(stamps)
            made._now = lambda: stamp
            return made

        monkeypatch.setattr("stemma.cli.network.follow_fetcher", fetcher)
        run("follow", "add", site.url("/dam"), store=store)
        first = run("follow", "run", store=store)
        assert (first.exit_code, first.stdout) == (0, ""), first.stderr
        assert "1 new" in first.stderr
        body[0] = TEXT.replace("nine people", "eleven people")
        second = run("follow", "run", store=store)
        assert "Figure moved" in second.stdout
        assert "1 changed" in second.stderr
        assert "eleven people" in second.stdout
        body[:] = ["Gone."]
        third = run("follow", "run", store=store)
        assert third.exit_code == 1
        assert third.stdout == ""
    assert "page" in run("follow", "list", store=store).stdout
    shown = run("changes", store=store)
    assert shown.stdout == second.stdout
    (change,) = json.loads(run("changes", "--format", "json", store=store).stdout)["changes"]
    assert change["kind"] == "moved"
    assert run("changes", "--since", change["when"], store=store).stdout == shown.stdout
    assert run("changes", "--since", "2999-01-01", store=store).stdout == ""
    out = tmp_path / "feed.xml"
    run("changes", change["coverage"], "--format", "atom", "--out", str(out), store=store)
    parsed = feedparser.parse(out.read_bytes())
    assert not parsed.bozo
    assert len(parsed.entries) == 1


@pytest.mark.parametrize("words", ["", "15", "m", "-5m", "1w", "59s", "99999999m"])
def test_a_length_of_time_that_is_none(words: str) -> None:
    with pytest.raises(UsageError):
        parse_time(words)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("2031-03-04", "2031-03-04T00:00:00.000000+00:00"),
        ("2031-03-04T06:30", "2031-03-04T06:30:00.000000+00:00"),
        ("2031-03-04T06:30+02:00", "2031-03-04T04:30:00.000000+00:00"),
    ],
)
def test_a_time_is_read_with_its_zone(words: str, written: str) -> None:
    assert parse_since(words) == written


def test_offline_looks_at_folders_alone(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "dam.txt").write_text(TEXT, encoding="utf-8")
    run("follow", "add", "http://127.0.0.1:9/dam", str(folder), store=store)
    done = run("follow", "run", "--offline", store=store)
    assert done.exit_code == 0, done.output
    assert "1 new" in done.stderr
    assert "127.0.0.1" not in done.stderr
    listed = run("follow", "list", store=store).stdout
    assert "never asked" in next(line for line in listed.splitlines() if "127.0.0.1" in line)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--offline", "--hook", "https://desk.example/"), "leave one out"),
        (("--proxy", "proxy.example"), "write it as http://host:port"),
        (("--cacert", "/none.pem"), "no such file"),
    ],
)
def test_a_wrong_option_of_the_network_is_said_before_anything_is_asked(
    store: str, arguments: tuple[str, ...], said: str
) -> None:
    run("follow", "add", "http://127.0.0.1:9/dam", store=store)
    done = run("follow", "run", *arguments, store=store)
    assert done.exit_code == 2
    assert said in done.output
    assert "never asked" in run("follow", "list", store=store).stdout
