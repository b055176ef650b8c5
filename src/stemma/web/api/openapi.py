"""The interface described in OpenAPI 3.1, made from its calls: it cannot say what is not there."""

from __future__ import annotations

import re
from typing import Any, Final

from stemma import __version__
from stemma.web.api.calls import CALLS, Call

ERROR: Final[dict[str, Any]] = {
    "description": "It could not be done.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["error"],
                "properties": {"error": {"type": "string"}},
            }
        }
    },
}
PROBLEMS: Final = ("400", "401", "403", "404", "409", "413", "415", "421", "422", "429", "503")


def make_openapi() -> dict[str, Any]:
    """The description of the interface."""
    paths: dict[str, dict[str, Any]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method.lower()] = _describe(call)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stemma",
            "version": __version__,
            "description": "Reports of one event compared: who says what, with the exact words.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        # On loopback none is needed; elsewhere a call without one is answered with 401.
        "security": [{"token": []}, {}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Made by `stemma people token NAME --scope read`. On loopback"
                    " none is needed.",
                }
            }
        },
    }


def _describe(call: Call) -> dict[str, Any]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", call.path)
    ]
    in_query = [
        {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}
        for name in call.query
    ]
    described: dict[str, Any] = {
        "operationId": call.name,
        "summary": call.words,
        "description": f"Needs the scope `{call.scope}`.",
        "parameters": [*in_path, *in_query],
        "responses": {
            str(call.status): {
                "description": "Done.",
                "content": {"application/json": {"schema": call.gives}},
            },
            **dict.fromkeys(PROBLEMS, ERROR),
        },
    }
    if call.takes is not None:
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": call.takes}},
        }
    return described
