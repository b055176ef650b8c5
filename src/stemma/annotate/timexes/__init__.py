"""Time expressions: found, resolved, and kept open where the words are."""

from stemma.annotate.timexes.find import find_dateline, find_timexes, find_timexes_on

__all__ = ["find_dateline", "find_timexes", "find_timexes_on"]
