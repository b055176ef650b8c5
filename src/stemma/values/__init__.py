"""What values are and do: intervals, extents, units, days, names, figures that move."""
