"""What runs the web application elsewhere: each file parses, and names options that there are."""

import configparser
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from stemma.cli import app

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = ("stemma.service", "stemma-backup.service", "stemma-backup.timer")


def options_of(*names: str) -> set[str]:
    """The options of a command."""
    command: Any = get_command(app)
    for name in names:
        command = command.commands[name]
    return {option for parameter in command.params for option in parameter.opts}


def require_options(words: list[str]) -> None:
    """Whatever follows `stemma` is a command with these options."""
    words = words[next(n for n, word in enumerate(words) if word.endswith("stemma")) + 1 :]
    names = [word for word in words[:2] if re.fullmatch(r"[a-z]+", word)]
    names = names[:1] if names[0] in {"serve", "mcp"} else names
    asked = {word for word in words if word.startswith("--")}
    assert asked
    assert asked <= options_of(*names), names


def unit(name: str) -> configparser.ConfigParser:
    class Repeated(dict[str, Any]):
        """Keys that may be given again."""

    read = configparser.ConfigParser(strict=False, interpolation=None, dict_type=Repeated)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(DEPLOY / name)
    return read


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_parses(name: str) -> None:
    found = unit(name)
    assert "Unit" in found
    assert found["Unit"]["Description"]


@pytest.mark.parametrize("name", ["stemma.service", "stemma-backup.service"])
def test_a_service_starts_a_command_that_there_is(name: str) -> None:
    service = unit(name)["Service"]
    words = shlex.split(service["ExecStart"])
    require_options(shlex.split(words[-1]) if words[0] == "/bin/sh" else words)
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["ProtectHome"] == "yes"


def test_the_service_believes_its_proxy_and_asks_who_people_are() -> None:
    words = shlex.split(unit("stemma.service")["Service"]["ExecStart"])
    for option in ("--name", "--secure", "--proxy", "--store"):
        assert option in words
    assert unit("stemma.service")["Service"]["DynamicUser"] == "yes"


def test_the_composition_parses_and_serves_with_accounts() -> None:
    made = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    assert set(made["services"]) == {"database", "web"}
    web = made["services"]["web"]
    (script,) = web["command"]
    served = script.replace("$$", "$").partition("exec ")[2]
    require_options(served.split())
    for option in ("--host", "--name", "--secure", "--proxy", "--store"):
        assert option in served
    assert web["read_only"] is True
    assert web["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in web["ports"])
    assert made["networks"]["inside"] == {"internal": True}
    assert "ports" not in made["services"]["database"]
    assert not re.search(r"password:[ \t]*['\"]?\w", (DEPLOY / "compose.yaml").read_text("utf-8"))


def test_the_images_run_as_nobody_and_the_web_one_is_watched() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    stages = {stage.split()[-1]: stage for stage in re.findall(r"^FROM .*$", text, re.MULTILINE)}
    assert set(stages) == {"build", "command", "web"}
    for stage in ("command", "web"):
        body = text.partition(stages[stage])[2].partition("\nFROM ")[0]
        users = re.findall(r"^USER (\S+)$", body, re.MULTILINE)
        assert users[-1] == "65534:65534"
    web = text.partition(stages["web"])[2]
    assert "HEALTHCHECK" in web
    assert "VOLUME /var/lib/stemma" in web
    command = re.search(r'^CMD (\["serve".*\])$', web, re.MULTILINE)
    assert command is not None
    require_options(["stemma", *yaml.safe_load(command[1])])
    for copied in re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE):
        assert all((ROOT / one).exists() for one in copied.split())
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert "examples" not in ignored


def test_the_proxy_passes_on_what_the_server_asks_for() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert text.count("{") == text.count("}")
    assert "proxy_set_header Host $host;" in text
    # What a browser claims of itself must not be passed on.
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "proxy_buffering off;" in text
