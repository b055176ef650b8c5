"""The ways to say a time in English, as a table; the longest match at a place wins."""

from __future__ import annotations

from functools import cache
from typing import Final

from stemma.annotate.timexes.pattern import Grammar, build_grammar
from stemma.annotate.timexes.table_calendar import CALENDAR
from stemma.annotate.timexes.table_lengths import LENGTHS
from stemma.annotate.timexes.table_relative import RELATIVE
from stemma.lexicon.times import load_time_words

RULES: Final = (*CALENDAR, *RELATIVE, *LENGTHS)
"""Of two matches of one length the rule that stands first is tried first."""


@cache
def grammar() -> Grammar:
    """The patterns of the rules, compiled once."""
    return build_grammar((rule.pattern for rule in RULES), load_time_words())
