"""A brief as one HTML file: it loads nothing, and says everything with scripts off.

One file a section makes what its template of the same name shows. Words of reports pass through
`show` and are escaped by the templates; nothing is marked as safe but our own style and script.
"""

from stemma.report.brief_page.render import render_brief_page

__all__ = ["render_brief_page"]
