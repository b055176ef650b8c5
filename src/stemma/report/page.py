"""A page for the terminal: lines of styled text in a width, from top to bottom."""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

MIN_WIDTH = 40
"""Narrower, the lists have no room; a narrower terminal breaks the lines itself."""

DOT = " · "


class Page:
    """Lines, written from top to bottom; it depends on nothing but what it is given."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = max(width, MIN_WIDTH)
        self.color = color
        self._file = StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
            emoji=False,
            markup=False,
            highlight=False,
            _environ={},
        )

    def finish(self) -> str:
        """All that was written, a line break at its end."""
        return self._file.getvalue()

    def print(self, line: Text) -> None:
        """One line, as it is."""
        line.rstrip()
        self._console.print(line, soft_wrap=True)

    def print_title(self, title: str, note: str = "") -> None:
        """An empty line, then a title with a note beside it."""
        self.print(Text())
        self.print(Text.assemble((title, "bold"), (f"  {note}" if note else "", "dim")))

    def print_beside(self, first: Text, lines: Iterable[Text], *, again: str = "") -> None:
        """The first of the lines beside `first`; the others indented, starting with `again`."""
        later = Text(again.rjust(first.cell_len), "dim")
        for number, line in enumerate(lines):
            self.print(Text.assemble(later if number else first, line))

    def print_facts(self, first: Text, facts: Iterable[Text]) -> None:
        """Facts with dots between them beside `first`, on as many lines as they need."""
        self.print_beside(first, self.fill(facts, self.width - first.cell_len))

    def wrap(self, text: Text, width: int) -> Iterator[Text]:
        """`text` in lines of at most `width` cells."""
        yield from text.wrap(self._console, width)

    def fill(self, facts: Iterable[Text], width: int) -> Iterator[Text]:
        """The facts in lines of at most `width` cells, broken between facts where possible."""
        line = Text()
        for fact in facts:
            if line and line.cell_len + len(DOT) + fact.cell_len > width:
                yield from self.wrap(line, width)
                line = Text()
            line = Text.assemble(line, (DOT, "dim"), fact) if line else Text.assemble(fact)
        if line:
            yield from self.wrap(line, width)


def cut(text: str, width: int) -> str:
    """`text`, cut to `width` cells with an ellipsis where it is longer."""
    words = Text(text)
    words.truncate(width, overflow="ellipsis")
    return words.plain
