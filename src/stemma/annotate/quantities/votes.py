"""Two numbers of a vote or a game: "passed 134-to-63", "ruled 5-4", "won 9-3"."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.labels import YEARS
from stemma.annotate.quantities.places import last_word, same_sentence, word_at
from stemma.lexicon.words import load_words

SCORES: Final = load_words("score_nouns.txt")
VOTING: Final = load_words("voting.txt")
"""Words that say that what is counted are votes, or that those vote who are spoken of."""
PLAYING: Final = load_words("playing.txt")
"""Words that say that a game is spoken of."""
VOTE: Final = "vote"

_GAPS: Final = ("-", "‑", "–", "—", " to ", "-to-", "‑to‑")
_NEAR: Final = 30
_FROM: Final = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"\bbetween\s+(?:about |around |roughly |approximately )?$", re.IGNORECASE
)
_VOTED: Final = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)(?:\s(?:of|by|was|is|count\swas))?|split|ruled|ruling|decided|divided"
    r"|(?:margin|tally|majority|ballot)\sof)(?:\sby)?\s$",
    re.IGNORECASE,
)


def is_score(parse: Parse, left: Amount, right: Amount) -> bool:
    """Whether two bare numbers are the two sides' points or votes: "won 3-2", "split 4 to 1"."""
    text = parse.document.text
    gap = text[left.end : right.start]
    bare = left.unit is None and right.unit is None and left.scale == right.scale == 1
    if not bare or gap not in _GAPS:
        return False
    if right.low <= left.low:
        return not (gap == " to " and _FROM.search(text, max(0, left.start - 32), left.start))
    if gap == " to ":
        return _VOTED.search(text, max(0, left.start - 32), left.start) is not None
    if "to" in gap:
        return _speaks_of(parse, left, VOTING)
    counts = _counts_after(parse, last_word(parse, right.end) + 1)
    if counts is not None:
        return not counts
    return not _BETWEEN.search(text, max(0, left.start - 32), left.start)


def is_vote(parse: Parse, left: Amount, right: Amount) -> bool:
    """Whether the two numbers of a score are votes: the sentence speaks of voting, of no game.

    Seasons and years are none: "2008-09".
    """
    whole = all(a.low == a.low.to_integral_value() >= 0 and not a.sign for a in (left, right))
    if not whole or int(left.low) in YEARS:
        return False
    text = parse.document.text
    if _VOTED.search(text, max(0, left.start - 32), left.start) is not None:
        return True
    return _speaks_of(parse, left, VOTING) and not _speaks_of(parse, left, PLAYING)


def _speaks_of(parse: Parse, amount: Amount, words: frozenset[str]) -> bool:
    at = word_at(parse, amount.start)
    start, end = parse.sentences[parse.sentence_of[at]]
    start, end = max(start, at - _NEAR), min(end, at + _NEAR)
    return any(
        parse.lower[j] in words or parse.lemmas[j].lower() in words for j in range(start, end)
    )


def _counts_after(parse: Parse, after: int) -> bool | None:
    """Whether a plural noun follows that a range would count; `False` where a score's noun does."""
    for j in range(after, min(after + 4, len(parse))):
        if not same_sentence(parse, after - 1, j):
            break
        if parse.lemmas[j].lower() in SCORES:
            return False
        if parse.tags[j] == "NNS" or parse.lower[j] in ("people", "percent", "per", "year"):
            return True
        if parse.pos[j] not in ("ADJ", "NOUN", "ADV", "PUNCT", "PROPN"):
            break
    return None
