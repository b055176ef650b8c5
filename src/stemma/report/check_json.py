"""A check → the JSON contract of `stemma check`.

Offsets are code points of the text they stand with, half-open. Keys are never dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from stemma.errors import ContractError
from stemma.model import (
    Check,
    CheckedAttribution,
    CheckedQuotation,
    CheckedValue,
    Finding,
    LeftOut,
    SourceEvidence,
    Span,
)
from stemma.report.json import Json, document_json, pair_json, pairs_json


def render_check_json(check: Check) -> str:
    """The check as JSON on indented lines, with the line break at its end."""
    return json.dumps(check_to_json(check), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def render_check_lines(check: Check) -> Iterator[str]:
    """The check as one line of JSON for each thing: the draft, findings, quotations and so on.

    The first line has the draft and its sources; each other one key that says what it is.
    """
    whole = check_to_json(check)
    head = {key: whole[key] for key in ("draft", "documents", "rejections", "notes", "versions")}
    yield _line(head)
    for key, name in (
        ("findings", "finding"),
        ("quotations", "quotation"),
        ("attributions", "attribution"),
        ("left_out", "left_out"),
    ):
        items = whole[key]
        assert isinstance(items, list)  # noqa: S101 - it was made so below
        for item in items:
            yield _line({name: item})


def _line(item: dict[str, Json]) -> str:
    return json.dumps(item, ensure_ascii=False, allow_nan=False) + "\n"


def check_to_json(check: Check) -> dict[str, Json]:
    """The object of the contract.

    Raises:
        ContractError: a span points out of its text, or into a document that is not listed.
    """
    entry = _Entry(check)
    return {
        "draft": {"document": document_json(check.draft), "text": check.draft.text},
        "documents": [
            {"document": document_json(document), "text": document.text}
            for document in check.documents
        ],
        "findings": [entry.finding(found) for found in check.findings],
        "quotations": [entry.quotation(found) for found in check.quotations],
        "attributions": [entry.attribution(found) for found in check.attributions],
        "left_out": [entry.left_out(found) for found in check.left_out],
        "notes": list(check.notes),
        "rejections": [
            {"source": r.source, "stage": r.stage, "reason": r.reason} for r in check.rejections
        ],
        "versions": dict(check.versions),
    }


class _Entry:
    """One entry of each list, its spans checked against the texts."""

    def __init__(self, check: Check) -> None:
        self._texts = {document.id: document.text for document in check.documents}
        self._texts[check.draft.id] = check.draft.text

    def finding(self, found: Finding) -> dict[str, Json]:
        return {
            "spans": pairs_json(found.spans),
            "text": self._words(found.spans),
            "verdict": found.verdict.value,
            "lacking": list(found.lacking),
            "firmness": found.firmness or None,
            "corroboration": {
                "origins_at_least": found.corroboration.origins_at_least,
                "origins_at_most": found.corroboration.origins_at_most,
                "origins": list(found.corroboration.origins),
            },
            "evidence": [self.evidence(one) for one in found.evidence],
            "values": [self.value(one) for one in found.values],
        }

    def value(self, value: CheckedValue) -> dict[str, Json]:
        return {
            "span": pair_json(value.span),
            "text": self._words([value.span]),
            "kind": value.kind,
            "verdict": value.verdict.value,
            "evidence": [self.evidence(one) for one in value.evidence],
        }

    def quotation(self, found: CheckedQuotation) -> dict[str, Json]:
        return {
            "span": pair_json(found.span),
            "text": self._words([found.span]),
            "verdict": found.verdict.value,
            "speaker": found.speaker or None,
            "said_by": found.said_by or None,
            "changes": [{"draft": mine, "source": theirs} for mine, theirs in found.changes],
            "evidence": [self.evidence(one) for one in found.evidence],
        }

    def attribution(self, found: CheckedAttribution) -> dict[str, Json]:
        return {
            "span": pair_json(found.span),
            "text": self._words([found.span]),
            "verdict": found.verdict.value,
            "evidence": [self.evidence(one) for one in found.evidence],
        }

    def left_out(self, found: LeftOut) -> dict[str, Json]:
        return {
            "document": found.document_id,
            "spans": pairs_json(found.spans),
            "text": self._words(found.spans),
            "why": found.why,
        }

    def evidence(self, one: SourceEvidence) -> dict[str, Json]:
        return {
            "document": one.document_id,
            "spans": pairs_json(one.spans),
            "text": self._words(one.spans),
            "relation": one.relation.value,
            "kind": one.kind,
            "reason": one.reason,
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
