"""Pages that are no report: lists of others, and requests for consent."""

from typing import Any

import pytest
from tests.unit.read.made import NEWS, PARAGRAPHS, page

from stemma.model import Document, Flag
from stemma.read.html.consent import asks_consent, is_cookie_wall
from stemma.read.html.page import read_page
from stemma.read.payload import Payload

HEADS = (
    ("Dam above Tesvik bursts", "Six people died when the dam burst, the ministry said."),
    ("Milk prices up by four percent", "The price of milk rose for the third month in a row."),
    ("Bakers of Morlen win the cup", "The bakers beat the brewers 3-1 before a full house."),
    ("Court frees editor after months", "Ida Lorr had been held since February, her lawyer said."),
    ("Power cut hits the valley", "A fault at a substation cut power to 2,000 homes on Sunday."),
)


def read(written: str, **known: Any) -> Document:
    found = read_page(Payload(written.encode(), "a.html", **known))
    assert isinstance(found, Document), found
    return found


def listed(form: str, *, title: str = "Tesvik Post", head: str = "", inside: str = "main") -> str:
    cards = "".join(form.format(k, *words) for k, words in enumerate(HEADS))
    return (
        f"<html lang='en'><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"</nav><{inside}>{cards}</{inside}><footer>Tesvik Post</footer></body></html>"
    )


@pytest.mark.parametrize(
    "form",
    [
        (
            '<div class="card"><h3><a href="/n/{0}">{1}</a></h3><p>{2}</p><span>{0} hours ago'
            "</span>"
            "</div>"
        ),
        '<article><a href="/n/{0}"><h2>{1}</h2></a><p>{2}</p></article>',
        '<li><a href="https://tesvik.example/2031/{0}">{1}</a><p>{2}</p></li>',
        (
            '<article><h2><a href="/n/{0}">{1}</a></h2><p>By Oda Lind | March 18, 2031</p><p>{2}'
            "</p>"
            "</article>"
        ),
        '<section><div><h3><a href="/n/{0}">{1}</a></h3></div><div><p>{2}</p></div></section>',
    ],
)
@pytest.mark.parametrize("title", ["News | Tesvik Post", "Tesvik Post", "Search results for dam"])
def test_lists_of_reports_are_not_counted(form: str, title: str) -> None:
    found = read(listed(form, title=title))
    assert Flag.INDEX_PAGE in found.flags
    assert not found.is_counted


def test_what_a_page_calls_itself_counts() -> None:
    form = '<div><h3><a href="/n/{0}">{1}</a></h3><p>{2}</p></div>'
    inner = "".join(form.format(k, *words) for k, words in enumerate(HEADS))
    words = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    plain = f"<html><head><title>Dam</title></head><body><main>{words}{inner}</main></body></html>"
    called = plain.replace("</head>", '<meta property="og:type" content="website"></head>')
    assert Flag.INDEX_PAGE in read(called).flags


def test_a_report_with_links_to_others_is_a_report() -> None:
    links = "".join(f'<li><a href="/n/{k}">{words[0]}</a></li>' for k, words in enumerate(HEADS))
    for linked in (None, NEWS):
        found = read(page(linked=linked, body=f"<h2>More</h2><ul>{links}</ul>"))
        assert Flag.INDEX_PAGE not in found.flags


def test_links_within_sentences_are_no_headlines() -> None:
    body = "".join(
        f'<p>{words[1]} <a href="/n/{k}">{words[0]}</a>, it said.</p>'
        for k, words in enumerate(HEADS)
    )
    assert Flag.INDEX_PAGE not in read(page(linked=None, body=body)).flags


def test_a_live_blog_is_no_list() -> None:
    entries = "".join(
        f'<article><time datetime="2031-03-18T0{k}:00:00Z">1</time><h2>'
        f'<a href="/n/{k}">{words[0]}</a>'
        f"</h2><p>{words[1]}</p></article>"
        for k, words in enumerate(HEADS)
    )
    found = read(page(title="Dam live updates", linked=None, paragraphs=(), body=entries))
    assert Flag.INDEX_PAGE not in found.flags
    assert Flag.LIVE_BLOG in found.flags


WALLS = (
    (
        "We value your privacy. We and our 640 partners store and access information on"
        " a device, such as"
        " cookies, and process personal data for personalised ads and content. You may"
        " withdraw consent."
    ),
    (
        "Before you continue to the Tesvik Post\nWe use cookies and data to deliver our"
        " services.\nIf you"
        " accept all, we will also use cookies to show you personalized content.\nIf you"
        " reject all, we"
        " will not use cookies for these purposes. You can change your preferences."
    ),
    (
        "To read this site, choose how.\nWith ads and tracking: visit us as usual with"
        " advertising and"
        " cookies. Your consent can be withdrawn at any time.\nAd-free: read without"
        " tracking for 3 euros"
        " a month. Details of trackers stand in our privacy policy."
    ),
    (
        "Cookie settings. This website uses cookies. By clicking accept you agree to the storing of"
        " cookies on your device. Manage settings or read our privacy notice."
    ),
)


@pytest.mark.parametrize("words", WALLS)
def test_requests_for_consent_are_not_counted(words: str) -> None:
    assert is_cookie_wall(words)
    inner = "".join(f"<p>{line}</p>" for line in words.split("\n"))
    found = read(
        f"<html><head><title>Dam bursts</title></head><body><div>{inner}</div></body></html>"
    )
    assert Flag.COOKIE_WALL in found.flags
    assert not found.is_counted


@pytest.mark.parametrize(
    "words",
    [
        "\n".join(PARAGRAPHS),
        "\n".join(
            (*PARAGRAPHS, "We use cookies. You may accept or reject them in your preferences.")
        ),
        (
            "The council will vote on a law on cookies, consent and privacy.\nSites will"
            " have to ask their"
            " readers before they store personal data, the mayor said.\nA third party may be fined."
        ),
    ],
)
def test_reports_are_no_requests(words: str) -> None:
    assert not is_cookie_wall(words)


def test_a_report_of_consent_asks_nobody() -> None:
    assert not asks_consent("The ministry asked for the consent of the owners to store cookies.")
