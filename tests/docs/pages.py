"""The documents that are tested, and what stands in them; the commands of `PAGES` are run."""

import re
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTED = ("README.md", "docs/read.md", "docs/gather.md", "docs/tutorial.md", "docs/formats.md")
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in TESTED}
OTHERS = (
    "docs/check.md",
    "docs/compare.md",
    "docs/store.md",
    "docs/follow.md",
    "docs/verdicts.md",
    "docs/web.md",
    "bench/README.md",
    "training/README.md",
    "src/stemma/encoder/weights/README.md",
)
ALL_PAGES = {
    **PAGES,
    **{name: (ROOT / name).read_text(encoding="utf-8") for name in OTHERS},
}
HAS_WEIGHTS = any(
    entry.name.endswith(".onnx")
    for folder in [files("stemma") / "encoder" / "weights"]
    if folder.is_dir()
    for entry in folder.iterdir()
)


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a page in a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGES[name], re.DOTALL)


def runs(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each command of a page's consoles with the lines shown under it."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(name, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            elif found:
                found[-1][1].append(line)
    return [(command, tuple(lines)) for command, lines in found]


def tables(name: str, heading: str) -> list[list[tuple[str, ...]]]:
    """The tables under a heading of a page: their rows, the one with the titles first."""
    section = re.split(r"^## ", PAGES[name], flags=re.MULTILINE)
    (text,) = [part for part in section if part.partition("\n")[0] == heading]
    found = re.findall(r"(?:^\|.*\|\n)+", text + "\n", re.MULTILINE)
    return [
        [
            tuple(cell.strip() for cell in line.strip("|").split("|"))
            for line in table.splitlines()
            if not set(line) <= set("|- ")
        ]
        for table in found
    ]
