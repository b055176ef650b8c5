"""Words that deny, and words that doubt."""

from __future__ import annotations

import re
from typing import Final

from stemma.lexicon.words import load_words


def phrases_of(name: str) -> re.Pattern[str]:
    """The phrases of a list as one pattern, the longest first."""
    words = sorted(load_words(name), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


DENIALS: Final = phrases_of("denials.txt")
DOUBTS: Final = phrases_of("doubts.txt")
"""Words by which nobody says that it is so: "may", "alleged", "suspects"."""
PLANS: Final = phrases_of("plans.txt")
"""Words by which it is still to come: "will", "plans", "is due to"."""
NOUN: Final = re.compile(
    r"\bsuspects?\b(?!\s+(?:that|the|an?|he|she|it|they|his|her|its|their|[A-Z]|arson|sabotage|foul"
    r"|murder|fraud)\b)|\b(?:the|an?|third|second|other|main|prime|chief)\s+suspects?\b"
    r"|\b(?:last|this|early|mid|late|in|of|since|until|by|from|to|\d+)\s+May\b|\bMay\s+\d"
)
"""A suspect, and the month of May: no words of doubt."""
LEFT_OPEN: Final = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:yet\s+)?(?:rul\w+\s+out|exclude\w*|den(?:y|ied))\b", re.IGNORECASE
)
"""A denial denied: it may be so."""
SHORT_NOT: Final = re.compile(r"n['’]t\b", re.IGNORECASE)
KEPT_FROM: Final = re.compile(
    r"\b(?:keep|keeps|kept|keeping|stop|stops|stopped|stopping|prevent|prevents|prevented|bar|barred"
    r"|ban|banned|save|saved|spare|spared)\b(?:\s+\w+){1,6}\s+from\b|\bprevent\w*\b|\bavoid\w*\b",
    re.IGNORECASE,
)
"""Words that deny without a "not": "kept the children from crying"."""
UNKNOWN: Final = re.compile(
    r"\b(?:unknown|unclear|not\s+(?:yet\s+)?(?:known|clear|established)|open"
    r"|remains? to be seen)\b",
    re.IGNORECASE,
)
"""Words by which a text says that nobody knows, which denies nothing."""
ABSENT: Final = re.compile(
    r"\b(?:missing|lacking|absent|gone|lost|ran\s+out|run\s+out|out\s+of|short\s+of)\b",
    re.IGNORECASE,
)
"""Words that say "not there" without a "not"."""
UNCONFIRMED: Final = re.compile(
    r"\bunconfirmed\b|\b(?:unable|not\s+(?:yet\s+)?been\s+able|could\s+not|cannot|has\s+not|have\s+not"
    r"|not\s+yet)\s+(?:\w+\s+){0,2}(?:confirm|verif|establish|corroborat)\w*|\b(?:could|can)\s+not\s+be"
    r"\s+(?:\w+\s+)?(?:confirmed|verified)",
    re.IGNORECASE,
)
"""Words by which a report says that nobody has borne it out."""
HEARSAY: Final = frozenset(
    {"alleged", "allegedly", "allegation", "allegations", "claimed", "claims", "rumour", "rumours"}
    | {"rumor", "rumors", "reportedly", "suspected", "unconfirmed", "supposedly", "understood"}
    | {"feared", "if", "considering", "mulling", "weighing", "whether", "perhaps"}
    | {"maybe"}
)


def is_denied(text: str) -> bool:
    """Whether a text has a word that denies."""
    return any(cue.search(text) for cue in (DENIALS, SHORT_NOT, KEPT_FROM))


RULED_OUT: Final = re.compile(r"\brul\w+\s+out\b|\bexclude|\bden(?:y|ied|ies)\b", re.IGNORECASE)


def is_left_open(one: str, other: str) -> bool:
    """Whether a text says that a thing is not ruled out, and the other has no word of that.

    >>> is_left_open("It could close.", "The county has not ruled out closing it.")
    True
    """
    if bool(LEFT_OPEN.search(one)) is bool(LEFT_OPEN.search(other)):
        return False
    return not (RULED_OUT.search(one) and RULED_OUT.search(other))


def doubts_in(text: str) -> list[str]:
    """The words of doubt of a text, folded.

    >>> doubts_in("A third suspect may have left in May")
    ['may']
    """
    return [m[0].casefold() for m in DOUBTS.finditer(NOUN.sub(" ", text))]


def find_doubt(text: str) -> re.Match[str] | None:
    """The first word of doubt of a text."""
    return DOUBTS.search(NOUN.sub(lambda m: " " * len(m[0]), text))


def is_hearsay(word: str) -> bool:
    """Whether a word of doubt is one whatever the modality of the claim was read as."""
    return word.casefold() in HEARSAY or word.casefold().startswith("said to")
