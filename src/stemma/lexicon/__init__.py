"""Word lists and tables: data files, one fact a line, and their loaders."""
