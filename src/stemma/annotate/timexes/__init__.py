"""Time expressions: found, resolved, and kept open where the words are."""

from stemma.annotate.timexes.find import find_timexes

__all__ = ["find_timexes"]
