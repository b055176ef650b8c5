"""Claims that a report itself says it no longer makes."""

from __future__ import annotations

import re
from typing import Final

from stemma.model import Annotations, Claim, PassageKind

_EARLIER: Final = re.compile(
    r"\b(?:earlier|previous|prior|original|initial|first)\b[\w\s]{0,20}?\b(?:version|edition|draft"
    r"|article|story|report|post|page|piece|headline|caption|graphic|chart|dispatch|update)s?\b"
    r"|\b(?:originally|previously|initially|incorrectly|wrongly|mistakenly|erroneously)\b"
    r"|\bmis(?:stat|spell|identifi|report|attribut|nam|titl|characteri[sz])ed\b|\bmisspelt\b",
    re.IGNORECASE,
)


def held_claims(found: Annotations) -> tuple[Claim, ...]:
    """The claims of a report, less those that a correction gives to an earlier version of it.

    "An earlier version said that nine had died": nine is not what the report says, and stands in
    `stemma read` with the version as its speaker.
    """
    text = found.document.text
    corrections = [p for p in found.document.passages if p.kind is PassageKind.CORRECTION]
    if not corrections:
        return found.claims
    return tuple(
        claim
        for claim in found.claims
        if not any(p.start <= claim.spans[0].start < p.end for p in corrections)
        or not _EARLIER.search(_words(claim, text))
    )


def _words(claim: Claim, text: str) -> str:
    """The words of a claim, and of who says it and how."""
    said = claim.attribution
    spans = [*claim.spans, *(() if said is None else (*said.source, *said.cue))]
    return " … ".join(span.of(text) for span in spans)
