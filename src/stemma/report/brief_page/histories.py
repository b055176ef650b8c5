"""How the figures of points moved, drawn: where reports tell them otherwise as time goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from stemma.model import Brief
from stemma.report.figure_svg import draw_history
from stemma.report.figures import find_moved

NOTHING: Final = Markup("")
Histories = Mapping[str, Markup]
"""Id of a point → its drawings, one below the other."""


def make_histories(brief: Brief) -> Histories:
    """The drawings of the points whose figures moved."""
    return {
        point: Markup("").join(
            Markup(draw_history(figure))  # noqa: S704 - what is told in it is escaped there
            for figure in figures
        )
        for point, figures in find_moved(brief).items()
    }
