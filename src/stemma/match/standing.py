"""Which claims of a report stand alone, and so are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemma.model import Claim, Span


def standing(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in their order, less those that are a piece of another.

    "The 15-minute call" within "The 15-minute call took place on Sunday" is no statement of its
    own: its values go to the shortest claim that holds all its words and stays. "Ada Brey, the
    mayor" has no verb, and is none either.
    """
    holders = {n: _holder(n, around, claims) for n, around in _around(claims).items()}
    pieces = {n: holder for n, holder in holders.items() if holder is not None}
    bare = {n for n, claim in enumerate(claims) if n not in pieces and _is_apposition(claim)}
    given: dict[int, list[Claim]] = {}
    for number in sorted(pieces):
        last = number
        while last in pieces:
            last = pieces[last]
        given.setdefault(last, []).append(claims[number])
    return tuple(
        _with_values(claim, given.get(number, ()))
        for number, claim in enumerate(claims)
        if number not in pieces and number not in bare
    )


def _around(claims: Sequence[Claim]) -> dict[int, list[int]]:
    """Each claim's number → the numbers of claims one of whose spans holds its first."""
    spans = sorted(
        ((span, n) for n, claim in enumerate(claims) for span in claim.spans),
        key=lambda item: (item[0].start, -item[0].end, item[1]),
    )
    open_spans: list[tuple[Span, int]] = []
    out: dict[int, list[int]] = {}
    for span, number in spans:
        open_spans = [item for item in open_spans if item[0].end > span.start]
        if span == min(claims[number].spans):
            out[number] = [n for held, n in open_spans if held.contains(span) and n != number]
        open_spans.append((span, number))
    return out


def _holder(number: int, around: Sequence[int], claims: Sequence[Claim]) -> int | None:
    """The shortest longer claim that holds all the words of this one; `None` where it stands."""
    claim = claims[number]
    holding = [
        (_length(claims[n]), n)
        for n in around
        if _length(claims[n]) > _length(claim)
        and all(any(held.contains(span) for held in claims[n].spans) for span in claim.spans)
    ]
    return min(holding)[1] if holding else None


IS: Final = "be"
BETWEEN: Final = 3
"""Characters between the two names of an apposition: a comma and a space; a verb takes more."""


def _is_apposition(claim: Claim) -> bool:
    """Whether a claim is but a name and what its bearer is, no verb between."""
    roles = sorted(argument.role for argument in claim.arguments)
    if claim.predicate != IS or roles != ["attribute", "theme"]:
        return False
    return _length(claim) - sum(len(a.span) for a in claim.arguments) <= BETWEEN


def _length(claim: Claim) -> int:
    return sum(len(span) for span in claim.spans)


def _with_values(claim: Claim, pieces: Sequence[Claim]) -> Claim:
    if not pieces:
        return claim
    times = {*claim.timexes, *(t for piece in pieces for t in piece.timexes)}
    amounts = {*claim.quantities, *(q for piece in pieces for q in piece.quantities)}
    return replace(
        claim,
        timexes=tuple(sorted(times, key=lambda t: t.span)),
        quantities=tuple(sorted(amounts, key=lambda q: q.span)),
    )
