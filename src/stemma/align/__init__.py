"""Claims of a coverage → points: groups of claims, and of values, that are about the same."""

from stemma.align.points import Aligner
from stemma.align.sure import Alignment, Sure

__all__ = ["Aligner", "Alignment", "Sure"]
