"""One record → its Document."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from stemma.model import Document, Flag, PublishedFrom, Rejection
from stemma.read.columns import Columns, Record
from stemma.read.dates import NOT_STATED, Stated, read_date
from stemma.read.facts import STAGE, Facts, Taken, make_document
from stemma.read.head import find_agency
from stemma.read.site import find_site, follow_lead, is_host
from stemma.read.stamp import DayOrder
from stemma.read.values import (
    find_address,
    find_names,
    find_text,
    find_title,
    find_words,
    trim_cut,
)

EXCERPT_SCORE: Final = 0.6
"""A text with less of the words of another of the same record, all in it, is the excerpt of it."""

SAME_SCORE: Final = 0.8
"""Two texts of one record with this share of the words of the shorter in both are one text."""

TEASER_WORDS, REPORT_WORDS = 40, 100
"""A text of fewer words than the first is a teaser of one with more than the second, whatever its
words. Set on a few exports."""

_LONGEST_NAME: Final = 120
_BY: Final = ("by ", "By ", "BY ")


def read_record(
    record: object,
    source: str,
    columns: Columns,
    *,
    published: str | None,
    taken: Taken,
    order: DayOrder | None = None,
) -> Document | Rejection:
    """The document in one record, the names of which `columns` knows.

    `published` is for records that have no date of their own. `order` is how dates like 06/05/2031
    are meant. A date that is not understood, or not believed, is kept in its words, with a flag.
    """
    if not isinstance(record, dict):
        return Rejection(source, STAGE, "not a record: a JSON object with a text is wanted")
    text, flags = _find_report(record, columns)
    if text is None:
        given = columns.values(record, "text")
        problem = "is not a string" if given else "is missing"
        return Rejection(source, STAGE, f"the record's text {problem}")
    url = next(filter(None, map(find_address, columns.values(record, "url"))), None)
    url = follow_lead(url) if url else None
    captured = _find_date(record, columns, "captured", order).date
    day = _find_date(record, columns, "published", order, latest=captured)
    found = PublishedFrom.METADATA
    if day == NOT_STATED:
        day = _find_date(record, columns, "seen", order)
        found = PublishedFrom.INFERRED
    if day.words:
        flags.add(Flag.DOUBTFUL_DATE)
    outlet = _find_outlet(record, columns, url)
    byline = _find_byline(record, columns)
    facts = Facts(
        id=_find_identifier(columns.values(record, "id")),
        published=day.date,
        found=found,
        date_words=day.words,
        updated=_find_date(record, columns, "updated", order).date,
        captured=captured,
        title=next(filter(None, map(find_title, columns.values(record, "title"))), None),
        outlet=outlet,
        byline=byline,
        url=url,
        language=next(filter(None, map(find_words, columns.values(record, "language"))), None),
        agency=find_agency(byline) if byline and byline != outlet else None,
        flags=frozenset(flags),
    )
    return make_document(text, source, facts, published=published, taken=taken)


def _find_report(record: Record, columns: Columns) -> tuple[str | None, set[Flag]]:
    """(the text, what is less than a report about it)."""
    texts = [text for text in map(find_text, columns.values(record, "text")) if text is not None]
    text = choose_text(texts)
    if text is None or not text.strip():
        found = map(find_text, columns.values(record, "excerpt"))
        summaries = [words for words in found if words and words.strip()]
        summary = max(summaries, key=len, default=None)  # a first paragraph, not the teaser
        if summary is None:
            # An empty text is told apart from none at all.
            names = columns.names.get("text", ())
            return (text if text is not None or "" not in map(record.get, names) else ""), set()
        return trim_cut(summary)[0], {Flag.EXCERPT}
    text, was_cut = trim_cut(text)
    return text, {Flag.EXCERPT} if was_cut else set()


def choose_text(texts: Sequence[str]) -> str | None:
    """The first of several texts of one record, unless it is an excerpt of another.

    >>> choose_text(["The dam broke.", "The dam broke. Nine people died, and six are missing."])
    'The dam broke. Nine people died, and six are missing.'
    """
    if not texts:
        return None
    best = texts[0]
    for other in texts[1:]:
        if is_excerpt(best, other):
            best = other
    return best


def is_excerpt(text: str, other: str) -> bool:
    """Whether a text is much shorter than another of its record, and in its words or a teaser."""
    few, many = len(text.split()), len(other.split())
    return few < EXCERPT_SCORE * many and (
        (few < TEASER_WORDS and many > REPORT_WORDS) or share_words(text, other) >= SAME_SCORE
    )


def share_words(left: str, right: str) -> float:
    """The share of the words of the shorter text that are in both.

    >>> share_words("The dam broke.", "Then the dam broke."), share_words("", "The dam.")
    (0.6666666666666666, 1.0)
    """
    first, second = Counter(left.split()), Counter(right.split())
    shorter = min(first.total(), second.total())
    return (first & second).total() / shorter if shorter else 1.0


def _find_outlet(record: Record, columns: Columns, url: str | None) -> str | None:
    """Who published it: by name, else by its site, else by the site of the report's address."""
    given = [words for words in map(find_words, columns.values(record, "outlet")) if words]
    named = [words for words in given if not is_host(words) and len(words) <= _LONGEST_NAME]
    if named:
        return named[0]
    sites = [words for words in map(find_words, columns.values(record, "site")) if words]
    addresses = [words for words in (*given, *sites) if is_host(words)]
    return next(filter(None, map(find_site, (*addresses, *([url] if url else [])))), None)


def _find_byline(record: Record, columns: Columns) -> str | None:
    for value in columns.values(record, "byline"):
        names = [name for name in find_names(value) if "://" not in name]
        if names:
            *others, last = [_without_by(name) for name in names]
            return f"{', '.join(others)} and {last}" if others else last
    return None


def _without_by(name: str) -> str:
    return name[3:].strip() or name if name.startswith(_BY) else name


def _find_identifier(values: list[Any]) -> str | None:
    value = values[0] if values else None
    if isinstance(value, int) and not isinstance(value, bool):
        # A number too long for Python to write out is no name.
        return str(value) if abs(value) < 10**300 else None
    return find_words(value)


def _find_date(
    record: Record,
    columns: Columns,
    field: str,
    order: DayOrder | None,
    *,
    latest: str | None = None,
) -> Stated:
    """The first date that is understood, else what stands in place of one."""
    first = NOT_STATED
    for value in columns.values(record, field):
        words = value if isinstance(value, int | float) else find_words(value)
        found = read_date(words, order=order, latest=latest)
        if found.date is not None:
            return found
        first = first if first.words else found
    return first
