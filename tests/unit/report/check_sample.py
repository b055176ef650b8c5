"""A check made by hand in which every list has something, and every verdict stands once."""

from stemma.model import (
    AttributionVerdict,
    Check,
    CheckedAttribution,
    CheckedQuotation,
    CheckedValue,
    Corroboration,
    Document,
    EvidenceRelation,
    Finding,
    FindingVerdict,
    LeftOut,
    QuotationVerdict,
    Rejection,
    SourceEvidence,
    Span,
    ValueVerdict,
)

DRAFT = (
    "The bridge at Orle closed on Friday. Four boats waited.\n"
    "The mayor knew of it. “It is <safe>,” said Ada Brey. A hen laid a square egg."
)
SOURCE = (
    "The bridge at Orle closed on Friday. Three boats waited. “It is not <safe>,” Ilva Orre said."
)


def document(name: str, text: str, outlet: str | None = None) -> Document:
    return Document(name, f"texts/{name}.txt", text, "0" * 64, outlet=outlet)


def at(text: str, words: str, name: str) -> Span:
    start = text.index(words)
    return Span(name, start, start + len(words))


def evidence(words: str, relation: EvidenceRelation, kind: str = "statement") -> SourceEvidence:
    return SourceEvidence((at(SOURCE, words, "s"),), relation, kind, "A reason | with *marks*.")


def make_check() -> Check:
    def finding(
        words: str, verdict: FindingVerdict, shown: SourceEvidence, *lacking: str
    ) -> Finding:
        held = verdict is FindingVerdict.SUPPORTED
        counted = Corroboration(1, 2, ("o",)) if held else Corroboration(0, 0)
        span = at(DRAFT, words, "d")
        values: tuple[CheckedValue, ...] = ()
        if lacking == ("count",):
            four = at(DRAFT, "Four", "d")
            other = evidence("Three", EvidenceRelation.CONTRADICTS, "count")
            values = (CheckedValue(four, "count", ValueVerdict.OTHERWISE, (other,)),)
        firm = "asserted" if held else ""
        return Finding((span,), verdict, counted, (shown,), values, lacking, firm)

    supports, against = EvidenceRelation.SUPPORTS, EvidenceRelation.CONTRADICTS
    nearest, weaker = EvidenceRelation.NEAREST, EvidenceRelation.WEAKER
    closed, boats = "The bridge at Orle closed on Friday.", "Three boats waited."
    return Check(
        draft=document("d", DRAFT),
        documents=(document("s", SOURCE, "The Orle Post"), document("t", "No.", "The Orle Post")),
        findings=(
            finding(closed, FindingVerdict.SUPPORTED, evidence(closed, supports)),
            finding(
                "Four boats waited.", FindingVerdict.CONTRADICTED, evidence(boats, against), "count"
            ),
            finding(
                "The mayor knew of it.", FindingVerdict.PARTLY, evidence(boats, weaker), "certainty"
            ),
            finding(
                "“It is <safe>,” said Ada Brey.",
                FindingVerdict.DISPUTED,
                evidence(boats, against),
                "dispute",
            ),
            finding("A hen laid a square egg.", FindingVerdict.NOT_FOUND, evidence(boats, nearest)),
        ),
        quotations=(
            CheckedQuotation(
                at(DRAFT, "It is <safe>", "d"),
                QuotationVerdict.ALTERED,
                (evidence("It is not <safe>", against, "quotation"),),
                (("", "not"),),
                "Ada Brey",
                "Ilva Orre",
            ),
        ),
        attributions=(CheckedAttribution(at(DRAFT, "Ada Brey", "d"), AttributionVerdict.NOWHERE),),
        left_out=(LeftOut((at(SOURCE, boats, "s"),), "a denial that the draft leaves out"),),
        rejections=(Rejection("x.txt", "read", "empty"),),
        notes=("a note",),
        versions=(("stemma", "0.1.0"),),
    )
