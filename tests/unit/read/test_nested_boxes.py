import time

import pytest
import trafilatura
from lxml.html import HtmlElement

from stemma.model import Document
from stemma.read.html.nested import MOST_VISITS, unnest
from stemma.read.html.page import read_page
from stemma.read.payload import Payload

SENTENCE = "The ferry Aldona sank off Cape Brennt on Tuesday, Ilva Orre said. "


def parse(written: str) -> HtmlElement:
    found = trafilatura.load_html(written)
    assert found is not None
    return found


def page(body: str) -> str:
    return f"<html><head><title>Ferry</title></head><body><article>{body}</article></body></html>"


def boxed(depth: int, links: int, *, tag: str = "div", inside: str = "") -> str:
    hung = "".join(f'<a href="/n/{n}">Story {n}</a>' for n in range(links))
    return page(f"<{tag}>" * depth + f"<p>{SENTENCE * 5}</p>{inside}{hung}" + f"</{tag}>" * depth)


@pytest.mark.parametrize(
    "written",
    [
        boxed(220, 9_000),
        boxed(100, 9_000),
        boxed(220, 4_000, tag="section"),
        boxed(40, 20_000),
        boxed(220, 1, inside="<p>" + SENTENCE * 20_000 + "</p>"),
        page("".join(f"<div><a href='/{n}'>Story {n}</a>" for n in range(9_000))),
    ],
)
def test_boxes_in_boxes_are_read_in_bounded_time(written: str) -> None:
    begun = time.process_time()
    found = read_page(Payload(written.encode(), "a.html"))
    # It took 18 seconds and more; a slow machine must fail nothing.
    assert time.process_time() - begun < 12
    assert isinstance(found, Document)
    assert "Story 0" in found.text or found.text.startswith(SENTENCE.strip())


def test_nothing_is_lost_where_boxes_are_taken_away() -> None:
    written = boxed(60, 8_000, inside="<p>Six died.</p>")
    tree = parse(written)
    before = tree.text_content(), len(tree.findall(".//a"))
    unnest(tree, written)
    assert (tree.text_content(), len(tree.findall(".//a"))) == before
    deepest = max(len([*link.iterancestors("div")]) for link in tree.iter("a"))
    assert deepest * 8_000 <= MOST_VISITS


@pytest.mark.parametrize("written", [boxed(20, 900), boxed(12, 5_000), boxed(200, 100)])
def test_an_honest_page_stays_as_it_is(written: str) -> None:
    tree = parse(written)
    count = len([*tree.iter()])
    unnest(tree, written)
    assert len([*tree.iter()]) == count
