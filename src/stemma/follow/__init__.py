"""Sources over time → the store; and what changed when they did."""

from stemma.follow.changes import find_changes

__all__ = ["find_changes"]
