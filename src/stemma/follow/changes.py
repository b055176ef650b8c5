"""Two briefs of one coverage → what changed between them, point by point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from stemma.follow.added import Additions
from stemma.follow.aligned import align
from stemma.follow.notable import Novelty
from stemma.follow.revised import Versions
from stemma.follow.scene import Scene
from stemma.follow.withdrawn import find_withdrawn
from stemma.model import Brief, ChangeKind, PointChange, Quantity, Span
from stemma.report.figures import Figure, find_figures

ORDER: Final = (*ChangeKind,)
MOVING: Final = frozenset({ChangeKind.MOVED, ChangeKind.CONTRADICTED, ChangeKind.CORRECTED})
"""Kinds beside which an editor wants to see how the figure was told before."""
LONGEST: Final = 40
"""Tellings of a figure that are kept with a change, the latest."""


def find_changes(
    before: Brief | None, after: Brief, *, moved: frozenset[str] = frozenset()
) -> tuple[PointChange, ...]:
    """What changed on the points of a coverage, the gravest kinds first, then as the points stand.

    Which reports came, went, or are other versions of one address is seen from the two briefs. A
    coverage without a report before has no changes: what a first report says is no news of a
    change. A point is the same where it shares a statement, whatever its id; a copy, a rewording of
    one and a report that only repeats what is known change nothing. Ids are those of statements, so
    a change that is found again has the same. `moved` are reports that are in another coverage now:
    these are not withdrawn.
    """
    if before is None or not before.documents:
        return ()
    scene = Scene(before, after, moved)
    novelty = Novelty(scene)
    versions = Versions(scene, novelty)
    additions = Additions(scene, novelty)
    found = [*versions.changes(), *versions.notes(), *find_withdrawn(scene, novelty)]
    found += [one for point in align(before, after) if (one := additions.of(point)) is not None]
    return tuple(_with_history(_once(found, scene), after))


def _with_history(changes: Iterable[PointChange], after: Brief) -> Iterator[PointChange]:
    """Changes of a figure with how it was told so far."""
    found = list(changes)
    figures: tuple[Figure, ...] = ()
    if any(one.kind in MOVING and isinstance(one.now, Quantity) for one in found):
        figures = find_figures(after)
    for one in found:
        told = next(
            (
                figure.tellings
                for figure in figures
                if one.kind in MOVING
                and isinstance(one.now, Quantity)
                and any(telling.span == one.now.span for telling in figure.tellings)
            ),
            (),
        )
        yield replace(one, history=told[-LONGEST:]) if len(told) > 1 else one


def _once(found: Iterable[PointChange], scene: Scene) -> list[PointChange]:
    """Each change once: what one sentence changes in one way is one change.

    What is new in a sentence of which something graver is told is not told beside it; nor that a
    figure which moved from one version of a page to the next stands against that of others.
    """
    told: dict[Span, set[ChangeKind]] = {}
    for change in found:
        if change.kind is ChangeKind.MOVED and not scene.earlier.keys().isdisjoint(change.reports):
            told.setdefault(scene.sentence_at(change.spans[0]), set()).add(ChangeKind.CONTRADICTED)
    out = []
    for change in sorted(found, key=lambda one: ORDER.index(one.kind)):
        kinds = set[ChangeKind]()
        if change.spans:
            kinds = told.setdefault(scene.sentence_at(change.spans[0]), set())
        if change.kind in kinds or (kinds and change.kind is ChangeKind.NEW):
            continue
        kinds.add(change.kind)
        out.append(change)
    return out
