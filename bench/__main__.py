"""Measure what ships, print one table, hold the floors.

    python -m bench [--corpora ../shared/corpora] [--only attribution,names] [--weights FOLDER]

`--against FOLDER` shows beside each figure what other files give: the full-precision export of
`training.export --fp32`, to see what eight bits cost.

`floors.json` pins what a figure may not fall through: `{"FIGURE": {"least": 82.1}}`, or
`{"FIGURE": {"most": 0}}` where less is better. A figure without an entry is shown and has no floor;
speeds never have one. Floors only rise: after a change that makes a figure better, raise its floor
in the same commit. The exit code is 1 when a figure falls through its floor.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.command import Place
from bench.names import show_errors

SUITES = (
    "attribution", "treebank", "names", "timexes", "times_unread", "quantities", "amounts",
    "coreference", "switches",
    "furniture", "factuality", "lineage", "words", "events", "coverages", "pairs", "matching",
    "written", "candidates", "judged", "gather", "distortion", "dating", "extraction", "archive",
    "archives", "follow", "fuzz", "speed", "growth", "same",
)  # fmt: skip
FLOORS = Path(__file__).with_name("floors.json")


def check_floor(value: float, floor: dict[str, float] | None) -> tuple[str, bool]:
    """The floor as it is shown, and whether the value holds it."""
    match floor:
        case None:
            return "", True
        case {"most": most}:
            return f"≤ {most}", value <= most
        case {"least": least}:
            return f"≥ {least}", value >= least
    raise ValueError(f"{FLOORS.name}: a floor is a `least` or a `most`, not {floor}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/bench/score.py"))
    parser.add_argument("--weights", type=Path, help="measure these files, not the shipped ones")
    parser.add_argument("--against", type=Path, help="also measure these files")
    parser.add_argument("--kept", type=Path, help="keep held-out stories here as read")
    parser.add_argument("--only", default=",".join(SUITES))
    parser.add_argument("--name-errors", type=Path, help="write the errors in names here")
    arguments = parser.parse_args()
    console = Console()
    if not arguments.corpora.is_dir():
        console.print(f"{arguments.corpora}: no corpora here, nothing to measure")
        return 0
    place = Place(
        arguments.corpora.resolve(),
        arguments.scorer.resolve(),
        arguments.weights,
        arguments.kept,
    )
    if arguments.name_errors:
        show_errors(place, arguments.name_errors)
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    other = None if arguments.against is None else replace(place, weights=arguments.against)
    table = Table("suite", "figure", "value", "floor", *(["against"] if other else []))
    fallen = 0
    for suite in arguments.only.split(","):
        measure = importlib.import_module(f"bench.{suite}").measure
        beside = measure(other) if other else {}
        for figure, value in measure(place).items():
            shown, holds = check_floor(value, floors.get(figure))
            fallen += not holds
            cells = [f"{value:g}", shown if holds else f"[red]{shown}[/red]"]
            table.add_row(suite, figure, *cells, *([f"{beside[figure]:g}"] if other else []))
    console.print(table)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
