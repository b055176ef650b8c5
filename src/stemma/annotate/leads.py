"""Who is said to speak in what a line introduces: "The union made these demands:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from stemma.annotate.parse import Parse
from stemma.lexicon.words import load_words
from stemma.model import Attribution, Span

TELLING_NOUNS: Final = frozenset(
    {"accusation", "aim", "allegation", "answer", "appeal", "argument", "announcement", "call"}
    | {"claim", "commitment", "complaint", "concession", "conclusion", "condition", "declaration"}
    | {"demand", "finding", "goal", "grievance", "intention", "message", "note", "offer", "order"}
    | {"plan", "pledge", "point", "position", "post", "promise", "proposal", "question", "reason"}
    | {"recommendation", "reply", "request", "requirement", "response", "statement", "term"}
    | {"threat", "ultimatum", "vow", "warning", "letter", "priority", "measure", "objection"}
)
"""Nouns for what somebody says; lists and quotations of them are the words of whose they are."""
TELLING_VERBS: Final = frozenset(
    {"ask", "call", "demand", "list", "make", "name", "offer", "outline", "propose", "publish"}
    | {"put", "recommend", "release", "request", "send", "set", "set out", "present", "want", "lay"}
    | {"issue", "find", "advise", "post", "reply", "tweet", "read", "order", "instruct", "raise"}
    | {"agree", "submit", "give", "seek", "require", "urge", "object", "warn"}
)
_SUBJECTS: Final = ("nsubj",)
_OPEN: Final = (":", "…", "...")
_OWN: Final = frozenset({"its", "his", "her", "their", "these", "those", "this", "that", "it"})


@dataclass(frozen=True, slots=True)
class Lead:
    """Who speaks, as named in a line, and by which word; `source` is `None` for nobody named."""

    source: Span | None
    cue: Span | None


@cache
def _verbs() -> frozenset[str]:
    return TELLING_VERBS | load_words("speech_verbs.txt")


def line_before(parse: Parse, start: int) -> tuple[int, int] | None:
    """The last sentence before a place in the text, as a range of words; `None` at its start."""
    best = None
    for first, end in parse.sentences:
        if parse.starts[first] >= start:
            break
        best = (first, end)
    if best is None or parse.ends[best[1] - 1] > start:
        return None
    return best


def find_lead(
    parse: Parse, start: int, found: Sequence[Attribution], *, only_telling: bool = False
) -> Lead | None:
    """Who is named by the sentence that introduces what begins at `start`.

    The sentence ends with a colon or dots. Its own attribution says who speaks; else the subject of
    a verb of telling, or whose demands, offers or words its noun names. With `only_telling`, a line
    that tells nothing of anybody's words ("They are:") names nobody.
    """
    line = line_before(parse, start)
    if line is None:
        return None
    first, end = line
    if parse.words[end - 1] not in _OPEN:
        return None
    return last_speaker(parse, start, found) or _by_tree(
        parse, first, end, only_telling=only_telling
    )


def last_speaker(parse: Parse, start: int, found: Sequence[Attribution]) -> Lead | None:
    """Who speaks last in the sentence right before a place in the text."""
    line = line_before(parse, start)
    if line is None:
        return None
    low, high = parse.starts[line[0]], parse.ends[line[1] - 1]
    for attribution in reversed(found):
        cues = [span for span in attribution.cue if low <= span.start < high]
        if cues and attribution.source and low <= attribution.source[0].start < high:
            return Lead(_bare(parse, attribution.source[0]), cues[0])
    return None


def _bare(parse: Parse, span: Span) -> Span:
    """A source without the comma or the genitive at its end."""
    words = span.of(parse.document.text).rstrip(" ,:;")
    for genitive in ("'s", "’s"):
        words = words.removesuffix(genitive)
    return replace(span, end=span.start + len(words)) if words else span


def _by_tree(parse: Parse, first: int, end: int, *, only_telling: bool) -> Lead | None:
    owned = next((w for w in range(end - 1, first - 1, -1) if _tells(parse, w)), None)
    for word in range(end - 1, first - 1, -1):
        if parse.pos[word] != "VERB":
            continue
        subject = parse.child(word, *_SUBJECTS)
        telling = parse.lemmas[word].lower() in _verbs() and (
            parse.lemmas[word].lower() not in _LIGHT or owned is not None or not only_telling
        )
        if subject is None or not telling or parse.relations[subject].endswith(":pass"):
            continue
        if parse.lower[subject] in _OWN and parse.pos[subject] != "PRON":
            continue
        return Lead(_phrase(parse, subject), parse.span(word, word + 1))
    if owned is None:
        return None
    for child in parse.children[owned]:
        base = parse.relations[child]
        case = parse.child(child, "case")
        by = case is not None and parse.lower[case] in {"of", "by", "from", "'s", "’s", "'", "’"}
        if base.startswith("nmod") and by and parse.lower[child] not in _OWN:
            return Lead(_phrase(parse, child), parse.span(owned, owned + 1))
    return None


_LIGHT: Final = frozenset(
    {"make", "put", "set", "give", "list", "send", "issue", "publish", "name", "present", "raise"}
    | {"find", "read", "lay", "release", "agree", "order", "seek", "require"}
)
"""Verbs that tell only together with a noun for what is told: "made [demands]"."""


def _tells(parse: Parse, word: int) -> bool:
    return parse.pos[word] == "NOUN" and parse.lemmas[word].lower() in TELLING_NOUNS


def _phrase(parse: Parse, head: int) -> Span:
    """The words of a noun, without clauses and marks at its edges."""
    words = [head]
    for word in words:
        words.extend(
            child
            for child in parse.children[word]
            if parse.relations[child].partition(":")[0]
            not in {"acl", "appos", "parataxis", "punct", "case"}
            or _is_inner(parse, child, head)
        )
    low, high = min(words), max(words)
    name = next((c for c in parse.children[head] if parse.relations[c] == "appos"), None)
    if name is not None and high < name and parse.pos[name] == "PROPN":
        high = max(name, *(w for w in parse.subtree(name) if w <= name + 4))
    while high > head and (parse.pos[high] == "PUNCT" or parse.tags[high] == "POS"):
        high -= 1
    while low < head and (parse.pos[low] == "PUNCT" or parse.relations[low] == "case"):
        low += 1
    return parse.span(low, high + 1)


def _is_inner(parse: Parse, child: int, head: int) -> bool:
    """Whether a word ties a noun inside the phrase: "the union [of] dockers"."""
    return parse.relations[child] == "case" and parse.heads[child] != head
