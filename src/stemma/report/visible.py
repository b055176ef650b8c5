"""Text as it can be shown in a terminal: nothing in it can move the cursor or turn the line."""

import re

LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# A control character is shown by its picture; what only formats, and is not seen, is left out:
# soft hyphens, byte order marks, marks that turn the direction of writing. Joiners stay: scripts
# and emoji are built with them.
_SHOWN: dict[int, str | None] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), "�"),
    **dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]),
    **dict.fromkeys(range(0x202A, 0x202F)),
    **dict.fromkeys(range(0x2066, 0x206A)),
    **dict.fromkeys(range(0xD800, 0xE000), "�"),
    0x7F: "\u2421",
    0x09: " ",
}


def show(text: str) -> str:
    r"""`text` on one line, with every control character made harmless and visible.

    >>> show("a \x1b[31mred\x1b[0m\nword")
    'a ␛[31mred␛[0m word'
    """
    return LINE_BREAK.sub(" ", text).translate(_SHOWN)


def show_words(text: str) -> str:
    """`text` on one line as `show` gives it, with single spaces between its words."""
    return " ".join(show(text).split())
