"""Words by which a cue says that somebody speaks, writes, thinks, finds or asks."""

from __future__ import annotations

from functools import cache

from stemma.lexicon.chains import load_chain_words
from stemma.lexicon.moods import load_moods
from stemma.lexicon.words import load_words


@cache
def reporting_words() -> frozenset[str]:
    """The words in lower case: those of speech, of hearsay, of chains, and all that have a mood.

    Raises:
        LexiconError: a table is damaged.
    """
    lists = ("reporting.txt", "speech_verbs.txt", "hearsay_cues.txt", "hearsay_nouns.txt")
    words = {word for name in lists for word in load_words(name)}
    for table in load_moods().values():
        words.update(word.partition(" ")[0] for word in table)
    for chain in load_chain_words().values():
        words.update(chain)
    return frozenset(words - {"be", "like", "carry", "see", "reach", "review"})
