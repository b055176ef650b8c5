"""The brief of `brief_sample` with a point that nobody could judge, and words that were judged."""

from dataclasses import replace

from tests.unit.report.brief_sample import make_brief, place, reading

from stemma.model import (
    Brief,
    Corroboration,
    JudgedPoint,
    Judgement,
    JudgementKind,
    Point,
    Relation,
    Verdict,
)

WHY = "it is not sure that they speak of one fact"
"""The exclusion of the point, in plain words."""


def make_unjudged_brief() -> Brief:
    """One point more, as the last but the singles: two claims that may be of one fact."""
    brief = make_brief()
    one, _, three, _ = brief.documents
    waited = [reading(one, "Three boats waited"), reading(three, "Four boats waited")]
    judgement = Judgement(
        waited[0].id,
        waited[1].id,
        Relation.UNJUDGED,
        JudgementKind.POLARITY,
        ("“Three boats waited” and “Four boats waited” may be of one fact.",),
        "not judged",
        waited[0].claim.spans,
        waited[1].claim.spans,
        0.5678,
        "not surely one fact",
    )
    point = JudgedPoint(
        Point("point-waited", tuple(waited)),
        "main",
        Verdict.UNJUDGED,
        Corroboration(1, 1),
        (judgement,),
        (waited[0].id,),
    )
    first = next(n for n, p in enumerate(brief.points) if p.verdict is Verdict.SINGLE)
    return replace(brief, points=(*brief.points[:first], point, *brief.points[first:]))


def make_judged_words_brief() -> Brief:
    """The words judged on the contradiction about the day: "closed on Friday", and on Saturday."""
    brief = make_brief()
    one, two, _, _ = brief.documents
    (judged, *rest) = brief.points
    judgement = replace(
        judged.judgements[0],
        left_spans=(place(one, "closed on Friday"),),
        right_spans=(place(two, "closed on Saturday"),),
        same=1.0,
    )
    return replace(brief, points=(replace(judged, judgements=(judgement,)), *rest))
