"""Every data file in the package says where it comes from and under which licence it is."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "stemma"
LINE = re.compile(
    r"(?P<path>stemma/\S+): (?P<licence>[A-Za-z0-9.-]+(?: AND [A-Za-z0-9.-]+)*): \S.*"
)
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
HEAD, _, LIST = NOTICE.partition("\nData files\n\n")
EXPRESSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "license"
]


def data_files() -> Iterator[str]:
    """What lies in the package beside its code."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            yield path.relative_to(PACKAGE.parent).as_posix()


def licences(expression: str) -> set[str]:
    return set(expression.split(" AND "))


def test_every_line_of_the_list_can_be_read() -> None:
    bad = [line for line in LIST.splitlines() if not LINE.fullmatch(line)]
    assert bad == []


def test_every_data_file_has_one_line() -> None:
    told = [line.partition(":")[0] for line in LIST.splitlines()]
    assert sorted(told) == sorted(data_files()), "NOTICE needs one line for each data file"


def test_every_licence_has_its_text_and_no_text_is_of_none() -> None:
    used = {"MIT"}
    for line in LIST.splitlines():
        found = LINE.fullmatch(line)
        assert found is not None
        used |= licences(found["licence"])
    assert used == licences(EXPRESSION)
    assert used == {path.stem for path in (ROOT / "LICENSES").iterdir()}


@pytest.mark.parametrize("name", ["MIT", "Apache-2.0", "CC-BY-SA-4.0", "LicenseRef-WordNet-3.0"])
def test_the_texts_are_whole(name: str) -> None:
    text = (ROOT / "LICENSES" / f"{name}.txt").read_text(encoding="utf-8")
    assert len(text) > 1_000
    end = {
        "MIT": "SOFTWARE.",
        "Apache-2.0": "limitations under the License.",
        "CC-BY-SA-4.0": "creativecommons.org.",
        "LicenseRef-WordNet-3.0": "LICENSEE agrees to preserve same.",
    }
    assert text.rstrip().endswith(end[name])


def test_the_licence_of_the_program_is_the_one_of_the_list() -> None:
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "MIT.txt").read_bytes()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("stemma/encoder/weights/words.npz", "WordNet 3.0 Copyright 2006 by Princeton University"),
        ("stemma/encoder/weights/words.npz", "copyright 2022 Robyn Speer"),
        ("stemma/encoder/weights/words.npz", "SUBTLEX"),
        ("stemma/encoder/weights/*.onnx", "all-MiniLM-L6-v2"),
    ],
)
def test_those_who_ask_to_be_named_are(file: str, words: str) -> None:
    assert file in HEAD
    assert words in " ".join(HEAD.split())
