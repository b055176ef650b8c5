"""What is demanded, offered or rejected: the words of it, whole and no longer than it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.verbs import FINITE, subject_of
from stemma.lexicon.words import load_words

COMPLEMENTS: Final = frozenset({"obj", "ccomp", "xcomp", "obl", "iobj", "advcl", "acl"})
CONTENT: Final = frozenset({"obj", "ccomp", "xcomp"})
BESIDE: Final = load_words("speech_verbs.txt") | {"say", "add", "note", "cite", "tweet", "call"}
"""Verbs whose "-ing" behind a comma tells what else was said: "…, [saying] that"."""

TAIL: Final = frozenset({"even", "however", "though", "by"})
"""Words that hold on to what was cut off behind them."""
QUOTES: Final = frozenset({'"', "'", "“", "``", "‘"})
OPENS: Final = frozenset({"“", "``"})
BOTH: Final = frozenset({'"', "“", "”", "``", "''"})
CLOSES: Final = frozenset({"”", "''"})
POINTING: Final = frozenset({"it", "this", "that", "them", "these", "those", "so", "one"})
ORDERING: Final = frozenset(
    {"ask", "beg", "call", "command", "direct", "implore", "instruct", "order", "press", "urge"}
)
"""Verbs that ask somebody, and so need to say for what: "urged the board"."""
SMALL: Final = load_words("function_words.txt") | load_words("pronouns.txt")


def complement(parse: Parse, word: int, case: int | None) -> list[int]:
    """The words of what is demanded or offered, from first to last, in one piece."""
    kept = [
        child
        for child in parse.children[word]
        if child > word and parse.relations[child].partition(":")[0] in COMPLEMENTS
    ]
    things = [c for c in kept if parse.relations[c].partition(":")[0] in CONTENT]
    if case is not None:
        things.append(parse.heads[case])
    if not things:
        return []
    words = sorted({w for c in kept for w in parse.subtree(c)})
    first = min(w for c in things for w in parse.subtree(c))
    words = [w for w in words if w >= first]
    if case is not None and words and words[0] == case:
        words = words[1:]
    return trimmed(parse, words)


def trimmed(parse: Parse, words: Sequence[int]) -> list[int]:
    """The words of a content to where something else is told, no mark at the ends."""
    words = list(words)
    if not words:
        return []
    end = parse.sentences[parse.sentence_of[words[0]]][1]
    stop = next((w for w in words[1:] if _ends(parse, words[0], w)), end)
    words = [w for w in words if w < stop]
    while words and (parse.pos[words[-1]] in {"PUNCT", "CCONJ"} or parse.lower[words[-1]] in TAIL):
        words.pop()
    words += _closing(parse, words)
    while words and (parse.pos[words[0]] == "PUNCT" or _is_that(parse, words[0])):
        words.pop(0)
    return words


def _closing(parse: Parse, words: Sequence[int]) -> list[int]:
    """The mark that closes a quotation which opens within the words, where it comes next."""
    if not words:
        return []
    inside = [w for w in words[1:] if parse.words[w] in BOTH]
    behind = range(words[-1] + 1, min(words[-1] + 3, len(parse)))
    if len(inside) % 2 == 0:
        return []
    for word in behind:
        if parse.words[word] in BOTH:
            return [*range(words[-1] + 1, word + 1)]
        if parse.words[word] not in {".", ","}:
            break
    return []


def _ends(parse: Parse, first: int, word: int) -> bool:
    """Whether at a word something else begins: ", saying", "according to", behind a quotation."""
    if parse.lower[word : word + 2] == ("according", "to"):
        return True
    if parse.tags[word] == "VBG" and parse.lemmas[word].lower() in BESIDE:
        return parse.lower[word - 1] in {",", "even", "by"} and word - first > 1
    if word - first > 1 and _begins_another(parse, first, word):
        return True
    if parse.words[word - 1] in CLOSES and word - first > 1:
        return not any(parse.words[w] in OPENS for w in range(first, word))
    return False


def _begins_another(parse: Parse, first: int, word: int) -> bool:
    """Whether another clause or a new beginning stands at a word."""
    if parse.words[word - 1] in {":", ";", "—", "--", "–"}:
        return parse.words[word] not in QUOTES and parse.tags[word] in {"NNP", "PRP"}
    if parse.lower[word - 1] == ",":
        return _is_beside(parse, first, word)
    return parse.pos[word] == "CCONJ" and _joins_another(parse, first, word)


def _is_beside(parse: Parse, first: int, word: int) -> bool:
    """Whether a participle behind a comma is of the verb that a content hangs under.

    "told them not to leave, [signaling] that"; not "including".
    """
    if parse.tags[word] != "VBG" or parse.relations[word] != "advcl":
        return False
    return parse.lower[word] != "including" and word - first > 1


def _joins_another(parse: Parse, first: int, word: int) -> bool:
    """Whether "and" or "but" joins a clause that somebody else, or nobody here, is subject of."""
    joined = parse.heads[word]
    if parse.relations[joined] not in {"conj", "parataxis"}:
        return False
    if parse.heads[joined] >= first:  # "told them to stay but later [let] them go"
        return parse.tags[parse.heads[joined]] == "VB" and parse.tags[joined] in FINITE
    return joined > word and subject_of(parse, joined) is not None


def _is_that(parse: Parse, word: int) -> bool:
    return parse.relations[word] == "mark" and parse.lower[word] == "that"


def says_little(parse: Parse, verb: int, words: Sequence[int]) -> bool:
    """Whether of what is demanded or offered only a pronoun stands there, or not the end of it."""
    if (
        parse.pos[words[-1]] in {"ADP", "PART", "DET"}
        and parse.relations[words[-1]] != "compound:prt"
    ):
        return True  # "a wall that they would pay for"
    thing = next((c for c in parse.children[verb] if parse.relations[c] == "obj"), None)
    if thing is None or parse.child(verb, "xcomp", "ccomp") is not None:
        return False
    return parse.lower[thing] in POINTING


def asks_nobody_anything(parse: Parse, verb: int, words: Sequence[int]) -> bool:
    """Whether a verb of asking has somebody and nothing asked of him: "commanded the marines"."""
    if parse.lemmas[verb].lower() not in ORDERING:
        return False
    if parse.child(verb, "xcomp", "ccomp") is not None:
        return False
    done = parse.child(verb, "advcl", "acl")
    if done is not None and parse.tags[done] == "VB":
        return False
    thing = parse.child(verb, "obj") or next(
        (c for c in parse.children[verb] if parse.relations[c].startswith("obl") and c in words),
        None,
    )
    return thing is not None and (
        parse.pos[thing] == "PROPN" or parse.lemmas[thing].lower() in PEOPLE
    )


PEOPLE: Final = load_words("party_nouns.txt") | {"people", "marine", "troop", "crew", "unit"}
"""Nouns for who is asked."""


def content_words(parse: Parse, words: Sequence[int]) -> int:
    """How many of the words say something."""
    return sum(parse.lower[w] not in SMALL and parse.pos[w] != "PUNCT" for w in words)
