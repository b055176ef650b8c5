"""What `stemma.read_text` and `stemma.read_file` give: annotations that notebooks can show."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib import import_module
from typing import Any

from stemma.errors import UsageError
from stemma.model import Annotations
from stemma.report.html import render_html
from stemma.report.layers import Layer
from stemma.report.table import to_table

INSTALL = "pip install 'stemma-news[notebook]'"


@dataclass(frozen=True, slots=True, repr=False)
class ReadReport(Annotations):
    """One report, read closely: `Annotations` with a view for notebooks and tables."""

    @classmethod
    def of(cls, annotations: Annotations) -> ReadReport:
        """The same layers."""
        return cls(
            **{field.name: getattr(annotations, field.name) for field in fields(Annotations)}
        )

    def __repr__(self) -> str:
        return (
            f"<ReadReport {self.document.source!r}: {len(self.sentences)} sentences,"
            f" {len(self.claims)} claims, {len(self.attributions)} attributions>"
        )

    def _repr_html_(self) -> str:
        """The report as a notebook shows it."""
        return render_html(self)

    def to_dataframe(self, layer: Layer | str = Layer.CLAIMS) -> Any:
        """One layer as a `pandas.DataFrame`, one row a sentence, claim, time, amount or mention.

        `layer` is a `Layer` or its name: text, claims, attributions, times, amounts, entities,
        furniture. Every row has the exact words and their offsets in `document.text`.

        Raises:
            UsageError: there is no such layer, or pandas is not installed.
        """
        try:
            wanted = Layer(layer)
        except ValueError:
            names = ", ".join(Layer)
            raise UsageError(f"{layer!r} is no layer: choose one of {names}") from None
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise UsageError(f"to_dataframe needs pandas: {INSTALL}") from error
        table = to_table(self, wanted)
        return pandas.DataFrame(list(table.rows), columns=list(table.columns))
