"""A page, read as a browser without scripts reads it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "input", "link", "img", "hr"})


@dataclass
class Page(HTMLParser):
    """What stands in an HTML document."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    cut: list[tuple[str, str]] = field(default_factory=list)
    """Places in reports, and the words shown for them."""
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    code: dict[str, str] = field(default_factory=dict)
    open_: list[tuple[str, dict[str, str], list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    @classmethod
    def of(cls, html: str) -> "Page":
        page = cls()
        page.feed(html)
        page.close()
        assert page.open_ == [], "a tag is not closed"
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.tags.append((tag, known))
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a":
            self.links.append(known["href"])
        if tag not in VOID:
            self.open_.append((tag, known, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        opened, known, words = self.open_.pop()
        assert opened == tag, f"{opened} closed as {tag}"
        if "data-at" in known:
            self.cut.append((known["data-at"], "".join(words)))
        if tag in {"style", "script"}:
            self.code[tag] = "".join(words)

    def handle_data(self, data: str) -> None:
        for _, _, words in self.open_:
            words.append(data)
        if not any(tag in {"style", "script"} for tag, _, _ in self.open_):
            self.shown.append(data)

    @property
    def text(self) -> str:
        return "".join(self.shown)
