"""Annotations → claims: the smallest checkable statements of a report."""

from stemma.claims.reader import CloseReader

__all__ = ["CloseReader"]
