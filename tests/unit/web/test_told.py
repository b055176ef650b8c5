"""What a job says while it works, and why reports are not read, in every language: nothing is left
English that a room below can say, and no line is of something that nobody says any more."""

import ast
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from tests.unit.web.conftest import Desk
from tests.unit.web.journey import PASTED

from stemma.model import Flag
from stemma.report.flags import WORDS
from stemma.web import told as told_module
from stemma.web.told import Told, load_told, told_in
from stemma.web.words import ENGLISH, LANGUAGES

STEMMA = Path(str(files("stemma")))
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
GERMAN = {"accept-language": "de"}
REASONS = ("read", "fetch")
SAYING = (*REASONS, "run", "store/documents.py", "report/flags.py", "web")
NEVER = re.compile(r"--(proxy|contact|cacert) |\{\}: \{\}|\{\}, line \{\}|the record's text \{\}")
"""What a command line says alone, and what is put together of what is told elsewhere."""


def shapes(node: ast.AST | None) -> Iterator[str]:
    """The sentences that an expression can be, `{}` where a value stands."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*shapes(node.body), *shapes(node.orelse))
    elif isinstance(node, ast.Subscript):
        yield from shapes(node.value)


def modules(*rooms: str) -> Iterator[ast.Module]:
    for room in rooms:
        place = STEMMA / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            yield ast.parse(path.read_text("utf-8"))


def said_reasons() -> set[str]:
    """The reasons of rejections, and what is raised on the way to them."""
    found: set[str] = set()
    for module in modules(*REASONS, "web/work"):
        for function in ast.walk(module):
            if not isinstance(function, ast.FunctionDef):
                continue
            names: set[str] = set()
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rejection":
                    for given in node.args[2:3]:
                        found.update(shapes(given))
                        bare = given.value if isinstance(given, ast.Subscript) else given
                        names.add(getattr(bare, "id", ""))
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                    found.update(one for given in node.exc.args[:1] for one in shapes(given))
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and names & {
                    getattr(target, "id", "") for target in node.targets
                }:
                    found.update(shapes(node.value))
    return {one for one in found if one and not NEVER.match(one)}


def bare(sentence: str) -> str:
    return re.sub(r"\{\w+\}", "{}", sentence)


@pytest.mark.parametrize("language", OTHERS)
def test_every_reason_has_its_line(language: str) -> None:
    table = {bare(one) for one in load_told(language)}
    assert len(said_reasons()) > 90
    assert said_reasons() - table == set()
    assert {WORDS[flag] for flag in Flag} - table == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_line_is_said_somewhere(language: str) -> None:
    said: set[str] = set()
    for module in modules(*SAYING):
        for node in ast.walk(module):
            said.update(shapes(node))
    text = "\n".join(said)
    for sentence in load_told(language):
        # A plural is put together: "comparing {count} report{s}".
        parts = [part for part in re.split(r"\{\w+\}", sentence) if part.strip()]
        parts = [re.sub(r"(es|s|is missing|is not a string)$", "", part) for part in parts]
        assert all(part in text for part in parts), sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("comparing 1 report", "1 Bericht wird verglichen"),
        ("comparing 12 reports", "12 Berichte werden verglichen"),
        ("Adding 2 texts, 1 file and 3 addresses",
         "Hinzugefügt wird: 2 Texte, 1 Datei und 3 Adressen"),
        ("Adding 1 text for Storm for the ages", "Hinzugefügt wird: 1 Text zu Storm for the ages"),
        ("Adding https://post.example/1", "Hinzugefügt wird: https://post.example/1"),
        ("an error page, not in English: not counted as a report",
         "eine Fehlerseite, nicht auf Englisch: zählt nicht als Bericht"),
        ("read done", "gelesen: done"),
        ("too large: 31 pages, the limit is 30", "zu groß: 31 Seiten, die Grenze ist 30"),
        ("{a} is no date: write it as 2031-03-04",
         "{a} ist kein Datum: schreiben Sie es als 2031-03-04"),
        ("The ferry sank and 2 texts", "The ferry sank and 2 texts"),
        ("comparing many reports", "comparing many reports"),
        ("", ""),
    ],
)  # fmt: skip
def test_values_stay_as_they_are(text: str, told: str) -> None:
    assert told_in("de")(text) == told
    assert told_in(ENGLISH)(text) == text


@pytest.mark.parametrize("text", ["too large: " * 60, "a, " * 100_000, "{a}" * 200, ": " * 299])
def test_whatever_is_said_it_is_told_soon(text: str) -> None:
    assert told_in("de")(text)


@pytest.mark.parametrize(
    "line", ["x", "x\t", "\ty", "x\ty\tz", "x\ty\nx\tz", "{a} x\ty", "x\t{a}", "{a} {b}\t{a} {a}"]
)
def test_a_table_with_a_broken_line_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "xx.told.tsv").write_text(line + "\n", "utf-8")
    monkeypatch.setattr(told_module, "files", lambda _package: tmp_path)
    with pytest.raises(ValueError, match=r"xx\.told\.tsv:"):
        load_told.__wrapped__("xx")


def test_of_two_that_fit_that_which_says_more() -> None:
    told = Told("xx", {"{a}: {b}": "1 {a} {b}", "not read: {a}": "2 {a}", "not read: x": "3"})
    assert [told(one) for one in ("a: b", "not read: y", "not read: x")] == ["1 a b", "2 y", "3"]


def test_a_job_speaks_the_language_of_who_looks(desk: Desk) -> None:
    fields = {
        "csrf": desk.csrf,
        "do": "add",
        "text": [PASTED, "Page not found. 404."],
        "outlet": ["Osk Post", "Osk Gazette"],
        "published": ["2031-03-04", "soon"],
    }
    answer = desk.client.post("/add", data=fields, follow_redirects=False)
    path = answer.headers["location"]
    page = desk.client.get(path, headers=GERMAN).text
    assert "Hinzugefügt wird: 2 Texte" in page
    assert "1 Bericht wird verglichen" in page
    assert "ist kein Datum: schreiben Sie es als 2031-03-04" in page
    assert "is no date" not in page
    english = desk.client.get(path).text
    assert "Adding 2 texts" in english
    assert "is no date: write it as 2031-03-04" in english
    stream = desk.client.get(f"{path}/events", headers=GERMAN).text
    steps = [json.loads(line[6:]) for line in stream.splitlines() if line.startswith('data: {"k')]
    assert "1 Bericht wird verglichen" in [step["words"] for step in steps]
    (why,) = [step["detail"] for step in steps if step["kind"] == "rejected"]
    assert why.endswith("ist kein Datum: schreiben Sie es als 2031-03-04")


def test_a_program_is_told_in_english(desk: Desk) -> None:
    body = {"reports": [{"text": PASTED, "published": "soon"}]}
    job = desk.client.post("/api/v1/coverages", json=body, headers=GERMAN).json()
    assert any("is no date" in event["detail"] for event in job["events"])
