"""Where phrases of more than one word deny a clause: "at no point", "far from", "hardly any"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.lexicon.negative_phrases import Phrase, PhraseUse, load_negative_phrases
from stemma.lexicon.words import load_words

LINKING: Final = frozenset(
    {"appear", "be", "become", "feel", "go", "look", "prove", "remain", "seem", "sound", "stay"}
)
"""Verbs behind which "far from" and "anything but" deny what follows."""

BETWEEN: Final = 3
"""So many adverbs may stand between such a verb and the phrase: "is still very far from"."""

PLACES: Final = (
    load_words("place_words.txt")
    | {"border", "camp", "clinic", "coast", "hospital", "port", "river", "road", "school", "shop"}
    | {"shore", "station", "store"}
)
"""Nouns behind "far from a" that are places."""


@dataclass(frozen=True, slots=True)
class NegativePhrase:
    """A phrase as it stands at the words [start, end)."""

    start: int
    end: int
    use: PhraseUse


def _by_word() -> dict[str, list[tuple[Phrase, int, PhraseUse]]]:
    """Each word of a phrase → the phrase, the word's place in it, the use; longest first."""
    out: dict[str, list[tuple[Phrase, int, PhraseUse]]] = {}
    for phrase, use in sorted(load_negative_phrases().items(), key=lambda p: (-len(p[0]), p[0])):
        for place, word in enumerate(phrase):
            out.setdefault(word, []).append((phrase, place, use))
    return out


PHRASES: Final = _by_word()


def phrase_at(parse: Parse, word: int) -> NegativePhrase | None:
    """The phrase that a word is part of."""
    for phrase, place, use in PHRASES.get(parse.lower[word], ()):
        start = word - place
        end = start + len(phrase)
        if start < 0 or parse.lower[start:end] != phrase:
            continue
        if parse.sentence_of[start] != parse.sentence_of[end - 1]:
            continue
        if use is PhraseUse.PREDICATE and not _is_predicate(parse, start, end):
            continue
        if use is PhraseUse.ASSERTS and phrase[0] in SOON and not _is_crossed(parse, start, end):
            continue
        return NegativePhrase(start, end, use)
    return None


SOON: Final = frozenset({"hardly", "barely", "scarcely", "not"})
"""Words that assert only where the verb stands before its subject: "scarcely had they left"."""


def denials_of(parse: Parse, head: int) -> Iterator[NegativePhrase]:
    """The phrases that deny the clause under a word, each once: those it holds or hangs above."""
    below = [c for c in parse.children[head] if parse.relations[c] not in OWN_CLAUSE]
    for word in (head, *below):
        found = phrase_at(parse, word)
        if found is not None and found.use in DENYING and anchor(parse, found) == word:
            yield found
    for child in below:
        for word in parse.children[child]:
            if parse.relations[word] not in LOOSE:
                continue
            found = phrase_at(parse, word)
            if found is not None and found.use is PhraseUse.DENIES:
                inside = range(found.start, found.end)
                if anchor(parse, found) == word and child not in inside:
                    yield found


OWN_CLAUSE: Final = frozenset(
    {"ccomp", "xcomp", "csubj", "conj", "parataxis", "advcl", "acl", "acl:relcl", "advcl:relcl"}
)
"""Relations of what is denied by itself, and not with the word above: "it [is far from safe]"."""

LOOSE: Final = frozenset({"nmod", "advmod", "obl", "nmod:unmarked", "obl:unmarked"})
"""Relations by which a tree may hang a phrase under the subject: "the driver [at no time] left"."""

DENYING: Final = frozenset({PhraseUse.DENIES, PhraseUse.PREDICATE})


def anchor(parse: Parse, found: NegativePhrase) -> int:
    """The first word of a phrase that hangs under a word outside it, or is the root."""
    inside = range(found.start, found.end)
    for word in inside:
        if parse.heads[word] not in inside or parse.heads[word] == word:
            return word
    return found.start


def is_nobody(parse: Parse, noun: int) -> bool:
    """Whether a phrase makes a "nobody" of a noun: "hardly anyone", "barely any trees"."""
    return any(
        found is not None and found.use is PhraseUse.NOUN
        for found in (phrase_at(parse, word) for word in (noun, *parse.children[noun]))
    )


def _is_predicate(parse: Parse, start: int, end: int) -> bool:
    """Whether the phrase stands behind a verb like "is", and before what is no place."""
    before = start - 1
    first = parse.sentences[parse.sentence_of[start]][0]
    for _ in range(BETWEEN):
        if before > first and parse.pos[before] in {"ADV", "PART"}:
            before -= 1
    if before < first or parse.lemmas[before].lower() not in LINKING:
        return False
    if parse.lower[start:end] != ("far", "from"):
        return True
    return end < len(parse) and not _is_distance(parse, end)


def _is_distance(parse: Parse, behind: int) -> bool:
    """Whether it is a place that something is far from: "far from the coast"."""
    if parse.pos[behind] in {"ADJ", "VERB", "AUX"}:
        return parse.relations[behind] == "amod"
    if parse.pos[behind] in {"ADV", "ADP"}:
        return parse.lower[behind] in HERE
    if parse.lower[behind] not in {"a", "an", "the"}:
        return True
    noun = behind
    while noun + 1 < len(parse) and parse.pos[noun] in {"DET", "ADJ", "ADV"}:
        noun += 1
    if parse.lower[behind] == "the":
        return parse.lemmas[noun].lower() not in ABSTRACT
    return parse.lemmas[noun].lower() in PLACES or parse.pos[noun] != "NOUN"


HERE: Final = frozenset({"here", "there", "home", "where", "any"})
ABSTRACT: Final = frozenset({"case", "end", "finish", "first", "last", "norm", "only", "truth"})
"""Nouns behind "far from the" that are no place."""


def _is_crossed(parse: Parse, start: int, end: int) -> bool:
    """Whether the verb stands before its subject behind a phrase that opens its sentence."""
    if start != parse.sentences[parse.sentence_of[start]][0]:
        return False
    if parse.lower[start] == "not":
        stop = parse.sentences[parse.sentence_of[start]][1]
        return any(
            parse.pos[w] == "AUX" and w + 1 < stop and parse.pos[w + 1] in {"DET", "PROPN", "PRON"}
            for w in range(end, min(stop, end + 12))
        )
    return end < len(parse) and parse.pos[end] in {"DET", "PROPN", "PRON", "NOUN", "ADJ"}
