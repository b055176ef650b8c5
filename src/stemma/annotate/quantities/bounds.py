"""Bounds and softeners around an amount: "less than", "roughly", "or more"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.lexicon.bounds import BoundUse, load_bounds
from stemma.lexicon.words import load_words

PHRASES: Final = load_bounds()
SOFTENERS: Final = load_words("amount_softeners.txt")
# An article between these and the amount makes them prepositions: "argue over a 5% cut".
_PREPOSITIONS: Final = frozenset({"over", "under", "above", "below", "beyond", "around", "near",
                                  "within"})  # fmt: skip
# Before "over two hours" these leave no doubt that it is more than two.
_LASTING: Final = frozenset({"just", "well", "for", "slightly", "far", "of", "took", "take",
                             "takes", "taken", "taking", "last", "lasts", "lasted", "lasting",
                             "spent", "after", "in", "waited", "is", "was", "by", "to",
                             "a"})  # fmt: skip
# A figure that passes a mark: "pushed the toll past 26", not "walked past 26 houses".
_FIGURE: Final = re.compile(
    r"\b(?:tolls?|totals?|tally|count|number|figures?|deaths|fatalities|dead|cases|infections|index"
    r"|price|shares?)\b[^.;\d]{0,40}\s$",
    re.IGNORECASE,
)
_COULD: Final = re.compile(
    r"\b(?:to|could|may|might|will|would|can|tolls?|total)\s$", re.IGNORECASE
)
_MOVED: Final = re.compile(
    r"(?:\b(?:edg(?:e[sd]?|ing)|creep(?:s|ing)?|crept|inch(?:e[sd]|ing)?|tick(?:s|ed|ing)?"
    r"|nudg(?:e[sd]?|ing)|revis(?:e[sd]?|ing))(?:\s(?:slightly|further|again))?"
    r"|\b(?:tolls?|tally|deaths|fatalities)\s(?:(?:has|have|had)\s)?(?:climb|rise|rose|go|went|gone|jump"
    r"|move|shot|shoot)[a-z]*"
    r"|\b(?:tolls?|tally|deaths|fatalities)"
    r"|\b(?:br(?:ing|ought)|tak|took|push|rais|put|driv|drove|send|sent)[a-z]*\s(?:[a-z]+\s){0,3}"
    r"(?:toll|total|tally|count|number))\s$",
    re.IGNORECASE,
)
_LONGEST: Final = max(phrase.count(" ") + 1 for phrase in PHRASES.before)
_WORD: Final = re.compile(r"[^\s()“”\"‘,;:]+")
_SIGNS: Final = frozenset(p for p in PHRASES.before if not p[0].isalnum())
_AFTER: Final = re.compile(
    r"[\s-]?("
    + "|".join(re.escape(p) for p in sorted(PHRASES.after, key=len, reverse=True) if p[0].isalpha())
    + r")\b|(\+)(?!\s?\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bound:
    """How the amount within the characters [start, end) is bounded; no use means exactly so."""

    start: int
    end: int
    use: BoundUse | None = None
    approximate: bool = False


def read_bound(text: str, amount: Amount, left: int) -> Bound:
    """What stands around the amount, not reaching before the character `left`."""
    start, use, about = _before(text, amount, left)
    end = amount.end
    found = _AFTER.match(text, end)
    if amount.plus and use is None:
        use = PHRASES.after["plus"]
    elif found is not None:
        after = PHRASES.after[(found[1] or found[2]).lower()]
        if found[1] != "plus" or text[end] == "-" or text[end : end + 1] == "+":
            if use is None or after is BoundUse.ABOUT:
                end = found.end()
            if after is BoundUse.ABOUT:
                about = True
            elif use is None:
                use = after
    return Bound(start, end, use, about)


def _before(text: str, amount: Amount, left: int) -> tuple[int, BoundUse | None, bool]:
    start, use, about = amount.start, None, False
    while start > left:
        window = text[max(left, start - 60) : start]
        sign = window.rstrip()[-1:]
        if sign in _SIGNS:
            found, phrase = PHRASES.before[sign], sign
            at = max(left, start - 60) + len(window.rstrip()) - 1
        else:
            if "\n\n" in window[-3:] or (not window[-1:].isspace() and window[-1:] != "-"):
                break
            hit = _phrase(window)
            if hit is None:
                break
            phrase, offset, found = hit
            at = max(left, start - 60) + offset
        if not _fits(phrase, amount, text, at):
            break
        start = at
        if found is BoundUse.ABOUT:
            about = True
        elif use is None:
            use = found
        else:
            break
    return start, use, about


def _phrase(window: str) -> tuple[str, int, BoundUse] | None:
    """The longest phrase the window ends with, words without weight between."""
    words = [(m[0].lower().rstrip("-"), m.start()) for m in _WORD.finditer(window)][
        -(_LONGEST + 2) :
    ]
    if not words or words[-1][1] + len(words[-1][0]) < len(window.rstrip(" -\u00a0\n")):
        return None
    for skip in (0, 1, 2):
        rest = words[: len(words) - skip]
        if skip and " ".join(w for w, _ in words[len(words) - skip :]) not in SOFTENERS:
            continue
        for size in range(min(_LONGEST, len(rest)), 0, -1):
            phrase = " ".join(word for word, _ in rest[-size:])
            use = PHRASES.before.get(phrase)
            if use is not None and not (skip and phrase in _PREPOSITIONS):
                return phrase, rest[-size][1], use
    return None


def _fits(  # noqa: PLR0911 - a phrase a line
    phrase: str, amount: Amount, text: str, at: int
) -> bool:
    """Whether the phrase bounds this kind of amount; "over two days" is no bound."""
    if phrase in ("over", "under", "above", "below", "beyond") and amount.dimension == "time":
        ahead = text[max(0, at - 12) : at].split()
        return bool(ahead) and ahead[-1].lower() in _LASTING
    if (
        phrase in ("over", "under", "above", "below", "beyond", "around")
        and amount.dimension is None
        and amount.numeral.form is NumeralForm.WORDS
        and amount.high <= 10
    ):
        ahead = text[max(0, at - 12) : at].split()
        return bool(ahead) and ahead[-1].lower() in ("just", "well", "slightly", "of")
    if phrase in ("past", "passed", "crossed", "nears", "neared", "nearing"):
        return _FIGURE.search(text, max(0, at - 60), at) is not None
    if phrase in ("top", "tops"):  # "could top 100", not "the top 100"
        return _COULD.search(text, max(0, at - 9), at) is not None
    if phrase == "up to" and _MOVED.search(text, max(0, at - 70), at) is not None:
        return False  # "the toll edged up to 27"
    if phrase == "within":
        return amount.dimension in ("time", "length")
    return True
