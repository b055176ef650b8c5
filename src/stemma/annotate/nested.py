"""Who is heard within what another says: "Brey said the guard told her 'It is open'"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.roles import Range, Tie
from stemma.lexicon.words import load_words

SPEAKING: Final = (
    load_words("speech_verbs.txt")
    - {"accept", "accuse", "comment", "continue", "describe", "hint", "speak", "think", "threaten"}
) | {"shout", "yell", "cry"}
OPEN: Final = frozenset({'"', "“", "'", "‘", "``"})
CLOSE: Final = frozenset({'"', "”", "'", "’", "''"})
NEAR: Final = 6
"""Words from a verb to the quotation it gives: "told me, [']"."""

FEWEST: Final = 3
"""Words of a quotation within what is said: of fewer the words are no statement."""

TOLD: Final = frozenset({"VBD", "VBZ", "VBN"})
NOBODY: Final = frozenset({"i", "it", "one", "people", "that", "they", "we", "which", "you"})
"""Subjects of what is only imagined to be said: "people say, 'It does not matter'"."""

PHRASE: Final = frozenset(
    {"det", "amod", "compound", "flat", "nmod:poss", "nummod", "appos", "case"}
)


class Around:
    """Which attribution another stands within: the one of the shortest content around its cue."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._ties = ties
        self._at: dict[int, int] = {}
        sized = sorted(
            (start - end, number, start, end)
            for number, tie in enumerate(ties)
            for start, end in tie.contents
        )
        for _, number, start, end in sized:  # the longest first
            for word in range(start, end):
                self._at[word] = number

    def of(self, number: int) -> int | None:
        """The number of the one around; `None` where none is."""
        cue = self._ties[number].cue
        if cue[0] == cue[1]:
            return None
        found = self._at.get(cue[0])
        return None if found == number else found


def find_nested(ties: Sequence[Tie], parse: Parse) -> list[Tie]:
    """An attribution for each verb with a speaker and a quotation within the content of another.

    Those that the model found are left out. Speech that is reported without marks is left to who
    reports it, as the annotators of PolNeAR do: with it, whole attributions fall from 72.8 to 72.0.
    """
    known = [False] * len(parse)
    for tie in ties:
        for word in range(*tie.cue):
            known[word] = True
    out: list[Tie] = []
    done: set[int] = set()
    for tie in ties:
        for start, end in tie.contents:
            for verb in range(start, end):
                if verb in done or known[verb]:
                    continue
                done.add(verb)
                out.extend(_inner(parse, verb, (start, end)))
    return out


def _inner(parse: Parse, verb: int, within: Range) -> Iterator[Tie]:
    if parse.pos[verb] != "VERB" or parse.lemmas[verb].lower() not in SPEAKING:
        return
    subject = _speaker(parse, verb)
    if subject is None or not within[0] <= subject < within[1]:
        return
    if parse.lower[subject] in NOBODY or parse.tags[verb] not in TOLD:
        return
    if _is_denied(parse, verb):
        return
    content = _quoted(parse, verb, within[1])
    if content is None:
        return
    words = [subject, *_phrase(parse, subject)]
    source = (min(words), max(words) + 1)
    if source[0] < content[1] and content[0] < source[1]:
        return
    yield Tie((verb, verb + 1), [source], [content])


def _speaker(parse: Parse, verb: int) -> int | None:
    """Who says it: the verb's subject, that of the verb it is joined to, or by whom it is told."""
    subject = parse.child(verb, "nsubj")
    if subject is None and parse.relations[verb] == "conj":
        return parse.child(parse.heads[verb], "nsubj")
    if subject is None:
        return None
    passive = (
        parse.relations[subject].endswith(":pass") or parse.child(verb, "aux:pass") is not None
    )
    if passive:
        agents = (
            c
            for c in parse.children[verb]
            if any(parse.lower[k] == "by" for k in parse.children[c])
        )
        return next(agents, None)
    if parse.lower[subject] == "who" and parse.relations[verb].startswith("acl"):
        return parse.heads[verb]
    return subject


def _is_denied(parse: Parse, verb: int) -> bool:
    return any(
        parse.lower[c] in {"not", "n't", "n’t", "never"}
        or (parse.relations[c] == "mark" and parse.lower[c] in {"if", "whether", "to"})
        for c in parse.children[verb]
    )


def _phrase(parse: Parse, noun: int) -> Iterator[int]:
    for child in parse.children[noun]:
        if (
            parse.lower[child] != "by"
            and parse.relations[child] in PHRASE
            and abs(child - noun) < NEAR
        ):
            yield child
            yield from _phrase(parse, child)


def _quoted(parse: Parse, verb: int, end: int) -> Range | None:
    """The quotation that begins near behind a verb, within what is said."""
    for mark in range(verb + 1, min(end, verb + NEAR + 1)):
        if parse.words[mark] not in OPEN or parse.tags[mark] == "POS" or not parse.gap(mark):
            continue
        for last in range(mark + 2, end):
            if parse.words[last] in CLOSE and not parse.gap(last) and parse.tags[last] != "POS":
                return (mark, last + 1) if last - mark > FEWEST else None
        return None
    return None
