"""Texts with a label before each fact, as ProQuest, Gale and others write them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.read.dates import read_date
from stemma.read.exports.story import Line, Story, clean_byline, clean_outlet, find_pieces, read_day
from stemma.read.facts import Facts
from stemma.read.head import find_agency

_FIELDS: Final = {
    "text": ("full text", "fulltext", "text", "body", "article text", "article"),
    "title": ("title", "headline", "article title"),
    "outlet": ("publication title", "publication", "newspaper", "source", "outlet", "from",
               "publication name", "source title"),
    "published": ("publication date", "date", "published", "date published", "pub date"),
    "byline": ("author", "authors", "author(s)", "byline", "by", "author/byline"),
    "url": ("document url", "url", "link", "web address"),
    "language": ("language of publication", "language"),
    "updated": ("updated",),
    "captured": ("last updated", "retrieved", "accessed"),
}  # fmt: skip
"""Field → the labels that go before it, in lower case."""

_OTHERS: Final = (
    "subject", "location", "people", "company / organization", "company", "identifier / keyword",
    "volume", "issue", "pages", "first page", "number of pages", "publication year", "section",
    "publisher", "place of publication", "country of publication", "publication subject", "issn",
    "source type", "document type", "proquest document id", "copyright", "database", "abstract",
    "links", "credit", "publication info", "proquest document link", "edition", "column", "page",
    "illustration", "word count", "length", "record", "record number", "accession number", "notes",
    "document feature", "classification", "dateline", "gale document number", "caption", "keywords",
    "publication frequency", "dow jones", "graphic", "load-date", "series", "alternate title",
)  # fmt: skip
"""Labels of what is no part of the text, and no fact of a report."""

_KNOWN: Final = dict.fromkeys(_OTHERS, "") | {
    label: field for field, labels in _FIELDS.items() for label in labels
}
_LABEL: Final = re.compile(r"([A-Za-z][A-Za-z()/ -]{1,30}?)\s*:(?:\s+(\S.*))?")
_RULE: Final = re.compile(r"[_=*-]{20,}")
_COUNTED: Final = re.compile(r"(?:document )?\d{1,6} of \d{1,6}(?: documents)?", re.IGNORECASE)
_PRINTED: Final = re.compile(r"([^()]{2,80}?)[.,]?\s*\(([^()]{8,30})\)")
_ENDS: Final = frozenset({"", "title", "outlet", "published", "byline", "url", "language"})


def find_labelled(lines: Sequence[Line]) -> list[Story] | None:
    """The stories of a text with labels, `None` where the lines are none.

    It is one where a label for the text stands there, and two more of title, outlet and day.
    """
    fields = {field for line in lines if (field := _field(line.words))}
    if "text" not in fields or len(fields & {"title", "outlet", "published"}) < 2:
        return None
    return [story for part in _split(lines) if (story := _read_story(part))] or None


def _field(words: str) -> str | None:
    """The field that the label of a line is for: empty for others, `None` without a label."""
    found = _LABEL.fullmatch(words)
    return _KNOWN.get(found[1].lower()) if found else None


def _split(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each story: a rule, a count, or a second text begins the next."""
    held: list[Line] = []
    has_text = False
    labels: list[str] = []
    for line in lines:
        field = _field(line.words)
        again = field in {"title", "text"} and has_text and field in labels
        if _RULE.fullmatch(line.words) or _COUNTED.fullmatch(line.words) or again:
            yield held
            held, labels, has_text = [], [], False
        if field:
            labels.append(field)
            has_text = has_text or field == "text"
        if not _RULE.fullmatch(line.words) and not _COUNTED.fullmatch(line.words):
            held.append(line)
    yield held


def _read_story(lines: list[Line]) -> Story | None:
    given: dict[str, str] = {}
    text: list[Line] = []
    is_text = False
    for line in lines:
        field = _field(line.words)
        if field is None or (is_text and field not in _ENDS):
            text += [line] if is_text else []
            continue
        found = _LABEL.fullmatch(line.words)
        rest = (found[2] if found else "") or ""
        is_text = field == "text" and not text
        if is_text and rest:
            text.append(Line(line.end - len(rest), line.end, rest))
        elif field and field != "text":
            given.setdefault(field, rest)
    pieces = find_pieces(text)
    if not pieces:
        return None
    first = next((line.words for line in lines if line.words), "")
    title = given.get("title") or (first if _field(first) is None else "")
    byline = clean_byline(given.get("byline", ""))
    outlet, printed = _read_outlet(given.get("outlet", ""))
    day = read_date(given.get("published", "") or printed)
    url = given.get("url", "")
    return Story(
        pieces,
        Facts(
            title=title or None,
            outlet=outlet,
            byline=byline,
            published=day.date,
            date_words=day.words,
            updated=read_date(given.get("updated", "")).date,
            captured=read_date(given.get("captured", "")).date,
            url=url if re.match(r"https?://\S+\Z", url) else None,
            language=given.get("language") or None,
            agency=find_agency(byline) if byline else None,
        ),
    )


def _read_outlet(words: str) -> tuple[str | None, str]:
    """(outlet, the day that stands in brackets behind it, empty for none).

    >>> _read_outlet("The Tesvik Post. (May 6, 2031): News: pA1."), _read_outlet("Norwire; Tesvik")
    (('The Tesvik Post', 'May 6, 2031'), ('Norwire', ''))
    """
    found = _PRINTED.match(words)
    if found and read_day(found[2]):
        return clean_outlet(found[1].strip()), found[2]
    return clean_outlet(words.partition(";")[0].strip()), ""
