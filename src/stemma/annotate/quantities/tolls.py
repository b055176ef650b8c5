"""What is told of people behind a number without its noun: "one critically", "15 injured"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stemma.annotate.quantities.loose import FATES
from stemma.lexicon.words import load_words

HARM_ADVERBS: Final = load_words("harm_adverbs.txt")


def _any(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


_PARTS: Final = {
    "HOW": rf"{_any(HARM_ADVERBS)}(?:,? (?:and|or|but) {_any(HARM_ADVERBS)})?",
    "FATE": _any(FATES),
    "WAS": r"(?:is|are|was|were|(?:has|have|had) been|remain(?:s|ed)?|being)"
    r"(?: (?:also|still|later|now|then|since|so|in))*",
    "THEN": r"(?:(?:has|have|had|later|also|since|then|subsequently|who|of whom) )*",
    "DIED": r"(?:died|dies|die|drowned|perished|survived|succumbed)",
    "GRAVE": r"(?:(?:a|an|very|extremely|stable|but|and) )*(?:critical|serious|severe|grave|fair"
    r"|poor|good|stable|guarded|satisfactory|dangerous|life-threatening)"
    r"(?:,? (?:but|and) (?:stable|critical|serious))?",
    "END": r"(?=\s?(?:$|[.,;:)(–—\n]|--|-\s)|\s(?:and|but|or|in|at|on|when|after|by|while|with|as"
    r"|during|since|so|before|because|from|near|outside|inside|the|last|that|who|of)\b)",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to tell what became of some, in the words behind their number.

    In `pattern` the names in capitals stand for words of one kind. `part` says that those counted
    are some of others counted before, `verb` that a verb of its own makes it a new statement: the
    noun is then less surely the one before. `examples` hold the number in brackets.
    """

    name: str
    pattern: str
    examples: tuple[str, ...]
    part: bool = False
    verb: bool = False

    def compiled(self) -> re.Pattern[str]:
        """The pattern with its kinds of words filled in."""
        pattern = self.pattern.replace(" END", "END")
        filled = re.sub("END|HOW|FATE|WAS|THEN|DIED|GRAVE", lambda kind: _PARTS[kind[0]], pattern)
        return re.compile(rf"\s{filled}", re.IGNORECASE)


SHAPES: Final = (
    Shape(
        "how badly",
        "HOW END",
        (
            "Five people have been hurt, [one] critically",
            "Six men were wounded, [two] seriously, in the raid",
            "Nine miners were hurt, [three] badly and [two] slightly",
        ),
        part=True,
    ),
    Shape(
        "how badly, with the deed",
        "HOW FATE END",
        ("Twelve people were killed and [three] seriously injured",),
    ),
    Shape(
        "the deed",
        "FATE END",
        (
            "At least 20 people were killed and [15] injured",
            "Four people were detained, [one] dead and [two] missing",
        ),
    ),
    Shape(
        "the deed with its verb",
        "WAS (?:HOW )?FATE END",
        (
            "Two people died and [nine] were seriously injured",
            "Two people died and [one] was hurt",
        ),
        verb=True,
    ),
    Shape(
        "later death",
        "(?:later|since|subsequently|has since|have since|had since) DIED",
        ("Eight climbers were injured; [one] later died",),
        part=True,
    ),
    Shape(
        "death",
        "THENDIED END",
        ("Forty people were on board and [three] died",),
        verb=True,
    ),
    Shape(
        "state",
        r"(?:WAS )?(?:in|with) (?:GRAVE (?:condition|state)|intensive care|(?:a )?coma)\b",
        (
            "Ten people were in hospital, [two] in critical condition",
            "Ten people were in hospital, [two] of them in intensive care",
        ),
        part=True,
    ),
    Shape(
        "injuries",
        r"(?:WAS )?with (?:GRAVE|minor|major|non-life-threatening|slight)"
        r" (?:head |leg |internal |burn |gunshot )?(?:injuries|wounds|burns)\b",
        ("Seven passengers were treated, [four] with life-threatening injuries",),
        part=True,
    ),
)
"""The shapes, in the order they are tried."""

_COMPILED: Final = tuple((shape, shape.compiled()) for shape in SHAPES)
_OF_THEM: Final = re.compile(r"\s(?:out )?of (?:them|whom|those)\b", re.IGNORECASE)
_KEYS: Final = re.compile(
    rf"\s(?:{_any(HARM_ADVERBS)}|{_any(FATES)}|is|are|was|were|has|have|had|remain\w*|being|later"
    r"|since|subsequently|also|then|who|died|dies|die|drowned|perished|survived|succumbed|in|with)\b",
    re.IGNORECASE,
)


def told_of(text: str, end: int) -> Shape | None:
    """How the words behind a number that ends at the character tell what became of people."""
    of = _OF_THEM.match(text, end)
    at = end if of is None else of.end()
    if _KEYS.match(text, at) is None:
        return None
    return next((shape for shape, pattern in _COMPILED if pattern.match(text, at)), None)
