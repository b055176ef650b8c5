"""How the answer to a question is written: for a person, for a spreadsheet, for a program."""

import csv
import io
import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from stemma.cli.console import terminal

if TYPE_CHECKING:
    from stemma.archive import Answer


class AnswerFormat(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def describe_answer(answer: "Answer", output_format: AnswerFormat) -> str:
    """An answer as text, CSV or JSON."""
    if output_format is AnswerFormat.JSON:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        return json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n"
    if output_format is AnswerFormat.CSV:
        file = io.StringIO()
        table = csv.writer(file, lineterminator="\n")
        table.writerow(answer.columns)
        table.writerows([[_cell(value) for value in row] for row in answer.rows])
        return file.getvalue()
    from rich.console import Console  # noqa: PLC0415 - only what this run needs
    from rich.table import Table  # noqa: PLC0415

    width, _ = terminal(is_shown=sys.stdout.isatty())
    shown = Table(*answer.columns, box=None, pad_edge=False)
    for row in answer.rows:
        shown.add_row(*[_plain(value) for value in row])
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False)
    console.print(shown)
    printed = console.file.getvalue()  # type: ignore[attr-defined] # a StringIO
    return "\n".join(line.rstrip() for line in printed.splitlines()) + "\n"


def _plain(value: Any) -> str:
    from stemma.report.visible import show  # noqa: PLC0415 - only what this run needs

    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return "" if value is None else show(str(value))


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        value = " | ".join(map(str, value))
    if isinstance(value, str) and value.lstrip(" \N{NO-BREAK SPACE}").startswith(
        ("=", "+", "-", "@", "\t", "\r")
    ):
        return f"'{value}"
    return value
