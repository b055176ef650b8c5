"""A brief as an editor reads it in a terminal: what clashes, what holds, and who stands behind."""

from stemma.report.brief_text.render import View, render_brief_text, require_shown

__all__ = ["View", "render_brief_text", "require_shown"]
