"""Nouns that are claims: what happens or is measured, with its value: "the 15-minute call"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.phrases import head_of, words_of
from stemma.model import Quantity, Timex, TimexKind

MODIFIES: Final = frozenset({"compound", "amod", "nummod", "nmod", "obl", "advmod", "dep"})
EVENT_ENDINGS: Final = ("tion", "sion", "ment", "ance", "ence", "ing")
NOMINAL: Final = frozenset({"NOUN", "PROPN"})


def find_valued_nouns(
    parse: Parse,
    timexes: Sequence[Timex],
    quantities: Sequence[Quantity],
    events: frozenset[str],
) -> tuple[int, ...]:
    """The heads of nouns that carry a time or a measured amount: "the 15-minute call".

    A count ("three calls") belongs to the clause around it; so does a time that stands behind a
    noun which is no event.
    """
    out = set()
    values: tuple[Timex | Quantity, ...] = (*timexes, *quantities)
    for value in values:
        if not _measures(value):
            continue
        words = words_of(parse, value.span)
        if not words:
            continue
        noun = _noun_above(parse, head_of(parse, words), words)
        if noun is not None and (words[0] < noun or is_event(parse, noun, events)):
            out.add(noun)
    return tuple(sorted(out))


def is_event(parse: Parse, noun: int, events: frozenset[str]) -> bool:
    """Whether a noun names what happens."""
    lemma = parse.lemmas[noun].lower()
    return lemma in events or (len(lemma) > 6 and lemma.endswith(EVENT_ENDINGS))


def _measures(value: Timex | Quantity) -> bool:
    if isinstance(value, Timex):
        return value.kind is not TimexKind.SET and not value.value.endswith("_REF")
    return value.dimension not in {None, "count"}


def _noun_above(parse: Parse, head: int, inside: range) -> int | None:
    """The noun that a value's head modifies; `None` where it hangs on a verb."""
    word = head
    while parse.heads[word] != word:
        relation = parse.relations[word].partition(":")[0]
        above = parse.heads[word]
        if relation not in MODIFIES or parse.pos[above] in {"VERB", "AUX"}:
            return None
        if parse.pos[above] in NOMINAL and above not in inside:
            return _compounded(parse, above)
        word = above
    return None


def _compounded(parse: Parse, noun: int) -> int:
    """The noun that another only describes: the well of "the 30cm-diameter well"."""
    above = parse.heads[noun]
    described = parse.relations[noun] == "compound" and noun < above
    return above if described and parse.pos[above] in NOMINAL else noun
