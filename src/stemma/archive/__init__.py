"""Web archives and dumps → tables of what all their reports say, made on one machine or many."""

from stemma.archive.ask import QUESTIONS, Answer, ask, ask_sql
from stemma.archive.run import Depth, Summary, Wanted, make_archive

__all__ = [
    "QUESTIONS",
    "Answer",
    "Depth",
    "Summary",
    "Wanted",
    "ask",
    "ask_sql",
    "make_archive",
]
