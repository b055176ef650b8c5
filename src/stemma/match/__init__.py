"""Statements of two reports → matches: are they of one fact, and how do their words stand?

`Matcher` brings pairs together and reads them; it judges nothing.
"""

from stemma.match.against import Against
from stemma.match.altered import Altered, Quoted
from stemma.match.cluster import cluster
from stemma.match.event import order_of
from stemma.match.matcher import Matcher
from stemma.match.matches import Match, Matches, Slot, ValueMatch, Words
from stemma.match.quotation_table import QuotationRow, find_quotation_rows
from stemma.match.spellings import Spelling, find_spellings
from stemma.match.statements import Statement, family_of

__all__ = [
    "Against",
    "Altered",
    "Match",
    "Matcher",
    "Matches",
    "QuotationRow",
    "Quoted",
    "Slot",
    "Spelling",
    "Statement",
    "ValueMatch",
    "Words",
    "cluster",
    "family_of",
    "find_quotation_rows",
    "find_spellings",
    "order_of",
]
