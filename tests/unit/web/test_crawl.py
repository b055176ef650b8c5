"""Every link that a page shows is followed, and every page looked at for what it lets in."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from tests.unit.web.conftest import Desk

MOST = 400
START = ("/", "/new", "/keys", "/people", "/bookmarklet", "/sources", "/changes", "/nowhere")
LINK = re.compile(r'(?:href|src|action)="([^"]*)"')
ALLOWED = re.compile(
    r"default-src 'none'; script-src 'nonce-[\w-]{20,}'; style-src 'nonce-[\w-]{20,}';"
    r" img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    r" frame-ancestors 'none'"
)
WANTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def links_of(html: str, at: str) -> set[str]:
    """The addresses of this server on a page, without what stands behind `#`."""
    found = set()
    for told in LINK.findall(html):
        parts = urlsplit(urljoin(at, unescape(told)))
        if parts.netloc == urlsplit(at).netloc:
            found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


@pytest.mark.parametrize("name", ["", "rhea", "edda", "ada"])
def test_whoever_follows_all_links_meets_no_page_without_its_guards(team: Desk, name: str) -> None:
    if name:
        team.log_in(name)
    team.post(f"/coverage/{team.coverage}/decide", {"what": "note", "note": "Ask Mia."})
    base = "http://desk.example"
    waiting, seen, broken = [*START], set(START), []
    while waiting and len(seen) < MOST:
        path = waiting.pop()
        answer = team.client.get(path, follow_redirects=False)
        headers = answer.headers
        assert ALLOWED.fullmatch(headers["content-security-policy"]), path
        assert {key: headers.get(key) for key in WANTED} == WANTED, path
        assert "server" not in headers
        assert answer.status_code < 500, path
        cookie = headers.get("set-cookie", "").lower()
        assert not cookie or ("httponly" in cookie and "samesite=lax" in cookie)
        if answer.status_code in {404, 405} and path not in START:
            broken.append(path)
        if answer.is_redirect:
            assert headers["location"].startswith("/")
            new = {headers["location"]}
        elif headers["content-type"].startswith("text/html") and "/export/" not in path:
            html = answer.text
            assert 'style="' not in html
            assert not re.search(r'<[^>]+ on\w+="', html), path
            assert "http-equiv" not in html or "refresh" in html
            assert html.count("<form") == html.count("</form>")
            for form in re.findall(r'<form[^>]*method="post".*?</form>', html, re.DOTALL):
                assert 'name="csrf"' in form, path
            new = links_of(html, base + path)
        else:
            new = set()
        posts = set(re.findall(r'method="post" action="([^"]+)"', answer.text))
        waiting += sorted(new - seen - posts)
        seen |= new
    assert not broken
    assert len(seen) > (20 if name else 5)


def test_links_out_of_a_report_tell_nothing_of_where_they_were(team: Desk) -> None:
    team.log_in("rhea")
    for path in ("", "/reports", "/story"):
        page = team.client.get(f"/coverage/{team.coverage}{path}").text
        for link in re.findall(r'<a [^>]*href="https?://[^>]*>', page):
            assert 'rel="noopener noreferrer"' in link
