"""The pipeline: stages in a row, from sources to values that can be reported."""

from stemma.run.check import check_draft
from stemma.run.compare import compare_reports
from stemma.run.engine import Engine
from stemma.run.gather import gather_documents, read_documents
from stemma.run.local import Alone, Processes
from stemma.run.pipeline import read_report, read_reports
from stemma.run.tools import Tools

__all__ = [
    "Alone",
    "Engine",
    "Processes",
    "Tools",
    "check_draft",
    "compare_reports",
    "gather_documents",
    "read_documents",
    "read_report",
    "read_reports",
]
