"""Text from web pages against trafilatura alone, and what pages state against a plain search.

The text is measured as the article extraction benchmark does: shares of shingles of four words,
per page, averaged over the pages. What a page states is searched for by other code than the
program's: patterns over its source, without parsing it.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from statistics import mean

import trafilatura

from bench.command import Place
from stemma.model import Document, PublishedFrom
from stemma.read import read_source

_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)")
_ADDRESS_DAY = re.compile(r"/(20\d\d)/(\d\d?)/(\d\d?)/")
_NEWS = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*NewsArticle|Article|BlogPosting)"')
_STATED = {
    "headline": (r'"headline"\s*:\s*"((?:[^"\\]|\\.)*)"', ("og:title",)),
    "publisher": (
        r'"publisher"\s*:\s*\{[^{}]*?"name"\s*:\s*"((?:[^"\\]|\\.)*)"',
        ("og:site_name",),
    ),
    "date": (r'"datePublished"\s*:\s*"([^"]*)"', ("article:published_time", "datePublished")),
}


def measure(place: Place) -> dict[str, float]:
    """F1 in hundredths; how often headline, publisher and date are right where stated."""
    folder = place.corpora / "extraction"
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    ours, alone, fast = [], [], []
    counts: Counter[str] = Counter()
    for name in sorted(gold):
        path = folder / "html" / f"{name}.html.gz"
        source = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        (found,) = read_source(str(path))
        document = found if isinstance(found, Document) else None
        body = gold[name]["articleBody"]
        ours.append(_shares(body, document.text if document else ""))
        alone.append(_shares(body, trafilatura.extract(source, include_comments=False) or ""))
        plain = trafilatura.extract(source, include_comments=False, fast=True)
        fast.append(_shares(body, plain or ""))
        _count(counts, source, gold[name]["url"], document)
    figures = {
        "extraction: F1": _f1(ours),
        "extraction: F1 of trafilatura alone": _f1(alone),
        "extraction: F1 of trafilatura alone, fast": _f1(fast),
    }
    for key in ("headline", "publisher", "date"):
        figures[f"extraction: {key} stated"] = counts[f"{key} stated"]
        figures[f"extraction: {key} right"] = counts[f"{key} right"]
        figures[f"extraction: {key} wrong"] = counts[f"{key} wrong"]
    for key in (
        "as metadata",
        "of them not in ISO form",
        "in the address",
        "more than a day from it",
    ):
        figures[f"extraction: date {key}"] = counts[key]
    return figures


def _count(counts: Counter[str], source: str, url: str, document: Document | None) -> None:
    stated = {key: _find(source, *how) for key, how in _STATED.items()}
    got = {
        "headline": document.title if document else None,
        "publisher": document.outlet if document else None,
        "date": document.published if document else None,
    }
    is_metadata = document is not None and document.published_from is PublishedFrom.METADATA
    if not is_metadata:
        got["date"] = None
    days = {day for words in stated["date"] if (day := _day(words))}
    stated["date"] = sorted(map(str, days))
    for key, value in got.items():
        if stated[key]:
            counts[f"{key} stated"] += 1
            if value is not None:
                day = _day(value) if key == "date" else None
                right = day in days if key == "date" else _alike(value, stated[key])
                counts[f"{key} right" if right else f"{key} wrong"] += 1
    in_address = _ADDRESS_DAY.search(url)
    if got["date"] is not None:
        counts["as metadata"] += 1
        counts["of them not in ISO form"] += (
            not re.search(re.escape(got["date"][:10]), source) and _day(got["date"]) not in days
        )
    if in_address and got["date"] and (day := _day(got["date"])):
        counts["in the address"] += 1
        far = abs((day - date(*map(int, in_address.groups()))).days) > 1
        counts["more than a day from it"] += far


def _find(source: str, pattern: str, names: Iterable[str]) -> list[str]:
    """The words that stand behind a key of the data about an article, or in a `meta` element."""
    found = []
    for script in re.findall(r"<script[^>]*ld\+json[^>]*>(.*?)</script", source, re.DOTALL):
        if _NEWS.search(script):
            found += re.findall(pattern, script, re.DOTALL)
    for name in names:
        for tag in re.findall(rf"<meta[^>]*[\"']{name}[\"'][^>]*>", source, re.IGNORECASE):
            found += [content[1] for content in re.findall(r"content=([\"'])(.*?)\1", tag)]
    return [words for words in found if words.strip()]


def _alike(value: str, stated: list[str]) -> bool:
    """Whether a value says what is stated somewhere, but for signs and what stands behind a bar."""
    mine = _squeeze(value)
    return any(mine and (mine in (whole := _squeeze(words)) or whole in mine) for words in stated)


def _squeeze(words: str) -> str:
    with suppress(ValueError):
        words = json.loads(f'"{words}"', strict=False)
    plain = html.unescape(html.unescape(words))
    return "".join(_WORD.findall(re.sub(r"<[^>]*>", "", plain))).lower()


def _day(words: str) -> date | None:
    found = _DAY.search(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _shares(gold: str, text: str) -> tuple[float, float, float]:
    """(found, too much, missed) of the shingles, as shares of them all."""
    left, right = _shingles(gold), _shingles(text)
    hits = (left & right).total()
    counts = (hits, right.total() - hits, left.total() - hits)
    total = sum(counts)
    return (counts[0] / total, counts[1] / total, counts[2] / total) if total else (0, 0, 0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[k : k + 4]) for k in range(max(1, len(words) - 3)) if words)


def _f1(pages: list[tuple[float, float, float]]) -> float:
    precision = mean(hit / (hit + much) for hit, much, _ in pages if hit + much)
    recall = mean(hit / (hit + missed) for hit, _, missed in pages if hit + missed)
    return round(100 * 2 * precision * recall / (precision + recall), 2)
