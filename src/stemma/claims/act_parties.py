"""Who does an act: the subject of its verb, where that can act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.phrases import phrase
from stemma.claims.quotes import find_quotes
from stemma.claims.text import Text
from stemma.claims.verbs import mark_of, subject_of
from stemma.lexicon.words import load_words
from stemma.model import Act, PositionAct

PARTIES: Final = load_words("party_nouns.txt")
"""Nouns for who can act without being named: "the government", "some drivers"."""
PERSONAL: Final = frozenset({"he", "she", "they", "it", "him", "her", "them"})
PARTICIPLES: Final = frozenset({"advcl", "acl", "conj"})


def find_party(parse: Parse, word: int, clause: Clause) -> int | None:
    """The head word of who does what a verb says; `None` where the tree does not tell.

    "slammed [Orlo] for rejecting the plan": whom the verb above blames. A participle's subject does
    not stand behind it: then it is that of the verb above. A participle right behind the thing that
    a verb is about is told of this: "released [a statement] disputing it".
    """
    blamed = _object_above(parse, word)
    if blamed is not None:
        return blamed
    subject = clause.subject
    if parse.tags[word] != "VBG" or subject is None:
        return subject
    above = parse.heads[word]
    relation = parse.relations[word].partition(":")[0]
    if relation not in PARTICIPLES or above == word:
        return subject
    own = subject_of(parse, word)
    if own is not None and own > word:
        return _lent(parse, above)
    before = word - 1
    thing = parse.pos[before] in {"NOUN", "PROPN"} and parse.relations[before] == "obj"
    if relation == "advcl" and thing and parse.heads[before] == above:
        return before
    return subject


def _lent(parse: Parse, above: int) -> int | None:
    """The subject of a verb, or of the one it hangs under."""
    for _ in range(len(parse)):
        subject = subject_of(parse, above)
        if subject is not None:
            return subject if subject < above else None
        if parse.heads[above] == above:
            return None
        above = parse.heads[above]
    return None


def _object_above(parse: Parse, word: int) -> int | None:
    """Whom the verb above blames for what is done: "slammed [Orlo] for rejecting the plan"."""
    if parse.relations[word].partition(":")[0] != "advcl" or mark_of(parse, word) != "for":
        return None
    return parse.child(parse.heads[word], "obj") if parse.tags[word] == "VBG" else None


def is_somebody(text: Text, word: int) -> bool:
    """Whether a word is for who can be asked: a name, "the rebels", "them"."""
    who = text.heads.entity.get(word)
    named = who is not None and bool(who.names)
    lemma = text.parse.lemmas[word].lower()
    many = text.parse.tags[word] == "NNS" and lemma not in {"hundred", "thousand", "time", "dozen"}
    return named or many or text.parse.pos[word] == "PRON" or lemma in PARTIES


def made(
    text: Text,
    act: PositionAct,
    party: int,
    content: tuple[int, int],
    cue: int,
    addressed: int | None = None,
) -> Iterator[Act]:
    """The act, if who does it is somebody that is known."""
    parse, heads = text.parse, text.heads
    who = heads.entity.get(party)
    named = who is not None and bool(who.names)
    if not named and (parse.pos[party] != "NOUN" or parse.lemmas[party].lower() not in PARTIES):
        return
    start, end = phrase(parse, party, heads.opens)
    denied = "not" in parse.lower[max(start - 2, 0) : start] and parse.tags[start - 1] != "CC"
    if denied or (not named and "," in parse.words[start:end]):
        return  # "teams not named Orlo who are willing"
    if _is_other(text, party, content, cue):
        return
    to = None if addressed is None else heads.entity.get(addressed)
    if addressed is not None and _is_other(text, addressed, content, cue):
        addressed, to = None, None
    if addressed is not None and not is_somebody(text, addressed):
        addressed, to = None, None
    if who is not None and to is not None and who.id == to.id:
        return  # nobody asks himself: one of the two is taken for another
    yield Act(
        act,
        parse.span(start, end),
        parse.span(*content),
        parse.span(cue, cue + 1),
        None if who is None else who.id,
        None if addressed is None else parse.span(*phrase(parse, addressed, heads.opens)),
        None if to is None else to.id,
    )


def _is_other(text: Text, party: int, content: tuple[int, int], cue: int) -> bool:
    """Whether a pronoun is read as one whom it cannot mean.

    Who is quoted calls himself "I"; and "he" is not who is named in what he promised or asks.
    """
    parse = text.parse
    who = text.heads.entity.get(party)
    if who is None or parse.pos[party] != "PRON" or parse.lower[party] not in PERSONAL:
        return False
    said = text.force.at(cue)
    if said is not None and said.speaker == who.id:
        quote = next((q for q in find_quotes(parse) if cue in q), None)
        if quote is not None and party in quote:
            return True
    first, last = parse.starts[content[0]], parse.ends[content[1] - 1]
    return any(
        first <= m.span.start and m.span.end <= last and m.form.value == "name"
        for m in who.mentions
    )
