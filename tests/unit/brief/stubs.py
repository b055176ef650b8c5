"""A maker of briefs that needs no model."""

from functools import cache

from tests.unit.match.reports import matcher, table

from stemma.brief import BriefMaker
from stemma.lineage import Newsrooms


@cache
def stub_maker() -> BriefMaker:
    """A maker with a small table of words, and stand-ins for the models that match."""
    return BriefMaker(table(), Newsrooms.load(), matcher())
