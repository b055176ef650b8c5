"""A page of our own: its template, its one style and its one script, and what a browser may do."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from stemma.report.visible import show_words


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The templates of a page with its style and script; `policy` lets nothing else run or load."""

    environment: Environment
    style: str
    script: str

    @property
    def policy(self) -> str:
        """Nothing may be loaded, sent or run but the one style and the one script of the page.

        Source: Content Security Policy Level 3.
        """
        return "; ".join(
            (
                "default-src 'none'",
                f"style-src '{_hash(self.style)}'",
                f"script-src '{_hash(self.script)}'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )


@cache
def load_page(package: str) -> PageFiles:
    """The files in `templates` of a package, read once: they never change while the program runs.

    The filter `words` makes what a report says harmless to show.
    """
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["words"] = show_words
    folder = files(package) / "templates"
    style, script = ((folder / name).read_text("utf-8").strip() for name in ("page.css", "page.js"))
    return PageFiles(environment, style, script)


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()
