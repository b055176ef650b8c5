"""Judged points made by hand."""

from stemma.model import (
    Claim,
    Corroboration,
    Document,
    JudgedPoint,
    Point,
    Reading,
    Span,
    Timex,
    Verdict,
)

TEXT = "The dam at Tesvik held on Friday, officials said."


def document(name: str) -> Document:
    return Document(name, f"{name}.txt", TEXT, "0")


def reading(name: str, at: int = 0, timexes: tuple[Timex, ...] = ()) -> Reading:
    spans = (Span(name, at, len(TEXT)),)
    claim = Claim(f"{name}-{at}", spans, "hold", timexes=timexes)
    return Reading(f"{name}-{at}-r", claim, name, spans)


def judged(
    identity: str,
    *documents: str,
    verdict: Verdict = Verdict.AGREED,
    origins: int = 1,
    timexes: tuple[Timex, ...] = (),
) -> JudgedPoint:
    """A point of which each document has one reading."""
    readings = tuple(reading(name, timexes=timexes) for name in documents)
    return JudgedPoint(Point(identity, readings), "c", verdict, Corroboration(origins, origins))
