"""The mood that a verb, an adjective or a noun gives to what hangs under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.negation import has_no, is_negated, misquoted_as
from stemma.claims.subjunctives import is_duty, is_subjunctive
from stemma.claims.verbs import (
    CALLING,
    calls_on,
    carried_by,
    is_infinitive,
    is_passive,
    mark_of,
)
from stemma.claims.withheld import SILENT, is_both_ways
from stemma.lexicon.moods import MoodPlace
from stemma.model import Modality

Moods = Mapping[MoodPlace, Mapping[str, str]]

NEGATED: Final = "negated"

HAPPENED: Final = frozenset({Modality.REPORTED, Modality.ASSERTED})
"""Moods that a verb gives to an infinitive only in the passive: "was said to be", "was seen"."""

BEHIND: Final = {Modality.REPORTED.value: "of", NEGATED: "from"}
"""The preposition behind which a verb colours what is done: "accused of taking", "kept from"."""

WITH_IT: Final = frozenset({"by", "while"})
"""What joins a participle to an infinitive so closely that it is planned with it."""

UNDONE: Final = frozenset({Modality.DEMANDED, Modality.OFFERED, Modality.PLANNED})
WISHED: Final = frozenset({"anticipate", "expect", "hope", "intend", "want", "wish"})
"""Verbs whose "not" is that of what is wished: "did not want them to go"."""

NOBODY: Final = frozenset({"nobody", "none", "nothing"})
UNAWARE: Final = frozenset({"aware", "certain", "clear", "sure"})

THINGS: Final = frozenset({"obj", "obl", "nsubj"})
SURE: Final = frozenset({"doubt", "question"})
"""Nouns behind whose "no" a thing is claimed: "no doubt that"."""


class Governors:
    """The table of words asked for what governs a word.

    `told` are nouns for what is said, which are given and not offered: "offered no details".
    """

    def __init__(self, moods: Moods, told: AbstractSet[str]) -> None:
        self._by = moods[MoodPlace.BY]
        self._to = moods[MoodPlace.TO]
        self._not = moods[MoodPlace.NOT]
        self._of = moods[MoodPlace.OF]
        self._in = moods[MoodPlace.IN]
        self._under = moods[MoodPlace.UNDER]
        self._as = moods[MoodPlace.AS]
        self._told = told
        self._undone = frozenset(
            word.partition(" ")[0]
            for table in (self._by, self._of)
            for word, mood in table.items()
            if mood in UNDONE
        )

    def is_refused(self, parse: Parse, head: int, *, negated: bool) -> bool:
        """Whether a verb asks, offers or plans, and it is not so that it does: "did not ask".

        What is asked is then not asked to be left undone; nothing is asked.
        """
        lemma = parse.lemmas[head].lower()
        return negated and lemma in self._undone and lemma not in WISHED

    def withholds(self, parse: Parse, above: int) -> bool:
        """Whether of what hangs under a word nothing is said: "did not say that".

        So it is behind "declined to confirm that" and "stopped short of saying that", where a
        thing is neither confirmed nor denied, and where it is not denied: that is no denial, and
        no word for it either.
        """
        if parse.pos[above] == "NOUN":
            verb = parse.heads[above]  # "could not confirm reports that"
            return (
                parse.relations[above] in {"obj", "nsubj:pass", "obl"}
                and parse.lemmas[verb].lower() in SILENT
                and (is_both_ways(parse, verb) or self._is_unsaid(parse, verb))
            )
        lemma = parse.lemmas[above].lower()
        if is_both_ways(parse, above):
            return True
        if not self._is_unsaid(parse, above):
            return False
        unsaid = self._not.get(lemma) == Modality.HEDGED or parse.lower[above] in UNAWARE
        undenied = self._by.get(lemma) == Modality.DENIED
        return unsaid or undenied or self.is_refused(parse, above, negated=True)

    def _is_unsaid(self, parse: Parse, verb: int) -> bool:
        """Whether a verb is denied, or hangs under one that says that it was not done."""
        subject = parse.child(verb, "nsubj")
        if is_negated(parse, verb) or (
            subject is not None and (parse.lower[subject] in NOBODY or has_no(parse, subject))
        ):
            return True
        above = parse.heads[verb]
        relation = parse.relations[verb].partition(":")[0]
        if above != verb and misquoted_as(parse, above) == verb:
            return True
        if relation == "xcomp":
            yet = parse.lemmas[above].lower() in {"be", "have"} and is_negated(parse, above)
            return yet or self.of_infinitive(parse, above) == NEGATED
        if relation in {"advcl", "acl"}:
            short = any(parse.lower[c] == "short" for c in parse.children[above])
            mark = mark_of(parse, verb)
            return mark == "without" or (mark == "of" and (short or parse.lower[above] == "short"))
        return False

    def carries(self, parse: Parse, head: int) -> bool:
        """Whether a word colours the infinitive under it, which then says what happens."""
        mood = self.of_infinitive(parse, head)
        if mood in HAPPENED:
            return parse.lower[head] in self._as or is_passive(parse, head)
        return mood is not None

    def of_infinitive(self, parse: Parse, head: int) -> str | None:
        """The mood of what hangs under "is ready", "plans", "was said"."""
        mood = self._of_adjective(parse, head)
        if mood is not None:
            return mood
        lemma = parse.lemmas[head].lower()
        done = carried_by(parse, head) if lemma in CALLING else None
        if done is not None and calls_on(parse, head, done):
            return Modality.DEMANDED  # "called on the rebels to leave"
        alone = parse.child(head, "obj", "iobj") is None and not is_passive(parse, head)
        return (self._to.get(lemma) if alone else None) or self._by.get(lemma)

    def of_object(self, parse: Parse, head: int) -> tuple[int | None, str | None]:
        """The thing that a verb demands, offers or plans, and which: "called for talks"."""
        lemma = parse.lemmas[head].lower()
        own = self._of.get(lemma)
        for child in parse.children[head]:
            base = parse.relations[child].partition(":")[0]
            if base == "obl":
                case = parse.child(child, "case")
                mood = None if case is None else self._of.get(f"{lemma} {parse.lower[case]}")
                if mood is not None:
                    return child, mood
            elif own is not None and (
                base == "obj" or (base == "nsubj" and is_passive(parse, head))
            ):
                told = own == Modality.OFFERED and parse.lemmas[child] in self._told
                return (None, None) if told else (child, own)
        return None, None

    def of_lead(self, parse: Parse, word: int) -> str | None:
        """The mood that a word of a lead-in gives to the items of a list: "four demands:"."""
        table = {"NOUN": self._in, "VERB": self._by}.get(parse.pos[word])
        return None if table is None else table.get(parse.lemmas[word].lower())

    def leaves_open(self, parse: Parse, above: int) -> bool:
        """Whether what is asked under a word is not known: "unclear who", "wondered why"."""
        moods = {self._as.get(parse.lower[above]), self._by.get(parse.lemmas[above].lower())}
        return Modality.HEDGED in moods or is_negated(parse, above)

    def above(self, parse: Parse, head: int) -> list[str]:
        """Moods from the words that a clause or noun hangs under, nearest first."""
        out: list[str] = []
        word = head
        for above in parse.ancestors(head):
            base = parse.relations[word].partition(":")[0]
            if base in THINGS and word == head:
                thing, mood = self.of_object(parse, above)
                if mood is not None and thing == word and mood != Modality.DENIED:
                    out.append(mood)
            elif base in {"conj", "ccomp", "xcomp"}:
                out.extend(self._of_clause(parse, above, word, base))
                if base == "ccomp":
                    break  # what is said in a clause is not what its teller does
            else:
                out.extend(self._last(parse, above, word, base))
                break
            word = above
        return out

    def _of_clause(self, parse: Parse, above: int, word: int, base: str) -> Sequence[str]:
        """The moods that a verb gives to the clause under it, or a clause to one joined to it."""
        if base == "conj":
            return self._shared(parse, above, word)
        if base == "xcomp":
            mood = self.of_infinitive(parse, above)
            return () if mood is None else (mood,)
        lemma = parse.lemmas[above].lower()
        out = []
        mood = self._of_adjective(parse, above) or self._by.get(lemma)
        if mood is not None and _reaches(parse, mood, word):
            out.append(mood)
        if lemma in self._not and is_negated(parse, above):
            out.append(self._not[lemma])
        return out

    def _last(self, parse: Parse, above: int, word: int, base: str) -> Sequence[str]:
        """The moods that reach a clause from a noun, or over a preposition."""
        lemma = parse.lemmas[above].lower()
        if base == "advcl":
            mood = self._by.get(lemma)
            if mood is not None and BEHIND.get(mood) == mark_of(parse, word) is not None:
                return (mood,)
            if parse.relations[above] == "xcomp" and mark_of(parse, word) in WITH_IT:
                mood = self.of_infinitive(parse, parse.heads[above])
                return () if mood is None or mood == NEGATED else (mood,)
        elif base == "appos" and lemma in self._in:
            return (self._in[lemma],)
        elif base == "acl" and _is_content(parse, word):
            denied = () if is_infinitive(parse, word) else self._of_denied(parse, above)
            return (*self.of_noun(parse, above), *denied)
        return ()

    def _of_denied(self, parse: Parse, noun: int) -> Sequence[str]:
        """The mood of what a noun holds that is itself denied: "dismissed rumours that"."""
        verb = parse.heads[noun]
        base = parse.relations[noun].partition(":")[0]
        if base not in THINGS or (base == "nsubj" and not is_passive(parse, verb)):
            return ()
        denied = self._by.get(parse.lemmas[verb].lower()) == Modality.DENIED
        return (Modality.DENIED,) if denied and not is_negated(parse, verb) else ()

    def _shared(self, parse: Parse, first: int, second: int) -> Sequence[str]:
        """The mood that a conjunction gives to the second of two clauses: "if A and B"."""
        if mark_of(parse, second) is not None:
            return ()
        mark = mark_of(parse, first)
        mood = None if mark is None else self._under.get(mark)
        return () if mood is None or mood == NEGATED else (mood,)

    def of_noun(self, parse: Parse, noun: int) -> Sequence[str]:
        """The mood of what a noun holds: "a plan to", "no evidence that"."""
        lemma = parse.lemmas[noun].lower()
        mood = self._in.get(lemma)
        if not has_no(parse, noun):
            return () if mood is None else (mood,)
        if lemma in SURE:
            return ()
        return (NEGATED,) if mood == Modality.HEDGED else (mood or Modality.HEDGED,)

    def _of_adjective(self, parse: Parse, head: int) -> str | None:
        """The mood of what hangs under an adjective, or a participle as one: "is set to"."""
        mood = self._as.get(parse.lower[head])
        if mood is None or parse.pos[head] == "ADJ" or parse.child(head, "cop") is not None:
            return mood
        passive = parse.tags[head] == "VBN" and parse.child(head, "xcomp") is not None
        return mood if passive else None


def _reaches(parse: Parse, mood: str, complement: int) -> bool:
    """Whether a verb of demand or offer colours a finite clause: "insisted he was at home" not.

    It does where the clause is bare ("that he leave", "he should leave").
    """
    if mood not in {Modality.DEMANDED, Modality.OFFERED}:
        return True
    return is_duty(parse, complement) or is_subjunctive(parse, complement)


def _is_content(parse: Parse, word: int) -> bool:
    """Whether a clause under a noun says what the noun holds: "a plan to go", "fears that"."""
    return mark_of(parse, word) == "that" or is_infinitive(parse, word)
