"""Changes of coverages over time → lines, JSON, Markdown, an Atom feed."""

from stemma.report.changes.atom import render_changes_atom
from stemma.report.changes.json import VERSION, change_object, render_changes_json
from stemma.report.changes.markdown import render_changes_markdown
from stemma.report.changes.text import render_changes_text
from stemma.report.changes.view import ChangeView, Logged, view_changes

__all__ = [
    "VERSION",
    "ChangeView",
    "Logged",
    "change_object",
    "render_changes_atom",
    "render_changes_json",
    "render_changes_markdown",
    "render_changes_text",
    "view_changes",
]
