"""How a claim is put: asserted or denied, and how firmly."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.auxiliaries import Auxiliaries
from stemma.claims.clauses import Clause
from stemma.claims.governors import NEGATED, Governors, Moods
from stemma.claims.negation import count_negations, has_no, is_negated
from stemma.claims.verbs import is_imperative, mark_of
from stemma.model import Modality, Polarity

STRENGTH: Final = (
    Modality.DENIED,
    Modality.DEMANDED,
    Modality.OFFERED,
    Modality.CONDITIONAL,
    Modality.HEDGED,
    Modality.PLANNED,
    Modality.REPORTED,
    Modality.ASSERTED,
)
"""Of several moods the first here is the claim's: what is demanded is also said by somebody."""

RANK: Final = {mood.value: rank for rank, mood in enumerate(STRENGTH)}

CHARGES: Final = frozenset(
    {"accusation", "allegation", "charge", "claim", "report", "rumor", "rumour", "suggestion"}
    | {"wrongdoing", "involvement", "responsibility", "link"}
)
"""What a denial is of, where it is of no deed."""

ASKING: Final = frozenset({"who", "what", "why", "how", "when", "where", "which", "whom"})


@dataclass(frozen=True, slots=True)
class Put:
    """Polarity and modality together."""

    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.ASSERTED


class MoodReader:
    """Reads moods off the tree, by the table of words; `told` are nouns for what is said."""

    def __init__(self, moods: Moods, told: AbstractSet[str]) -> None:
        self._governors = Governors(moods, told)
        self._auxiliaries = Auxiliaries(moods)

    def of(
        self,
        parse: Parse,
        clause: Clause,
        core: int,
        *,
        attributed: bool,
        quoted: AbstractSet[int],
        judged: bool = False,
    ) -> Put:
        """How a clause is put; `core` is the verb that says what happens.

        `attributed` where somebody is given as saying it; `quoted` are the words that stand in
        quotation marks. Of what is `judged` true or false, the words above it do not count.
        """
        head = clause.head
        refused = count_negations(parse, clause, own=True) % 2 == 1
        moods = [
            *self._auxiliaries.of(parse, head, attributed=attributed, quoted=quoted),
            *self._folded(parse, head, core, refused=core == head and refused),
            *(() if judged else self._governors.above(parse, head)),
        ]
        if self._auxiliaries.asks(parse, head):
            # Of what is asked nothing is claimed.
            moods = [Modality.HEDGED, *(m for m in moods if m in {NEGATED, Modality.DENIED})]
        if _asks(parse, head) and self._governors.leaves_open(parse, parse.heads[head]):
            moods.append(Modality.HEDGED)
        if is_imperative(parse, head):
            moods.append(Modality.DEMANDED)
        if mark_of(parse, head) == "to":
            if parse.child(head, "cop") is not None and clause.subject is not None:
                moods.extend(self._governors.of_noun(parse, clause.subject))
            elif parse.relations[head] == "root":
                moods.append(Modality.PLANNED)  # a headline: "Minister to resign"
        denials = moods.count(NEGATED) + moods.count(Modality.DENIED)
        if Modality.DENIED in moods:
            # The denial itself is what is claimed: "denied the accusations".
            denials -= self._governors.of_object(parse, head)[1] == Modality.DENIED
        denials += count_negations(parse, clause)
        return put_of(moods, attributed=attributed, denied=bool(denials % 2))

    def of_noun(self, parse: Parse, head: int, *, attributed: bool) -> Put:
        """How a noun that names an event is put."""
        moods = self._governors.above(parse, head)
        denied = has_no(parse, head) ^ any(m in {NEGATED, Modality.DENIED} for m in moods)
        return put_of(moods, attributed=attributed, denied=denied)

    def of_item(self, parse: Parse, lead: tuple[int, int], put: Put) -> Put:
        """How an item of a list is put: as the last word of its lead-in that has a mood says.

        `put` is how it stands by itself, and stays where that is any mood.
        """
        if put.modality not in {Modality.ASSERTED, Modality.REPORTED}:
            return put
        for word in range(lead[1] - 1, lead[0] - 1, -1):
            mood = self._governors.of_lead(parse, word)
            if mood is not None and mood not in {NEGATED, Modality.DENIED}:
                return Put(put.polarity, Modality(mood))
        return put

    def carries(self, parse: Parse, head: int) -> bool:
        """Whether a word colours the infinitive under it, which then says what happens."""
        return self._governors.carries(parse, head)

    def withholds(self, parse: Parse, above: int) -> bool:
        """Whether of what hangs under a word nothing is said: "did not say that"."""
        return self._governors.withholds(parse, above)

    def is_refused(self, parse: Parse, head: int, *, negated: bool) -> bool:
        """Whether a verb would ask, offer or plan, and it is denied that it does."""
        return self._governors.is_refused(parse, head, negated=negated)

    def denies(self, parse: Parse, head: int) -> bool:
        """Whether a verb denies the infinitive or participle under it: "refused to", "denied"."""
        return self._governors.of_infinitive(parse, head) in {NEGATED, Modality.DENIED}

    def _folded(self, parse: Parse, head: int, core: int, *, refused: bool) -> list[str]:
        """The moods of the verbs down to `core`, and its thing's: "plans to go", "sought help"."""
        out: list[str] = []
        word = core
        while word != head:
            word = parse.heads[word]
            mood = self._governors.of_infinitive(parse, word)
            if mood == Modality.DENIED and is_negated(parse, word):
                # "never denied meeting her": neither a denial, nor a word for it.
                out.extend((NEGATED, Modality.HEDGED))
            elif mood is not None and self.carries(parse, word):
                out.append(mood)
        if parse.child(core, "ccomp", "xcomp") is None:
            thing, mood = self._governors.of_object(parse, core)
            # "denied a permit" is a deed; it happened. "Did not deny the charge" is no denial.
            if mood == Modality.DENIED and thing is not None:
                mood = mood if parse.lemmas[thing] in CHARGES and not refused else None
            if mood is not None and self.is_refused(parse, core, negated=refused):
                mood = None  # "did not call for a strike": nothing is called for
            if mood is not None:
                out.append(mood)
        return out


def put_of(moods: Sequence[str], *, attributed: bool, denied: bool) -> Put:
    """How a claim is put that has these moods; of several the strongest."""
    ranks = [RANK[mood] for mood in moods if mood != NEGATED]
    ranks.append(RANK[Modality.REPORTED if attributed else Modality.ASSERTED])
    return Put(Polarity.DENIES if denied else Polarity.ASSERTS, STRENGTH[min(ranks)])


def _asks(parse: Parse, head: int) -> bool:
    """Whether a complement is a question: "who will lead"."""
    if parse.relations[head] not in {"ccomp", "csubj"} or mark_of(parse, head) is not None:
        return False
    return any(parse.lower[c] in ASKING and c < head for c in parse.children[head])
