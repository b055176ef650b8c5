"""Whether two claims surely say the same, by their words."""

from __future__ import annotations

from typing import Final

from stemma.align.apart import have_other_agents
from stemma.align.certainty import Sure, by_words
from stemma.align.collate import Collation
from stemma.align.denials import is_question
from stemma.align.features import tell
from stemma.align.statements import Statement
from stemma.encoder.words import WordTable
from stemma.lexicon.words import load_words

PRONOUNS: Final = load_words("pronouns.txt")


def say_the_same(left: Statement, right: Statement, collation: Collation, table: WordTable) -> bool:
    """Whether they do; `collation` has both side by side.

    Who refuses an offer says nothing of who refused him, nor whether somebody will that he will.
    """
    if is_question(left) != is_question(right):
        return False
    if collation.is_close:
        return True
    if have_other_agents(left, right) or _befell_nothing(left) != _befell_nothing(right):
        return False
    told = tell(left, right, table)
    return told["shared"] >= 2 and by_words(told) is Sure.YES


def _befell_nothing(said: Statement) -> bool:
    """Whether only a pronoun of unknown meaning tells what it befell: "rejecting what"."""
    done = said.called.get("patient", frozenset())
    return bool(done) and done <= PRONOUNS
