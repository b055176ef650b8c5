"""The pipeline: stages in a row, from sources to values that can be reported."""

from stemma.run.compare import compare_reports
from stemma.run.gather import gather_documents, read_documents
from stemma.run.pipeline import Annotate, LateReader, read_report, read_reports

__all__ = [
    "Annotate",
    "LateReader",
    "compare_reports",
    "gather_documents",
    "read_documents",
    "read_report",
    "read_reports",
]
