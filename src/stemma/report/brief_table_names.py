"""What tables a brief has, by name."""

from enum import StrEnum


class BriefTable(StrEnum):
    """The tables of a brief."""

    FINDINGS = "findings"
    TIMELINE = "timeline"
    POSITIONS = "positions"
    MATRIX = "matrix"
