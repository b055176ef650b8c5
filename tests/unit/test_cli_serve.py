"""The commands around the web application."""

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.cli.serve import find_examples

PASSWORD = "a long enough password\n"  # noqa: S105 - of nobody


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "stemma.db")


def run(*arguments: str, typed: str = "") -> Any:
    return CliRunner().invoke(app, [*arguments], input=typed)


def test_people_are_let_in_listed_and_let_go(place: str) -> None:
    done = run("people", "add", "Edda", "--role", "editor", "--store", place, typed=PASSWORD * 2)
    assert done.exit_code == 0, done.output
    assert "long enough" not in done.output
    assert run("people", "list", "--store", place).output.startswith("Edda\teditor\tsince 2")
    assert b"long enough" not in Path(place).read_bytes()
    assert run("people", "remove", "Edda", "--store", place).exit_code == 0
    assert run("people", "list", "--store", place).output == ""
    assert run("people", "remove", "Edda", "--store", place).exit_code == 2


@pytest.mark.parametrize(
    ("name", "role", "typed", "words"),
    [
        ("Edda", "owner", PASSWORD * 2, "is no role"),
        ("<b>", "editor", PASSWORD * 2, "a name has"),
        ("Edda", "editor", "short\nshort\n", "a password has 12"),
    ],
)
def test_what_is_wrong_is_told(place: str, name: str, role: str, typed: str, words: str) -> None:
    done = run("people", "add", name, "--role", role, "--store", place, typed=typed)
    assert done.exit_code == 2
    assert words in done.stderr
    assert run("people", "list", "--store", place).output == ""


def test_a_token_is_shown_once_and_kept_as_a_hash(place: str) -> None:
    done = run("people", "token", "Edda", "--scope", "read", "--scope", "add", "--store", place)
    assert re.fullmatch(r"stemma_[\w-]{43}\n", done.output)
    assert done.output.strip().encode() not in Path(place).read_bytes()
    assert run("people", "token", "Edda", "--scope", "all", "--store", place).exit_code == 2


@pytest.mark.parametrize(
    "options",
    [["--host", "127.0.0.1"], ["--host", "0.0.0.0", "--name", "desk.example", "--secure"]],  # noqa: S104
)
def test_serving_hands_the_application_to_the_server(
    place: str, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[Any, dict[str, Any]]] = []
    uvicorn = ModuleType("uvicorn")
    uvicorn.run = lambda made, **settings: served.append((made, settings))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "uvicorn", uvicorn)
    done = run("serve", "--store", place, "--port", "8799", *options)
    assert done.exit_code == 0, done.output
    ((made, settings),) = served
    assert (settings["port"], settings["host"]) == (8799, options[1])
    assert settings["server_header"] is False
    is_open = options[1] != "127.0.0.1"
    assert made.state.house.settings.needs_login is is_open
    assert ("nobody can log in yet" in done.stderr) is is_open


def test_a_store_that_is_none_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_text("something else, and longer than a head of a database")
    done = run("serve", "--store", str(path))
    assert done.exit_code == 1
    assert "is no store" in done.stderr


def test_assistants_need_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    done = run("mcp")
    assert done.exit_code == 2
    assert "stemma-news[mcp]" in done.stderr


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("mcp")
    done = run("mcp", "--folder", str(tmp_path / "none"))
    assert done.exit_code == 2
    assert "there is no such folder" in done.stderr


def test_the_examples_are_found() -> None:
    folder = find_examples()
    assert folder is not None
    assert (folder / "flood" / "README.md").is_file()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--language", "fr"], "it is one of en, de"),
        (["--proxy", "*"], "it is no address or network"),
        (["--proxy", "proxy.example"], "it is no address or network"),
    ],
)
def test_an_option_that_cannot_be_is_told(place: str, options: list[str], words: str) -> None:
    done = run("serve", "--store", place, *options)
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.parametrize(
    ("options", "trusted", "asks"),
    [
        ([], [], False),
        (["--name", "desk.example"], [], True),
        (["--secure"], [], True),
        (["--proxy", "10.0.0.0/8", "--proxy", "::1"], ["10.0.0.0/8", "::1"], True),
    ],
)
def test_forwarded_headers_are_believed_from_a_named_proxy_alone(
    place: str,
    options: list[str],
    trusted: list[str],
    asks: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    served: list[tuple[Any, dict[str, Any]]] = []
    uvicorn = ModuleType("uvicorn")
    uvicorn.run = lambda made, **settings: served.append((made, settings))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "uvicorn", uvicorn)
    assert run("serve", "--store", place, *options).exit_code == 0
    ((made, settings),) = served
    assert settings["proxy_headers"] is bool(trusted)
    assert settings["forwarded_allow_ips"] == trusted
    # Behind a name or a proxy everybody comes from loopback: they say who they are.
    assert made.state.house.settings.needs_login is asks
