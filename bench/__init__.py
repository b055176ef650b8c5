"""Quality and speed, measured on the corpora beside the project."""
