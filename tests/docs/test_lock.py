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
BLOCKS = [block for block in re.split(r"(?m)^(?=\S)", LOCK) if "==" in block]
"""A block for each version of a package; another version may be for a newer Python."""
LOCKED: dict[str, list[Version]] = {}
for block in BLOCKS:
    name, version = re.split(r"==|[ ;\\]", block, maxsplit=2)[:2]
    LOCKED.setdefault(canonicalize_name(name), []).append(Version(version))
EXTRAS = PROJECT["optional-dependencies"]


@pytest.mark.parametrize(
    "asked", [*PROJECT["dependencies"], *EXTRAS["dev"], *EXTRAS["browser"]], ids=str
)
def test_what_is_asked_for_is_locked(asked: str) -> None:
    requirement = Requirement(asked)
    versions = LOCKED.get(canonicalize_name(requirement.name))
    assert versions, f"{requirement.name} is not in requirements-ci.txt: `make lock`"
    for version in versions:
        assert requirement.specifier.contains(version), f"{asked}: {version} is locked: `make lock`"


def test_every_version_has_a_hash() -> None:
    assert len(BLOCKS) > 50
    assert not [block[:40] for block in BLOCKS if "--hash=sha256:" not in block]
