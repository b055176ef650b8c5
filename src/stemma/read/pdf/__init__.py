"""PDF → Documents: words with their places, columns in reading order, lines, stories."""
