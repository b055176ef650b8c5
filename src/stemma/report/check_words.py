"""What a check comes to, told in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemma.model import (
    AttributionVerdict,
    Check,
    CheckedAttribution,
    CheckedQuotation,
    Document,
    Finding,
    FindingVerdict,
    QuotationVerdict,
    ValueVerdict,
)
from stemma.report.visible import show_words

MARKS: Final = frozenset('“”"„«')
"""Marks with which words may begin that need no others round them."""
LACKING: Final[Mapping[str, str]] = {
    "polarity": "one side denies it",
    "party": "other parties, or the other way round",
    "dispute": "somebody denies it there",
    "certainty": "how sure it is",
    "count": "a number",
    "money": "an amount",
    "percentage": "a share",
    "date": "a day",
    "length": "a length of time",
    "age": "an age",
    "distance": "a distance",
    "mass": "a weight",
    "speed": "a speed",
    "area": "an area",
    "volume": "a volume",
    "temperature": "a temperature",
    "person": "a person",
    "place": "a place",
    "organization": "an organization",
    "outlet": "a newsroom",
    "event": "a name",
    "other": "a name",
    "quotation": "a quotation",
    "speaker": "who says it",
}
"""What is lacking → as a reader is told it."""


def describe_lacking(finding: Finding, text: str) -> str:
    """What of a statement is not supported, and what of it is in no source; `text`: the draft."""
    parts = [LACKING.get(kind, kind) for kind in finding.lacking]
    nowhere = [
        show_words(v.span.of(text)) for v in finding.values if v.verdict is ValueVerdict.NOWHERE
    ]
    out = ", ".join(dict.fromkeys(parts))
    if nowhere:
        out += f"; in no source: {', '.join(f'“{words}”' for words in nowhere)}"
    return out


def describe_support(finding: Finding) -> str:
    """By how many origins, and how firmly.

    A range is given as it was counted: "1–3 origins, reported".
    """
    low, high = finding.corroboration.origins_at_least, finding.corroboration.origins_at_most
    count = f"{low}" if low == high else f"{low}–{high}"
    noun = "origin" if high == 1 else "origins"
    return ", ".join(x for x in (f"{count} {noun}" if high else "", finding.firmness) if x)


def describe_quotation(found: CheckedQuotation) -> str:
    """What was changed, or who says it."""
    if found.verdict is QuotationVerdict.OTHER_SPEAKER:
        return f"{show_words(found.said_by)} says it, not {show_words(found.speaker)}"
    parts = []
    for mine, theirs in found.changes:
        one, other = show_words(mine), show_words(theirs)
        if one and other:
            parts.append(f"“{one}” for “{other}”")
        else:
            parts.append(f"“{one}” put in" if one else f"“{other}” left out")
    return "; ".join(parts)


def describe_attribution(found: CheckedAttribution) -> str:
    """Why it is not supported."""
    return {
        AttributionVerdict.OTHER_SOURCE: "the sources give it to another",
        AttributionVerdict.SECOND_HAND: "the sources have it through another",
        AttributionVerdict.NOWHERE: "no source names this one",
    }.get(found.verdict, "")


def quoted(words: str) -> str:
    """Words in quotation marks; as they are where they begin with some already.

    >>> quoted("Brey left."), quoted("“We go,” Brey said.")
    ('“Brey left.”', '“We go,” Brey said.')
    """
    return words if words[:1] in MARKS else f"“{words}”"


def title_of(check: Check) -> str:
    """What a page of the check is headed: the draft's title, else the name of its file."""
    return show_words(check.draft.title or check.draft.source.rsplit("/", 1)[-1])


def label_sources(documents: tuple[Document, ...]) -> dict[str, str]:
    """What each source is called: its outlet or file, a number behind where two share it."""
    out: dict[str, str] = {}
    seen: dict[str, int] = {}
    for document in documents:
        name = document.outlet or document.source.rsplit("/", 1)[-1] or document.id
        name = show_words(name)
        seen[name] = seen.get(name, 0) + 1
        out[document.id] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return out


def count_words(check: Check) -> str:
    """The draft in one line: how many statements, and what became of them."""
    findings = check.findings
    counts = {v: sum(f.verdict is v for f in findings) for v in FindingVerdict}
    named = (
        (FindingVerdict.SUPPORTED, "supported"), (FindingVerdict.PARTLY, "in part"),
        (FindingVerdict.CONTRADICTED, "contradicted"), (FindingVerdict.DISPUTED, "disputed"),
        (FindingVerdict.NOT_FOUND, "in no source"),
    )  # fmt: skip
    told = ", ".join(f"{counts[verdict]} {name}" for verdict, name in named if counts[verdict])
    noun = "statement" if len(findings) == 1 else "statements"
    return f"{len(findings)} {noun}: {told}" if findings else "no statement"


def count_quotations(check: Check) -> str:
    """The quotations in one line; empty where there are none."""
    found = check.quotations
    if not found:
        return ""
    counts = {v: sum(q.verdict is v for q in found) for v in QuotationVerdict}
    told = ", ".join(
        f"{counts[v]} {v.value.replace('_', ' ')}" for v in QuotationVerdict if counts[v]
    )
    return f"{len(found)} {'quotation' if len(found) == 1 else 'quotations'}: {told}"
