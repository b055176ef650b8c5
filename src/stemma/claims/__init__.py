"""Annotations → claims: the smallest checkable statements of a report."""

from stemma.claims.extract import ClaimExtractor
from stemma.claims.reader import CloseReader

__all__ = ["ClaimExtractor", "CloseReader"]
