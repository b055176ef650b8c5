"""The event in one line: the sentence of a report that the openings of all have most in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from stemma.lexicon.words import load_words
from stemma.model import Brief, Coverage, Document, Reading, Span
from stemma.report.view.contested import find_contested

LEAD: Final = 900
"""Characters that open a report: what it is about stands there."""
FROM_TO: Final = (40, 320)
"""Characters of a sentence that can stand at the head of a page."""
LONG: Final = 3
"""Words longer than this say what a report is about; so do all numbers."""
ALONE: Final = 6
"""Words that every sentence is taken to have beside its own, so that a short one is no winner."""
DATED: Final = 1.1
"""What a day or hour is worth, and what somebody named is: who did what, and when."""
CONTESTED: Final = 0.5
"""What is left of a sentence that gives a contested figure."""
LATER: Final = 0.25
"""How much less a sentence is worth at the end of the opening."""
LEANING: Final = frozenset(
    {"and", "but", "he", "her", "his", "if", "it", "its", "she", "that", "their", "they", "this",
     "these", "those", "when"}
)  # fmt: skip
"""First words of a sentence that leans on another."""
JOINING: Final = frozenset(
    {"after", "although", "as", "because", "before", "since", "though", "while"}
)
PRONOUNS: Final = frozenset({"he", "her", "his", "it", "its", "she", "their", "they"})
NEAR: Final = 4
"""A sentence that joins one in which a pronoun stands so early leans on another."""
LEFT_OUT: Final = frozenset(
    {"am", "are", "can", "could", "couldn't", "did", "didn't", "do", "does", "doesn't", "don't",
     "had", "hadn't", "has", "hasn't", "have", "haven't", "is", "isn't", "may", "might", "must",
     "should", "shouldn't", "so", "too", "was", "wasn't", "were", "weren't", "will", "won't",
     "would", "wouldn't"}
)  # fmt: skip
"""Last words of a sentence that leaves out what an earlier one says: "that nobody did"."""
OWN: Final = frozenset({"i", "i'm", "i’m", "me", "my", "our", "us", "we"})
"""Words of who speaks of himself."""
COMMON: Final = load_words("function_words.txt") | load_words("speech_verbs.txt")
DATELINE: Final = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-ÞĀ-Ž'’.-]{2,}(?!\w)[^–—\n]{0,60}?\s*(?:[–—]|\s-{1,2}\s)\s*"
)
"""Where a report was written, in capitals and up to a dash."""
WORD: Final = re.compile(r"\d+|[^\W\d_][\w’'-]*")


def find_event(brief: Brief, coverage: Coverage | None) -> Span | None:
    """The sentence that tells the event of a coverage best; `None` where none can.

    Of the sentences that open the reports, state something, and stand alone: that whose words most
    of the other openings share, each word counted once a report. Openings that are the same count
    once. The sentence is one report's; whoever shows it says whose.
    """
    if coverage is None:
        return None
    documents = {d.id: d for d in brief.documents if d.id in coverage.documents}
    shared = Counter(
        word for opening in {_opening(d) for d in documents.values()} for word in opening
    )
    contested = find_contested(brief.points)
    stated = _readings_by_place(brief, documents)
    furniture = {identity: [s for s in brief.furniture if s.document_id == identity]
                 for identity in documents}  # fmt: skip
    best: tuple[float, str, int] | None = None
    found = None
    for sentence in brief.sentences:
        document = documents.get(sentence.document_id)
        if document is None or sentence.start >= LEAD:
            continue
        inside = [r for r in stated.get(document.id, ()) if sentence.contains(r.spans[0])]
        dateline = DATELINE.match(document.text, sentence.start, sentence.end)
        told = sentence if dateline is None else replace(sentence, start=dateline.end())
        text = told.of(document.text)
        if not inside or not _stands_alone(text):
            continue
        if any(sentence.overlaps(other) for other in furniture[document.id]):
            continue
        worth = _worth(text, inside, shared, contested) * (1 - LATER * sentence.start / LEAD)
        key = (-worth, document.id, sentence.start)
        if worth > 0 and (best is None or key < best):
            best, found = key, told
    return found


def _opening(document: Document) -> frozenset[str]:
    return frozenset(_content(f"{document.title or ''} {document.text[:LEAD]}"))


def _content(text: str) -> set[str]:
    """The words that say what it is about, in one form of theirs."""
    words = (word.casefold() for word in WORD.findall(text))
    return {
        word.removesuffix("'s").removesuffix("’s").removesuffix("s")
        for word in words
        if word.isdigit() or (len(word) > LONG and word not in COMMON)
    }


def _readings_by_place(
    brief: Brief, documents: Mapping[str, Document]
) -> Mapping[str, list[Reading]]:
    out: dict[str, list[Reading]] = {}
    for point in brief.points:
        for reading in point.point.readings:
            if reading.document_id in documents and reading.spans[0].start < LEAD:
                out.setdefault(reading.document_id, []).append(reading)
    return out


def _stands_alone(text: str) -> bool:
    least, most = FROM_TO
    words = [word.casefold() for word in WORD.findall(text)]
    return (
        least <= len(text) <= most
        and not text.rstrip().endswith("?")
        and words[0] not in LEANING
        and not (words[0] in JOINING and any(_is_pronoun(word) for word in words[1:NEAR]))
        and words[-1].replace("’", "'") not in LEFT_OUT
        and OWN.isdisjoint(words)
    )


def _is_pronoun(word: str) -> bool:
    """Whether a word, or what its apostrophe is put to, stands for one named elsewhere."""
    return re.split(r"['’]", word)[0] in PRONOUNS


def _worth(
    text: str, inside: Iterable[Reading], shared: Mapping[str, int], contested: frozenset[Span]
) -> float:
    words = _content(text)
    worth = sum(shared[word] - 1 for word in words if word in shared) / (len(words) + ALONE)
    claims = [reading.claim for reading in inside]
    if any(argument.entity for claim in claims for argument in claim.arguments):
        worth *= DATED
    if any(claim.timexes for claim in claims):
        worth *= DATED
    values = {time.span for claim in claims for time in claim.timexes}
    values |= {amount.span for claim in claims for amount in claim.quantities}
    return worth * (CONTESTED if contested.intersection(values) else 1)
