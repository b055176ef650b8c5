"""A maker of briefs that needs no model."""

from functools import cache

from tests.unit.match.reports import matcher, table

from stemma.brief import BriefMaker
from stemma.encoder.words import WordTable
from stemma.lineage import Newsrooms


@cache
def stub_maker() -> BriefMaker:
    """A maker with a small table of words, and stand-ins for the models that match."""
    return make_maker(table())


def make_maker(words: WordTable) -> BriefMaker:
    """The same with another table."""
    return BriefMaker(words, Newsrooms.load(), matcher())
