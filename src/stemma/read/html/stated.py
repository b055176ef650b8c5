"""What a page states about its report: schema.org first, then `meta` elements, then its marks."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from stemma.model import Flag
from stemma.read.facts import Facts
from stemma.read.head import find_agency
from stemma.read.html.days import choose, differ, find_days
from stemma.read.html.linked import Linked, clean, find_linked, find_objects, kinds_of
from stemma.read.html.meta import AUTHORS, OUTLETS, TITLES, Meta

_ADDRESS: Final = re.compile(
    r"(?:https?:)?//|www\.|@|\A[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co|info|in)\b"
)
_BY: Final = re.compile(r"\A(?:written |posted |reported )?by[:\s]+(?=\S)", re.IGNORECASE)
_TAGLINE: Final = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_PLATFORMS: Final = frozenset(
    {"blogger", "wordpress", "wordpresscom", "medium", "substack", "tumblr"}
)
"""Names that stand as the publisher of what others publish there."""

_NOBODY: Final = frozenset(
    {"admin", "administrator", "webmaster", "author", "editor", "guest", "user"}
)
_AUTHORS_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states, the object it was read from, and what the page calls itself."""

    facts: Facts
    linked: Linked | None
    titles: tuple[str, ...]
    kinds: frozenset[str] = frozenset()


def find_stated(tree: HtmlElement, url: str | None, captured: str | None) -> Stated:
    """What the page states about its report. `url` is where it was found, if that is known."""
    meta = Meta(tree)
    address = _find_address(tree, meta, url)
    titles = _find_titles(tree, meta)
    objects = find_objects(tree)
    linked = find_linked(objects, titles, [link for link in (address, url) if link])
    days = find_days(tree, meta, linked, address)
    published, found, updated = choose(days)
    agency, outlet = _find_outlet(meta, linked)
    byline = _find_byline(tree, meta, linked)
    if agency is None and byline and not (outlet and _alike(byline, outlet)):
        agency = find_agency(byline)
    facts = Facts(
        title=_find_title(titles, linked, outlet),
        outlet=outlet,
        byline=byline,
        url=address,
        published=published,
        found=found,
        updated=updated,
        captured=captured,
        language=_find_language(tree, linked),
        agency=agency,
        based_on=tuple(linked.links("isBasedOn")) if linked else (),
        stated=days,
        flags=frozenset({Flag.DATES_DIFFER} if differ(days) else ()),
    )
    kinds = kinds_of(objects, meta.first("og:type"))
    return Stated(facts, linked, tuple(titles), kinds)


def _find_address(tree: HtmlElement, meta: Meta, url: str | None) -> str | None:
    """The address of the report: the canonical one, if it is of the site it was found on."""
    canonical = next(
        (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None
    )
    for written in (canonical, meta.first("og:url")):
        try:
            link = urljoin(url or "", (written or "").strip())
            host = urlsplit(link).hostname
            same = url is None or host == urlsplit(url).hostname
        except ValueError:
            continue
        # A canonical address without a path is the front page's, set by mistake.
        if host and same and link.startswith("http") and urlsplit(link).path.strip("/"):
            return str(link)
    return url


def _find_titles(tree: HtmlElement, meta: Meta) -> list[str]:
    """The titles of the page, the surest first."""
    heads = [clean(head.text_content()) for head in list(tree.iter("h1"))[:3]]
    written = [clean(title.text) for title in list(tree.iter("title"))[:1]]
    found = [*meta.all(TITLES), *heads, *written]
    return list(dict.fromkeys(title for title in found if title))


def _find_title(titles: list[str], linked: Linked | None, outlet: str | None) -> str | None:
    """The headline; the outlet's name behind it is taken off."""
    headline = linked.text("headline") if linked else None
    title = headline or next(iter(titles), None)
    if title is None or outlet is None:
        return title
    head, *rest = _TAGLINE.split(title)
    tail = rest[-1] if rest else ""
    if tail and _squeeze(tail) == _squeeze(outlet):
        return title[: title.rindex(tail)].rstrip(" |–—-") or head
    return title


def _find_outlet(meta: Meta, linked: Linked | None) -> tuple[str | None, str | None]:
    """(agency, outlet).

    A page that names a news service as its publisher stands on another's site, if that has a name
    of its own.
    """
    sites = [name for name in map(_shortened, meta.all(OUTLETS)) if _is_name(name)]
    site = next(iter(sites), None)
    names = linked.names("publisher") if linked else []
    publisher = next((name for name in names if _is_name(name)), None)
    if publisher is not None and _squeeze(publisher) not in _PLATFORMS:
        agency = find_agency(publisher)
        if agency and site and find_agency(site) != agency and not _alike(site, publisher):
            return agency, site
        return None, publisher
    # A name that is an address is still better than none.
    others = [
        name for name in (*names, *map(_shortened, meta.all(OUTLETS))) if _HOST.fullmatch(name)
    ]
    return None, site or next(iter(others), None)


def _is_name(words: str) -> bool:
    return (
        2 <= len(words) <= 80
        and not _ADDRESS.search(words.lower())
        and sum(map(str.isalpha, words)) > 1
        and not re.fullmatch(r"(?:[A-Z]\.)+", words)
    )


def _alike(left: str, right: str) -> bool:
    first, second = _squeeze(left), _squeeze(right)
    return first in second or second in first


def _shortened(site: str) -> str:
    """The name of a site without what it says of itself behind a bar."""
    return re.split(r"\s+[|–—]\s+", site)[0].strip()


def _find_byline(tree: HtmlElement, meta: Meta, linked: Linked | None) -> str | None:
    """Who wrote it."""
    names = linked.names("author") if linked else []
    if not (names := _bylines(names)):
        names = _bylines(meta.all(AUTHORS)[:1])
    if not names:
        marked = [
            e.text_content() for e in tree.iter("a") if "author" in (e.get("rel") or "").split()
        ]
        names = _bylines([words for words in map(clean, marked[:3]) if words])
    if not names:
        return None
    *others, last = names[:_AUTHORS_SHOWN]
    return f"{', '.join(others)} and {last}" if others else last


def _bylines(names: list[str]) -> list[str]:
    found = [_BY.sub("", name).strip(" ,;|") for name in names]
    return list(
        dict.fromkeys(name for name in found if _is_name(name) and name.lower() not in _NOBODY)
    )


def _find_language(tree: HtmlElement, linked: Linked | None) -> str | None:
    root = tree.getroottree().getroot()
    for written in (root.get("lang"), linked.text("inLanguage") if linked else None):
        if written and _LANGUAGE.fullmatch(written.strip()):
            return str(written.strip()).replace("_", "-")
    return None


def _squeeze(name: str) -> str:
    return re.sub(r"[\W_]+|\Athe\b", "", name.lower())
