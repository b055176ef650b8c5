"""The rare names at the beginning of reports, by which one event is known in other words."""

from __future__ import annotations

import re
from typing import Final

from stemma.gather.terms import TermMaker
from stemma.model import Document

LEAD_WORDS: Final = 80
"""Words at the beginning, the title's among them, in which a report names what it is of."""

RARE: Final = 0.65
"""Least weight of a name that few events share.

Tuned on the 892 reports of 106 real stories, each against every other story. Of 1,339 pairs of a
report and a story of another matter with a likeness from 0.1 to 0.2, none goes together at 0.65, 12
at 0.55, 63 at 0.45 ("Romney", "Pelosi"); of 17 reports that `gather` parts from their own story, 5
come back. From a likeness of 0.06 on it is one pair in 4,561.
"""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.!?:\n]")
_ENDS: Final = frozenset(".!?:\n")


def rare_names(document: Document, maker: TermMaker) -> frozenset[int]:
    """The terms of rare names at the beginning; a word that begins a sentence is none."""
    out = set()
    before = "."
    for word in _lead(document):
        if word[0].isupper() and word.isalpha() and before not in _ENDS:
            term = maker.term(word)
            if term is not None and maker.weight(term) >= RARE:
                out.add(term)
        before = word
    return frozenset(out)


def lead_terms(document: Document, maker: TermMaker) -> frozenset[int]:
    """The terms of all words there, numbers left out."""
    found = (maker.term(word) for word in _lead(document) if word.isalpha())
    return frozenset(term for term in found if term is not None)


def _lead(document: Document) -> list[str]:
    return _WORD.findall(f"{document.title or ''}\n{document.text[:2_000]}")[:LEAD_WORDS]
