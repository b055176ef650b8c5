"""Words of doubt by what they govern: the verb behind them, or the noun they stand before."""

from __future__ import annotations

import re
from typing import Final

from stemma.check.cues import NOUN, phrases_of
from stemma.check.words import Word

REACH: Final = 90
"""Characters before a word in which what governs it is looked for."""
BREAK: Final = re.compile(
    r"[;:—–(]|,(?!\s+(?:he|she|it|they|who|which)\b)|\b(?:but|and|although|though|while|because)\b"
)
ASIDE: Final = re.compile(
    r",\s+(?:or|an?|the|who|which|in|at|on|of|from|with|along|including)\s[^,;:]{1,50},(?=\s)"
)
"""What stands between two commas."""
GOVERNING: Final = phrases_of("governing_doubts.txt")
BELIEF: Final = phrases_of("belief_verbs.txt")
SIGNS: Final = phrases_of("signs.txt")
PROOFS: Final = phrases_of("proofs.txt")
ABLE: Final = re.compile(
    r"\b(?:could|might|may)(?:\s+(?:have|be|have\s+been|well|also|soon|eventually|yet|still))*"
    r"\s+$",
    re.IGNORECASE,
)
"""A modal verb right before a word: "could have been", "may"."""
DOUBTFUL: Final = re.compile(
    r"\b(possible|potential|alleged|suspected|apparent|presumed|probable|purported|supposed"
    r"|rumou?red|unconfirmed|tentative|unproven)\s+(?:[\w'’-]+\s+)?$",
    re.IGNORECASE,
)
"""An adjective by which the noun behind it may be none."""
CONDITION: Final = re.compile(
    r"\b(?:(?<!even\s)(?<!as\s)(?<!what\s)if(?!\s+(?:any|not|only|so|necessary|needed|possible)\b)|unless"
    r"|provided(?:\s+that)?|on\s+condition\s+that|on\s+the\s+condition\s+that|subject\s+to"
    r"|depending\s+on|as\s+long\s+as|only\s+when|pending|once\s+(?:the|it|they|a|all)\b)",
    re.IGNORECASE,
)
"""What a statement hangs on."""
CONDITIONAL: Final = re.compile(
    r"\b(?:if|unless|provided|condition|subject|depend\w*|pending|would|could|may|might|should|when"
    r"|once|after|only|as\s+soon|as\s+long|until|without|without|whether|need\w*|must|require\w*)\b",
    re.IGNORECASE,
)
"""What a draft has where it keeps a condition, in whatever words."""
REPORTS: Final = re.compile(
    r"\b(?:received|getting|heard|there\s+(?:were|was|are|have\s+been)|unverified|conflicting"
    r"|looking\s+into|checking|investigating|examining|aware\s+of)\s+(?:\w+\s+){0,2}"
    r"(?:reports?|claims?|rumou?rs?|allegations?|accusations?)\s+(?:that|of)\b",
    re.IGNORECASE,
)
"""By which somebody has but heard of it."""

REPORT: Final = re.compile(r"\b(?:reports?|claims?|rumou?rs?|allegations?|heard)\b", re.IGNORECASE)
OPEN_THING: Final = re.compile(
    r"\b(cause|motive|reason|identity|origin|source|explanation|fate|whereabouts|number|extent)\b"
    r"[^,;:.]{0,60}?\b(?:is|was|are|were|be|been|remains?|remained)\s+(?:\w+ly\s+|still\s+|as\s+yet\s+)?"
    r"((?:not|never)\s+(?:\w+\s+)?(?:known|clear|established|determined|found)|unknown|unclear"
    r"|undetermined|unexplained|a\s+mystery|under\s+investigation|being\s+investigated)\b",
    re.IGNORECASE,
)
"""A thing of which nobody knows what it is, and the words that say so."""


def before(text: str, word: Word, start: int) -> str:
    """What stands before a word in its clause, at most `REACH` characters back to `start`."""
    words = ASIDE.sub(" ", text[max(start, word.start - REACH) : word.start])
    breaks = [m.end() for m in BREAK.finditer(words)]
    return words[breaks[-1] :] if breaks else words


def doubt_before(text: str, word: Word, start: int, *, believed: bool) -> str | None:
    """The word of doubt that governs a word of a sentence that begins at `start`.

    With `believed`, "believes", "thinks" and the like count as well.
    """
    clause = before(text, word, start)
    found = ABLE.search(clause)
    if found is not None:
        return found[0].split()[0]
    if doubtful := doubtful_before(text, word, start):
        return doubtful
    cues = [GOVERNING, BELIEF] if believed else [GOVERNING]
    clause = NOUN.sub(" ", clause)
    hits = [m for cue in cues for m in cue.finditer(clause)]
    return max(hits, key=lambda m: m.start())[0] if hits else None


def doubtful_before(text: str, word: Word, start: int) -> str | None:
    """The adjective before a noun by which it may be none: "a [possible] link"."""
    found = DOUBTFUL.search(before(text, word, start))
    return None if found is None else found[1]


def condition_behind(text: str, word: Word, end: int) -> str | None:
    """The "if" or "unless" behind a word, in its clause; `end` is where its sentence ends."""
    behind = text[word.end : min(end, word.end + REACH)]
    stop = re.search(r"[;:—–.(“]|\bbut\b", behind)
    found = CONDITION.search(behind[: stop.start()] if stop else behind)
    return None if found is None else found[0]
