"""What an amount counts, from the words behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.places import same_sentence
from stemma.annotate.quantities.singular import singular_of
from stemma.lexicon.words import load_words

FATES: Final = load_words("fates.txt")
INVARIANT: Final = load_words("invariant_plurals.txt")
_INSIDE: Final = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "POS"})
_ADVERBS: Final = frozenset({"RB", "RBR", "RBS"})
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_HYPHENS: Final = frozenset({"-", "‑"})
# Between the number and the noun, and no part of what is counted.
_LIGHT: Final = frozenset({"more", "other", "others", "further", "additional", "extra", "such",
                           "many", "few", "several", "less", "fewer"})  # fmt: skip
_DETERMINERS: Final = frozenset({"DT", "PRP$", "PDT", "CD"})
_NOT_COUNTED: Final = frozenset({"ago", "a.m.", "p.m.", "am", "pm", "percent"})
_WHEN: Final = frozenset({"last", "next", "previous", "this", "yesterday", "today"})
_FAR: Final = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """The words [start, end) that are counted; `name` is how a unit is called after them."""

    start: int
    end: int
    name: str


def counted_after(  # noqa: PLR0911 - a way of counting a line
    parse: Parse, last: int, *, one: bool
) -> Counted | None:
    """The noun phrase behind a number whose last word is `last`; `one` allows the singular."""
    j = last + 1
    if not same_sentence(parse, last, j):
        return None
    if parse.words[j] in _HYPHENS and not parse.gap(j):
        return _hyphened(parse, j + 1, last)
    if parse.words[last].endswith("-") and (hung := _hanging(parse, j, last)) is not None:
        return hung
    if parse.lower[j : j + 2] == ("out", "of"):
        j += 1
    if parse.lower[j] in ("and", "or") and same_sentence(parse, last, j + 1):
        # "killed 12 and 21 people"
        shared = parse.tags[j + 1] == "CD" and not parse.words[last].endswith("-")
        return _phrase(parse, j + 2, j + 1, one=False) if shared else None
    if parse.lower[j] == "of":
        return _part(parse, j + 1, last)
    if (noun := _shared(parse, j)) is not None:
        return noun
    if _describes(parse, j):
        return Counted(j, j + 1, _name(parse, j, j))
    return _phrase(parse, j, last, one=one)


def counted_of(parse: Parse, j: int) -> Counted | None:
    """What "the number of" counts, which the word j opens: "injured", "asylum applications"."""
    while same_sentence(parse, j, j + 1) and parse.tags[j] in _DETERMINERS:
        j += 1
    if parse.lower[j] in FATES:
        return Counted(j, j + 1, parse.lower[j])
    return _phrase(parse, j, j - 1, one=False)


def _describes(parse: Parse, j: int) -> bool:
    """Whether the noun at j with its number describes another: "the 11 member committee"."""
    return (
        j >= 2
        and parse.tags[j] == "NN"
        and j + 1 < len(parse)
        and parse.tags[j + 1] in ("NN", "NNS")
        and parse.lower[j - 2] in ("a", "an", "the", "this", "its", "their")
        and parse.lower[j - 1] != "one"
    )


def _hyphened(parse: Parse, j: int, last: int) -> Counted | None:
    """The noun tied to the number: the runs of "a three-run lead"."""
    if not same_sentence(parse, last, j) or parse.gap(j) or parse.tags[j] not in _NOUNS:
        return None
    return Counted(j, j + 1, _name(parse, j, j))


def _shared(parse: Parse, j: int) -> Counted | None:
    """The noun behind a second number: the nationals of "12 Somali and 11 Yemeni nationals"."""
    if not same_sentence(parse, j, j + 4) or parse.tags[j] not in ("JJ", "NNP"):
        return None
    if parse.lower[j + 1] not in ("and", "or") or parse.tags[j + 2] != "CD":
        return None
    other = j + 3  # "Yemeni"
    if parse.tags[other] not in ("JJ", "NNP") or parse.tags[other + 1] not in _PLURAL:
        return None
    noun = other + 1
    return Counted(noun, noun + 1, f"{parse.words[j]} {_name(parse, noun, noun)}")


def _hanging(parse: Parse, j: int, last: int) -> Counted | None:
    """The noun that several numbers share: the cylinders of "four-, five- and six-cylinder"."""
    while same_sentence(parse, last, j + 2) and j <= last + _FAR:
        if parse.words[j] in _HYPHENS and parse.tags[j - 1] == "CD":
            return _hyphened(parse, j + 1, last)
        if parse.tags[j] not in ("CD", "CC", ",", "TO", "IN", "HYPH"):
            return None
        j += 1
    return None


def _part(parse: Parse, j: int, last: int) -> Counted | None:
    """The whole that some are counted from: "two of the five workers"."""
    while same_sentence(parse, last, j) and (
        parse.tags[j] in _DETERMINERS or parse.lower[j] in ("first", "last", "all")
    ):
        j += 1
    return _phrase(parse, j, last, one=False) if same_sentence(parse, last, j) else None


def _phrase(  # noqa: C901 - a word at a time
    parse: Parse, j: int, last: int, *, one: bool
) -> Counted | None:
    start, head = j, None
    limit = min(len(parse), last + 1 + _FAR)
    sentence = parse.sentence_of[last]
    while j < limit and parse.sentence_of[j] == sentence:
        tag, word = parse.tags[j], parse.lower[j]
        if head is None and word in _WHEN and parse.tags[min(j + 1, limit - 1)] not in _PLURAL:
            return None  # "2.1 last year"
        if word in _NOT_COUNTED or (j > last + 1 and "\n" in parse.gap(j)):
            break
        if tag == "POS":
            if head is not None and _is_plural(parse, head):
                return None  # "millions of workers' pensions": either may be counted
            start, head = j + 1, None  # "one of the town's bridges"
        elif tag in _NOUNS:
            if head is not None and parse.words[j - 1] not in _HYPHENS and _ends(parse, head):
                break
            head = j
            if word == "times":
                break
        elif not _goes_on(parse, j, head):
            break
        j += 1
    if head is not None and (one or _is_plural(parse, head) or _is_numbered(parse, head, last)):
        return _named(parse, start, head)
    return None if head is None else _by_tree(parse, last)


def _by_tree(parse: Parse, last: int) -> Counted | None:
    """The noun that the tree hangs the number under: "19 state legislative bodies"."""
    head = parse.heads[last]
    if parse.relations[last] != "nummod" or not last < head <= last + _FAR:
        return None
    if parse.tags[head] not in _PLURAL or not parse.gap(last + 1):
        return None
    inside = all(parse.tags[j] in (*_INSIDE, "HYPH", "CC") for j in range(last + 1, head))
    return _named(parse, last + 1, head) if inside else None


def _is_numbered(parse: Parse, head: int, last: int) -> bool:
    """Whether the tree hangs the number under the noun: "five new aircraft"."""
    before = parse.words[last - 1] if last else ""
    if parse.tags[last - 1] == "DT" or before in _HYPHENS or not parse.gap(last + 1):
        return False
    return parse.heads[last] == head and parse.relations[last] == "nummod"


def _named(parse: Parse, start: int, head: int) -> Counted:
    while start < head and (parse.lower[start] in _LIGHT or parse.words[start] in _HYPHENS):
        start += 1
    return Counted(start, head + 1, _name(parse, start, head))


def _goes_on(parse: Parse, j: int, head: int | None) -> bool:
    """Whether the phrase goes on over a word that is no noun."""
    if parse.words[j] in _HYPHENS:
        return not parse.gap(j)
    if parse.tags[j] == "CC" or parse.words[j] == ",":
        return _holds_together(parse, j)
    if parse.tags[j] == "CD" and parse.words[j].isdigit():
        return j + 1 < len(parse) and parse.tags[j + 1] in _NOUNS  # "two new Boeing 737 jets"
    if head is not None:
        return parse.words[j - 1] in (*_HYPHENS, "and", "or") and parse.tags[j] in _INSIDE
    if parse.tags[j] in _ADVERBS and j + 1 < len(parse):
        return parse.tags[j + 1] in ("JJ", "VBN", "VBG")
    return parse.tags[j] in _INSIDE


def _holds_together(parse: Parse, j: int) -> bool:
    """Whether "and" or a comma stands between two words that describe one noun."""
    if parse.lower[j] not in ("and", "or", ",") or j + 2 >= len(parse):
        return False
    kinds = ("JJ",) if parse.words[j] == "," else ("JJ", "NNP")
    return (
        parse.tags[j - 1] in kinds
        and parse.tags[j + 1] in kinds
        and parse.tags[j + 2] in (*_NOUNS, "HYPH", "JJ")
    )


def _ends(parse: Parse, head: int) -> bool:
    """Whether the plural noun closes the phrase; in "sports bars" it only describes."""
    if parse.tags[head] not in _PLURAL:
        return False
    j = head + 1
    if j < len(parse) and parse.tags[j] == "POS":
        return False
    return not (
        j < len(parse)
        and parse.tags[j] in _NOUNS
        and parse.heads[head] >= j
        and parse.relations[head] in ("compound", "nmod")
    )


def _is_plural(parse: Parse, head: int) -> bool:
    word = parse.lower[head]
    return (
        parse.tags[head] in _PLURAL
        or word in INVARIANT
        or (parse.tags[head] == "NNP" and word.endswith("s") and not word.endswith("ss"))
    )


def _name(parse: Parse, start: int, head: int) -> str:
    """The words as a unit is called: the noun in the singular, names in their own letters."""
    out = ""
    for j in range(start, head + 1):
        word = parse.words[j]
        if parse.tags[j] == "NNPS" and word.isupper() and _is_loud(parse, j):
            word = word.capitalize()
        elif parse.tags[j] not in ("NNP", "NNPS", "JJ") or word.isupper() or _opens(parse, j):
            word = parse.lower[j]
        if j == head and _is_plural_form(parse, j):
            word = singular_of(word, parse.lemmas[j])
        out += word if j == start or not parse.gap(j) else " " + word
    return out


def _is_plural_form(parse: Parse, head: int) -> bool:
    """Whether the noun has the ending of a plural, whatever its tag."""
    if parse.tags[head] in _PLURAL:
        return True
    word = parse.lower[head]
    if parse.tags[head] == "NNP":
        return _is_plural(parse, head) and not word.endswith(("us", "is"))
    return word.endswith("s") and parse.lemmas[head].lower() == word[:-1]


def _is_loud(parse: Parse, j: int) -> bool:
    """Whether the sentence is in capitals throughout, so that a word's own tell nothing."""
    start, end = parse.sentences[parse.sentence_of[j]]
    return parse.text(start, end).isupper()


def _opens(parse: Parse, j: int) -> bool:
    return parse.tags[j] == "JJ" and j == parse.sentences[parse.sentence_of[j]][0]
