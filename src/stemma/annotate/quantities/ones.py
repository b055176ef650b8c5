"""When "one" counts and when it stands for somebody or something."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.bounds import Bound
from stemma.annotate.quantities.members import is_member
from stemma.annotate.quantities.places import same_sentence

_NOT_AFTER: Final = frozenset({"no", "this", "that", "each", "every", "any", "which", "these",
                               "those", "another", "such", "my", "your", "his", "her", "our",
                               "their", "some"})  # fmt: skip
_NO_COUNT: Final = frozenset({"another", "day", "way", "thing", "time", "point", "side", "reason",
                              "example", "or", "more", "by", "that", "who", "which", "and", "in",
                              "else", "to", "heck", "hell", "morning", "afternoon",
                              "evening"})  # fmt: skip
_JOINTS: Final = (("on",), ("to",), ("by",))
_DESCRIBING: Final = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB", "RBS", "CD"})
_LASTS: Final = frozenset({"of", "later", "after", "before", "earlier", "per", "only"})
_NOUNS: Final = frozenset({"NN", "NNP", "NNS"})


def is_counting_one(parse: Parse, first: int, last: int, *, bounded: bool) -> bool:
    """Whether a one over the words first … last counts what follows it."""
    if is_member(parse, first, last):
        return False
    if parse.lower[last] != "one":
        return (
            parse.words[first][:1].isdigit() or parse.lower[first] in ("a", "an") or first != last
        )
    if first != last:
        return True
    before = parse.lower[first - 1] if same_sentence(parse, first - 1, first) else ""
    after = last + 1
    if not same_sentence(parse, last, after):
        return bounded
    if before == "the" or before in _NOT_AFTER:
        return False
    return parse.lower[after] == "of" or (
        parse.lower[after] not in _NO_COUNT
        and not _is_one_by_one(parse, after)
        and _noun_follows(parse, after)
    )


def is_once(parse: Parse, amount: Amount, bound: Bound, last: int) -> bool:
    """Whether "one day" says when, not how long."""
    start = amount.numeral.start
    if amount.unit != "day" or bound.use is not None or bound.approximate or amount.hyphen:
        return False
    if parse.document.text[start : amount.numeral.end].lower() != "one":
        return False
    after = last + 1
    return not (same_sentence(parse, last, after) and parse.lower[after] in _LASTS)


def _is_one_by_one(parse: Parse, after: int) -> bool:
    """As in "one-on-one"."""
    return parse.words[after] in ("-", "‑") and parse.lower[after + 1 : after + 2] in _JOINTS


def _noun_follows(parse: Parse, after: int) -> bool:
    """Whether a noun comes with nothing but its description before it."""
    for j in range(after, min(after + 5, len(parse))):
        if parse.tags[j] in _NOUNS:
            return parse.lower[j] not in _NO_COUNT
        if parse.tags[j] not in _DESCRIBING:
            return False
    return False
