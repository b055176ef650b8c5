"""Whether a page shows figures in a table, which are not read into claims."""

import re
from typing import Final

from lxml.html import HtmlElement

from stemma.read.html.named import is_aside

_FIGURE: Final = re.compile(r"\s*[^\d\n]{0,10}\d[\d.,\s]*[^\d\n]{0,12}\s*")
FEWEST_FIGURES: Final = 2
_LONGEST_CELL: Final = 60
_LOOKED_AT: Final = 400
"""Most cells of a table that are looked at."""


def holds_figures(tree: HtmlElement) -> bool:
    """Whether a table of a page has two rows and columns or more, and figures in its cells.

    Tables that lay out a page hold others, or cells as long as paragraphs: they are none.
    """
    for table in tree.iter("table"):
        if any(map(is_aside, (table, *table.iterancestors()))):
            continue
        if next(table.iterdescendants("table"), None) is not None:
            continue
        cells = []
        for cell in table.iter("td", "th"):
            cells.append(" ".join(cell.text_content().split()))
            if len(cells) == _LOOKED_AT:
                break
        rows = sum(1 for _ in table.iter("tr"))
        if rows < 2 or len(cells) < 2 * rows or any(len(c) > 4 * _LONGEST_CELL for c in cells):
            continue
        figures = sum(1 for c in cells if len(c) <= _LONGEST_CELL and _FIGURE.fullmatch(c))
        if figures >= FEWEST_FIGURES:
            return True
    return False
