"""Pages rebuilt from public bug trackers, read as they should be; skipped where they are not."""

from pathlib import Path

import pytest

from stemma.model import Document, Flag, PassageKind
from stemma.read import read_sources

FIELD = Path(__file__).parents[4] / "shared/field"
pytestmark = pytest.mark.skipif(
    not FIELD.is_dir(), reason="The pages are not there: ../shared/field."
)


def read(*names: str) -> list[Document]:
    found = list(read_sources([str(FIELD / name) for name in names]))
    assert all(isinstance(item, Document) for item in found)
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize(
    ("name", "flag"),
    [("26-index.html", Flag.INDEX_PAGE), ("27-cookiewall.html", Flag.COOKIE_WALL)],
)
def test_what_is_no_report(name: str, flag: Flag) -> None:
    (found,) = read(name)
    assert flag in found.flags
    assert not found.is_counted


def test_days() -> None:
    (found,) = read("08a-modified-only.html")
    assert (found.published or "")[:10] == "2031-05-06"
    assert (found.updated or "")[:10] == "2031-05-09"
    (found,) = read("08d-wrong-og-published-is-modified.html")
    assert (found.published or "")[:10] == "2031-05-06"
    assert Flag.DATES_DIFFER in found.flags
    assert len({day.date[:10] for day in found.stated}) == 2


def test_posts_quotes_entries_and_tables() -> None:
    (found,) = read("30-tweets.html")
    authors = [found.text[slice(*p.author)] for p in found.passages if p.author]
    assert len(authors) == len(found.passages) == 3
    (found,) = read("12b-live.html")
    assert [p.kind for p in found.passages] == [PassageKind.ENTRY] * 4
    assert len({p.published for p in found.passages}) == 4
    (found,) = read("23-table.html")
    assert Flag.TABLE in found.flags
    (found,) = read("12a-correction.html")
    assert Flag.CORRECTED in found.flags
    assert len(found.corrections) == 4


def test_two_pages_are_one_report() -> None:
    (found,) = read("16-multipage-2.html", "16-multipage-1.html")
    assert found.page is None
    assert Flag.PART not in found.flags
