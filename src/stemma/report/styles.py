"""How the marked words look in the terminal: with colour by style, without it by brackets."""

from typing import Final

from rich.text import Text

from stemma.model import Span
from stemma.report.marks import Role
from stemma.report.page import cut
from stemma.report.visible import show_words

BRACKETS: Final = {
    Role.FURNITURE: ("~", "~"),
    Role.CONTENT: ("[", "]"),
    Role.SOURCE: ("‹", "›"),
    Role.CUE: ("«", "»"),
    # Times and amounts stand in the lists; more brackets would bury the text.
    Role.TIME: ("", ""),
    Role.AMOUNT: ("", ""),
}
STYLES: Final = {
    Role.FURNITURE: "dim italic",
    Role.CONTENT: "green",
    Role.SOURCE: "bold cyan",
    Role.CUE: "bold magenta",
    Role.TIME: "yellow",
    Role.AMOUNT: "blue",
}
NUMBERED: Final = frozenset({Role.CONTENT, Role.SOURCE, Role.CUE})
"""Roles whose number is shown: it ties the pieces of one attribution together."""


def quote(spans: tuple[Span, ...], text: str, role: Role, width: int, *, color: bool) -> Text:
    """The words of the spans, marked as in the text, cut to `width` cells; a dash for none."""
    if not spans:
        return Text("—", "dim")
    opening, closing = ("", "") if color else BRACKETS[role]
    words = cut(
        " … ".join(show_words(span.of(text)) for span in spans), width - len(opening + closing)
    )
    return Text(f"{opening}{words}{closing}", STYLES[role])
