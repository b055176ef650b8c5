"""One report against itself, against the calendar, and against arithmetic."""
