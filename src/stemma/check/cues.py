"""Words that deny, and words that doubt."""

from __future__ import annotations

import re
from typing import Final

from stemma.lexicon.words import load_words


def _phrases(name: str) -> re.Pattern[str]:
    words = sorted(load_words(name), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


DENIALS: Final = _phrases("denials.txt")
DOUBTS: Final = _phrases("doubts.txt")
"""Words by which nobody says that it is so: "may", "alleged", "suspects"."""
PLANS: Final = _phrases("plans.txt")
"""Words by which it is still to come: "will", "plans", "is due to"."""
SHORT_NOT: Final = re.compile(r"n['’]t\b", re.IGNORECASE)
KEPT_FROM: Final = re.compile(
    r"\b(?:keep|keeps|kept|keeping|stop|stops|stopped|stopping|prevent|prevents|prevented|bar|barred"
    r"|ban|banned|save|saved|spare|spared)\b(?:\s+\w+){1,6}\s+from\b|\bprevent\w*\b|\bavoid\w*\b",
    re.IGNORECASE,
)
"""Words that deny without a "not": "kept the children from crying"."""
HEARSAY: Final = frozenset(
    {"alleged", "allegedly", "allegation", "allegations", "claimed", "claims", "rumour", "rumours"}
    | {"rumor", "rumors", "reportedly", "suspected", "unconfirmed", "supposedly", "understood"}
    | {"feared", "if", "considering", "mulling", "weighing"}
)


def is_denied(text: str) -> bool:
    """Whether a text has a word that denies."""
    return any(cue.search(text) for cue in (DENIALS, SHORT_NOT, KEPT_FROM))


def is_hearsay(word: str) -> bool:
    """Whether a word of doubt is one whatever the modality of the claim was read as."""
    return word.casefold() in HEARSAY or word.casefold().startswith("said to")
