"""The words of the interface: every sentence in every language, and none that nothing shows."""

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest
from tests.unit.web.conftest import Desk, MakeDesk

from stemma.web import words as words_module
from stemma.web.app import TITLES
from stemma.web.decided import WORDS
from stemma.web.pages.exports import OFFERED
from stemma.web.people import ROLES
from stemma.web.settings import Settings
from stemma.web.visit import SAID
from stemma.web.words import ENGLISH, LANGUAGES, choose, load_table, words_in

WEB = Path(str(files("stemma.web")))
CALL = re.compile(r'\bt(?:\.count\([^"()]*(?:\|[^"()]*)?, |\()"([^"]+)"(?:, "([^"]+)")?')
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
GERMAN = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}


def shown_sentences() -> set[str]:
    """Whatever a page can ask a table for."""
    found = {*SAID.values(), *WORDS.values(), *TITLES.values(), *ROLES}
    found |= {words for _, *both in OFFERED for words in both}
    for template in (WEB / "templates").glob("*.j2"):
        for one, many in CALL.findall(template.read_text("utf-8")):
            found |= {one, many} - {""}
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "mark":
                (argument,) = node.args
                assert isinstance(argument, ast.Constant)
                found.add(str(argument.value))
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_has_its_translation_and_every_translation_its_sentence(
    language: str,
) -> None:
    table = load_table(language)
    shown = shown_sentences()
    assert shown - table.keys() == set()
    assert table.keys() - shown == set()


def test_no_call_of_a_template_escapes_the_search_for_sentences() -> None:
    for template in (WEB / "templates").glob("*.j2"):
        text = template.read_text("utf-8")
        calls = len(re.findall(r"\bt(?:\.count)?\(", text))
        variables = len(re.findall(r"\bt\((?:problem|said|title|words|role\.word|person\.role|name"
                                   r"|d\.words|names\[what\])\)", text))  # fmt: skip
        assert calls == len(CALL.findall(text)) + variables, template.name


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_of_its_sentence(language: str) -> None:
    for sentence, told in load_table(language).items():
        values = re.findall(r"\{\w+\}", sentence)
        assert sorted(values) == sorted(re.findall(r"\{\w+\}", told)), sentence


@pytest.mark.parametrize(
    ("accepted", "fixed", "language"),
    [
        ("", "", "en"),
        ("de", "", "de"),
        ("DE-ch", "", "de"),
        ("fr, de;q=0.2", "", "de"),
        ("en, de", "", "en"),
        ("en;q=0.3, de;q=0.4", "", "de"),
        ("de;q=0", "", "en"),
        ("de;q=x", "", "en"),
        ("*", "", "en"),
        (";;,,;q=", "", "en"),
        ("x" * 100_000 + ",de", "", "en"),
        ("en", "de", "de"),
        ("de", "en", "en"),
        ("de", "../../etc", "de"),
    ],
)
def test_the_language_is_what_a_browser_asks_for_or_what_was_set(
    accepted: str, fixed: str, language: str
) -> None:
    assert choose(accepted, fixed) == language


def test_a_table_with_a_broken_line_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    monkeypatch.setattr(words_module, "files", lambda _package: tmp_path)
    for text in ("Inbox\n", "Inbox\tEingang\nInbox\tKorb\n", "\tEingang\n", "Inbox\t\n"):
        (folder / "xx.tsv").write_text(text, "utf-8")
        with pytest.raises(ValueError, match=r"xx\.tsv:"):
            load_table.__wrapped__("xx")


def test_the_main_screens_speak_german_and_reports_their_own_language(team: Desk) -> None:
    shown = team.client.get("/login", headers=GERMAN).text
    assert '<html lang="de">' in shown
    assert "Anmelden" in shown
    team.log_in("edda")
    inbox = team.client.get("/", headers=GERMAN).text
    assert "Neue Berichterstattung" in inbox
    assert "4 Berichte" in inbox
    check = team.client.get("/check", headers=GERMAN).text
    assert "Einen Entwurf gegen seine Vorlagen prüfen" in check
    page = team.client.get(f"/coverage/{team.coverage}", headers=GERMAN).text
    assert "Bericht hinzufügen" in page
    assert "Ablehnen" in page
    assert '<main id="main" lang="en">' in page
    assert "burst with 12 guards" in page
    again = team.client.get(f"/coverage/{team.coverage}").text
    assert "Add a report" in again
    assert ">Ablehnen<" not in again


def test_the_one_who_runs_the_server_can_choose_the_language(make_desk: MakeDesk) -> None:
    desk = make_desk(Settings(language="de"))
    assert "Eingang" in desk.client.get("/", headers={"accept-language": "en"}).text
    assert "Accept-Language" in desk.client.get("/").headers["vary"]


def test_values_are_put_in_as_they_are() -> None:
    told = words_in("de")
    assert told("Pin {name}", name="{name}") == "{name} anheften"
    assert told.count(1, "{count} report", "{count} reports") == "1 Bericht"
    assert told("a sentence that no table has") == "a sentence that no table has"
