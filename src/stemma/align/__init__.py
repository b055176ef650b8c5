"""Claims of a coverage → points: groups of claims, and of values, that are about the same."""

from stemma.align.certainty import Sure
from stemma.align.collate import Collation, Token, Variant
from stemma.align.names import main_word
from stemma.align.points import Aligner
from stemma.align.sure import Alignment

__all__ = ["Aligner", "Alignment", "Collation", "Sure", "Token", "Variant", "main_word"]
