"""One entry of a feed → its words, and what it states of its report."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from stemma.model import Flag
from stemma.read.dates import NOT_STATED, Stated, is_believable, read_date, settle_order, to_day
from stemma.read.facts import Facts
from stemma.read.head import find_agency
from stemma.read.html.fragment import read_fragment
from stemma.read.html.linked import clean
from stemma.read.html.quality import find_flags
from stemma.read.link_list import is_link_list
from stemma.read.payload import Payload
from stemma.read.site import find_domain, find_site, follow_lead, is_host, is_lead, is_shared
from stemma.read.stamp import DayOrder
from stemma.read.values import trim_cut

_ALERT: Final = re.compile(r"\balerts?\b|\bgoogle news\b|\bsearch results\b", re.IGNORECASE)
_DC_DATE: Final = re.compile(rb"<(?:\w+:)?date>")
_CHANGED: Final = re.compile(rb"<(?:\w+:)?(?:modified|updated)>")
_LATER: Final = timedelta(days=366)
"""Nothing in a feed is so much later than everything else in it."""

_MUCH_LATER: Final = 5 * _LATER
"""The same for a feed of three entries with a date, which tell little."""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for all entries of a feed.

    `outlet` is the feed's publisher, `None` where it has none of its own. `domain` is where the
    feed stands, `several` whether its entries lie at several sites. `latest` is a day after which
    no entry can have appeared. `updated_is_published` where the feed has one date an entry and the
    parser takes it for the other.
    """

    outlet: str | None
    language: str | None
    domain: str | None
    several: bool
    order: DayOrder | None
    latest: str | None
    captured: str | None
    updated_is_published: bool


def find_context(
    feed: Mapping[str, Any], entries: Sequence[Mapping[str, Any]], page: Payload, *, is_rss: bool
) -> Context:
    """What the feed and all entries together say."""
    links = [link.get("href") for link in feed.get("links") or []] + [feed.get("link")]
    own = [link for link in links if isinstance(link, str)]
    title = clean(feed.get("title"))
    gathers = any(map(is_shared, own)) or bool(title and _ALERT.search(title))
    domains = {find_domain(_find_link(entry) or "") for entry in entries} - {None}
    is_changed = not is_rss or _CHANGED.search(page.content) is not None
    order = settle_order(entry.get("published") for entry in entries)
    return Context(
        outlet=None if gathers else title,
        language=clean(feed.get("language")),
        domain=next(filter(None, map(find_domain, reversed(own))), None),
        several=gathers or len(domains) > 1,
        order=order,
        latest=_find_latest(feed, entries, page.captured, order),
        captured=page.captured,
        updated_is_published=not is_changed and _DC_DATE.search(page.content) is not None,
    )


def _find_latest(
    feed: Mapping[str, Any],
    entries: Sequence[Mapping[str, Any]],
    captured: str | None,
    order: DayOrder | None,
) -> str | None:
    """The last day on which an entry can have appeared, `None` where nothing tells.

    The day the feed was fetched, else the day it says it was built, unless many entries are later
    than that: then it is not kept up. Else a year after all entries but the last.
    """
    if captured is not None:
        return captured
    stamps = [
        read_date(entry.get("published") or entry.get("updated"), order=order).date
        for entry in entries
    ]
    days = sorted(day for stamp in stamps if stamp and (day := to_day(stamp)))
    built = [read_date(feed.get(key)).date for key in ("updated", "published")]
    own = max((day for stamp in built if stamp and (day := to_day(stamp))), default=None)
    if own is not None:
        late = sum(not is_believable(day.isoformat(), latest=own.isoformat()) for day in days)
        if 3 * late <= len(days):
            return own.isoformat()
    others: list[date] = sorted([*days[:-1], *([own] if own else [])])
    if len(others) < 2 and own is None:
        return None
    later = _LATER if len(others) > 2 or own is not None else _MUCH_LATER
    return (others[-1] + later).isoformat() if others else None


def read_entry(entry: Mapping[str, Any], context: Context) -> tuple[str, Facts]:
    """(what an entry gives of its report, what it states); the text is empty where it has no word.

    An entry with nothing but the headlines of reports has its own title as its text.
    """
    link = _find_link(entry)
    title, outlet = _find_names(entry, context, link)
    pieces = [content.get("value", "") for content in entry.get("content", [])]
    pieces.append(entry.get("summary", ""))
    listed = [bool(piece) and is_link_list(piece, title) for piece in pieces]
    texts = [read_fragment(p) for p, links in zip(pieces, listed, strict=True) if p and not links]
    text = max(texts, key=len, default="") or title or ""
    names = [clean(author.get("name")) for author in entry.get("authors", [])]
    byline = ", ".join(dict.fromkeys(name for name in names if name)) or None
    text, was_cut = trim_cut(text, dots=True)
    flags = set(find_flags(text, titles=(title,) if title else ()))
    day, updated = _find_days(entry, context)
    if was_cut:
        flags.add(Flag.EXCERPT)
    if day.words:
        flags.add(Flag.DOUBTFUL_DATE)
    facts = Facts(
        title=title,
        outlet=outlet,
        byline=byline,
        url=link,
        published=day.date,
        date_words=day.words,
        updated=updated,
        captured=context.captured,
        language=clean((entry.get("summary_detail") or {}).get("language")) or context.language,
        agency=find_agency(byline) if byline and byline != outlet else None,
        flags=frozenset(flags),
    )
    return text, facts


def _find_link(entry: Mapping[str, Any]) -> str | None:
    """The address of the page: not that of a service which counts who goes there."""
    for written in (entry.get("feedburner_origlink"), entry.get("link"), entry.get("id")):
        if isinstance(written, str) and re.match(r"https?://", written):
            return follow_lead(written)
    return None


def _find_names(
    entry: Mapping[str, Any], context: Context, link: str | None
) -> tuple[str | None, str | None]:
    """(title, outlet): that of the `<source>`, of the site of the page, or of the feed."""
    origin = entry.get("source") or {}
    named = clean(origin.get("title")) or clean(entry.get("news_source"))
    title = clean(entry.get("title"))
    if named and is_host(named):
        named = find_site(named) or named
    if title and named:
        title = title.removesuffix(f" - {named}")
    elif title and is_shared(link or "") and " - " in title:
        # Google News puts the outlet behind the title.
        title, _, named = title.rpartition(" - ")
    named = named or clean(entry.get("publisher"))
    if named:
        return title, named
    site = find_site(origin.get("href") or "")
    is_elsewhere = context.several and find_domain(link or "") != context.domain
    if site is None and link and (is_elsewhere or is_lead(str(entry.get("link") or ""))):
        site = find_site(link)
    return title, site or context.outlet


def _find_days(entry: Mapping[str, Any], context: Context) -> tuple[Stated, str | None]:
    """(the day of publication, that of the last change)."""
    given = [entry.get(key) for key in ("published", "created", "dcterms_date")]
    updated = entry.get("updated")
    if context.updated_is_published and not given[0]:
        given, updated = [updated], None
    day = NOT_STATED
    for value in given:
        found = read_date(value, order=context.order, latest=context.latest)
        if found.date is not None:
            day = found
            break
        day = day if day.words else found
    return day, read_date(updated, order=context.order).date
