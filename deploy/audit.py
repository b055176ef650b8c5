"""Known holes in the packages of a lock, as pip-audit finds them; says so where nobody answered.

`python deploy/audit.py requirements-ci.txt`. Exit code 0: every package was asked for and none has
a hole that is known. 1: there are holes. 2: not every package could be asked for, so nothing is
said of those.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CLEAN, HOLES, NOT_ASKED = 0, 1, 2


def tell(found: Sequence[Mapping[str, object]]) -> tuple[list[str], int]:
    """Lines to show for what pip-audit wrote of each package, and the exit code.

    >>> tell([{"name": "zlib", "version": "1", "vulns": []}])
    (['1 package asked for: no hole is known'], 0)
    >>> tell([{"name": "zlib", "skip_reason": "not found"}])[1]
    2
    """
    lines = []
    holes = 0
    for one in found:
        vulnerabilities = one.get("vulns") or []
        assert isinstance(vulnerabilities, list)
        for hole in vulnerabilities:
            holes += 1
            fixed = ", ".join(hole.get("fix_versions") or ()) or "no version yet"
            lines.append(f"{one['name']} {one['version']}: {hole['id']}, mended in {fixed}")
    passed_over = [str(one["name"]) for one in found if one.get("skip_reason")]
    asked = len(found) - len(passed_over)
    if passed_over:
        some = ", ".join(passed_over[:5]) + (", …" if len(passed_over) > 5 else "")
        lines.append(
            f"not asked for: {len(passed_over)} of {len(found)} packages ({some}). The advisory"
            " service of PyPI does not know them or cannot be reached: nothing is said of them."
        )
    if not holes and asked:
        lines.append(f"{asked} package{'s' * (asked != 1)} asked for: no hole is known")
    return lines, HOLES if holes else NOT_ASKED if passed_over or not found else CLEAN


def main(lock: str) -> int:
    """Ask for the packages of a lock; shows what came of it."""
    program = Path(sys.executable).with_name("pip-audit")
    asked = subprocess.run(
        [program, "--disable-pip", "--require-hashes", "--requirement", lock, "--format", "json",
         "--progress-spinner", "off"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    try:
        found = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (asked.stderr.strip().splitlines() or ["no answer"])[-1][:300]
        print(f"audit: the advisory service could not be asked, so nothing is known: {last}")
        return NOT_ASKED
    lines, code = tell(found)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or ("requirements-ci.txt",)))
