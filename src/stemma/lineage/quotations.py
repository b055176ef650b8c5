"""Where a text quotes directly."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 1200
"""Characters a quotation may have before its marks are taken for damaged."""

_CURLY: Final = re.compile(rf"“[^“”\n]{{2,{LONGEST}}}(?:”|(?=\n)|(?=“)|$)")
# A mark that opens where one should close begins the next paragraph of the same speech.
_STRAIGHT: Final = re.compile(
    rf'(?<![\w"])"(?=[^\s"])[^"\n]{{1,{LONGEST}}}(?:(?<=\s)(?="\w)|"|(?=\n)|$)'
)
# A single mark opens after a space and closes before one; an apostrophe inside stands between two
# letters. After a plural ("the workers' pay") it is taken for the end: a quotation cut short.
_SINGLE: Final = re.compile(
    rf"(?<![\w'‘’])['‘](?=[\w$£€\[(…])(?:[^'‘’\n]|(?<=\w)['’](?=\w)){{2,{LONGEST}}}['’](?!\w)"
)


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Characters [start, end) of every direct quotation, marks included, in order, not nested.

    >>> text = "The dam 'did not hold', he said. “We saw it,” she said."
    >>> [text[start:end] for start, end in find_quotations(text)]
    ["'did not hold'", '“We saw it,”']
    """
    found = sorted(
        match.span() for marks in (_CURLY, _STRAIGHT, _SINGLE) for match in marks.finditer(text)
    )
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or kept[-1][1] <= start:
            kept.append((start, end))
    return kept
