"""The Markdown of a brief, as a parser of CommonMark and its tables reads it."""

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.hostile import HOSTILE
from tests.unit.report.unjudged_sample import make_judged_words_brief, make_unjudged_brief

from stemma.model import Brief
from stemma.report.brief_markdown import render_brief_markdown

HEADINGS = [
    *("Contradictions", "May differ", "Disputes", "The core", "Points by reports", "Timeline"),
    *("Positions", "Within one report", "Omissions", "Only here", "How this was made"),
]
TRICKS = (
    "[link](javascript:alert(1)) ![x](y) <https://a.example> https://b.example www.c.example",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "```code",
    "| a | b |",
    "*x* _y_ `z` ~~w~~ a@b.example",
    "---",
    "===",
    "    indented",
    "&lt;b&gt; \\* <br> $x$ <!-- c -->",
)


def parse(text: str) -> list[Token]:
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(
        ["table", "strikethrough"]
    )
    return [inner for token in parser.parse(text) for inner in (token, *(token.children or ()))]


def kinds(text: str) -> set[str]:
    return {token.type for token in parse(text)}


def test_the_sections_come_in_order() -> None:
    text = render_brief_markdown(make_brief())
    assert re.findall(r"^## (.+) \(\d+\)$|^## (How this was made)$", text, re.MULTILINE) == [
        (title, "") if title != HEADINGS[-1] else ("", title) for title in HEADINGS
    ]
    assert text.endswith("\n")


@pytest.mark.parametrize("words", [*HOSTILE, *TRICKS])
def test_no_words_of_a_report_are_read_as_marks(words: str) -> None:
    plain = kinds(render_brief_markdown(make_brief("\nplain", outlet="plain")))
    text = render_brief_markdown(make_brief(f"\n{words}", outlet=words[:70]))
    assert kinds(text) <= plain
    assert not re.search(r"(?<!\\)://|\bwww\.", text)


def test_the_words_are_all_there() -> None:
    shown = "".join(
        t.content
        for t in parse(render_brief_markdown(make_brief("\n*a* [b] <c>")))
        if t.type == "text"
    )
    for words in ("The bridge at Orle closed on Friday", "*a* [b] <c>", "the ferrymen", "Hen News"):
        assert words in shown


def test_the_matrix_is_a_table_with_a_column_for_each_report() -> None:
    tokens = parse(render_brief_markdown(make_brief()))
    assert sum(token.type == "th_open" for token in tokens) == 4
    assert sum(token.type == "td_open" for token in tokens) == 4 * 3


def test_an_empty_brief_is_written() -> None:
    assert render_brief_markdown(Brief(())).startswith("# 0 reports\n")


def test_what_could_not_be_judged_is_counted_in_one_line() -> None:
    text = render_brief_markdown(make_unjudged_brief())
    assert text.count("\n\nSame subject, not judged: 1 point\n\n## Only here (2)\n") == 1
    assert "not judged" not in render_brief_markdown(make_brief())
    sections = re.split(r"^## ", text, flags=re.MULTILINE)
    shown = [part for part in sections if "boats waited" in part]
    assert [part.partition(" (")[0] for part in shown] == ["May differ", "Points by reports"]
    (row,) = [line for line in text.splitlines() if line.startswith("| 5: ")]
    assert row.endswith("| ○ |  | ○ |")


def test_a_clash_shows_the_words_judged() -> None:
    text = render_brief_markdown(make_judged_words_brief())
    clash = text[text.index("## Contradictions") : text.index("## May differ")]
    assert "“closed on Friday” — **Orle Mail**" in clash
    assert "“closed on Saturday” — **Ferry Post**" in clash
