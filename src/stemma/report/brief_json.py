"""A brief → the JSON contract of `stemma compare`.

Offsets are code points of the text of the document they stand with. Keys are never dropped.
"""

import json
from collections.abc import Mapping, Sequence

from stemma.errors import ContractError
from stemma.match import QuotationRow, find_quotation_rows
from stemma.model import (
    Attribution,
    Brief,
    Decision,
    Inconsistency,
    JudgedPoint,
    Judgement,
    LineageLink,
    Origin,
    Position,
    Quantity,
    Reading,
    Span,
    TimelineEntry,
    Timex,
)
from stemma.report.json import (
    Json,
    date_json,
    document_json,
    pair_json,
    pairs_json,
    quantity_json,
    timex_json,
)
from stemma.report.view.decided import decisions_on
from stemma.report.view.telling import Telling


def render_brief_json(brief: Brief) -> str:
    """The brief as JSON on indented lines, with the line break at its end."""
    return json.dumps(brief_to_json(brief), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def brief_to_json(brief: Brief) -> dict[str, Json]:
    """The object of the contract.

    Raises:
        ContractError: a span points out of its text, or into a document that is not listed.
    """
    texts = {document.id: document.text for document in brief.documents}
    entry = _Entry(texts, Telling(brief))
    return {
        "documents": [
            {
                "document": document_json(document),
                "text": document.text,
                "sentences": pairs_json(s for s in brief.sentences if s.document_id == document.id),
                "furniture": pairs_json(s for s in brief.furniture if s.document_id == document.id),
            }
            for document in brief.documents
        ],
        "coverages": [
            {
                "id": coverage.id,
                "documents": list(coverage.documents),
                "reason": coverage.reason or None,
            }
            for coverage in brief.coverages
        ],
        "points": [entry.point(judged) for judged in brief.points],
        "inconsistencies": [entry.inconsistency(found) for found in brief.inconsistencies],
        "origins": [entry.origin(origin) for origin in brief.origins],
        "lineage": [entry.link(link) for link in brief.lineage],
        "timeline": [entry.time(found) for found in brief.timeline],
        "positions": [entry.position(position) for position in brief.positions],
        "omissions": [
            {"point": omission.point, "document": omission.document_id}
            for omission in brief.omissions
        ],
        "rejections": [
            {"source": r.source, "stage": r.stage, "reason": r.reason} for r in brief.rejections
        ],
        "versions": dict(brief.versions),
        "decisions": [entry.decision(decision, brief) for decision in brief.decisions],
        "quotations": [entry.quotation(row) for row in find_quotation_rows(texts)],
    }


class _Entry:
    """One entry of each list, its spans checked against the texts."""

    def __init__(self, texts: Mapping[str, str], telling: Telling) -> None:
        self._texts = texts
        self._telling = telling

    def point(self, judged: JudgedPoint) -> dict[str, Json]:
        readings = judged.point.readings
        counted = judged.corroboration
        return {
            "id": judged.point.id,
            "coverage": judged.coverage,
            "text": self._words(self._telling.spans(self._telling.of_point(judged))),
            "verdict": judged.verdict.value,
            "readings": [self.reading(reading) for reading in readings],
            "judgements": [self.judgement(judgement) for judgement in judged.judgements],
            "corroboration": {
                "documents": len({r.document_id for r in readings if r.id in judged.agreeing}),
                "origins_at_least": counted.origins_at_least,
                "origins_at_most": counted.origins_at_most,
                "origins": list(counted.origins),
                "readings": list(judged.agreeing),
            },
        }

    def judgement(self, judgement: Judgement) -> dict[str, Json]:
        self._words((*judgement.left_spans, *judgement.right_spans))
        return {
            "left": judgement.left,
            "right": judgement.right,
            "relation": judgement.relation.value,
            "kind": judgement.kind.value,
            "rung": judgement.rung,
            "reason": " ".join(judgement.reasons),
            "left_spans": pairs_json(judgement.left_spans),
            "right_spans": pairs_json(judgement.right_spans),
            "same": None if judgement.same is None else round(judgement.same, 2),
            "exclusion": judgement.exclusion,
            "decision": judgement.decision or None,
        }

    def decision(self, decision: Decision, brief: Brief) -> dict[str, Json]:
        """What a person decided, and the points that it is seen in."""
        return {
            "id": decision.id,
            "what": decision.what.value,
            "who": decision.who,
            "at": decision.at,
            "kind": decision.kind or None,
            "value": decision.value or None,
            "subject": list(decision.subject),
            "sides": [
                {"document": side[0].document_id, "spans": pairs_json(side)}
                for side in (decision.left, decision.right)
                if side
            ],
            "points": [
                judged.point.id
                for judged in brief.points
                if decision in decisions_on(brief, judged)
            ],
        }

    def reading(self, reading: Reading) -> dict[str, Json]:
        value = reading.value
        return {
            "id": reading.id,
            "document": reading.document_id,
            "claim": reading.claim.id,
            "spans": pairs_json(reading.spans),
            "text": self._words(reading.spans),
            "value": timex_json(value)
            if isinstance(value, Timex)
            else quantity_json(value)
            if isinstance(value, Quantity)
            else None
            if value is None
            else {"words": value},
            "polarity": reading.claim.polarity.value,
            "modality": reading.claim.modality.value,
            "attribution": None
            if reading.attribution is None
            else self._attribution(reading.attribution),
        }

    def quotation(self, row: QuotationRow) -> dict[str, Json]:
        return {
            "readings": [
                {
                    "document": one.span.document_id,
                    "span": [one.span.start, one.span.end],
                    "text": self._words([one.span]),
                    "wording": one.wording.value,
                }
                for one in row.quoted
            ]
        }

    def inconsistency(self, found: Inconsistency) -> dict[str, Json]:
        self._words(found.spans)
        return {
            "document": found.document_id,
            "spans": pairs_json(found.spans),
            "kind": found.kind.value,
            "reason": found.reason,
        }

    def origin(self, origin: Origin) -> dict[str, Json]:
        return {
            "id": origin.id,
            "name": origin.name,
            "kind": origin.kind.value,
            "documents": list(origin.documents),
            "evidence": [
                {
                    "document": evidence.span.document_id,
                    "span": pair_json(evidence.span),
                    "reason": evidence.reason,
                }
                for evidence in origin.evidence
            ],
        }

    def link(self, link: LineageLink) -> dict[str, Json]:
        return {
            "document": link.document_id,
            "from": link.from_id,
            "kind": link.kind.value,
            "direction": link.direction.value,
            "spans": pairs_json(link.spans),
            "from_spans": pairs_json(link.from_spans),
        }

    def time(self, entry: TimelineEntry) -> dict[str, Json]:
        return {
            "earliest": date_json(entry.earliest),
            "latest": date_json(entry.latest),
            "precision": None if entry.precision is None else entry.precision.value,
            "text": self._words([entry.span]),
            "point": entry.point,
            "readings": list(entry.readings),
        }

    def position(self, position: Position) -> dict[str, Json]:
        return {
            "party": position.party,
            "act": position.act.value,
            "content": self._words([position.content]),
            "document": position.content.document_id,
            "span": pair_json(position.content),
            "to": position.to,
            "answer": position.answer,
            "readings": list(position.readings),
        }

    def _attribution(self, attribution: Attribution) -> dict[str, Json]:
        return {
            "speaker": self._words(attribution.source) if attribution.source else None,
            "source_kind": attribution.source_kind.value,
            "via": [{"name": via.name, "span": pair_json(via.span)} for via in attribution.via],
        }

    def _words(self, spans: Sequence[Span]) -> str:
        """The words of spans, each sliced from its document; " … " stands where there is a gap."""
        out = []
        for span in spans:
            text = self._texts.get(span.document_id)
            if text is None:
                raise ContractError(f"a span points into {span.document_id!r}, which is not listed")
            out.append(span.of(text))
        return " … ".join(out)
