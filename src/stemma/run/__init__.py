"""The pipeline: stages in a row, from sources to values that can be reported."""

from stemma.run.compare import compare_reports
from stemma.run.pipeline import Annotate, LateReader, read_report, read_reports

__all__ = ["Annotate", "LateReader", "compare_reports", "read_report", "read_reports"]
