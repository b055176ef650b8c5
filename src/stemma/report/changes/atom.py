"""Changes as an Atom feed: one entry a change, whatever else becomes of its point.

Source: RFC 4287.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from stemma.report.changes.view import ChangeView, Words
from stemma.report.visible import show_words

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
NEVER: Final = "1970-01-01T00:00:00Z"
"""When a feed without an entry was updated."""
LONGEST_TITLE: Final = 120
NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def render_changes_atom(
    views: Sequence[ChangeView], *, title: str = "Changes", identity: str = "all"
) -> str:
    """The feed, the latest change first; `identity` names what it is of: a coverage, or all.

    Every entry keeps its id, so a reader shows each change once.
    """
    feed = etree.fromstring(f'<feed xmlns="{NAMESPACE}"/>')
    latest = max((view.logged.when for view in views), default=NEVER)
    _add(feed, "id", f"urn:stemma:changes:{identity}")
    _add(feed, "title", show_words(title) or "Changes")
    _add(feed, "updated", latest)
    _add(_add(feed, "author", None), "name", "Stemma")
    _add(feed, "generator", "Stemma")
    for view in sorted(views, key=lambda one: one.logged.number, reverse=True):
        _entry(feed, view)
    written: bytes = etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written.decode("utf-8")


def _entry(feed: etree._Element, view: ChangeView) -> None:
    entry = _add(feed, "entry", None)
    change, logged = view.change, view.logged
    _add(entry, "id", f"urn:stemma:change:{logged.coverage}:{change.id}")
    said = view.now.said if view.now is not None else ", ".join(view.reports)
    title = show_words(f"{view.heading}: {said}")
    _add(entry, "title", title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…")
    _add(entry, "updated", logged.when)
    if view.url is not None:
        link = _add(entry, "link", None)
        link.set("rel", "alternate")
        link.set("href", NOT_XML.sub("", view.url))
    _add(entry, "category", None).set("term", change.kind.value)
    _add(entry, "content", "\n".join(_lines(view))).set("type", "text")


def _lines(view: ChangeView) -> list[str]:
    lines = [show_words(view.logged.title)] if view.logged.title else []
    lines += [part for part in (view.values, view.origins) if part]
    lines += [_said(words, "") for words in (view.now,) if words is not None]
    lines += [_said(words, "before: ") for words in (view.was,) if words is not None]
    if view.change.note:
        lines.append(f"“{show_words(view.change.note)}”")
    if view.change.origins:
        lines.append(f"origin: {', '.join(map(show_words, view.change.origins))}")
    return lines


def _said(words: Words, name: str) -> str:
    return f"{name}{show_words(words.report)}: “{words.whole}”"


def _add(parent: etree._Element, name: str, text: str | None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    made.text = None if text is None else NOT_XML.sub("", text)
    return made
