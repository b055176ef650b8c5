"""A server that changes what it has, and one thing on it that is followed."""

from dataclasses import dataclass, field

from tests.unit.fetch.server import Handler, Site
from tests.unit.read.made import page as make_page

from stemma.follow.look import ADDRESS, look
from stemma.follow.looked import Looked
from stemma.follow.state import State, load_state, save_state

MINUTE = 60.0
TEXT = (
    "<p>The dam at Orrvik broke early on Tuesday, and nine people died in the villages below it,"
    " the mayor said. More than two hundred had to leave their homes in the night, and the road"
    " along the river was closed to all but the fire brigade.</p><p>Ada Brey, the engineer of the"
    " county, said the wall had been inspected in May and that nothing had been found.</p>"
)  # fmt: skip


@dataclass
class Changing:
    """What a server has at the moment; the routes look it up when they are asked."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[str | None, str | None]] = field(default_factory=list)

    def __call__(self, handler: Handler) -> None:
        self.heard.append((handler.headers["If-None-Match"], handler.headers["If-Modified-Since"]))
        tag = self.headers.get("ETag")
        if tag is not None and handler.headers["If-None-Match"] == tag:
            handler.answer(b"", 304)
        else:
            handler.answer(self.body, self.status, **self.headers)


def article(body: str) -> bytes:
    return make_page(paragraphs=(), body=body, linked=None).encode()


def feed(*entries: tuple[str, str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
        for title, link, text in entries
    )
    return f"<rss version='2.0'><channel><title>Norwire</title>{items}</channel></rss>".encode()


class Watcher:
    """One thing that is followed, with the time that passes between looks."""

    def __init__(self, site: Site, path: str, kind: str = ADDRESS) -> None:
        self.site, self.address, self.kind = site, site.url(path), kind
        self.state = State()
        self.hour = 0

    def look(self, hours: int = 1) -> Looked:
        self.hour += hours
        now = f"2031-03-{19 + self.hour // 24:02}T{self.hour % 24:02}:00:00Z"
        found = look(
            self.address, self.kind, self.state, self.site.fetcher().ask, now=now, every=MINUTE
        )
        self.state, self.kind = load_state(save_state(found.state)), found.kind
        self.now = now
        return found


def texts(found: Looked) -> list[str]:
    return [one.document.text for one in found.found]
