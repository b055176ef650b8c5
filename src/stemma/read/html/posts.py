"""Embedded posts and block quotes of a page: whose words they are, and when a post was made."""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from stemma.model import PassageKind
from stemma.read.html.fragment import find_lines
from stemma.read.html.named import Layout, find_named, names_of
from stemma.read.stamp import parse_stamp

_POST: Final = re.compile(
    r"(?:twitter|instagram|bluesky|mastodon|telegram|tiktok|threads|facebook|fb|reddit"
    r"|truth-?social"
    r"|linkedin)[-_]?(?:tweet|video|media|embed(?:-bq|ded)?|post|card|toot|xfbml-parse-ignore)"
    r"|(?:x|vk|social|status)[-_](?:post|embed(?:ded)?)|tweet(?:-?(?:embed|text|body|quote)|text)?"
    r"|embed(?:ded)?[-_](?:tweet|toot|post|social)|tgme_widget_message|text-post-media|toot",
    re.IGNORECASE,
)
"""A class of an element that holds a post, whole."""

_POST_DATA: Final = (
    "data-tweet-id", "data-bluesky-uri", "data-instgrm-permalink", "data-telegram-post",
    "data-toot-id", "data-text-post-permalink",
)  # fmt: skip
_POST_ADDRESS: Final = re.compile(
    r"https?://(?:(?:www|mobile|m)\.)?(?:(?:twitter|x)\.com/\w+/status|t\.me/\w+/\d"
    r"|bsky\.app/profile"
    r"|facebook\.com/[\w.]+/(?:posts|videos|photos)|instagram\.com/(?:p|reel)/|threads\.(?:net"
    r"|com)/@"
    r"|tiktok\.com/@|truthsocial\.com/@|[\w.-]+/@\w+/\d{6,})",
    re.IGNORECASE,
)
_QUOTE: Final = re.compile(
    r"(?:block-?|wp-block-|c-|article-|text-)?quote(?:-block|block)?|quotation"
)
_PULLED: Final = re.compile(r"pull-?(?:ed-?)?quote", re.IGNORECASE)
_FOOT: Final = re.compile(
    r"(?:quote|post|tweet|status|message|block)?[-_]*(?:author|attribution|source|cite|citation"
    r"|credit|byline|speaker|owner[-_]?name|display-?name|user-?name|full-?name"
    r"|account)(?:[-_]name)?"
    r"|p-author|tgme_widget_message_(?:owner_name|author|from_author)",
    re.IGNORECASE,
)
_DASHED: Final = re.compile(r"\s*(?:—|–|―|--|-|~|\u2e3a)+\s*(?=\S)")
_HANDLE: Final = r"[@＠][\w.-]{1,60}(?:@[\w.-]{3,60})?"
_NAMED: Final = (
    re.compile(
        r"(?:(?:an? )?(?:post|photo|video|reel|status|message|story|tweet|toot|thread)(?: was)?"
        r" (?:shared )?|posted |shared |published )"
        rf"by (?P<name>[^()\n]{{1,90}}?)(?:\s*\((?P<handle>{_HANDLE})\))?"
        r"(?:\s+(?:on|at)(?:\s+(?P<rest>.*))?)?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<name>[^()\n]{{1,90}}?)\s*\(\s*(?P<handle>{_HANDLE})\s*\)\s*(?P<rest>.*)"),
    re.compile(rf"(?P<name>[^@()\n]{{2,60}}?)\s+(?P<handle>{_HANDLE})(?P<rest>\s*[·•|,—–-].*)?"),
    re.compile(rf"(?P<name>{_HANDLE})(?P<rest>\s*[·•|,—–-].*|)"),
)
"""The line under a post: its author's name, the handle, and what follows, often the day."""

_LONGEST_FOOT: Final = 20
"""Words of the longest line that can name an author."""
_LONGEST_LINE: Final = 240
_DAY: Final = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|\d{4}-\d\d-\d\d(?:T[\d:.Z+-]+)?)"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A post or a block quote: its lines, the last of which may be its author's.

    `author` are the words that name its author as they stand in one of the lines.
    """

    kind: PassageKind
    lines: tuple[str, ...]
    author: str | None = None
    published: str | None = None
    element: HtmlElement = field(compare=False, kw_only=True)


def find_quoted(tree: HtmlElement, layout: Layout) -> list[Quoted]:
    """The posts and block quotes of a page in its order, none within another.

    A block quote that holds most of the page is no quotation, and one that only repeats a sentence
    in large letters has no author of its own: both are left as they are.
    """
    whole = layout.words.get(tree, 0)
    found: list[Quoted] = []
    taken: set[HtmlElement] = set()
    for element in tree.iter("blockquote", "div", "figure", "section", "article", "aside", "p"):
        kind = _kind(element)
        if kind is None or taken.intersection(element.iterancestors()):
            continue
        if element.getparent() in layout.asides:
            continue
        if _is_most(layout.words.get(element, 0), whole):
            continue
        taken.add(element)
        quoted = _read_post(element) if kind is PassageKind.POST else _read_quote(element)
        if quoted is not None:
            found.append(quoted)
    return found


def _plain(line: str) -> str:
    """A line without characters that put nothing on the page; extraction takes them out."""
    return "".join(letter for letter in line if letter.isprintable())


def _is_most(count: int, whole: int) -> bool:
    return count < 3 or (count > 60 and 2 * count > whole)


def _kind(element: HtmlElement) -> PassageKind | None:
    names = names_of(element)
    if any(_POST.fullmatch(name) for name in names) or any(map(element.get, _POST_DATA)):
        return PassageKind.POST if element.tag != "p" else None
    if element.tag == "blockquote":
        links = [element.get("cite") or "", *(a.get("href") or "" for a in element.iter("a"))]
        if _POST_ADDRESS.match(links[-1]) or _POST_ADDRESS.match(links[0]):
            return PassageKind.POST
        return PassageKind.QUOTE
    if element.tag == "figure":
        return PassageKind.QUOTE if element.find(".//blockquote") is not None else None
    if element.tag in {"div", "section", "aside", "p"} and any(map(_QUOTE.fullmatch, names)):
        return PassageKind.QUOTE
    return None


def _read_post(element: HtmlElement) -> Quoted | None:
    lines = [_plain(line) for line in find_lines(element, also=_FOOTS)]
    named = find_named(element, _FOOT)
    author = next((words for words in named if 0 < len(words.split()) <= _LONGEST_FOOT), None)
    published = _time_of(element)
    kept: list[str] = []
    foot = None
    for number, line in enumerate(lines):
        who = _author_of(line, at_edge=number == 0 or number >= len(lines) - 2)
        if who is not None and foot is None and (number or len(lines) > 1):
            foot, name, rest = line, *who
            author = name
            day = _DAY.search(rest)
            published = published or (parse_stamp(rest.strip(" ·•|,—–-")) if rest else None)
            published = published or (parse_stamp(day[0]) if day else None)
        elif (
            author is not None
            and foot is None
            and author in line
            and len(line) < 2 * len(author) + 60
        ):
            foot = line
        elif _DAY.fullmatch(line):
            published = published or parse_stamp(line)
        else:
            kept.append(line)
    kept = [line for line in kept if not _MACHINE.fullmatch(line)]
    if not kept:
        return None
    if foot is None:
        return Quoted(PassageKind.POST, tuple(kept), None, published, element=element)
    return Quoted(PassageKind.POST, (*kept, foot), author, published, element=element)


_FOOTS: Final = frozenset({"cite", "time"})
_MACHINE: Final = re.compile(
    r"(?:view|see|read|open|show|watch) (?:this |the )?(?:post|photo|video|more|tweet|thread"
    r"|message"
    r"|profile)?\s*(?:on|in) (?:x|twitter|instagram|facebook|mastodon|bluesky|telegram|tiktok"
    r"|threads)"
    r"|(?:pic\.twitter\.com|t\.me|https?://)\S*|[\d.,]+[km]?(?: (?:views?|likes?|reposts?|replies"
    r"|retweets?|comments?|shares?))?|loading\W*|follow|reply|share|copy link|repost|like"
    r"|(?:read|view) \d+ repl(?:y|ies)|verified(?: account)?|@[\w.-]+"
    r"|image copyright\W.{0,60}|report|embedded? (?:post|tweet|video)|end of .{0,40}post.{0,60}"
    r"|skip .{0,40}(?:post|tweet|content).{0,60}|allow .{0,40} content\?",
    re.IGNORECASE,
)
"""What a network's own machinery writes into a post."""


def _author_of(line: str, *, at_edge: bool) -> tuple[str, str] | None:
    """(name, what follows) of a line that names a post's author, `None` for another line."""
    if len(line) > _LONGEST_LINE:
        return None
    dashed = _DASHED.match(line)
    bare = line[dashed.end() :] if dashed else line
    for number, pattern in enumerate(_NAMED):
        found = pattern.fullmatch(bare.strip())
        if found and len(found["name"].split()) <= 10 and (dashed or at_edge or number < 2):
            return found["name"].strip(" ,—–-"), (found["rest"] or "").strip()
    if dashed and len(bare.split()) <= _LONGEST_FOOT and at_edge:
        day = _DAY.search(bare)
        name = bare[: day.start()] if day else bare
        return (name.strip(" ,·•|()—–-"), day[0] if day else "") if name.strip() else None
    return None


def _time_of(element: HtmlElement) -> str | None:
    for time in element.iter("time"):
        found = parse_stamp(time.get("datetime") or time.get("content") or time.text_content())
        if found:
            return found
    return None


def _read_quote(element: HtmlElement) -> Quoted | None:
    lines = [_plain(line) for line in find_lines(element, also=frozenset({"cite"}))]
    if not lines:
        return None
    pulled = any(
        _PULLED.search(name) for e in (element, *element.iter("blockquote")) for name in names_of(e)
    )
    foot = _foot_line(element, lines)
    if foot is None and (behind := _line_behind(element)) is not None:
        lines.append(foot := behind)
    if foot is None:
        return None if pulled else Quoted(PassageKind.QUOTE, tuple(lines), element=element)
    dashed = _DASHED.match(foot)
    author = foot[dashed.end() :] if dashed else foot
    kept = [line for line in lines if line != foot]
    if not kept or not author:
        return None
    return Quoted(PassageKind.QUOTE, (*kept, foot), author.rstrip(" .:"), element=element)


def _line_behind(element: HtmlElement) -> str | None:
    """The paragraph right behind a block quote that only names its author, which joins it."""
    after = element.getnext()
    if after is None or after.tag not in {"p", "div", "cite"} or (element.tail or "").strip():
        return None
    words = " ".join(after.text_content().split())
    dashed = _DASHED.match(words)
    if not dashed or len(words.split()) > _LONGEST_FOOT or not _is_name(words[dashed.end() :]):
        return None
    after.drop_tree()
    return words


def _foot_line(element: HtmlElement, lines: list[str]) -> str | None:
    """The line of a block quote that says whose it is: the last, or a marked one before it."""
    marked = [
        " ".join(found.text_content().split())
        for found in element.iter("footer", "figcaption", "cite")
    ]
    marked += find_named(element, _FOOT)
    for line in (lines[-1], lines[0]):
        dashed = _DASHED.match(line)
        if len(line.split()) > _LONGEST_FOOT or len(lines) < 2:
            continue
        if line in marked or (
            line is lines[-1] and dashed and line[dashed.end()].isupper() and line[0] != "-"
        ):
            return line
        if line is lines[-1] and line[0] == "-" and dashed and _is_name(line[dashed.end() :]):
            return line
    return None


def _is_name(words: str) -> bool:
    first, *_ = words.split(",")
    return 0 < len(first.split()) <= 5 and all(word[0].isupper() for word in first.split()[:2])
