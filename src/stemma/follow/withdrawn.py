"""Reports that are gone, with what they alone said."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.follow.aligned import statement_of
from stemma.follow.notable import Novelty
from stemma.follow.places import places
from stemma.follow.scene import Scene
from stemma.model import ChangeKind, PointChange, identify
from stemma.read.address import bare_address


def find_withdrawn(scene: Scene, novelty: Novelty) -> Iterator[PointChange]:
    """Each report that is gone, told once; then, as minor, the notable points it alone spoke of.

    What other reports say too loses an origin, which is told where that is counted.
    """
    gone = {document.id: document for document in scene.gone}
    told: set[str] = set()
    for document in sorted(gone.values(), key=lambda d: (str(d.captured), d.id), reverse=True):
        address = document.id if document.url is None else bare_address(document.url)
        if address in told:
            continue  # an earlier version of a page that is gone
        told.add(address)
        yield PointChange(
            identify("change", ChangeKind.WITHDRAWN, document.id),
            ChangeKind.WITHDRAWN,
            scene.coverage_of(document.id),
            "",
            (document.id,),
            () if document.outlet is None else (document.outlet,),
            tuple(scene.sentences(document.id)[:1]),
        )
    left = {statement_of(r) for one in scene.after.points for r in one.point.readings}
    for judged in scene.before.points:
        readings = judged.point.readings
        if not gone or any(r.document_id not in gone for r in readings):
            continue
        if any(statement_of(reading) in left for reading in readings):
            continue
        reading = max(readings, key=lambda r: (novelty.weight(r), r.claim.spans))
        if novelty.is_worth(reading):
            yield PointChange(
                identify("change", ChangeKind.WITHDRAWN, *places(reading.claim.spans)),
                ChangeKind.WITHDRAWN,
                judged.coverage,
                judged.point.id,
                tuple(sorted({r.document_id for r in readings})),
                scene.names(judged.corroboration.origins),
                reading.claim.spans,
                was=reading.value,
                is_minor=True,
            )
