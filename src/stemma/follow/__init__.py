"""Sources over time → the store; and what changed when they did."""

from stemma.follow.changes import find_changes
from stemma.follow.tell import add_reports, tell_all, tell_changes, view_kept
from stemma.follow.versions import compare_versions

__all__ = [
    "add_reports",
    "compare_versions",
    "find_changes",
    "tell_all",
    "tell_changes",
    "view_kept",
]
