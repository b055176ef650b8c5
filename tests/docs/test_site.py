"""The documentation as a site, and the page of dependencies, hold every page and package."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CONFIG = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME = re.compile(r"[A-Za-z0-9-]+")


def names(requirements: list[str]) -> set[str]:
    return {found[0] for one in requirements if (found := NAME.match(one))} - {"stemma-news"}


def test_the_site_names_every_page_once() -> None:
    named = [page for entry in CONFIG["nav"] for page in entry.values()]
    assert sorted(named) == sorted(path.name for path in DOCS.glob("*.md"))


def test_the_start_leads_to_every_page() -> None:
    start = (DOCS / "index.md").read_text(encoding="utf-8")
    pages = {path.name for path in DOCS.glob("*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" not in start} == set()


def test_every_dependency_is_explained() -> None:
    written = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    always, extras = written.split("## With an extra")
    rows = {line.split("|")[1].strip() for line in always.splitlines() if line.startswith("| ")}
    assert rows - {"package", "---"} == names(PROJECT["dependencies"])
    for extra, requirements in PROJECT["optional-dependencies"].items():
        (row,) = (line for line in extras.splitlines() if line.startswith(f"| `{extra}`"))
        if extra == "dev":
            continue
        words = {word.strip() for word in row.split("|")[2].split(",")}
        assert words == names(requirements), extra


def test_every_dependency_has_an_upper_bound() -> None:
    extras = PROJECT["optional-dependencies"].values()
    every = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    loose = {one for one in every if "<" not in one and "==" not in one}
    assert names(sorted(loose)) == {"tzdata"}
