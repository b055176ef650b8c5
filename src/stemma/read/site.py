"""The outlet that publishes at an address, and the page behind an address that only leads there."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from stemma.lexicon.outlets import load_index

_HOST: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_NOBODYS: Final = re.compile(
    r"(?:.*\.)?(?:google\.[a-z.]{2,6}|bing\.com|facebook\.com|fb\.me|twitter\.com|x\.com|t\.co|bit\.ly"
    r"|archive\.org|archive\.(?:is|ph|today)|feedburner\.com|feedproxy\.google\.com|localhost)"
)
"""Sites at which stands what others publish: they are no outlet."""

_LEADS: Final = re.compile(
    r"(?:(?:www|news)\.google\.[a-z.]{2,6}/(?:news/)?url|(?:www\.)?bing\.com/news/apiclick\.aspx"
    r"|l\.facebook\.com/l\.php|(?:www\.)?msn\.com/.{0,80}/redirect)"
)
_PARAMETERS: Final = ("url", "q", "u")


def find_site(address: str) -> str | None:
    """The outlet at an address or host: its name if it is known, else its host without `www`.

    `None` where that is no address, or a site at which stands what others publish.

    >>> find_site("https://www.tesvik-post.example/1"), find_site("www.nytimes.com")
    ('tesvik-post.example', 'New York Times')
    >>> find_site("https://news.google.com/rss/articles/CBMi"), find_site("Norwire")
    (None, None)
    """
    host = find_host(address)
    if host is None or _NOBODYS.fullmatch(host):
        return None
    known = load_index().by_domain(host)
    return known.name if known else host


def find_host(address: str) -> str | None:
    """The host of an address, or of what is a host already, in lower case without `www`."""
    written = address.strip()
    try:
        host = urlsplit(written if "//" in written[:10] else f"//{written}").hostname or ""
    except ValueError:
        return None
    host = host.lower().rstrip(".").removeprefix("www.")
    return host if _HOST.fullmatch(host) else None


def find_domain(address: str) -> str | None:
    """The domain that a site belongs to: its last two parts, three under `co.uk` and its like.

    `None` where that is no address, or a site at which stands what others publish.

    >>> find_domain("https://edition.norwire.example/1"), find_domain("https://www.bbc.co.uk/news")
    ('norwire.example', 'bbc.co.uk')
    """
    host = find_host(address)
    if host is None or _NOBODYS.fullmatch(host):
        return None
    parts = host.split(".")
    short = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])


def is_shared(address: str) -> bool:
    """Whether an address is of a site at which stands what others publish.

    >>> is_shared("https://news.google.com/rss"), is_shared("https://a.example/1")
    (True, False)
    """
    host = find_host(address)
    return host is not None and _NOBODYS.fullmatch(host) is not None


def is_host(words: str) -> bool:
    """Whether words are an address or a host, not a name.

    >>> is_host("tesvik-post.example"), is_host("https://a.example/"), is_host("Norwire")
    (True, True, False)
    """
    return " " not in words and find_host(words) is not None


def follow_lead(address: str) -> str:
    """The page behind an address that only leads there, as in alerts; other addresses as they are.

    >>> follow_lead("https://www.google.com/url?rct=j&url=https://a.example/1%3Fb%3D2&ct=ga")
    'https://a.example/1?b=2'
    >>> follow_lead("https://a.example/url?url=https://b.example")
    'https://a.example/url?url=https://b.example'
    """
    if not _LEADS.match(address.partition("//")[2].lower()):
        return address
    try:
        given = dict(parse_qsl(urlsplit(address).query))
    except ValueError:
        return address
    for name in _PARAMETERS:
        if re.match(r"https?://\S+\Z", given.get(name, "")):
            return given[name]
    return address


def is_lead(address: str) -> bool:
    """Whether an address leads to a page elsewhere."""
    return follow_lead(address) != address
