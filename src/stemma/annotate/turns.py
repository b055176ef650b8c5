"""Conversations: whose the words behind a label are, "Q:", "A:", "Vail:", and a claim to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.annotate.entities import fold
from stemma.annotate.labels import Label, find_labels, turns_of
from stemma.annotate.parse import Parse
from stemma.annotate.roles import Range, Tie
from stemma.lexicon.turns import LabelKind
from stemma.model import Entity, EntityKind

STANDFIRST: Final = 200
"""Words before the first label in which the person interviewed is looked for."""

TALKING: Final = frozenset(
    {"answer", "discuss", "explain", "give", "reply", "say", "sit", "speak", "talk", "tell"}
)
INTERVIEW: Final = frozenset({"ask", "interview", "meet", "question"})
INITIALS: Final = re.compile(r"(?:[A-Z]\.?){2,4}")
"""A label of initials: "LS:", "A.B."."""
BEFORE: Final = frozenset({"by", "'s", "’s"})
"""Words behind which a name is an interviewer's: "the Herald's Ana Lind"."""


def find_turns(parse: Parse, entities: Sequence[Entity], title: str | None) -> list[Tie]:
    """What each label gives to whom, in text order; a question with "Q:" is the outlet's.

    An answer behind "A:" is of the person interviewed: whom the text before the first label, or
    else the headline, names.
    """
    opens = [i for i in range(len(parse)) if not i or "\n" in parse.gap(i)]
    labels = find_labels(parse.words, opens)
    turns = [*turns_of(labels, opens, len(parse))]
    if not turns:
        return []
    people = _by_surname(parse, entities)
    asked = None
    if any(label.kind is LabelKind.ANSWER for label, _ in turns):
        asked = _interviewed(parse, entities, turns, title)
    out = []
    for label, words in turns:
        tie = Tie((label.start, label.end), [], [(words.start, words.stop)])
        if label.kind is LabelKind.NAME:
            name = label.name
            tie.cue = (name.stop, label.end)
            tie.sources = [(name.start, name.stop)]
            last = parse.words[name[-1]]
            tie.speaker = people.get(fold(last))
            if tie.speaker is None and len(name) == 1 and INITIALS.fullmatch(last):
                tie.speaker = people.get(last.replace(".", ""))
        elif label.kind is LabelKind.ANSWER:
            if asked is not None:
                tie.speaker, place = asked
                tie.sources = [place]
        elif label.kind is LabelKind.QUESTION or label.kind is LabelKind.RULING:
            continue
        out.append(tie)
    return out


def within_turns(ties: Sequence[Tie], turns: Sequence[Tie]) -> list[Tie]:
    """The ties, none reaching from one turn of a conversation or mail into another.

    What is said within a turn is said by its speaker, or by whom he quotes.
    """
    if not turns:
        return [*ties]
    places = sorted(content for turn in turns for content in turn.contents)
    out = []
    for tie in ties:
        own = _holding(places, tie.cue[0])
        kept: list[Range] = []
        for content in tie.contents:
            kept += _outside(content, [p for p in places if p != own])
        lost = sum(b - a for a, b in tie.contents) - sum(b - a for a, b in kept)
        tie.contents = kept
        if kept and (own is not None or 2 * lost < sum(b - a for a, b in kept)):
            out.append(tie)
    return out


def _holding(places: Sequence[Range], word: int) -> Range | None:
    return next((p for p in places if p[0] <= word < p[1]), None)


def _outside(content: Range, places: Sequence[Range]) -> Iterator[Range]:
    """The parts of a content that lie in none of some places, which are in order."""
    low, high = content
    for start, end in places:
        if start < high and low < end:
            if low < start:
                yield low, start
            low = max(low, end)
    if low < high:
        yield low, high


def _by_surname(parse: Parse, entities: Sequence[Entity]) -> dict[str, str]:
    """The last word of each name, folded, and its initials → the one person or body that has it."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.kind in {EntityKind.PERSON, EntityKind.ORGANIZATION}:
            for mention in entity.names:
                parts = mention.span.of(parse.document.text).replace("-", " ").split()
                found.setdefault(fold(parts[-1]), set()).add(entity.id)
                if len(parts) > 1:
                    initials = "".join(part[0].upper() for part in parts)
                    found.setdefault(initials, set()).add(entity.id)
                    found.setdefault(initials[0] + initials[-1], set()).add(entity.id)
    return {last: next(iter(ids)) for last, ids in found.items() if len(ids) == 1}


def _interviewed(
    parse: Parse,
    entities: Sequence[Entity],
    turns: Sequence[tuple[Label, range]],
    title: str | None,
) -> tuple[str, tuple[int, int]] | None:
    """The person whom the answers are of, and where the text names him first."""
    first = turns[0][0].start
    before = range(max(0, first - STANDFIRST), first)
    asking = {
        fold(parse.words[label.name[-1]])
        for label, words in turns
        if label.name and parse.words[words.stop - 1] == "?"
    }
    answering = {
        fold(parse.words[label.name[-1]])
        for label, words in turns
        if label.name and parse.words[words.stop - 1] != "?"
    }
    best: tuple[int, bool, bool, tuple[int, int], str] | None = None
    headline = set(fold(title or "").split())
    for entity in entities:
        if entity.kind is not EntityKind.PERSON:
            continue
        for mention in entity.names:
            words = [
                i for i in before
                if parse.starts[i] < mention.span.end and mention.span.start < parse.ends[i]
            ]  # fmt: skip
            last = fold(mention.span.of(parse.document.text)).split()[-1:]
            titled = bool(headline.intersection(last))
            if not last or (not words and not titled) or asking.intersection(last):
                continue
            place = (words[0], words[-1] + 1) if words else _place(parse, mention.span.start)
            rank = _rank(parse, place) if words else 3
            found = (rank, last[0] not in answering, place[0] + 1 == place[1], place, entity.id)
            best = found if best is None else min(best, found)
    return None if best is None or best[0] > 3 else (best[4], best[3])


def _place(parse: Parse, start: int) -> tuple[int, int]:
    word = next(i for i in range(len(parse)) if parse.ends[i] > start)
    return word, word + 1


def _rank(parse: Parse, place: tuple[int, int]) -> int:
    """How surely a name is the interviewed one's: 0 speaks, 1 is asked, 2 is named, 9 asks."""
    if place[0] and parse.lower[place[0] - 1] in BEFORE:
        return 9
    for word in _up(parse, place):
        lemma = parse.lemmas[word].lower()
        if parse.pos[word] == "VERB" and lemma in TALKING:
            return 0
        if lemma in INTERVIEW:
            return 1
    return 2


def _up(parse: Parse, place: tuple[int, int]) -> Iterator[int]:
    """The words that a name hangs under, as a subject or an apposition of one, or an object."""
    word = next((w for w in range(*place) if not place[0] <= parse.heads[w] < place[1]), place[0])
    for above in parse.ancestors(word):
        yield above
        if parse.relations[word].partition(":")[0] not in {"appos", "flat", "conj"}:
            return
        word = above
