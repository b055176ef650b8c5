"""What `stemma.compare_files` gives: a brief that notebooks can show, and tables of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from html import escape
from importlib import import_module
from typing import Any, Final

from stemma.errors import UsageError
from stemma.model import Brief
from stemma.report.brief_table_names import BriefTable
from stemma.report.brief_tables import to_brief_table
from stemma.report.notebook import INSTALL

HEIGHT: Final = 780
"""Pixels of the page in a notebook."""


@dataclass(frozen=True, slots=True, repr=False)
class ComparedReports(Brief):
    """The reports of one event, compared: a `Brief` with a view for notebooks and tables."""

    @classmethod
    def of(cls, brief: Brief) -> ComparedReports:
        """The same brief."""
        return cls(**{field.name: getattr(brief, field.name) for field in fields(Brief)})

    def __repr__(self) -> str:
        verdicts = [judged.verdict.value for judged in self.points]
        return (
            f"<ComparedReports {len(self.documents)} reports: {len(verdicts)} points,"
            f" {verdicts.count('contradicted')} contradicted, {verdicts.count('agreed')} agreed>"
        )

    def _repr_html_(self) -> str:
        """The page of `--format html` in a frame of its own, which can reach nothing outside."""
        from stemma.report.brief_page import render_brief_page  # noqa: PLC0415 - brings jinja2

        page = escape(render_brief_page(self))
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts" width="100%" height="{HEIGHT}"'
            ' title="The reports compared" style="border:1px solid #8888"></iframe>'
        )

    def to_dataframe(self, table: BriefTable | str = BriefTable.FINDINGS) -> Any:
        """One table as a `pandas.DataFrame`.

        `table` is a `BriefTable` or its name: findings (a row for each reading of each point),
        timeline, positions, matrix.

        Raises:
            UsageError: there is no such table, or pandas is not installed.
        """
        try:
            wanted = BriefTable(table)
        except ValueError:
            names = ", ".join(BriefTable)
            raise UsageError(f"{table!r} is no table: choose one of {names}") from None
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise UsageError(f"to_dataframe needs pandas: {INSTALL}") from error
        found = to_brief_table(self, wanted)
        return pandas.DataFrame(list(found.rows), columns=list(found.columns))
