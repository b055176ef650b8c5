"""Claims of a coverage → points: groups of claims, and of values, that are about the same."""

from stemma.align.points import Aligner

__all__ = ["Aligner"]
