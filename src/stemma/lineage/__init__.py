"""Annotations of one coverage → who got it from whom, and how many origins a point has."""

from stemma.lineage.newsrooms import Newsroom, Newsrooms
from stemma.lineage.trace import Lineage, Saying, trace_lineage

__all__ = ["Lineage", "Newsroom", "Newsrooms", "Saying", "trace_lineage"]
