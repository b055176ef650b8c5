"""One sentence in two wordings of a quotation: it cannot have been said in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stemma.judge.captures import supersede
from stemma.judge.context import Context
from stemma.judge.ladder import Judged, quote
from stemma.judge.readings import quotation_reading
from stemma.match import Altered, cluster
from stemma.model import Reading, Relation
from stemma.model.judgement import JudgementKind
from stemma.values.spelling import fold, is_near

QUOTED_OTHERWISE: Final = "quoted otherwise"


def judge_quoted(
    altered: Sequence[Altered], context: Context
) -> Iterator[list[tuple[Reading, Reading, Judged]]]:
    """Pairs of quotations on their ladder, in groups of those that are of one sentence.

    None of two speakers known by name: each may have said it.
    """
    told = {place: n for n, place in enumerate(sorted({q for a in altered for q in _places(a)}))}
    ties = [tuple(told[place] for place in _places(a)) for a in altered]
    groups = cluster(len(told), [(a, b, 1.0) for a, b in dict.fromkeys(ties)], least=1.0)
    home = {number: place for place, group in enumerate(groups) for number in group}
    out: list[list[tuple[Reading, Reading, Judged]]] = [[] for _ in groups]
    for one, (number, _) in zip(altered, ties, strict=True):
        left, right = (quotation_reading(q.claim, q.span) for q in (one.left, one.right))
        if not are_of_two(left, right, context):
            words = f"{quote(context.words(left.spans))} and {quote(context.words(right.spans))}"
            reason = f"{words} quote one sentence in two wordings."
            found = Judged(JudgementKind.OUTCOME, Relation.DIFFERS, QUOTED_OTHERWISE, reason)
            out[home[number]].append((left, right, supersede(found, left, right, context)))
    yield from filter(None, out)


def _places(altered: Altered) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    left, right = ((q.document, q.span.start, q.span.end) for q in (altered.left, altered.right))
    return left, right


def are_of_two(left: Reading, right: Reading, context: Context) -> bool:
    """Whether two quotations have two speakers, both known by name."""
    speakers = [
        None if r.attribution is None else context.entities.get(r.attribution.speaker or "")
        for r in (left, right)
    ]
    names = [
        "".join(fold(speaker.name)[-1:])
        for speaker in speakers
        if speaker is not None and speaker.names
    ]
    return len(names) == len(speakers) and names[0] != names[1] and not is_near(*names)
