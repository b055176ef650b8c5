"""Who denies what in one report: "denied that he knew", "called it a lie", "we never met"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from stemma.lexicon.disputes import DisputeUse, load_dispute_words
from stemma.lexicon.words import load_verb_forms
from stemma.model import Annotations, Argument, Claim, Modality, Polarity, Span

U = DisputeUse

PLEAS: Final = frozenset(
    {"plead", "maintain", "protest", "insist", "assert", "declare", "proclaim"}
)
PLEA: Final = re.compile(
    r"(?i)\bplead\w*\s+(?:not\s+guilty|innocent)|\bpled\s+not\s+guilty"
    r"|\b(?:his|her|their|its)\s+innocence\b"
)
THINGS: Final = ("patient", "theme", "on", "at", "against", "of")
"""Roles of what a verb denies, the first that a claim has."""
OWN: Final = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
POINTING: Final = frozenset({"it", "this", "that", "these", "those", "them", "such", "so"})
"""Words for what was said before."""
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
END: Final = re.compile(
    r"[.!?;:](?=\s|[\"”’]|$)|,\s+(?:saying|calling|adding|insisting|telling|arguing|while|but|and|as"
    r"|who|which|whose|noting|citing)\b|[\"”]"
)
"""Where the words for what is denied end: "denied the claims, [saying]"."""
CLEAR: Final = frozenset({"contradict", "debunk", "deny", "dispute", "rebut", "refute"})
"""Verbs behind which even "it" is something said."""
FIRM: Final = frozenset(
    {Modality.ASSERTED, Modality.REPORTED, Modality.HEDGED, Modality.PLANNED, Modality.DENIED}
)


class DenialKind(StrEnum):
    """How a thing is denied."""

    CLAUSE = "clause"
    """In a clause under a verb of denial: "denied that he knew"."""
    NOUN = "noun"
    """By a noun for it: "denied the allegation that …", "called the report a lie"."""
    POINTED = "pointed"
    """By a word for what was said before: "denied it", "denied any wrongdoing"."""
    PLEA = "plea"
    """By who is charged: "pleaded not guilty", "maintained his innocence"."""
    SAID = "said"
    """By what somebody says: "we never met"."""


@dataclass(frozen=True, slots=True)
class Denial:
    """What a party denies, as one report has it.

    `who` are the places that name the party and `entity` its id, `None` where it is not known.
    `content` is what is denied; empty where a word points to what was said before.
    """

    kind: DenialKind
    claim: Claim
    who: tuple[Span, ...]
    entity: str | None
    content: tuple[Span, ...]
    thing: tuple[Span, ...] = ()
    """A noun that points to what was said before, with whose it is: "the union's claim"."""


def find_denials(found: Annotations, claims: Sequence[Claim]) -> tuple[Denial, ...]:
    """The denials of a report in the order of its claims, each claim once.

    What the outlet itself says is not so is none: it has no party. Nor is what is asked, offered,
    or only supposed.
    """
    text = found.document.text
    sentences = found.sentences
    out = [denial for claim in claims if (denial := _find(claim, text, sentences)) is not None]
    starts = [sentence.start for sentence in sentences]

    def place(denial: Denial) -> int:
        return bisect_right(starts, denial.claim.spans[0].start)

    told = {place(denial) for denial in out if denial.kind is DenialKind.CLAUSE}
    # "Denied the claim that it leaked" is told by its clause.
    return tuple(
        denial
        for denial in out
        if denial.kind in {DenialKind.CLAUSE, DenialKind.SAID} or place(denial) not in told
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with its words, its verb and where the sentences of its report are."""

    claim: Claim
    text: str
    sentences: Sequence[Span]
    written: str
    verb: str

    @property
    def source(self) -> tuple[Span, ...]:
        """Where it is told who says it; empty for the outlet and for nobody."""
        said = self.claim.attribution
        return () if said is None else said.source

    def denial(
        self, kind: DenialKind, content: tuple[Span, ...] = (), agent: Argument | None = None
    ) -> Denial:
        """Of `agent`, else of who says it."""
        if agent is not None:
            return Denial(kind, self.claim, (agent.span,), agent.entity, content)
        said = self.claim.attribution
        speaker = None if said is None else said.speaker
        return Denial(kind, self.claim, self.source, speaker, content)


def _find(claim: Claim, text: str, sentences: Sequence[Span]) -> Denial | None:
    written = " ".join(span.of(text) for span in claim.spans)
    told = _Told(claim, text, sentences, written, _verb(claim, written))
    if claim.modality is Modality.DENIED and claim.polarity is Polarity.DENIES:
        return _in_clause(told)
    if claim.modality not in FIRM:
        return None
    if _is_rejected(told) or _is_called_false(told):
        return _by_noun(told)
    for find in (_without_truth, _pleaded, _said):
        denial = find(told)
        if denial is not None:
            return denial
    return None


def _without_truth(told: _Told) -> Denial | None:
    pointed = told.source and NO_TRUTH.search(told.written)
    return told.denial(DenialKind.POINTED) if pointed else None


def _pleaded(told: _Told) -> Denial | None:
    agent = _argument(told.claim, ("agent", "theme"))
    if agent is None or told.claim.modality is Modality.PLANNED:
        return None
    pleads = told.verb in PLEAS and PLEA.search(told.written)
    return told.denial(DenialKind.PLEA, agent=agent) if pleads else None


def _said(told: _Told) -> Denial | None:
    denies = told.source and told.claim.polarity is Polarity.DENIES
    return told.denial(DenialKind.SAID, told.claim.spans) if denies else None


def _is_rejected(told: _Told) -> bool:
    denying = load_dispute_words()[U.DENIES]
    return told.verb in denying and told.claim.polarity is Polarity.ASSERTS


NO_TRUTH: Final = re.compile(
    r"(?i)\bno (?:truth|basis|substance|merit) (?:to|for|in) (?:that|it|this|them|any of it)\b"
    r"|\bnone of (?:it|this|that) (?:is|was) (?:true|accurate|so)\b"
)
"""What says of a thing said before that it is not so."""


def _verb(claim: Claim, written: str) -> str:
    """The verb of a claim, with its particle where it denies with one: "push back"."""
    verb = claim.predicate
    if verb == "push" and re.search(r"(?i)\bpush\w*\s+back\b", written):
        return "push back"
    bare = verb.removesuffix("e")  # a verb that the lemmatizer does not know: "contradicte"
    return bare if bare in load_dispute_words()[U.DENIES] else verb


def _in_clause(told: _Told) -> Denial | None:
    """What somebody denies in a clause: "denied that he knew", "has denied being biased".

    Of the second no clause stands above, so the denial is among its own words.
    """
    denying = load_dispute_words()[U.DENIES]
    said = told.claim.attribution
    if said is not None:
        cue = frozenset(form for span in said.cue for form in _lemmas(span.of(told.text)))
        denies = told.source and cue & denying
        return told.denial(DenialKind.CLAUSE, told.claim.spans) if denies else None
    agent = _argument(told.claim, ("agent", "theme"))
    if agent is None or not _lemmas(told.written) & denying:
        return None
    return told.denial(DenialKind.CLAUSE, told.claim.spans, agent)


def _by_noun(told: _Told) -> Denial | None:
    """By a noun or a pronoun: "denied the charge", "called the report a lie", "denied it"."""
    words = load_dispute_words()
    thing = _argument(told.claim, THINGS)
    agent = next((a for a in told.claim.arguments if a.role == "agent" and a != thing), None)
    if agent is None or agent.span.of(told.text).casefold() in OWN:
        if not told.source:
            return None
        agent = None
    if thing is None:
        pointed = CALLED_THAT.search(told.written)
        return told.denial(DenialKind.POINTED, agent=agent) if pointed else None
    written = thing.span.of(told.text).casefold()
    if written in POINTING:
        # "Rejected it": as often an offer.
        clear = told.verb not in words[U.DENIES] - CLEAR
        return told.denial(DenialKind.POINTED, agent=agent) if clear else None
    if (thing.head or written.rsplit(" ", 1)[-1]) not in words[U.TOLD] | words[U.DEED]:
        return None
    behind = _to_end(thing.span, told.text, told.sentences)
    if CONTENT.search(behind.of(told.text)):
        return told.denial(DenialKind.NOUN, (behind,), agent)
    return replace(told.denial(DenialKind.POINTED, agent=agent), thing=(thing.span,))


CONTENT: Final = re.compile(r"(?i)\b(?:that|of|about|to|over)\s+\S+|\b\w+ing\b[^.]*\s\w+")
"""What says of a noun what it holds: "claims [that the dam failed]"."""
CALLED_THAT: Final = re.compile(r"(?i)\b(?:call|label|brand|dub|term)\w*\s+(?:that|this|it)\s")
"""A thing that was said before and is given a name: "called that a lie"."""


def _is_called_false(told: _Told) -> bool:
    """Whether a thing is called a lie, or not true."""
    words = load_dispute_words()
    claim, text = told.claim, told.text
    if claim.predicate in words[U.FALSE]:
        return claim.polarity is Polarity.ASSERTS
    if told.verb not in words[U.CALLS] | {"be"}:
        return False
    thing = _argument(claim, THINGS)
    names = [a.span.of(text) for a in claim.arguments if a.role in NAMING and a != thing]
    if not names and thing is not None:
        names = [text[max(thing.span.end, s.start) : s.end] for s in claim.spans]
    said = frozenset(form for name in names for form in _lemmas(name))
    if thing is not None and thing.span.of(text).casefold() in POINTING:
        said -= {"wrong"}  # "it's wrong" judges a deed
    return "true" in said if claim.polarity is Polarity.DENIES else bool(said & words[U.FALSE])


NAMING: Final = frozenset({"attribute", "as", "recipient", "patient"})
"""Roles of what a thing is called: "called the claim [a lie]"."""


def _to_end(thing: Span, text: str, sentences: Sequence[Span]) -> Span:
    """From a noun to the end of what it holds: "claims [that the dam had failed]"."""
    end = next((s.end for s in sentences if s.start <= thing.start < s.end), thing.end)
    stop = END.search(text, thing.start, end)
    return Span(thing.document_id, thing.start, max(thing.end, stop.start() if stop else end))


def _argument(claim: Claim, roles: Sequence[str]) -> Argument | None:
    for role in roles:
        for argument in claim.arguments:
            if argument.role == role:
                return argument
    return None


def _lemmas(words: str) -> frozenset[str]:
    """Every form that a word here can be of: "denied" of "deny", "lies" of "lie"."""
    return frozenset(form for word in WORD.findall(words) for form in _forms(word.casefold()))


def _forms(word: str) -> Iterator[str]:
    yield word
    yield _IRREGULAR.get(word, word)
    for end, put in (("ies", "y"), ("ied", "y"), ("ying", "y"), ("s", ""), ("es", ""), ("ed", ""),
                     ("ed", "e"), ("ing", ""), ("ing", "e"), ("ying", "ie")):  # fmt: skip
        if word.endswith(end) and len(word) > len(end) + 1:
            yield word[: -len(end)] + put


_IRREGULAR: Final = load_verb_forms()
