"""A gathering → the JSON contract of `stemma gather`."""

import json
from collections.abc import Iterator

from stemma.model import Copy, Coverage, Gathering
from stemma.report.json import Json, date_json, document_json, to_json

SHARE_DIGITS = 4


def render_gathering_json(gathering: Gathering) -> str:
    """All of it as one object on indented lines, with the line break at its end."""
    found = gathering_to_json(gathering)
    return json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def render_gathering_lines(gathering: Gathering) -> Iterator[str]:
    """A line for each coverage, with its copies and documents, then one for each rejection."""
    copies = {copy.document_id: copy for copy in gathering.copies}
    documents = {document.id: document for document in gathering.documents}
    for coverage in gathering.coverages:
        ids = coverage.documents
        line: Json = {
            "coverage": _coverage(coverage),
            "copies": [_copy(copies[identity]) for identity in ids if identity in copies],
            "documents": [{"document": document_json(documents[identity])} for identity in ids],
        }
        yield json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n"
    for rejection in gathering.rejections:
        yield json.dumps(to_json(rejection), ensure_ascii=False) + "\n"


def gathering_to_json(gathering: Gathering) -> dict[str, Json]:
    """The object of the contract. The texts are left out: they lie where they were read."""
    return {
        "coverages": [_coverage(coverage) for coverage in gathering.coverages],
        "copies": [_copy(copy) for copy in gathering.copies],
        "documents": [{"document": document_json(document)} for document in gathering.documents],
        "rejections": [to_json(rejection)["rejection"] for rejection in gathering.rejections],
    }


def _coverage(coverage: Coverage) -> dict[str, Json]:
    return {
        "id": coverage.id,
        "title": coverage.title,
        "earliest": date_json(coverage.earliest),
        "latest": date_json(coverage.latest),
        "documents": list(coverage.documents),
    }


def _copy(copy: Copy) -> dict[str, Json]:
    return {
        "document": copy.document_id,
        "of": copy.of,
        "share": round(copy.share_score, SHARE_DIGITS),
    }
