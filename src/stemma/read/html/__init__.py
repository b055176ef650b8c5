"""A web page → its report: the text, and what the page states about it."""
