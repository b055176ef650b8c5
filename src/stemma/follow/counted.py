"""More or fewer independent origins behind what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.follow.aligned import Aligned
from stemma.follow.pairs import leans
from stemma.follow.places import places
from stemma.follow.scene import Scene
from stemma.model import ChangeKind, PointChange, Reading, Verdict, identify
from stemma.values.spelling import drop_titles, fold


def find_counted(point: Aligned, scene: Scene) -> PointChange | None:
    """More or fewer independent origins are known behind what was said before."""
    now = point.now
    agreeing = set(now.agreeing)
    if not point.was or now.verdict is Verdict.UNJUDGED:
        return None
    was = max(point.was, key=lambda one: (one.corroboration.origins_at_least, one.point.id))
    left = {r.id for r in point.old}
    if not was.agreeing or not agreeing.issuperset(left.intersection(was.agreeing)):
        return None
    one, other = was.corroboration, now.corroboration
    if other.origins_at_least > one.origins_at_least:
        kind = ChangeKind.ORIGINS_UP
    elif (
        other.origins_at_most <= one.origins_at_most
        and other != one
        and (
            other.origins_at_least < one.origins_at_least
            or other.origins_at_most < one.origins_at_most
        )
    ):
        kind = ChangeKind.ORIGINS_DOWN
    else:
        return None
    reports = [r.document_id for r in point.fresh if r.id in agreeing] or [
        *(d.id for d in scene.added),
        *(d.id for d in scene.gone),
    ]
    if not reports:
        return None
    shown = next((r for r in point.old if r.id in agreeing), point.now.point.readings[0])
    if kind is ChangeKind.ORIGINS_UP and not _has_more(point, shown, one.origins, scene):
        return None
    counts = (
        (one.origins_at_least, one.origins_at_most),
        (other.origins_at_least, other.origins_at_most),
    )
    return PointChange(
        identify("change", kind, *places(shown.claim.spans), *map(str, counts)),
        kind,
        now.coverage,
        now.point.id,
        tuple(sorted(set(reports))),
        scene.names(other.origins),
        shown.claim.spans,
        origins_before=counts[0],
        origins_after=counts[1],
        is_minor=one.origins_at_least == other.origins_at_least,
    )


def _has_more(point: Aligned, shown: Reading, had: Sequence[str], scene: Scene) -> bool:
    """Whether more origins are surely more: named by a name, of what says of what it is said.

    "The President" may be who was named before, and "this is the best day" be of another day.
    """
    told = [shown, *(r for r in point.fresh if r.id in point.now.agreeing)]
    is_open = any(leans(reading.claim.spans, scene) for reading in told)
    fresh = [o for o in point.now.corroboration.origins if o not in had]
    return not is_open and all(not is_office(name) for name in scene.names(fresh))


def is_office(name: str) -> bool:
    """Whether a name is that of an office, and of nobody in it.

    >>> is_office("Vice President"), is_office("President Orre")
    (True, False)
    """
    return drop_titles((*fold(name), name)) == (name,)
