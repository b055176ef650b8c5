"""A check as SARIF, so that editors and CI show each entry in its place.

Source: OASIS SARIF 2.1.0.
"""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import quote

from stemma.model import Check
from stemma.report.check_view import KINDS, CheckView, Entry, Weight
from stemma.report.json import Json

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def render_check_sarif(check: Check) -> str:
    """One run with a result for every entry but what is supported."""
    view = CheckView(check)
    kinds = [kind for kind in KINDS if kind.weight is not Weight.NONE]
    rules: list[Json] = [
        {
            "id": kind.id,
            "name": "".join(word.capitalize() for word in kind.id.split("-")),
            "shortDescription": {"text": kind.name},
            "defaultConfiguration": {"level": kind.weight.value},
        }
        for kind in kinds
    ]
    places = {kind.id: n for n, kind in enumerate(kinds)}
    results: list[Json] = [
        _result(entry, check, places[entry.kind.id])
        for entry in view.entries
        if entry.kind.weight is not Weight.NONE
    ]
    version = dict(check.versions).get("stemma", "0")
    driver: Json = {"name": "Stemma", "version": version, "rules": rules}
    notes: list[Json] = [{"level": "warning", "message": {"text": note}} for note in check.notes]
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "results": results,
    }
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(entry: Entry, check: Check, rule: int) -> Json:
    told = f": {entry.told}" if entry.told else ""
    lines = [f"{entry.kind.name}{told}."]
    lines += [f"{s.label} ({s.relation.value}): “{s.words}”" for s in entry.shown]
    region: dict[str, Json] = {"startLine": 1, "startColumn": 1}
    if entry.span is not None:
        region = {
            "startLine": entry.line,
            "startColumn": entry.column,
            "endLine": entry.end_line,
            "endColumn": entry.end_column,
            "charOffset": entry.span.start,
            "charLength": len(entry.span),
            "snippet": {"text": entry.words},
        }
    artifact: Json = {"uri": quote(check.draft.source, safe="/:")}
    return {
        "ruleId": entry.kind.id,
        "ruleIndex": rule,
        "level": entry.kind.weight.value,
        "message": {"text": "\n".join(lines)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
