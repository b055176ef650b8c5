"""Words that deny, and words that doubt."""

from __future__ import annotations

import re
from typing import Final

from stemma.lexicon.words import load_words


def _phrases(name: str) -> re.Pattern[str]:
    words = sorted(load_words(name), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b|n['’]t\b", re.IGNORECASE)


DENIALS: Final = _phrases("denials.txt")
DOUBTS: Final = re.compile(_phrases("doubts.txt").pattern.removesuffix(r"|n['’]t\b"), re.IGNORECASE)
KEPT_FROM: Final = re.compile(
    r"\b(?:keep|keeps|kept|keeping|stop|stops|stopped|stopping|prevent|prevents|prevented|bar|barred"
    r"|ban|banned|save|saved|spare|spared)\b(?:\s+\w+){1,6}\s+from\b|\bprevent\w*\b|\bavoid\w*\b",
    re.IGNORECASE,
)
"""Words that deny without a "not": "kept the children from crying"."""
HEARSAY: Final = frozenset(
    {"alleged", "allegedly", "allegation", "allegations", "claimed", "claims", "rumour", "rumours"}
    | {"rumor", "rumors", "reportedly", "suspected", "unconfirmed", "supposedly", "understood"}
    | {"feared", "if"}
)


def is_denied(text: str) -> bool:
    """Whether a text has a word that denies."""
    return bool(DENIALS.search(text) or KEPT_FROM.search(text))


def is_hearsay(word: str) -> bool:
    """Whether a word of doubt is one whatever the modality of the claim was read as."""
    return word.casefold() in HEARSAY or word.casefold().startswith("said to")
