"""The lock of CI holds what pyproject.toml asks for, each file with its hash."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

HOUSE = Path(__file__).resolve().parents[2]
LOCK = (HOUSE / "requirements-ci.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED = {
    canonicalize_name(found[1]): Version(found[2])
    for found in re.finditer(r"(?m)^([A-Za-z0-9._-]+)==([^ ;\\]+)", LOCK)
}
EXTRAS = PROJECT["optional-dependencies"]


@pytest.mark.parametrize(
    "asked", [*PROJECT["dependencies"], *EXTRAS["dev"], *EXTRAS["browser"]], ids=str
)
def test_what_is_asked_for_is_locked(asked: str) -> None:
    requirement = Requirement(asked)
    version = LOCKED.get(canonicalize_name(requirement.name))
    assert version is not None, f"{requirement.name} is not in requirements-ci.txt: `make lock`"
    assert requirement.specifier.contains(version), f"{asked}: {version} is locked: `make lock`"


def test_every_line_has_a_hash() -> None:
    blocks = re.split(r"(?m)^(?=\S)", LOCK)
    named = [block for block in blocks if "==" in block]
    assert len(named) == len(LOCKED) > 50
    assert not [block[:40] for block in named if "--hash=sha256:" not in block]
