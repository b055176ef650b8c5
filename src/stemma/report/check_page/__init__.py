"""A check as one page for a browser."""

from stemma.report.check_page.render import render_check_page

__all__ = ["render_check_page"]
