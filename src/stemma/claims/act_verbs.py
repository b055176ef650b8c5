"""The verbs by which parties act: "called for", "ruled out"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemma.annotate.parse import Parse
from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs
from stemma.model import PositionAct

FILE: Final = "acts.tsv"
ENDINGS: Final = ("ing", "ed", "es", "d", "s")
CASED: Final = frozenset({"obl", "advcl", "ccomp", "xcomp"})


def load_acts() -> Mapping[str, PositionAct]:
    """Lemma, with a preposition or a particle behind it or none → what who does it does.

    Raises:
        LexiconError: a line is damaged, or names an act that does not exist.
    """
    out = {}
    for number, lemma, act in parse_pairs(load_table(FILE), name=FILE):
        if act not in list(PositionAct):
            raise LexiconError(f"{FILE}:{number}: {act!r} is no act")
        out[lemma] = PositionAct(act)
    return out


VERBS: Final = frozenset(entry.partition(" ")[0] for entry in load_acts())


def lemma_of(parse: Parse, word: int) -> str:
    """The lemma of a verb; where it is no word, that of the verb of the table it is a form of.

    A lemma found by a model may be none: "endorsed" → "endors".
    """
    lemma = parse.lemmas[word].lower()
    if lemma in VERBS:
        return lemma
    form = parse.lower[word]
    for ending in ENDINGS:
        if form.endswith(ending):
            stem = form.removesuffix(ending)
            for verb in (stem, f"{stem}e"):
                if verb in VERBS:
                    return verb
    return lemma


def find_act(
    parse: Parse, word: int, acts: Mapping[str, PositionAct]
) -> tuple[PositionAct | None, int | None]:
    """What a verb does, and the preposition that it needs for it."""
    if parse.pos[word] == "ADJ":
        willing = parse.lower[word] == "willing" and parse.child(word, "xcomp") is not None
        return (acts.get("willing") if willing else None), None
    if parse.pos[word] != "VERB":
        return None, None
    lemma = lemma_of(parse, word)
    for child in parse.children[word]:
        relation = parse.relations[child]
        if relation == "compound:prt":
            return acts.get(f"{lemma} {parse.lower[child]}"), None
        if relation.partition(":")[0] in CASED:
            case = parse.child(child, "case", "mark")
            if case is not None and case > word and not _is_second(parse, word, case):
                found = acts.get(f"{lemma} {parse.lower[case]}")
                if found is not None:
                    return found, case
    return acts.get(lemma), None


def _is_second(parse: Parse, word: int, case: int) -> bool:
    """Whether another preposition ends the verb's own: "asked for [in exchange for voting]"."""
    return any(
        parse.pos[w] == "ADP" and parse.lower[w] == parse.lower[case] for w in range(word + 1, case)
    )
