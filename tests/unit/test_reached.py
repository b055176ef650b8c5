"""Every public function, class and constant of the package is named somewhere else."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/stemma"
WORD = re.compile(r"[A-Za-z_]\w*")
ELSEWHERE = ("tests", "bench", "training", "docs", "notebooks")
UNREACHED: dict[str, str] = {}
"""(name → why it is there though nothing of ours names it)."""
CALLED_BY_OTHERS = frozenset({"upgrade", "downgrade", "revision", "down_revision", "branch_labels"})
"""What Alembic looks for in a migration."""


def defined(text: str) -> set[str]:
    """The public names that a module defines at its top, and the public methods of its classes."""
    found = set()
    for node in ast.parse(text).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                # What a decorator takes is registered by it.
                if not node.decorator_list or _is_plain(node):
                    found.add(name)
            case ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return {name for name in found if not name.startswith("_")}


def _is_plain(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    plain = {"cache", "lru_cache", "contextmanager"}
    return all(plain & set(WORD.findall(ast.unparse(one))) for one in node.decorator_list)


def find_unreached(sources: dict[str, str], others: list[str]) -> set[str]:
    """The names that stand once only: where they are defined."""
    counts: Counter[str] = Counter()
    for text in (*sources.values(), *others):
        counts.update(WORD.findall(text))
    return {
        name
        for text in sources.values()
        for name in defined(text)
        if counts[name] < 2 and name not in CALLED_BY_OTHERS
    }


def read_all(folder: Path, *patterns: str) -> dict[str, str]:
    return {
        str(path): path.read_text(encoding="utf-8")
        for pattern in patterns
        for path in sorted(folder.rglob(pattern))
    }


def test_every_public_name_is_reached() -> None:
    others = [
        text
        for name in ELSEWHERE
        for text in read_all(ROOT / name, "*.py", "*.md", "*.ipynb").values()
    ]
    others.append((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    others.append((ROOT / "README.md").read_text(encoding="utf-8"))
    others += read_all(SOURCE, "*.html", "*.tsv").values()
    found = find_unreached(read_all(SOURCE, "*.py"), others)
    assert found - UNREACHED.keys() == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def find_dam():\n    pass\n", {"find_dam"}),
        ("def find_dam():\n    pass\nfind_dam()\n", set()),
        ("def _find_dam():\n    pass\n", set()),
        ("@app.command()\ndef find_dam():\n    pass\n", set()),
        ("@cache\ndef find_dam():\n    pass\n", {"find_dam"}),
        ("DAM: Final = 3\n", {"DAM"}),
        ("class Dam:\n    pass\n", {"Dam"}),
    ],
)
def test_what_is_named_once_is_seen(text: str, expected: set[str]) -> None:
    assert find_unreached({"a.py": text}, []) == expected
