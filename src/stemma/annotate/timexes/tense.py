"""Whether the words around a time speak of what was or of what is to come."""

from __future__ import annotations

from enum import Enum
from typing import Final

from stemma.annotate.parse import Parse


class Tense(Enum):
    """The direction in time of a clause."""

    PAST = -1
    FUTURE = 1
    UNKNOWN = 0
    PLANNED = 2
    """Ahead of a past plan: "was due on Friday", which may be over by now or still to come."""
    AHEAD = 3
    """Of a present that rather looks ahead: "the deadline is Friday"."""


_WILL: Final = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "may", "might",
                          "could", "should", "can", "must"})  # fmt: skip
_PLANS: Final = frozenset({
    "schedule", "plan", "expect", "set", "due", "slate", "vow", "agree", "promise", "intend",
    "want", "hope", "ask", "order", "invite", "threaten", "urge", "go", "propose", "aim",
    "prepare", "commit", "pledge", "demand", "anticipate", "project", "likely", "ready",
})  # fmt: skip
_PAST_WORDS: Final = frozenset({"since", "ago"})
_FUTURE_WORDS: Final = frozenset({"until", "till"})
_STEPS: Final = 7


def find_tense(parse: Parse, word: int) -> Tense:
    """The tense that the word stands in, from the verbs above it, nearest first."""
    low, _ = parse.sentences[parse.sentence_of[word]]
    before = parse.lower[word - 1] if word > low else ""
    if before in _PAST_WORDS:
        return Tense.PAST
    if (found := _put_off(parse, word, before)) is not None:
        return found
    place, infinitive = word, False
    for _ in range(_STEPS):
        if _speaks(parse, place):
            if abs(place - word) > FAR:
                return _nearest(parse, word)
            found, infinitive = _judge(parse, place, infinitive=infinitive)
            if found is not Tense.UNKNOWN:
                return found
            if not infinitive and _looks_ahead(parse, place, word):
                return Tense.AHEAD
        if parse.heads[place] == place:
            break
        place = parse.heads[place]
    return Tense.FUTURE if infinitive else Tense.UNKNOWN


def _put_off(parse: Parse, word: int, before: str) -> Tense | None:
    """What "until", "to" and "through" say of a day with the verb above it; else `None`."""
    verb = parse.heads[word]
    helpers = {parse.tags[c] for c in parse.children[verb] if parse.relations[c][:3] == "aux"}
    if before in _FUTURE_WORDS:
        lasted = parse.tags[verb] == "VBD" and parse.lemmas[verb].lower() in _LASTING
        return Tense.PLANNED if lasted else Tense.FUTURE
    if before in {"to", "for"} and parse.lemmas[verb].lower() in _PUT_OFF:
        return Tense.FUTURE
    if before == "through" and parse.tags[verb] == "VBN" and helpers & {"VBZ", "VBP"}:
        return Tense.FUTURE
    return None


_PUT_OFF: Final = frozenset({
    "postpone", "delay", "adjourn", "reschedule", "defer", "extend", "push", "rebook", "prolong",
    "bring",
})  # fmt: skip
"""Verbs after which a day with "to" or "for" is the new one, and lies ahead."""
_LASTING: Final = frozenset({
    "last", "stay", "remain", "continue", "work", "live", "run", "sit", "burn", "wait", "hide",
    "be", "rule", "fight", "serve", "hold", "keep", "sleep", "talk", "rage", "go",
})  # fmt: skip
"""Verbs after whose past "until Friday" can be over: "it burned until Friday"."""


def _looks_ahead(parse: Parse, place: int, word: int) -> bool:
    """Whether a present clause of which the word is a part of its own tells of a day to come."""
    if place != word and parse.heads[word] != place:
        return False
    if place != word and not parse.relations[word].startswith(("nsubj", "obl")):
        return False
    if any(
        parse.relations[c] == "cop" and parse.tags[c] in {"VBZ", "VBP"}
        for c in parse.children[place]
    ):
        return True
    return parse.tags[place] in {"VBZ", "VBP"} and parse.lemmas[place].lower() in _AWAITED


_AWAITED: Final = frozenset({
    "face", "return", "vote", "reopen", "take", "debut", "air", "await", "loom", "near", "elapse",
})  # fmt: skip
"""Verbs whose present tense with a day tells rather what is to come: "he faces trial on Monday"."""


FAR: Final = 25
"""Words: a verb farther off is rather a mistake of the tree than the clause's verb."""


def _speaks(parse: Parse, place: int) -> bool:
    """Whether the word is the head of a clause."""
    if parse.pos[place] in {"VERB", "AUX"} or parse.relations[place] == "root":
        return True
    return any(parse.relations[c].startswith(("aux", "cop")) for c in parse.children[place])


def _nearest(parse: Parse, word: int) -> Tense:
    """The tense of the last finite verb before the word."""
    low, _ = parse.sentences[parse.sentence_of[word]]
    for place in range(word - 1, max(low, word - FAR) - 1, -1):
        if parse.tags[place] == "VBD":
            return Tense.PAST
        if parse.lower[place] in _WILL_ONLY:
            return Tense.FUTURE
        if parse.tags[place] in {"VBZ", "VBP"}:
            return Tense.UNKNOWN
    return Tense.UNKNOWN


def _judge(parse: Parse, verb: int, *, infinitive: bool) -> tuple[Tense, bool]:  # noqa: PLR0911 - one case a line
    """What one verb says, and whether an infinitive waits for the verb above it."""
    helpers = [c for c in parse.children[verb] if parse.relations[c].startswith(("aux", "cop"))]
    words = {parse.lower[child] for child in helpers}
    tags = {parse.tags[child] for child in helpers}
    lemma, tag = parse.lemmas[verb].lower(), parse.tags[verb]
    if modal := _modal(words, tag):
        return modal, False
    if planned := _plan(parse, verb, tags, infinitive=infinitive):
        return planned, False
    if lemma in _PLANS and infinitive:
        return Tense.FUTURE, False
    if any(
        parse.lower[child] == "to" and parse.relations[child] in {"mark", "aux"}
        for child in parse.children[verb]
    ):
        if parse.relations[verb].startswith("acl") and (found := _of_a_noun(parse, verb, words)):
            return found, False
        return Tense.UNKNOWN, True
    if tag == "VBD" or "VBD" in tags or words & _PERFECT:
        return Tense.PAST, False
    if tag == "VBN":
        wanted = parse.lemmas[parse.heads[verb]].lower() in _WANTING
        past = Tense.FUTURE if wanted and parse.heads[verb] != verb else Tense.PAST
        return (past, False) if not helpers else (Tense.UNKNOWN, infinitive)
    if _is_planned(parse, verb, lemma, tags):
        return Tense.FUTURE, False
    return Tense.UNKNOWN, infinitive


_WANTING: Final = frozenset({"want", "need", "like"})
"""Verbs that ask for what is to be: "she wants it settled by Friday"."""


def _of_a_noun(parse: Parse, verb: int, words: set[str]) -> Tense | None:
    """What an infinitive says of the noun that it hangs on; `None` where the verb above tells.

    "An event to be held" is to come, "the second climber to die" has died.
    """
    if parse.tags[verb] == "VBN" and "be" in words:
        return Tense.FUTURE
    counted = any(parse.lower[child] in _COUNTED for child in parse.children[parse.heads[verb]])
    return Tense.PAST if counted else None


_COUNTED: Final = frozenset({
    "first", "second", "third", "fourth", "fifth", "sixth", "last", "latest", "only", "youngest",
    "oldest",
})  # fmt: skip


def _plan(parse: Parse, verb: int, tags: set[str], *, infinitive: bool) -> Tense | None:
    """What "is expected", "has been set", "was due to" say; `None` for other verbs."""
    lemma, tag = parse.lemmas[verb].lower(), parse.tags[verb]
    due = any(parse.lower[child] in _READY for child in parse.children[verb]
              if parse.relations[child] == "case")  # fmt: skip
    set_for = tag == "VBN" and (lemma in _PLANNED or (infinitive and lemma in _PLANS))
    if not (due or set_for or (tag == "JJ" and lemma in _READY)):
        return None
    return Tense.PLANNED if "VBD" in tags else Tense.FUTURE


def _modal(words: set[str], tag: str) -> Tense | None:
    """What "will" and its like say; `None` without one."""
    if words & _WILL_ONLY or tag == "MD":
        return Tense.FUTURE
    if words & _WILL:
        return Tense.PAST if "have" in words else Tense.FUTURE
    return None


def _is_planned(parse: Parse, verb: int, lemma: str, tags: set[str]) -> bool:
    """Whether a present tense speaks of what is to come."""
    tag = parse.tags[verb]
    if tag == "VBG":
        return bool(tags & {"VBZ", "VBP"})
    return tag in {"VBZ", "VBP"} and (lemma in _SCHEDULED or _is_condition(parse, verb))


_WILL_ONLY: Final = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_PERFECT: Final = frozenset({"had", "has", "have", "having", "'ve", "’ve", "been"})
_PLANNED: Final = frozenset({"schedule", "plan", "expect", "set", "slate"})
_READY: Final = frozenset({"due", "set", "ready", "likely", "scheduled"})


def _is_condition(parse: Parse, verb: int) -> bool:
    """Whether the clause begins with "if", "when" or the like."""
    return any(parse.lower[child] in _IF for child in parse.children[verb])


_IF: Final = frozenset({"if", "when", "once", "unless", "until", "after", "before"})
_SCHEDULED: Final = frozenset({
    "begin", "start", "open", "end", "close", "expire", "launch", "premiere", "resume",
})  # fmt: skip
"""Verbs whose present tense with a day is a plan: "the trial begins on Monday"."""
