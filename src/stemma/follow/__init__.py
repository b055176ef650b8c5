"""Sources over time → the store; and what changed when they did."""

from stemma.follow.changes import find_changes
from stemma.follow.tell import tell_all, tell_changes, view_kept
from stemma.follow.versions import compare_versions

__all__ = ["compare_versions", "find_changes", "tell_all", "tell_changes", "view_kept"]
