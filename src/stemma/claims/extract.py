"""A document's claims: its smallest checkable statements, anchored in the words that make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.acts import ActFinder
from stemma.claims.appositions import draft_appositions
from stemma.claims.arguments import find_arguments, in_order, noun_arguments
from stemma.claims.clauses import PREDICATES, Clause, has_predicate
from stemma.claims.drafts import Draft, drop_empty, predicate_of
from stemma.claims.judged import Verdict
from stemma.claims.lists import Item, lead_subject
from stemma.claims.moods import MoodReader, put_of
from stemma.claims.negation import count_negations, is_negated, misquoted_as
from stemma.claims.nouns import find_valued_nouns
from stemma.claims.phrases import phrase
from stemma.claims.spans import spans_of
from stemma.claims.text import Text
from stemma.claims.values import bind
from stemma.claims.verbs import carried_by, is_crossed
from stemma.claims.verdicts import find_verdicts
from stemma.claims.wholes import find_wholes, is_condition
from stemma.lexicon.moods import load_moods
from stemma.lexicon.words import load_words
from stemma.model import Annotations, Attribution, Claim, Modality

CARRIERS: Final = frozenset(
    {"appear", "attempt", "begin", "cease", "come", "continue", "get", "go", "happen", "have"}
    | {"help", "keep", "manage", "need", "proceed", "prove", "remain", "seem", "start", "tend"}
    | {"try", "use", "move", "rush", "be", "struggle", "work"}
)
"""Verbs that only carry another, which says what happens: "began to move"."""

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
FIRM: Final = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.HEDGED, Modality.PLANNED})
"""Ways of putting it that a condition beside makes conditional."""


class ClaimExtractor:
    """The tables that claims need, loaded once. Extracting is a pure function."""

    def __init__(self, mood: MoodReader, events: frozenset[str], acts: ActFinder) -> None:
        self._mood = mood
        self._events = events
        self._acts = acts

    @classmethod
    def load(cls) -> ClaimExtractor:
        """Load the tables.

        Raises:
            LexiconError: one is damaged.
        """
        mood = MoodReader(load_moods(), load_words("told_things.txt"))
        return cls(mood, load_words("events.txt"), ActFinder.load())

    def complete(self, parse: Parse, found: Annotations) -> Annotations:
        """The annotations with the claims and acts of the document."""
        text = Text.of(parse, found)
        return replace(found, claims=self._claims(text), acts=self._acts.find(text))

    def extract(self, parse: Parse, found: Annotations) -> tuple[Claim, ...]:
        """The claims of a document in text order; furniture and questions make none."""
        return self._claims(Text.of(parse, found))

    def _claims(self, text: Text) -> tuple[Claim, ...]:
        parse, found = text.parse, text.found
        verdicts = find_verdicts(text)
        drafts = self._clauses(text, verdicts)
        for noun in find_valued_nouns(parse, found.timexes, found.quantities, self._events):
            if noun not in drafts and text.speaks(noun):
                drafts[noun] = self._noun(noun, text)
        self._add_missed(drafts, text, {w for v in verdicts for w in v.frame})
        valued = {
            *bind(parse, found.timexes, drafts.keys()),
            *bind(parse, found.quantities, drafts.keys()),
        }
        drop_empty(drafts, parse, text.force, valued)
        timexes = dict(bind(parse, found.timexes, drafts.keys()))
        quantities = dict(bind(parse, found.quantities, drafts.keys()))
        made = []
        for draft in (*drafts.values(), *draft_appositions(text, drafts)):
            # An apposition may have the head of a clause, whose values are the clause's.
            head = draft.head
            made.append((draft, timexes.pop(head, ()), quantities.pop(head, ())))
        made.sort(key=lambda m: ([(s.start, s.end) for s in m[0].place], m[0].predicate))
        return tuple(draft.claim(times, amounts) for draft, times, amounts in made)

    def _clauses(self, text: Text, verdicts: Sequence[Verdict]) -> dict[int, Draft]:
        """The claims that clauses and list items make, by their head words."""
        parse = text.parse
        judged = {head: verdict for verdict in verdicts for head in verdict.heads}
        framed = {word: v.heads[0] for v in verdicts for word in v.frame}
        wholes = find_wholes(text, judged.keys(), self._mood.withholds)
        pieces: dict[int, list[Clause]] = {}
        for clause in text.clauses:
            if clause.head in wholes:
                top = wholes[clause.head]
                pieces.setdefault(framed.get(top, top), []).append(clause)
        out = {}
        for clause in text.clauses:
            head = clause.head
            if head in wholes or not text.speaks(head):
                continue
            if head in judged:
                out[head] = self._judged(clause, judged[head], text, pieces.get(head, ()))
                continue
            if (
                head in framed
                or text.force.names_source(head)
                or _only_frames(clause, text, framed)
            ):
                continue
            item = text.items.get(parse.sentence_of[head])
            if has_predicate(parse, clause):
                out[head] = self._clause(clause, item, text, pieces.get(head, ()))
            elif item is not None:
                out[head] = self._item(clause, item, text)
        return out

    def _clause(
        self, clause: Clause, item: Item | None, text: Text, pieces: Sequence[Clause]
    ) -> Draft:
        """The claim of a clause; `pieces` are the clauses that are part of it."""
        parse = text.parse
        core = self._core(parse, clause)
        attribution = text.force.of_clause(clause.head, core)
        if attribution is None and item is not None:
            attribution = _lead_attribution(item, text)
        performs = attribution is not None and clause.head in text.force.about(attribution)
        put = self._mood.of(
            parse,
            clause,
            core,
            attributed=attribution is not None and not performs,
            quoted=text.force.quoted,
        )
        if item is not None and clause.parent is None:
            put = self._mood.of_item(parse, parse.sentences[item.lead], put)
        if put.modality in FIRM and any(is_condition(text, piece.head) for piece in pieces):
            put = replace(put, modality=Modality.CONDITIONAL)
        if performs and put.modality is Modality.ASSERTED:
            attribution = None  # who refuses to sign says nothing; the report does
        own = list(text.own_words(clause, attribution, item))
        own += (word for piece in pieces for word in piece.words)
        return Draft(
            clause.head,
            spans_of(parse, (*text.lent_words(clause), *own)),
            predicate_of(parse, core),
            find_arguments(parse, clause, core, text.heads),
            put,
            attribution,
            own=spans_of(parse, own),
        )

    def _judged(
        self, clause: Clause, verdict: Verdict, text: Text, pieces: Sequence[Clause]
    ) -> Draft:
        """The claim of a clause that is called true or false, with the words that call it so."""
        parse = text.parse
        core = self._core(parse, clause, denied=bool(verdict.denies))
        attribution = verdict.given_by(text.force)
        put = self._mood.of(
            parse,
            clause,
            core,
            attributed=attribution is not None,
            quoted=text.force.quoted,
            judged=True,
        )
        said = frozenset[int]() if attribution is None else text.force.about(attribution)
        own = [w for w in (*clause.words, *verdict.frame) if w not in said]
        own += (word for piece in pieces for word in piece.words)
        return Draft(
            clause.head,
            spans_of(parse, (*text.lent_words(clause), *own)),
            predicate_of(parse, core),
            find_arguments(parse, clause, core, text.heads),
            verdict.turn(put),
            attribution,
            own=spans_of(parse, own),
        )

    def _core(self, parse: Parse, clause: Clause, *, denied: bool = False) -> int:
        """The verb that says what happens: "plans to go" goes.

        Where it is denied that somebody asks, offers or plans, that is what is said: "did not ask
        her to go" asks.
        """
        head = clause.head
        wrongly = misquoted_as(parse, head)
        if wrongly is not None:
            return wrongly
        negated = denied ^ (count_negations(parse, clause, own=True) % 2 == 1)
        if parse.relations[head] in {"ccomp", "xcomp"}:
            negated ^= self._mood.denies(parse, parse.heads[head])
        while True:
            below = carried_by(parse, head)
            if below is not None and is_crossed(parse, head, below):
                return below
            if below is None or below not in clause.words:
                return head
            if parse.pos[below] not in PREDICATES and parse.child(below, "cop") is None:
                return head
            if parse.lemmas[head] not in CARRIERS and not self._mood.carries(parse, head):
                return head
            if self._mood.is_refused(parse, head, negated=negated):
                return head
            negated = is_negated(parse, below) or self._mood.denies(parse, head)
            head = below

    def _item(self, clause: Clause, item: Item, text: Text) -> Draft:
        """A list item without a verb: what its lead-in demands, offers or names."""
        parse = text.parse
        attribution = text.force.at(clause.head) or _lead_attribution(item, text)
        put = self._mood.of_item(
            parse,
            parse.sentences[item.lead],
            put_of([], attributed=attribution is not None, denied=False),
        )
        arguments = [
            *find_arguments(parse, clause, clause.head, text.heads),
            *noun_arguments(parse, clause.head, text.heads),
        ]
        subject = lead_subject(parse, item)
        if subject is not None:
            arguments.append(text.heads.argument(parse, subject, "agent"))
        return Draft(
            clause.head,
            spans_of(parse, text.own_words(clause, None, item)),
            predicate_of(parse, clause.head),
            in_order(arguments),
            put,
            attribution,
        )

    def _noun(self, noun: int, text: Text) -> Draft:
        parse = text.parse
        attribution = text.force.at(noun)
        return Draft(
            noun,
            spans_of(parse, range(*phrase(parse, noun, text.heads.opens))),
            parse.lemmas[noun].lower(),
            in_order(noun_arguments(parse, noun, text.heads)),
            self._mood.of_noun(parse, noun, attributed=attribution is not None),
            attribution,
        )

    def _add_missed(self, drafts: dict[int, Draft], text: Text, framed: AbstractSet[int]) -> None:
        """A claim for every sentence that has none, but a verb or an amount and its full stop.

        What is `framed` judges a claim of another sentence.

        Its tree is wrong, or it is as short as a note: "Two of the five in a serious state."
        """
        parse = text.parse
        amounts = {parse.sentence_of[word] for word in text.amounts}
        taken = {parse.sentence_of[head] for head in drafts}
        for number, (start, end) in enumerate(parse.sentences):
            if number in taken or parse.words[end - 1] == ":":
                continue
            verb = next((i for i in range(start, end) if parse.tags[i] in FINITE), None)
            if verb is None and number in amounts and parse.words[end - 1] == ".":
                verb = next(i for i in range(start, end) if parse.relations[i] == "root")
            if verb is None or not text.speaks(verb) or verb in framed:
                continue
            attribution = text.force.at(verb)
            drafts[verb] = Draft(
                verb,
                spans_of(parse, range(start, end)),
                predicate_of(parse, verb),
                (),
                put_of([], attributed=attribution is not None, denied=False),
                attribution,
            )


def _only_frames(clause: Clause, text: Text, framed: Mapping[int, int]) -> bool:
    """Whether a clause but says who says what is judged: "claims that … are false, [Brey said]"."""
    cued = text.force.cued(clause.head)
    if cued is None or framed.keys().isdisjoint(clause.words):
        return False
    about, pos = text.force.about(cued), text.parse.pos
    return all(w in framed or w in about or pos[w] == "PUNCT" for w in clause.words)


def _lead_attribution(item: Item, text: Text) -> Attribution | None:
    """Who says what a lead-in announces."""
    start, end = text.parse.sentences[item.lead]
    for word in range(end - 1, start - 1, -1):
        found = text.force.at(word) or text.force.cued(word)
        if found is not None:
            return found
    return None
