"""A brief looked at from where a reader stands: labels, quotes with context, sides, stances.

What every rendering of a brief shares. Nothing here decides anything, or writes a sentence.
"""

from stemma.report.view.brief import BriefView, DocumentView, PointView, ReadingView
from stemma.report.view.quotes import Passage, Piece, PieceKind, Quote

__all__ = [
    "BriefView",
    "DocumentView",
    "Passage",
    "Piece",
    "PieceKind",
    "PointView",
    "Quote",
    "ReadingView",
]
