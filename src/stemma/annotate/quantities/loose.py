"""Numbers alone: which say something by themselves."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.moves import direction
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.places import same_sentence
from stemma.lexicon.words import load_words

FATES: Final = load_words("fates.txt")
SIZED: Final = load_words("sized.txt")
NAMING: Final = 100
LARGE: Final = 10**4
MEASURING: Final = load_words("measuring.txt")


def says_something(parse: Parse, amount: Amount, first: int, last: int) -> bool:
    """Whether a number without unit, bound or counted noun is an amount all the same.

    A large or exact one is; a small one where it stands for those counted ("two were hurt"), for
    a level ("rose to 12") or for a size ("a crew of nine").
    """
    if amount.scale != 1 or amount.numeral.grouped or amount.plural or amount.high >= LARGE:
        return True
    before = first - 1
    word = parse.lower[before] if same_sentence(parse, before, first) else ""
    if word == "the" and amount.low >= NAMING:
        return False  # "the 787 flies"
    if _stands_for_counted(parse, first, last):
        return True
    if word == "of":
        sized = same_sentence(parse, before - 1, first)
        return sized and parse.lemmas[before - 1].lower() in SIZED
    if word == "another":
        return amount.numeral.form is NumeralForm.WORDS
    return word in ("to", "at", "from", "by") and _is_level(parse, first)


def _stands_for_counted(parse: Parse, first: int, last: int) -> bool:
    """Whether the number stands for people or things: "two were hurt", "12 dead"."""
    head = parse.heads[first]
    if parse.relations[first].partition(":")[0] in ("nsubj", "obj") and head != first:
        if parse.pos[head] == "VERB":
            return True
        if parse.lower[head] not in FATES:
            return False
    return same_sentence(parse, last, last + 1) and parse.lower[last + 1] in FATES


def _is_level(parse: Parse, first: int) -> bool:
    head = parse.heads[first]
    above = (head, parse.heads[head])
    return any(direction(parse, j) is not None or _stands(parse, j) for j in above)


def _stands(parse: Parse, word: int) -> bool:
    lemma = parse.lemmas[word].lower()
    return lemma in MEASURING and lemma not in ("be", "run")
