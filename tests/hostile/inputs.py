"""Small files that are meant to stall a program: each 20 kB or so of one thing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Final

SIZE: Final = 20_000
SENTENCE: Final = "The ferry Aldona sank off Cape Brennt on Tuesday, Ilva Orre said. "


def fill(unit: str, size: int = SIZE) -> str:
    """A text of a length out of one thing."""
    return "".join(islice(cycle(unit), size))


def nested(left: str, right: str, depth: int, inside: str = SENTENCE) -> str:
    return left * depth + inside + right * depth


def page(body: str) -> str:
    return f"<html><head><title>Ferry</title></head><body><article>{body}</article></body></html>"


def feed(items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>"


def front(matter: str) -> str:
    return f"---\n{matter}\n---\n{SENTENCE * 5}"


def aliases(levels: int) -> str:
    """Each level holds the one before nine times over."""
    lines = ['l0: &l0 ["lol"]']
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join([*lines, f"author: *l{levels - 1}"])


TEXTS: Final[dict[str, str]] = {
    "double quotes": fill('"'),
    "curly quotes open": fill("“"),
    "curly quotes closed": fill("”"),
    "curly quotes in turns": fill("“”"),
    "single quotes": fill("'"),
    "single curly quotes": fill("‘’"),
    "guillemets": fill("«»"),
    "guillemets open": fill("«"),
    "quotes and spaces": fill('" '),
    "quotes and words": fill('"a" '),
    "quotes and letters": fill('"a'),
    "quotes and stops": fill('". '),
    "apostrophes in words": fill("o'n'"),
    "quotes in lines": fill('"\n'),
    "double primes": fill("``''"),
    "brackets open": fill("["),
    "brackets": fill("[]"),
    "parentheses open": fill("("),
    "parentheses": fill("()"),
    "parentheses of a word": fill("(a) "),
    "dashes": fill("-"),
    "long dashes": fill("— "),
    "dashes and words": fill("a-"),
    "points": fill("."),
    "points and spaces": fill(". "),
    "ellipses": fill("… "),
    "commas": fill(", "),
    "colons": fill(":"),
    "colons and words": fill("a: "),
    "semicolons": fill("a; "),
    "slashes": fill("/"),
    "slashes and digits": fill("1/"),
    "question marks": fill("?"),
    "exclamation marks": fill("Oh! "),
    "stars": fill("*"),
    "underscores": fill("_"),
    "at signs": fill("@a"),
    "addresses": fill("http://a.b/"),
    "digits": fill("1234567890"),
    "zeros": "0." + fill("0"),
    "digits and commas": fill("1,"),
    "digits and points": fill("1."),
    "thousands": fill("1,000,000,"),
    "numbers": fill("12 "),
    "numbers in words": fill("twenty-one hundred "),
    "number words joined": fill("twenty-"),
    "hundreds": fill("hundred "),
    "millions": fill("million "),
    "and between numbers": fill("two and "),
    "ranges": fill("1-2-"),
    "to between numbers": fill("5 to "),
    "money": fill("$"),
    "percent": fill("5% "),
    "fractions": fill("½ "),
    "times": fill("12:00"),
    "dates": fill("2031-03-04 "),
    "dates joined": fill("2031-03-04-"),
    "months": fill("March "),
    "weekdays": fill("Tuesday "),
    "days ago": fill("days ago "),
    "years": fill("2031 "),
    "and of days": fill("Monday and "),
    "ages": fill("aged 5, "),
    "a long word": fill("a"),
    "a long name": fill("Aa"),
    "capitals": fill("A"),
    "capital words": fill("Ab "),
    "names": fill("Ilva Orre "),
    "initials": fill("A. "),
    "titles": fill("Mr. "),
    "names and commas": fill("Orre, "),
    "names and and": fill("Orre and "),
    "pronouns": fill("she "),
    "one letter words": fill("a "),
    "said": fill("said "),
    "he said": fill("he said "),
    "that": fill("that "),
    "he said that": fill("he said that "),
    "not": fill("not "),
    "of the": fill("of the "),
    "according to": fill("according to "),
    "who said": fill("who said "),
    "and": fill("and "),
    "blanks": "The dam held." + fill(" ") + "They said.",
    "tabs": "The dam held." + fill("\t") + "They said.",
    "empty lines": "The dam held." + fill("\n") + "They said.",
    "line ends": fill("a\n"),
    "carriage returns": fill("a\r"),
    "lines of blanks": fill(" \n") + "The dam held.",
    "bullets": fill("• a\n"),
    "dashes in lines": fill("- a\n"),
    "combining characters": "a" + fill("\u0301"),
    "combining characters all over": fill("a\u0301\u0302\u0303\u0304\u0305"),
    "zalgo words": fill("s\u0301\u0302a\u0303\u0304i\u0305d\u0306 "),
    "joiners": fill("a\u200d"),
    "families": fill("👨\u200d👩\u200d👧\u200d👦"),
    "flags": fill("🇫🇷"),
    "turned text": fill("\u202ea\u202c"),
    "zero width": fill("a\u200b"),
    "soft hyphens": fill("a\u00ad"),
    "ligatures": fill("\ufdfa"),
    "no break spaces": fill("a\u00a0"),
    "hangul": fill("가"),
    "fullwidth": fill("Ａ"),
    "outlets": fill("Reuters "),
    "credits": fill("(Reuters) - "),
    "reported by": fill("Reuters reported that AP reported that "),
    "read more": fill("Read more: "),
    "photos": fill("Photo: "),
    "tags": fill("<b>"),
    "references": fill("&amp;"),
    "backslashes": fill("\\"),
    "one long line": fill(SENTENCE, 200_000),
    "one long sentence": fill("the ferry sank and ", 200_000),
    "one long sentence of said": fill("Orre said that the ferry sank and "),
    "a repeated sentence": fill(SENTENCE, 60_000),
    "a repeated quote": fill("“We sank,” said Ilva Orre. "),
    "a quote without end": "“" + fill(SENTENCE, 60_000),
    "quotes of many lines": fill("“We sank.\n\n"),
}
"""Plain texts, by what is in them."""

FILES: Final[dict[str, tuple[str, str]]] = {
    "markdown brackets open": ("a.md", fill("[")),
    "markdown brackets": ("a.md", fill("[](")),
    "markdown images": ("a.md", fill("![](")),
    "markdown links": ("a.md", fill("[a](b)")),
    "markdown links in links": ("a.md", nested("[", "](a)", 5_000)),
    "markdown stars": ("a.md", fill("*a ")),
    "markdown stars doubled": ("a.md", fill("**a")),
    "markdown underscores": ("a.md", fill("_a ")),
    "markdown backticks": ("a.md", "".join("`" * n + " " for n in range(1, 200))),
    "markdown backticks many": ("a.md", fill("`a``")),
    "markdown quotes": ("a.md", fill("> ") + "The dam held."),
    "markdown lists": ("a.md", "\n".join("  " * n + "- a" for n in range(180))),
    "markdown lists in a line": ("a.md", fill("- ") + "a"),
    "markdown numbers": ("a.md", fill("1. ") + "a"),
    "markdown angles": ("a.md", fill("<")),
    "markdown comments": ("a.md", fill("<!--")),
    "markdown tags": ("a.md", fill("<a href='")),
    "markdown entities": ("a.md", fill("&")),
    "markdown references": ("a.md", fill("[a]: b\n")),
    "markdown references used": ("a.md", fill("[a]: b\n", 9_000) + "\n" + fill("[a][a]")),
    "markdown tables": ("a.md", "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n" + "|b\n" * 3_000),
    "markdown table rows": ("a.md", "|a|b|\n|-|-|\n" + "|" * SIZE),
    "markdown headings": ("a.md", fill("# ") + "a"),
    "markdown rules": ("a.md", fill("- - ") + "\n"),
    "markdown underlines": ("a.md", fill("a\n=\n")),
    "front matter aliases": ("a.md", front(aliases(9))),
    "front matter more aliases": ("a.md", front(aliases(40))),
    "front matter of itself": ("a.md", front("author: &a [*a, *a]\ntitle: *a")),
    "front matter brackets": ("a.md", front(fill("[", 9_000))),
    "front matter braces": ("a.md", front("a: " + fill("{a: ", 9_000))),
    "front matter dashes": ("a.md", front(fill("- ", 9_000) + "a")),
    "front matter question marks": ("a.md", front(fill("? ", 9_000) + "a")),
    "front matter quotes": ("a.md", front("a: " + fill('"', 9_000))),
    "front matter without end": ("a.md", "---\n" + fill("a: b\n")),
    "front matter lines": ("a.md", front(fill("-- -\n", 19_000))),
    "front matter merges": (
        "a.md",
        front("a: &a {x: 1}\n" + "\n".join(f"b{n}: &b{n}\n  <<: [*a, *a]" for n in range(300))),
    ),
    "front matter in toml": ("a.md", "+++\na = " + fill("[", 9_000) + "\n+++\nThe dam held."),
    "front matter in toml, keys": ("a.md", "+++\n" + fill("a.", 9_000) + "a = 1\n+++\nThe dam."),
    "html nested": ("a.html", page(nested("<div>", "</div>", 4_000))),
    "html nested without end": ("a.html", page(fill("<b>") + SENTENCE)),
    "html lists": ("a.html", page(fill("<ul><li>") + SENTENCE)),
    "html tables": ("a.html", page(fill("<table><tr><td>") + SENTENCE)),
    "html forms": ("a.html", page(fill("<form><a>") + SENTENCE)),
    "html anchors": ("a.html", page(fill("<a>") + SENTENCE)),
    "html quotes": ("a.html", page(fill("<blockquote>") + SENTENCE * 9)),
    "html paragraphs": ("a.html", page(fill("<p>a"))),
    "html attributes": ("a.html", page("<p " + " ".join(f"a{n}=1" for n in range(3_000)) + ">")),
    "html angles": ("a.html", page(fill("<"))),
    "html comments": ("a.html", page(fill("<!--"))),
    "html declarations": ("a.html", page(fill("<!a"))),
    "html entities": ("a.html", page(fill("&amp"))),
    "html scripts": ("a.html", page(fill("<script>"))),
    "html scripts in turns": ("a.html", page(fill("<script></scrip"))),
    "html titles": ("a.html", fill("<title>") + page(SENTENCE)),
    "html metas": ("a.html", fill("<meta name=author content=a>") + page(SENTENCE * 5)),
    "html linked data": (
        "a.html",
        '<script type="application/ld+json">' + fill("[") + "</script>" + page(SENTENCE * 5),
    ),
    "html linked data nested": (
        "a.html",
        '<script type="application/ld+json">'
        + nested('{"@graph":[', "]}", 400, "{}")
        + "</script>"
        + page(SENTENCE * 5),
    ),
    "html linked data digits": (
        "a.html",
        '<script type="application/ld+json">{"datePublished": '
        + fill("1")
        + "}</script>"
        + page(SENTENCE * 5),
    ),
    "html quotation marks": ("a.html", page(f"<p>{fill(chr(34))}</p>")),
    "html breaks": ("a.html", page(fill("<br>") + SENTENCE)),
    "html of lines": ("a.html", page("<p>" + fill("a\n") + "</p>")),
    "html links": ("a.html", page(fill("<a href='b'>a</a> "))),
    "html images": ("a.html", page(fill("<figure><img><figcaption>a</figcaption></figure>"))),
    "xml nested": ("a.xml", feed(nested("<a>", "</a>", 4_000))),
    "xml nested without end": ("a.rss", "<rss><channel>" + fill("<item>")),
    "xml entities": (
        "a.xml",
        "<!DOCTYPE a ["
        + "".join(
            f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'lol'}'>" for n in range(10)
        )
        + "]>"
        + feed("<item><title>&l9;</title><description>&l9;</description></item>"),
    ),
    "xml one entity": (
        "a.rss",
        f"<!DOCTYPE a [<!ENTITY a '{fill('a')}'>]>"
        + feed(f"<item><description>{'&a;' * 5_000}</description></item>"),
    ),
    "xml attributes": (
        "a.rss",
        feed("<item " + " ".join(f"a{n}='1'" for n in range(3_000)) + "/>"),
    ),
    "xml items": ("a.rss", feed(fill("<item><title>a</title></item>"))),
    "xml namespaces": (
        "a.rss",
        feed("<item " + " ".join(f"xmlns:a{n}='b{n}'" for n in range(2_000)) + "/>"),
    ),
    "xml of pages": (
        "a.rss",
        feed(f"<item><description>{fill('&lt;b&gt;')}</description></item>"),
    ),
    "opml nested": ("a.opml", "<opml><body>" + nested("<outline>", "</outline>", 4_000, "")),
    "json nested": ("a.json", fill("[")),
    "json nested objects": ("a.json", fill('{"text":')),
    "json digits": ("a.json", '[{"id": ' + fill("9") + ', "text": "The dam held."}]'),
    "json exponents": ("a.json", '[{"id": 1e' + fill("9") + ', "text": "The dam held."}]'),
    "json keys": (
        "a.json",
        json.dumps({**{f"k{n}": n for n in range(5_000)}, "text": SENTENCE}),
    ),
    "json records": ("a.json", json.dumps([{"text": "a"}] * 1_500)),
    "jsonl lines": ("a.jsonl", fill("{}\n")),
    "csv quotes": ("a.csv", "text\n" + fill('"')),
    "csv cells": ("a.csv", "text" + "," * SIZE),
    "csv columns": ("a.csv", "text," + ",".join(f"c{n}" for n in range(5_000)) + "\na\n"),
    "csv lines": ("a.csv", "text\n" + fill("a\n")),
    "addresses": ("a.urls", fill("http://a.example/\n")),
}  # fmt: skip
"""Files of other formats: by what is in them, (name, content)."""


def files() -> Iterator[tuple[str, str, str]]:
    """(what is in it, the file's name, its content) of every one."""
    for name, text in TEXTS.items():
        yield name, "a.txt", text
    for name, (file, content) in FILES.items():
        yield name, file, content
