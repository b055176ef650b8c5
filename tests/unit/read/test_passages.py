"""Posts, block quotes, entries, lists, corrections and tables of pages."""

import json
from typing import Any

import pytest
from tests.unit.read.made import NEWS, PARAGRAPHS, page

from stemma.model import Document, Flag, Passage, PassageKind
from stemma.read import read_text
from stemma.read.html.page import read_page
from stemma.read.html.posts import find_quoted
from stemma.read.passages import find_corrections, find_tables
from stemma.read.payload import Payload

POST = "Nobody warned the valley. The gate was open all night."


def read(written: str, **known: Any) -> Document:
    found = read_page(Payload(written.encode(), "a.html", **known))
    assert isinstance(found, Document), found
    return found


def passages(document: Document, kind: PassageKind) -> list[tuple[str, str | None, str | None]]:
    """(words, author, day) of each passage of a kind."""
    text = document.text
    return [
        (text[p.start : p.end], text[slice(*p.author)] if p.author else None, p.published)
        for p in document.passages
        if p.kind is kind
    ]


@pytest.mark.parametrize(
    ("markup", "author", "day"),
    [
        (
            (
                f'<blockquote class="twitter-tweet"><p>{POST}</p>&mdash; Ilva Water (@ilvawater)'
                ' <a href="https://twitter.com/ilvawater/status/1">March 18, 2031</a></blockquote>'
            ),
            "Ilva Water",
            "2031-03-18",
        ),
        (
            (
                f'<div class="social-embed"><blockquote class="twitter-tweet" data-lang="en">'
                f"<p>{POST}</p>"
                "— Ilva Water (@ilvawater) "
                "<a href='https://x.com/ilvawater/status/1'>18 March 2031</a>"
                "</blockquote></div>"
            ),
            "Ilva Water",
            "2031-03-18",
        ),
        (
            (
                f'<div class="fb-post" data-href="https://www.facebook.com/ilva/posts/1">'
                f"<blockquote"
                f' class="fb-xfbml-parse-ignore"><p>{POST}</p>Posted by <a href="#">Ilva Water'
                f"</a> on&nbsp;"
                '<a href="#">Tuesday, March 18, 2031</a></blockquote></div>'
            ),
            "Ilva Water",
            "2031-03-18",
        ),
        (
            (
                f'<blockquote class="instagram-media" data-instgrm-permalink="https://i.example/p/1"><div>'
                f'<p>{POST}</p><p>A post shared by <a href="#">Ilva Water</a> (@ilvawater) on <time'
                ' datetime="2031-03-18T07:42:00+00:00">Mar 18, 2031 at 7:42am PDT</time></p></div>'
                "</blockquote>"
            ),
            "Ilva Water",
            "2031-03-18T07:42:00+00:00",
        ),
        (
            (
                f'<blockquote class="bluesky-embed" data-bluesky-uri="at://1"><p lang="en">{POST}'
                f"</p>&mdash;"
                ' Ilva Water (<a href="#">@ilva.bsky.social</a>) '
                '<a href="#">March 18, 2031 at 9:42 AM</a>'
                "</blockquote>"
            ),
            "Ilva Water",
            "2031-03-18T09:42:00",
        ),
        (
            (
                f'<blockquote class="mastodon-embed"><div><strong>Ilva Water</strong> '
                f"<span>@ilva@toot.example"
                f'</span></div><p>{POST}</p><a href="#">'
                f'<time datetime="2031-03-18T09:42:00Z">Mar 18'
                f"</time>"
                "</a></blockquote>"
            ),
            "Ilva Water",
            "2031-03-18T09:42:00Z",
        ),
        (
            (
                f'<div class="tgme_widget_message" data-post="ilva/1">'
                f'<a class="tgme_widget_message_owner_name">'
                f'<span>Ilva Water</span></a><div class="tgme_widget_message_text">{POST}</div>'
                f"<a><time"
                ' datetime="2031-03-18T09:42:00+02:00">09:42</time></a></div>'
            ),
            "Ilva Water",
            "2031-03-18T09:42:00+02:00",
        ),
        (
            (
                f'<blockquote class="tiktok-embed"><section><a href="#">@ilvawater</a> <p>{POST}'
                f"</p>"
                f"</section>"
                "</blockquote>"
            ),
            "@ilvawater",
            None,
        ),
        (
            (
                f"<blockquote><p>{POST}</p>— Ilva Water (@ilvawater)"
                '<a href="https://twitter.com/ilvawater/status/1"> March 18, 2031</a></blockquote>'
            ),
            "Ilva Water",
            "2031-03-18",
        ),
    ],
    ids=[
        "x",
        "x-wrapped",
        "facebook",
        "instagram",
        "bluesky",
        "mastodon",
        "telegram",
        "tiktok",
        "by-address",
    ],
)
def test_a_post_has_its_author_and_its_day(markup: str, author: str, day: str | None) -> None:
    found = read(page(body=markup + f"<p>{PARAGRAPHS[0]}</p>"))
    ((words, by, on),) = passages(found, PassageKind.POST)
    assert POST in words
    assert (by, on) == (author, day)
    assert PARAGRAPHS[0] not in words


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        (
            "<blockquote><p>The gate was open.</p><footer>— Oda Lind, lawyer</footer></blockquote>",
            "Oda Lind, lawyer",
        ),
        (
            (
                "<blockquote class='wp-block-quote'><p>The gate was open.</p><cite>Oda Lind</cite>"
                "</blockquote>"
            ),
            "Oda Lind",
        ),
        (
            (
                "<figure><blockquote><p>The gate was open.</p></blockquote><figcaption>— Oda Lind"
                "</figcaption></figure>"
            ),
            "Oda Lind",
        ),
        ("<blockquote>The gate was open.<br>— Oda Lind, lawyer</blockquote>", "Oda Lind, lawyer"),
        ("<blockquote><p>The gate was open.</p><p>– Oda Lind</p></blockquote>", "Oda Lind"),
        (
            "<blockquote><p>The gate was open.</p></blockquote><p>— Oda Lind, lawyer</p>",
            "Oda Lind, lawyer",
        ),
        (
            (
                "<div class='quote'><p>The gate was open.</p><span class='quote-author'>Oda Lind"
                "</span>"
                "</div>"
            ),
            "Oda Lind",
        ),
        ("<blockquote><p>The gate was open.</p><p>It rained all night.</p></blockquote>", None),
    ],
)
def test_a_block_quote_has_the_author_of_its_foot(markup: str, author: str | None) -> None:
    found = read(page(body=markup + f"<p>{PARAGRAPHS[0]}</p>"))
    ((words, by, _),) = passages(found, PassageKind.QUOTE)
    assert words.startswith("The gate was open.")
    assert by == author
    assert PARAGRAPHS[0] not in words


def test_what_only_repeats_a_sentence_in_large_letters_is_no_quotation() -> None:
    pulled = "<blockquote class='pullquote'><p>The gate was open.</p></blockquote>"
    assert passages(read(page(body=pulled)), PassageKind.QUOTE) == []


def test_a_page_that_is_one_block_quote_is_a_report() -> None:
    inner = "".join(f"<p>{words}</p>" for words in PARAGRAPHS * 3)
    found = read(page(paragraphs=(), body=f"<blockquote>{inner}</blockquote>"))
    assert passages(found, PassageKind.QUOTE) == []
    assert PARAGRAPHS[2] in found.text


def test_the_text_keeps_no_mark_and_its_map_leads_back() -> None:
    quote = "<blockquote><p>The gate was open.</p><footer>— Oda Lind</footer></blockquote>"
    written = page(body=quote + f"<p>{PARAGRAPHS[0]}</p>")
    found = read(written)
    assert not any(letter > "\uffff" for letter in found.text)
    for piece in found.source_map:
        assert "".join(found.text[piece.start : piece.end].split()) == "".join(
            written[piece.source_start : piece.source_end].split()
        )


def test_a_page_with_the_letters_of_the_marks_gets_none() -> None:
    quote = "<blockquote><p>The gate was open.</p><footer>— Oda Lind</footer></blockquote>"
    found = read(page(body=f"{quote}<p>&#x12000; {PARAGRAPHS[0]}</p>"))
    assert found.passages == ()
    assert "\U00012000" in found.text


def test_quotations_of_comments_are_left_out() -> None:
    quote = "<div class='comments'><blockquote><p>The gate was open.</p></blockquote></div>"
    assert passages(read(page(body=quote)), PassageKind.QUOTE) == []


ENTRIES = (
    ("2031-03-19T01:05:00+02:00", "Toll rises", "Nine people are known to have died today."),
    ("2031-03-18T22:15:00+02:00", "Gate closed", "Workers closed the gate this evening."),
    ("2031-03-18T07:40:00+02:00", "First reports", "The dam burst in the night, police say."),
)


@pytest.mark.parametrize(
    "form",
    [
        '<div class="update"><time datetime="{0}">now</time><h2>{1}</h2><p>{2}</p></div>',
        '<article><header><time datetime="{0}">now</time><h3>{1}</h3></header><p>{2}</p></article>',
        '<li><span class="t" data-timestamp="{0}">now</span><h3>{1}</h3><p>{2}</p></li>',
        '<div class="e"><h2>{1}</h2><p>{2}</p><p><time datetime="{0}">x</time></p></div>',
        '<h3><time datetime="{0}">now</time></h3><h2>{1}</h2><p>{2}</p>',
        (
            '<section><time datetime="{0}">1</time><h2>{1}</h2><p>{2}</p>'
            '<footer>Changed <time datetime="{0}">1</time></footer></section>'
        ),
    ],
)
def test_entries_of_a_live_blog_have_their_times(form: str) -> None:
    body = "".join(form.format(*entry) for entry in ENTRIES)
    body = f"<ul>{body}</ul>" if form.startswith("<li") else body
    found = read(page(title="Dam: live updates", linked=None, paragraphs=(), body=body))
    assert Flag.LIVE_BLOG in found.flags
    seen = [p for p in found.passages if p.kind is PassageKind.ENTRY]
    assert [p.published for p in seen] == [time for time, *_ in ENTRIES]
    for passage, (_, _, words) in zip(seen, ENTRIES, strict=True):
        assert found.text[passage.start : passage.end].endswith(words)


def test_entries_that_only_the_data_name() -> None:
    linked = NEWS | {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": head, "datePublished": time, "articleBody": words}
            for time, head, words in ENTRIES
        ],
    }
    body = "".join(f"<h2>{head}</h2><p>{words}</p>" for _, head, words in ENTRIES)
    found = read(page(linked=linked, paragraphs=(PARAGRAPHS[0],), body=body))
    seen = [p for p in found.passages if p.kind is PassageKind.ENTRY]
    assert [p.published for p in seen] == [time for time, *_ in ENTRIES]
    assert all(found.text.startswith(e[1], p.start) for e, p in zip(ENTRIES, seen, strict=True))


@pytest.mark.parametrize(
    "form",
    [
        '<div class="e"><div class="time">{0}</div><h3>{1}</h3><p>{2}</p></div>',
        "<p><strong>{0}</strong> {2}</p>",
        "<h3>{0}</h3><p>{2}</p>",
    ],
)
def test_entries_whose_times_are_written(form: str) -> None:
    days = ("19 March 2031, 01:05", "March 18, 2031 at 10:15 p.m.", "7.40 a.m. March 18, 2031")
    body = "".join(form.format(day, *entry[1:]) for day, entry in zip(days, ENTRIES, strict=True))
    found = read(page(title="Dam: as it happened", linked=None, paragraphs=(), body=body))
    seen = [p for p in found.passages if p.kind is PassageKind.ENTRY]
    assert [p.published for p in seen] == [
        "2031-03-19T01:05:00",
        "2031-03-18T22:15:00",
        "2031-03-18T07:40:00",
    ]


def test_entries_marked_by_their_properties() -> None:
    form = (
        '<div itemprop="liveBlogUpdate"><meta itemprop="datePublished" content="{0}"><h2>{1}</h2>'
        "<p>{2}</p></div>"
    )
    body = "".join(form.format(*entry) for entry in ENTRIES)
    found = read(page(title="Dam: live updates", linked=None, paragraphs=PARAGRAPHS, body=body))
    seen = [p for p in found.passages if p.kind is PassageKind.ENTRY]
    assert [p.published for p in seen] == [time for time, *_ in ENTRIES]
    assert found.published is None


POSTS = tuple(
    (*entry, who) for entry, who in zip(ENTRIES, ("Ida Lund", "Per Dahl", "Ida Lund"), strict=True)
)


@pytest.mark.parametrize(
    "form",
    [
        '<li class="live-post">{T}<h3>{1}</h3><b>By {3}</b><p>{2}</p></li>',
        "<li>{T} <b>{1}</b> <em>{3}</em><div>{2}</div></li>",
        '<li><span class="author">{3}</span>{T}<strong>{1}</strong> {2}</li>',
        "<article><header>{T}<h2>{1}</h2><address>{3}</address></header><p>{2}</p></article>",
        '<div class="e"><a rel="author">{3}</a> | {T}<h4>{1}</h4><p>{2}</p></div>',
        '<div class="e"><h2>{1}</h2>{T}<p>{2}</p><p>Posted by {3}</p></div>',
        "<tr><td>{T}</td><td><b>{1}.</b> <i>{3}</i><p>{2}</p></td></tr>",
        '<div class="e">{T}<b itemprop="author">{3}</b><h2>{1}</h2><p>{2}</p></div>',
    ],
)
def test_entries_keep_heading_and_author_apart_from_the_sentence(form: str) -> None:
    time_of = '<time datetime="{0}">1</time>'
    body = "".join(form.replace("{T}", time_of).format(*post) for post in POSTS)
    holder = {"<li": "ul", "<tr": "table"}.get(form[:3], "div")
    body = f"<{holder}>{body}</{holder}>"
    found = read(page(title="Dam: live updates", linked=None, paragraphs=(), body=body))
    lines = found.text.split("\n")
    seen = [p for p in found.passages if p.kind is PassageKind.ENTRY]
    for passage, (time, head, words, who) in zip(seen, POSTS, strict=True):
        assert passage.published == time
        assert passage.author is not None
        assert found.text[slice(*passage.author)] == who
        assert words in lines
        assert {head, f"{head}."} & set(lines)


@pytest.mark.parametrize(
    "form",
    [
        "<p><strong>{0}</strong> - {1}</p>",
        "<p><strong>{0} | Gate</strong><br>{1}</p>",
        "<h3>{0} – Gate</h3><p>{1}</p>",
        "<div><p>{0} CEST</p><p>{1}</p></div>",
        "<p><b>{0}</b></p><p>{1}</p>",
    ],
)
def test_times_of_day_alone_have_the_day_of_the_page(form: str) -> None:
    """The newest first: what jumps up is of the day before."""
    head = (
        '<meta property="article:published_time" content="2031-03-18T06:00:00+01:00">'
        '<meta property="article:modified_time" content="2031-03-19T02:00:00+01:00">'
    )
    clocks = ("01:05", "22:15", "07.40")
    body = "".join(form.format(c, e[2]) for c, e in zip(clocks, ENTRIES, strict=True))
    found = read(page(title="Dam: live", linked=None, paragraphs=(), body=body, head=head))
    seen = [(p.published or "")[:16] for p in found.passages if p.kind is PassageKind.ENTRY]
    assert seen == ["2031-03-19T01:05", "2031-03-18T22:15", "2031-03-18T07:40"]
    assert all(entry[2] in found.text.split("\n") for entry in ENTRIES)


def test_a_page_is_a_live_blog_by_its_elements() -> None:
    form = '<li class="live-post"><time datetime="{0}">1</time><h3>{1}</h3><p>{2} {2}</p></li>'
    body = "".join(form.format(*entry) for entry in ENTRIES)
    found = read(page(title="The dam", linked=None, paragraphs=(), body=f"<ul>{body}</ul>"))
    assert Flag.LIVE_BLOG in found.flags
    assert len([p for p in found.passages if p.kind is PassageKind.ENTRY]) == 3


def test_times_of_another_page_make_no_entries() -> None:
    body = "".join(f'<p><time datetime="{time}">x</time> {words}</p>' for time, _, words in ENTRIES)
    assert read(page(body=body)).passages == ()


@pytest.mark.parametrize(
    "body",
    [
        "<p>{0} The union demands:</p><ul><li>A new gate</li><li>Two boats</li></ul><p>{1}</p>",
        (
            "<section><p>{0} The union demands:</p><ul><li>A new gate</li><li>Two boats</li></ul>"
            "</section>"
            "<p>{1}</p>"
        ),
        (
            "<div><p>{0} The union demands:</p><ol><li>A new gate</li><li>Two boats</li></ol><p>{1}"
            "</p></div>"
        ),
        (
            "<p>{0}</p><dl><dt>First</dt><dd>A new gate</dd><dt>Then</dt><dd>Two boats</dd></dl>"
            "<p>{1}</p>"
        ),
        (
            "<main><p>{0} It demands:</p><ul class='x'><li><span>A new gate</span></li>"
            "<li>Two boats"
            "</li>"
            "</ul><p>{1}</p></main>"
        ),
    ],
)
def test_lists_are_kept_wherever_they_stand(body: str) -> None:
    words = body.format(" ".join(PARAGRAPHS[:2]), " ".join(PARAGRAPHS[2:]))
    found = read(f"<html><head><title>Dam</title></head><body>{words}</body></html>")
    lines = found.text.split("\n")
    assert [line for line in lines if line.endswith("A new gate")]
    assert [line for line in lines if line.endswith("Two boats")]


def test_lists_of_links_are_left_out() -> None:
    links = "".join(f"<li><a href='/{k}'>Bakers win cup number {k}</a></li>" for k in range(4))
    body = f"<p>{' '.join(PARAGRAPHS)}</p><ul>{links}</ul>"
    found = read(f"<html><head><title>Dam</title></head><body>{body}</body></html>")
    assert "Bakers" not in found.text


@pytest.mark.parametrize(
    "words",
    [
        "Correction, March 19: An earlier version of this article said 11 people had died.",
        "An earlier version of this story misstated the age of the dam.",
        "CORRECTION: The dam is 240 metres long, not 420 metres.",
        "Editor's note: A previous version of this report incorrectly stated that it was sold.",
        "This story has been corrected to say that six boats were lost.",
        "This article was amended on 19 March 2031 because it gave the wrong year.",
        "This post was updated on March 19 to remove a quotation from the mayor.",
        "Clarification: The mayor spoke on Monday, not on Tuesday.",
        "This article originally gave the name of the engineer as Oda Lund.",
        "(Corrects the number of dead in paragraph 2)",
        "We apologise for the error.",
        "Corrections & clarifications: the dam is in Morlen",
        "Due to an editing error, the dam was placed in Tesvik.",
    ],
)
def test_corrections_are_known(words: str) -> None:
    text = f"{PARAGRAPHS[0]}\n{words}\n{PARAGRAPHS[1]}"
    (found,) = find_corrections(text)
    assert text[found.start : found.end] == words
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    assert Flag.CORRECTED in document.flags
    assert document.corrections == (words,)


@pytest.mark.parametrize(
    "words",
    [
        "Corrections officers were sent to the prison on Monday.",
        "An earlier version of the bill said that dams must be inspected.",
        "The market saw a correction of four percent, the bank said.",
        "This story was updated with a comment from the mayor.",
        "The report has been corrected by nobody so far, she said.",
        "He corrected the minister twice.",
    ],
)
def test_what_is_no_correction(words: str) -> None:
    assert find_corrections(words) == []


def test_a_heading_takes_its_paragraph_with_it() -> None:
    text = "Correction:\nThe dam is 240 metres long.\nIt burst on Tuesday."
    (found,) = find_corrections(text)
    assert text[found.start : found.end] == "Correction:\nThe dam is 240 metres long."


def test_corrections_that_only_the_data_name() -> None:
    linked = NEWS | {"correction": {"@type": "CorrectionComment", "text": "Six died, not nine."}}
    found = read(page(linked=linked))
    assert found.corrections == ("Six died, not nine.",)
    assert Flag.CORRECTED in found.flags


def test_corrections_that_stand_beside_the_report() -> None:
    note = '<aside class="correction"><p>An earlier version of this article said 11 had died.'
    "</p></aside>"
    found = read(page(body=note))
    assert found.corrections == ("An earlier version of this article said 11 had died.",)
    assert Flag.CORRECTED in found.flags
    other = '<aside class="correction"><p>Write to us about errors.</p></aside>'
    assert read(page(body=other)).corrections == ()


ROWS = (("Town", "Dead", "Missing"), ("Tesvik", "7", "2"), ("Morlen", "3", "0"))
TABLE = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)


@pytest.mark.parametrize(
    "markup",
    [
        f"<table>{TABLE}</table>",
        f"<figure><table>{TABLE}</table></figure>",
        f"<table><thead>{TABLE}</thead></table>",
    ],
)
def test_a_table_of_figures_is_said(markup: str) -> None:
    assert Flag.TABLE in read(page(body=markup)).flags


def test_tables_without_figures_and_for_layout_are_none() -> None:
    names = (
        "<table><tr><td>Maro Dentz</td><td>engineer</td></tr><tr><td>Oda</td><td>law</td></tr>"
        "</table>"
    )
    assert Flag.TABLE not in read(page(body=names)).flags
    laid = (
        f"<table><tr><td>1</td><td>{PARAGRAPHS[0] * 3}</td></tr><tr><td>2</td><td>3</td></tr>"
        f"</table>"
    )
    assert Flag.TABLE not in read(page(body=laid)).flags


def test_rows_between_bars_are_a_table() -> None:
    text = "The toll:\n| Town | Dead |\n| Tesvik | 7 |\n| Morlen | 3 |\nIt may change."
    (found,) = find_tables(text)
    assert text[found.start : found.end].rsplit("\n", maxsplit=1)[-1] == "| Morlen | 3 |"
    assert find_tables("a | b\nc | d") == []


def test_passages_outside_the_text_are_refused() -> None:
    found = read(page())
    with pytest.raises(ValueError, match="outside"):
        Document("d", "d", "short", found.sha256, passages=(Passage(0, 9, PassageKind.QUOTE),))
    with pytest.raises(ValueError, match="turned around"):
        Passage(3, 3, PassageKind.QUOTE)


def test_quoted_elements_are_found_once() -> None:
    import trafilatura  # noqa: PLC0415

    from stemma.read.html.named import Layout  # noqa: PLC0415

    nested = "<blockquote>" * 3 + "<p>The gate was open all night.</p>" + "</blockquote>" * 3
    tree = trafilatura.load_html(page(body=nested))
    assert tree is not None
    assert len(find_quoted(tree, Layout.of(tree))) == 1
    assert json.dumps(len(list(tree.iter("blockquote")))) == "3"
