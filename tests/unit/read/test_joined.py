"""Several pages of one report."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.read.made import PARAGRAPHS, page

from stemma.model import Document, Flag, PageNumber, PassageKind
from stemma.read import read_sources
from stemma.read.html.page import read_page
from stemma.read.html.paging import bare_title, is_paging
from stemma.read.joined import join_pages
from stemma.read.payload import Payload

SITE = "https://norwire.example/long/dam"


def leaf(number: int, count: int = 2, *, says: bool = True, links: bool = True) -> str:
    """A page of a report: canonical address, links to its neighbours, and its number."""
    here = SITE if number == 1 else f"{SITE}?page={number}"
    head = f'<link rel="canonical" href="{here}">'
    if links and number < count:
        head += f'<link rel="next" href="{SITE}?page={number + 1}">'
    if links and number > 1:
        head += f'<link rel="prev" href="{SITE}?page={number - 1}">'
    foot = f"<p>Page {number} of {count} <a href='?page=2'>Next page</a></p>" if says else ""
    return page(
        linked=None, head=head, paragraphs=PARAGRAPHS[2 * number - 2 : 2 * number] * 2, body=foot
    )


def write(folder: Path, written: Iterable[str]) -> list[str]:
    paths = []
    for number, content in enumerate(written, start=1):
        path = folder / f"p{number}.html"
        path.write_text(content, encoding="utf-8")
        paths.append(str(path))
    return paths


def documents(paths: list[str]) -> list[Document]:
    found = list(read_sources(paths))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


@pytest.mark.parametrize("says", [True, False])
@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_pages_become_one_report(tmp_path: Path, order: tuple[int, int], *, says: bool) -> None:
    paths = write(tmp_path, [leaf(number, says=says) for number in (1, 2)])
    (found,) = documents([paths[number - 1] for number in order])
    assert found.text.index(PARAGRAPHS[0]) < found.text.index(PARAGRAPHS[2])
    assert "Page 1" not in found.text
    assert (found.url, found.page) == (SITE, None)
    assert Flag.PART not in found.flags


def test_pages_that_only_say_their_number(tmp_path: Path) -> None:
    (found,) = documents(write(tmp_path, [leaf(number, links=False) for number in (1, 2)]))
    assert found.page is None


def test_a_page_that_is_missing_is_said(tmp_path: Path) -> None:
    paths = write(tmp_path, [leaf(1, 3), leaf(2, 3)])
    (first,) = documents(paths[:1])
    assert first.page == PageNumber(1, 3, SITE, has_next=True)
    assert first.flags == (Flag.PART,)
    (both,) = documents(paths)
    assert Flag.PART in both.flags
    assert PARAGRAPHS[2] in both.text


def test_a_page_that_is_there_twice_stays_by_itself(tmp_path: Path) -> None:
    paths = write(tmp_path, [leaf(1), leaf(1), leaf(2)])
    assert len(documents(paths)) == 2


def test_pages_of_other_reports_are_not_joined(tmp_path: Path) -> None:
    other = leaf(2).replace("/long/dam", "/long/ferry")
    found = documents(write(tmp_path, [leaf(1), other]))
    assert [Flag.PART in document.flags for document in found] == [True, True]


def test_passages_move_with_their_page(tmp_path: Path) -> None:
    quote = (
        "<blockquote><p>The gate was open.</p><footer>— Oda Lind</footer></blockquote></article>"
    )
    (found,) = documents(write(tmp_path, [leaf(1), leaf(2).replace("</article>", quote)]))
    (passage,) = [p for p in found.passages if p.kind is PassageKind.QUOTE]
    assert passage.author is not None
    assert found.text[slice(*passage.author)] == "Oda Lind"


def test_what_is_no_page_passes_through() -> None:
    one = Document("d", "d.txt", "The dam burst.", "0")
    assert list(join_pages([one])) == [one]


def number_of(written: str, **known: Any) -> PageNumber | None:
    found = read_page(Payload(written.encode(), "a.html", **known))
    assert isinstance(found, Document)
    return found.page


@pytest.mark.parametrize(
    ("head", "title", "number"),
    [
        ('<link rel="next" href="/long/dam/page/2">', "Dam", 1),
        ('<link rel="next" href="/long/dam/2">', "Dam", 1),
        ('<link rel="next" href="/long/dam?p=2">', "Dam", 1),
        ('<link rel="next" href="/other/report">', "Dam", None),
        ('<link rel="prev" href="/2031/earlier-report"><link rel="next" href="/2031/next">', "Dam",
         None),
        ("", "The last night | Page 2 of 3 | Norwire", 2),
        ("", "The last night (page 2)", 2),
        ("", "Page turner wins the prize", None),
    ],
)  # fmt: skip
def test_how_a_page_says_its_number(head: str, title: str, number: int | None) -> None:
    canonical = f'<link rel="canonical" href="{SITE}">'
    found = number_of(page(linked=None, head=canonical + head, title=title))
    assert (found.number if found else None) == number


def test_pictures_have_other_numbers() -> None:
    slides = "<div class='pagination'>1 of 23</div>"
    assert number_of(page(linked=None, body=slides)) is None


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("Page 1 of 2 Next page", True),
        ("« Previous page | Next page »", True),
        ("1 of 3", True),
        ("Page 2 of the report names the engineer.", False),
        ("Next week the court will hear the case.", False),
        ("12 of 30", True),
        ("Nine of 12", False),
    ],
)
def test_lines_that_lead_to_other_pages(line: str, *, leads: bool) -> None:
    assert is_paging(line) is leads


def test_titles_lose_their_number() -> None:
    assert bare_title("The last night - page 2 of 3") == "The last night"
    assert bare_title("Page 2") == "Page 2"
    assert bare_title(None) is None


MILL = "https://norwire.example/2031/05/the-mill-nobody-wanted"


def bare(address: str, number: int, title: str = "The mill") -> str:
    """A page that says nothing of the others, of which its address is known."""
    head = f'<link rel="canonical" href="{address}">'
    return page(
        linked=None, head=head, title=title, paragraphs=PARAGRAPHS[2 * number - 2 : 2 * number] * 2
    )


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MILL, f"{MILL}/2"),
        (MILL, f"{MILL}?page=2"),
        (f"{MILL}?page=1", f"{MILL}?page=2"),
        (f"{MILL}?id=7", f"{MILL}?id=7&pageNumber=2"),
        (f"{MILL}/", f"{MILL}/page/2/"),
        (f"{MILL}.html", f"{MILL}-page-2.html"),
        (f"{MILL}.html", f"{MILL},2.html"),
        (f"https://www.{MILL.removeprefix('https://')}", f"{MILL}/seite-2"),
    ],
)
def test_pages_known_by_their_addresses_alone(
    tmp_path: Path, first: str, second: str, order: tuple[int, int]
) -> None:
    paths = write(tmp_path, [bare(first, 1), bare(second, 2)])
    (found,) = documents([paths[number] for number in order])
    assert found.text.index(PARAGRAPHS[0]) < found.text.index(PARAGRAPHS[2])
    assert (found.url, found.page, Flag.PART in found.flags) == (first, None, False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (bare(MILL, 1), bare(f"{MILL}/2", 2, "The ferry")),
        (bare(MILL, 1), bare(f"{MILL}?page=2", 1)),
        (bare(MILL, 1), bare(f"{MILL}/3", 2)),
        (bare("https://norwire.example/news", 1), bare("https://norwire.example/news/2", 2)),
        (bare("https://norwire.example/?p=12", 1), bare("https://norwire.example/?p=13", 2)),
        (bare("https://norwire.example/2031/05", 1), bare("https://norwire.example/2031/06", 2)),
    ],
    ids=["another title", "one text twice", "a gap", "a list", "numbers of reports", "months"],
)
def test_addresses_that_are_no_pages_of_one_report(tmp_path: Path, first: str, second: str) -> None:
    assert len(documents(write(tmp_path, [first, second]))) == 2
