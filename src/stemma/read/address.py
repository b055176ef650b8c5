"""An address as it tells one page from another."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

_LONGEST: Final = 4_096
_TRACKING: Final = re.compile(
    r"(?:utm_?\w*|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|icid|ncid|ocid|smid|xtor|at_\w+"
    r"|ref|ref_?src|ref_url|source|spm|partner|share|smtyp|taid|feature|s_cid|cid|rss|ftag|guccounter"
    r"|amp)\Z",
    re.IGNORECASE,
)
"""Names of parameters that say how a reader came to a page, not which page it is."""


def bare_address(url: str) -> str:
    """An address without what does not tell one page from another; as it is if it is none.

    That is the scheme, "www.", a default port, the parameters of those who count readers, their
    order, and a slash at the end.

    >>> bare_address("https://www.norwire.example/dam/?utm_source=x&id=7#top")
    'norwire.example/dam?id=7#top'
    >>> bare_address("http://norwire.example:80/dam"), bare_address("urn:x")
    ('norwire.example/dam', 'urn:x')
    """
    url = url.strip()
    if len(url) > _LONGEST:
        return url
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return url
    host = parts.hostname.removeprefix("www.")
    if port not in {None, 80, 443}:
        host = f"{host}:{port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
        if not _TRACKING.match(name)
    ]
    asked = f"?{urlencode(sorted(query))}" if query else ""
    place = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{parts.path.rstrip('/')}{asked}{place}"
