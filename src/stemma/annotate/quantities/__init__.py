"""Amounts with their bounds, units and what they count."""

from stemma.annotate.quantities.find import find_quantities

__all__ = ["find_quantities"]
