"""Which clauses are a piece of the clause around them, and make no statement of their own.

"The members [who signed] left" does not say that the members left; "will fail [if it rains]" does
not say that it will fail. What is said in another voice always stands by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.hearers import HEARING
from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.text import Text
from stemma.claims.verbs import RELATIVES, is_infinitive, is_passive, mark_of, subject_of

SETTING_OFF: Final = frozenset({",", "—", "–", "-", "--", "(", ";"})
"""Marks before a clause that adds something to its noun, and does not say which is meant."""

HELD: Final = frozenset({"ccomp", "csubj", "xcomp"})
OPEN: Final = frozenset({"if", "unless", "whether", "until", "so", "provided", "lest"})
"""Conjunctions whose clause says under what condition, or to what end, the one around holds."""

CONDITIONS: Final = frozenset({"if", "unless", "provided"})

EITHER: Final = frozenset({"or", "nor"})

SHARING: Final = frozenset({"VB", "VBN", "VBG"})
"""Verb forms that share the auxiliary of the verb they are joined to: "will rise and fall"."""


def find_wholes(
    text: Text, judged: AbstractSet[int], withholds: Callable[[Parse, int], bool]
) -> dict[int, int]:
    """Head of a clause that is a piece → head of the clause it is a piece of, which stands.

    What is `judged` true or false stands by itself, with the words that judge it. A word that
    `withholds` what hangs under it says nothing of it: "did not say whether".
    """
    heads = {clause.head for clause in text.clauses}
    above = {
        clause.head: clause.parent
        for clause in text.clauses
        if clause.head not in judged
        and clause.parent is not None
        and clause.parent in heads
        and _is_piece(clause, text, withholds)
    }
    out = {}
    for head, parent in above.items():
        top = parent
        while top in above:
            top = above[top]
        out[head] = top
    return out


def is_condition(text: Text, head: int) -> bool:
    """Whether a clause says under what condition the one around it holds: "if it rains"."""
    if mark_of(text.parse, head) not in CONDITIONS or text.parse.relations[head] == "ccomp":
        return False  # "has not said if it will"
    first = min(text.parse.subtree(head))
    return text.parse.lower[first] != "even"


def _is_piece(clause: Clause, text: Text, withholds: Callable[[Parse, int], bool]) -> bool:
    parse, head, above = text.parse, clause.head, clause.parent
    if above is None or not text.speaks(above):
        return False
    if parse.sentence_of[head] != parse.sentence_of[above]:
        return False
    relation = parse.relations[head]
    base = relation.partition(":")[0]
    if (relation == "acl" or base == "advcl") and not _is_finite(text, head):
        return True
    held = base in HELD or relation == "acl"
    if held and (withholds(parse, parse.heads[head]) or (base in HELD and _is_heard(text, head))):
        return True
    if _points_back(clause, text) or _asks(text, head, base):
        return True
    voice = text.force.of_clause(head, head) if base == "ccomp" else text.force.at(head)
    return voice is text.force.at(above) and _is_held(text, head, base)


def _is_heard(text: Text, head: int) -> bool:
    """Whether a clause is what somebody was told, nobody says by whom."""
    parse = text.parse
    above = parse.heads[head]
    attribution = text.force.cued(above)
    if attribution is None or attribution.source:
        return False
    return parse.lower[above] in HEARING and is_passive(parse, above)


def _is_held(text: Text, head: int, base: str) -> bool:
    """Whether a clause in the same voice is part of the one around it."""
    if base == "acl":
        return text.parse.relations[head] == base or _says_which(text, head)
    if base == "advcl":
        return mark_of(text.parse, head) in OPEN
    return base in HELD or (base == "conj" and _shares(text, head))


def _points_back(clause: Clause, text: Text) -> bool:
    """Whether the subject is a "which" of which it is not known what it stands for."""
    subject = clause.subject
    return (
        clause.relative is None
        and subject is not None
        and text.parse.tags[subject] in {"WDT", "WP"}
        and text.parse.lower[subject] in RELATIVES
    )


def _asks(text: Text, head: int, base: str) -> bool:
    """Whether a clause is an indirect question: "how it should be done", "on whether they left"."""
    parse = text.parse
    first = min(parse.subtree(head))
    if first + 1 < head and parse.lower[first] in ON:
        return parse.lower[first + 1] == "whether" or parse.tags[first + 1].startswith("W")
    return base in HELD and parse.tags[first].startswith("W")


ON: Final = frozenset({"on", "about", "over", "of", "as", "to", "regarding", "concerning"})
"""What may stand before a question told: "declined to comment on whether"."""


def _says_which(text: Text, head: int) -> bool:
    """Whether a relative clause says which thing is meant: nothing sets it off from its noun."""
    words = text.parse.words
    first = min(text.parse.subtree(head))
    return first > 0 and not {words[first - 1], words[first]} & SETTING_OFF


def _is_finite(text: Text, head: int) -> bool:
    """Whether a clause has a verb of its own that says when."""
    parse = text.parse
    if parse.tags[head] in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if is_infinitive(parse, head):
        return False
    return any(
        parse.tags[c] in {"VBD", "VBZ", "VBP", "MD"}
        and (parse.relations[c].startswith("aux") or parse.relations[c] == "cop")
        for c in parse.children[head]
    )


def _shares(text: Text, head: int) -> bool:
    """Whether a joined verb has neither a subject nor an auxiliary of its own, or is one of two.

    "Resigned or were fired" says neither.
    """
    parse = text.parse
    if any(parse.relations[c] == "cc" and parse.lower[c] in EITHER for c in parse.children[head]):
        return True
    if parse.tags[head] not in SHARING or subject_of(parse, head) is not None:
        return False
    return not any(parse.relations[c].startswith(("aux", "cop")) for c in parse.children[head])
