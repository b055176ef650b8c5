"""One report, read closely: every layer of it."""

from stemma.annotate.annotator import Annotator

__all__ = ["Annotator"]
