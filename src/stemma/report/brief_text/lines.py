"""The lines of a brief in a terminal: headings, indents, colours, and quotes cut to length."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from stemma.report.visible import show

LONGEST: Final = 150
"""Characters of a quote in a list; the whole stands under `--point`."""


class Lines:
    """Lines as they are written, one after the other; `width` is in columns."""

    def __init__(self, *, width: int, color: bool) -> None:
        self.width = width
        self._out = StringIO()
        self._console = Console(
            file=self._out, width=width, force_terminal=color, no_color=not color,
            highlight=False, markup=False, emoji=False, soft_wrap=False,
            color_system="standard" if color else None,
        )  # fmt: skip

    def text(self) -> str:
        """All that was written; ends with a line break."""
        return "\n".join(line.rstrip() for line in self._out.getvalue().split("\n"))

    def put(self, text: Text, indent: int) -> None:
        """A line with styles of its own, already made visible; it wraps under its indent."""
        self._console.print(Padding(text, (0, 0, 0, indent)))

    def line(self, words: str, *, style: str = "", indent: int = 0) -> None:
        """A line in one style; it wraps under its indent."""
        self.put(Text(show(words), style=style), indent)

    def title(self, words: str) -> None:
        """What a page is about."""
        self.line(words, style="bold")

    def heading(self, words: str, count: int) -> None:
        """What the next lines are, and how many there are of it."""
        self.line("")
        self.line(f"{words}  {count}", style="bold underline")

    def more(self, items: Sequence[object], limit: int | None) -> None:
        """How many of the items the limit leaves out, if any."""
        if limit is not None and len(items) > limit:
            self.line(f"… and {len(items) - limit} more", style="dim", indent=1)


def cut(words: str, longest: int) -> str:
    """The words in one line of at most so many characters."""
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
