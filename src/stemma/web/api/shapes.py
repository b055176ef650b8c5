"""What calls of programs take and give, as JSON schemas (draft 2020-12)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from stemma.model import DecisionKind
from stemma.web.pages.decide import SAID
from stemma.web.work.jobs import State

MOST_REPORTS: Final = 200


def an_object(**properties: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of an object that has all of these."""
    return {"type": "object", "required": [*properties], "properties": dict(properties)}


def a_list(items: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a list."""
    return {"type": "array", "items": items}


def says_something(text: str) -> bool:
    r"""Whether a text is more than empty room, as `PATTERN` tells it.

    >>> says_something(" x"), says_something(" \n"), says_something("")
    (True, False, False)
    """
    return re.search(PATTERN, text) is not None


WORD: Final = {"type": "string"}
MAYBE: Final = {"type": ["string", "null"]}
NUMBER: Final = {"type": "integer"}
TRUTH: Final = {"type": "boolean"}
PATTERN: Final = r"[^\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""A text that says something has such a sign: one that is no white space, as `str.strip` knows it.

Written out, so that every dialect of regular expressions reads it the same."""
SOMETHING: Final = {"type": "string", "pattern": PATTERN}
REPORT: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "text": SOMETHING,
        "outlet": {"type": "string"},
        "published": {"type": "string", "description": "ISO 8601"},
        "title": {"type": "string"},
        "url": {"type": "string"},
    },
}
ADDED: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "reports": {"type": "array", "maxItems": MOST_REPORTS, "items": REPORT},
        "addresses": {"type": "array", "maxItems": MOST_REPORTS, "items": {"type": "string"}},
    },
    "anyOf": [
        {"required": ["reports"], "properties": {"reports": {"minItems": 1}}},
        {"required": ["addresses"], "properties": {"addresses": {"minItems": 1}}},
    ],
}
NOTE: Final = DecisionKind.NOTE.value
DECISION: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["what"],
    "properties": {
        "what": {"type": "string", "enum": [kind.value for kind in SAID]},
        "point": {"type": "string", "maxLength": 4000},
        "note": {"type": "string", "maxLength": 4000},
    },
    "anyOf": [
        {
            "required": ["note"],
            "properties": {"what": {"enum": [NOTE]}, "note": {"pattern": PATTERN}},
        },
        {
            "required": ["point"],
            "properties": {
                "what": {"enum": [kind.value for kind in SAID if kind.value != NOTE]},
                "point": {"minLength": 1},
            },
        },
    ],
}
COVERAGE: Final = an_object(
    id=WORD, title=WORD, reports=NUMBER, outlets=NUMBER, first=MAYBE, last=MAYBE, added=WORD,
    changed=WORD, pinned=TRUTH, is_fresh=TRUTH,
)  # fmt: skip
JOB: Final = an_object(
    id=WORD,
    title=WORD,
    state={"type": "string", "enum": [state.value for state in State]},
    coverage=MAYBE,
    events=a_list(an_object(kind=WORD, words=WORD, detail=WORD)),
)
HIT: Final = an_object(
    document=WORD, span=a_list(NUMBER), text=WORD, title=MAYBE, outlet=MAYBE, published=MAYBE,
    coverages=a_list(WORD),
)  # fmt: skip
BRIEF: Final[dict[str, Any]] = {
    "description": "The contract of `stemma compare --format json`, or a job that makes it.",
    "oneOf": [
        {
            "type": "object",
            "required": ["documents", "coverages", "points", "decisions"],
            "properties": {"documents": {"type": "array"}, "points": {"type": "array"}},
        },
        an_object(job=JOB),
    ],
}
