"""The picture of the house is the house: its rooms, their order, and who imports whom."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "stemma"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
BLOCK = re.search(r"```layers\n(.*?)```", PAGE, re.DOTALL)
ROOMS = [line.split()[0] for line in BLOCK[1].splitlines()] if BLOCK else []


def rooms() -> set[str]:
    """The rooms there are: folders and files of the package."""
    return {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()} - {
        "__init__",
        "__pycache__",
    }


def imported(path: Path) -> Iterator[str]:
    """The rooms that a file imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "stemma":
                names = [f"stemma.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "stemma" and len(parts) > 1 and parts[1] in rooms():
                yield parts[1]


def test_every_room_is_in_the_picture_once() -> None:
    assert sorted(ROOMS) == sorted(rooms())


def test_the_order_is_the_one_that_is_enforced() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    layers = [re.findall(r"[a-z]+", layer) for layer in contract["layers"]]
    place = {name: number for number, names in enumerate(layers) for name in names}
    assert set(ROOMS) <= place.keys()
    assert [place[room] for room in ROOMS] == sorted(place[room] for room in ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_stands_below_it(room: str) -> None:
    files = [PACKAGE / f"{room}.py"] if room == "errors" else [*(PACKAGE / room).rglob("*.py")]
    assert files
    used = {other for path in files for other in imported(path)} - {room}
    assert used <= set(ROOMS[ROOMS.index(room) + 1 :])
