"""Files that are meant to stall the program are read in bounded time, or refused."""

import time
from pathlib import Path

import pytest
from tests.hostile.inputs import FILES, TEXTS, files

from stemma.model import Annotations, Document, Rejection
from stemma.read import read_sources
from stemma.report.json import render_json
from stemma.run import Alone, compare_reports, read_reports

MOST_SECONDS = 60
"""Of processor time. It tells a stall from an answer: what is bounded takes under five on a common
machine, what is not takes minutes, and a slow machine must fail nothing."""
OTHER = "The ferry Aldona sank off Cape Brennt on Tuesday. Four passengers were hurt, Orre said."
READ_CLOSELY = (
    "ages", "names and commas", "he said that", "numbers", "to between numbers", "dates",
    "a repeated quote", "a quote without end", "one long sentence of said", "combining characters",
    "double quotes", "zalgo words", "digits", "a long word", "times", "families", "flags",
    "markdown links", "html links", "front matter aliases",
)  # fmt: skip
"""Those that say something, and those that stalled it once."""


def save(folder: Path, name: str, content: str) -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("what", "name", "content"), [*files()], ids=[*TEXTS, *FILES])
def test_reading_is_bounded(what: str, name: str, content: str, tmp_path: Path) -> None:
    begun = time.process_time()
    found = [*read_sources([save(tmp_path, name, content)])]
    assert time.process_time() - begun < MOST_SECONDS, what
    assert found
    assert all(isinstance(item, Document) or item.reason for item in found)


@pytest.fixture(scope="module")
def engine() -> Alone:
    made = Alone()
    # What is loaded late is loaded before the clock starts.
    compare_reports(made.map(_warm, [OTHER, OTHER + " It rained."], len), engine=made)
    return made


def _warm(tools: object, texts: object) -> list[Annotations | Rejection]:
    from stemma.read import read_text  # noqa: PLC0415
    from stemma.run.tools import Tools  # noqa: PLC0415

    assert isinstance(tools, Tools)
    assert isinstance(texts, list)
    documents = [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    return [*tools.annotate([d for d in documents if isinstance(d, Document)])]


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize("what", READ_CLOSELY)
def test_all_of_it_is_bounded(what: str, tmp_path: Path, engine: Alone) -> None:
    name, content = FILES[what] if what in FILES else ("a.txt", TEXTS[what])
    sources = [save(tmp_path, "other.txt", OTHER), save(tmp_path, name, content)]
    begun = time.process_time()
    items = [*read_reports(sources, engine=engine)]
    read = time.process_time()
    for item in items:
        render_json(item)
    compare_reports(items, engine=engine)
    compared = time.process_time()
    assert read - begun < MOST_SECONDS
    assert compared - read < MOST_SECONDS
    assert isinstance(items[0], Annotations)
