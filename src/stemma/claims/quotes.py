"""What stands between quotation marks."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse

CURLY: Final = {"“": frozenset({"”", '"', "''"}), "``": frozenset({"''", '"', "”"})}
STRAIGHT: Final = {
    '"': frozenset({'"', "”", "''"}),
    "'": frozenset({"'", "’"}),
    "‘": frozenset({"’", "'"}),
}
MARKS: Final = {**CURLY, **STRAIGHT}
"""Opening quotation marks, and what closes each. The straight ones are told by the space beside."""

APOSTROPHES: Final = frozenset({"'", "‘", "’"})
NO_SPACE: Final = frozenset({"(", "[", "—", "–", "-", "/", ":"})
"""Behind these a mark opens without a space."""


def find_quotes(parse: Parse) -> tuple[range, ...]:
    """The words of each quotation, in text order.

    A new mark at the start of a sentence goes on with a quotation left open; the paragraph's end
    closes it. An apostrophe left open otherwise was no quotation mark.
    """
    out: list[range] = []
    start: int | None = None
    mark = ""
    firsts = frozenset(first for first, _ in parse.sentences)
    for word, form in enumerate(parse.words):
        if start is not None:
            if form in MARKS[mark] and _closes(parse, word):
                out.append(range(start, word))
                start = None
                continue
            again = form == mark and word in firsts and _opens(parse, word)
            ends = "\n" in parse.gap(word)
            if again or (ends and mark not in APOSTROPHES):
                out.append(range(start, word))
            if again or ends:
                start = None
        free = start is None or (form in APOSTROPHES and mark in APOSTROPHES)
        if free and form in MARKS and _opens(parse, word):
            start, mark = word + 1, form
    return tuple(quote for quote in out if quote)


def _opens(parse: Parse, word: int) -> bool:
    """Whether a mark stands before a word and behind a space."""
    if parse.words[word] in CURLY:
        return True
    if parse.tags[word] == "POS" or word + 1 == len(parse) or parse.gap(word + 1):
        return False
    return word == 0 or parse.gap(word) != "" or parse.words[word - 1] in NO_SPACE


def _closes(parse: Parse, word: int) -> bool:
    """Whether a mark stands behind a word, and is no apostrophe."""
    form = parse.words[word]
    if form in APOSTROPHES and parse.tags[word] == "POS":
        return False
    return form not in STRAIGHT or not parse.gap(word) or not _opens(parse, word)
