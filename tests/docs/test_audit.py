"""What `make audit` says: holes, no holes, and that nobody answered."""

import runpy
from pathlib import Path
from typing import Any

import pytest

AUDIT = runpy.run_path(str(Path(__file__).resolve().parents[2] / "deploy" / "audit.py"))
FINE = {"name": "sieve", "version": "1.2", "vulns": []}
HOLE = {"name": "dam", "version": "3", "vulns": [{"id": "X-1", "fix_versions": ["3.1"]}]}
UNMENDED = {"name": "weir", "version": "4", "vulns": [{"id": "X-2", "fix_versions": []}]}
UNKNOWN = {"name": "lock", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "code", "said"),
    [
        ([FINE], 0, "1 package asked for: no hole is known"),
        ([FINE, HOLE], 1, "dam 3: X-1, mended in 3.1"),
        ([UNMENDED], 1, "no version yet"),
        ([FINE, UNKNOWN], 2, "not asked for: 1 of 2 packages (lock)"),
        ([UNKNOWN] * 7, 2, "not asked for: 7 of 7 packages"),
        ([HOLE, UNKNOWN], 1, "not asked for: 1 of 2"),
        ([], 2, ""),
    ],
)
def test_what_an_audit_says(found: list[dict[str, Any]], code: int, said: str) -> None:
    lines, came = AUDIT["tell"](found)
    assert came == code
    assert said in "\n".join(lines)


def test_where_nobody_was_asked_nothing_is_called_sound() -> None:
    lines, _ = AUDIT["tell"]([UNKNOWN])
    assert "no hole is known" not in "\n".join(lines)
