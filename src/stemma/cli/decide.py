"""The command `decide`: what a person says of a judgement, of statements, of a coverage."""

from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.console import exit_codes, open_target, write
from stemma.cli.store import quiet_status
from stemma.cli.stored import Place, Who, find_coverage, find_who, open_store
from stemma.errors import UsageError
from stemma.model import ON_PAIRS, Brief, Decision, DecisionKind, JudgedPoint, Reading, Relation

if TYPE_CHECKING:
    from stemma.store import Store

TWO = 2


def decide(
    what: Annotated[
        DecisionKind,
        typer.Argument(
            metavar="WHAT",
            help="accept, reject, same, apart, merge, split, pin, note, name_origin or undo.",
            show_default=False,
        ),
    ],
    coverage: Annotated[
        str,
        typer.Argument(
            metavar="COVERAGE",
            help="Its id, its title, or the beginning of one.",
            show_default=False,
        ),
    ],
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="accept, reject: a point, and two of its readings if it has several judgements;"
            " same, apart: two readings; merge: other coverages; split: reports; note: what it"
            " stands beside; name_origin: an origin; undo: a decision. Beginnings of ids do.",
            show_default=False,
        ),
    ] = None,
    words: Annotated[
        str,
        typer.Option(metavar="TEXT", help="The words of a note, or a name.", show_default=False),
    ] = "",
    who: Who = None,
    place: Place = None,
) -> None:  # fmt: skip
    """Decide on something: it holds from then on, until it is undone."""
    with exit_codes(quiet_status()), open_store(place) as store:
        found, person, ids = find_coverage(store, coverage), find_who(who), subjects or []
        if what is DecisionKind.UNDO:
            name = store.undo(_one(ids, [d.id for d in store.decisions(found)], "decision"), person)
        else:
            try:
                name = store.decide(_decision(store, found, what, ids, words, person))
            except ValueError as error:
                raise UsageError(str(error)) from error
        with open_target(None) as file:
            write(file, f"{name}\n")


def _decision(
    store: "Store", coverage: str, what: DecisionKind, ids: list[str], words: str, who: str
) -> Decision:
    if what in ON_PAIRS:
        return _on_pair(store.brief(coverage), coverage, what, ids, who)
    if what is DecisionKind.MERGE:
        known = tuple(find_coverage(store, one) for one in ids)
    elif what is DecisionKind.SPLIT:
        own = [document.id for document in store.documents(coverage)]
        known = tuple(_match(one, own, "report") for one in ids)
    elif what is DecisionKind.NAME_ORIGIN:
        origins = [origin.id for origin in store.brief(coverage).origins]
        known = tuple(_match(one, origins, "origin") for one in ids)
    elif what is DecisionKind.NOTE:
        brief = store.brief(coverage) if ids else Brief(())
        known = tuple(_match(one, _names(brief), "point, reading, report or origin") for one in ids)
    else:
        known = ()
    return Decision(coverage, what, who, subject=known, value=words)


def _on_pair(brief: Brief, coverage: str, what: DecisionKind, ids: list[str], who: str) -> Decision:
    from stemma.store import on_judgement, on_readings  # noqa: PLC0415 - loads the database

    if what in {DecisionKind.SAME, DecisionKind.APART}:
        if len(ids) != TWO:
            raise UsageError(f"{what.value}: give two readings")
        left, right = (_reading(brief, one) for one in ids)
        return on_readings(left, right, what, coverage=coverage, who=who)
    if not ids:
        raise UsageError(f"{what.value}: give a point")
    points = {judged.point.id: judged for judged in brief.points}
    judged = points[_match(ids[0], [*points], "point")]
    judgements = [one for one in judged.judgements if one.relation is not Relation.UNJUDGED]
    judgements = judgements or list(judged.judgements)
    if len(ids) > 1:
        own = _readings(judged)
        chosen = {_match(one, [*own], "reading of the point") for one in ids[1:]}
        judgements = [one for one in judged.judgements if chosen <= {one.left, one.right}]
    if len(judgements) != 1:
        pairs = "; ".join(f"{j.left} {j.right} {j.relation.value}" for j in judgements[:9])
        raise UsageError(f"{len(judgements)} judgements are meant: name two readings ({pairs})")
    return on_judgement(judged, judgements[0], what, coverage=coverage, who=who)


def _readings(judged: JudgedPoint) -> dict[str, Reading]:
    return {reading.id: reading for reading in judged.point.readings}


def _reading(brief: Brief, wanted: str) -> Reading:
    known = {key: one for judged in brief.points for key, one in _readings(judged).items()}
    return known[_match(wanted, [*known], "reading")]


def _names(brief: Brief) -> list[str]:
    found = [document.id for document in brief.documents]
    found += [origin.id for origin in brief.origins]
    for judged in brief.points:
        found += [judged.point.id, *_readings(judged)]
    return found


def _one(ids: list[str], known: list[str], what: str) -> str:
    if len(ids) != 1:
        raise UsageError(f"give one {what}")
    return _match(ids[0], known, what)


def _match(wanted: str, known: list[str], what: str) -> str:
    """The id that begins so."""
    if wanted in known:
        return wanted
    found = sorted({one for one in known if wanted and one.startswith(wanted)})
    if len(found) != 1:
        count = "no" if not found else "more than one"
        raise UsageError(f"{count} {what} is meant by {wanted!r}")
    return found[0]
