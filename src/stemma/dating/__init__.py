"""Reports without a date → the days on which they can have appeared, from the other reports."""

from stemma.dating.event import Rereader, date_event

__all__ = ["Rereader", "date_event"]
