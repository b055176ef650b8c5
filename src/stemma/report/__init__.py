"""Values → text to look at or to store. Pure rendering: nothing here reads, writes or decides.

Its modules are imported by name: `json` and `table` for programs, `text` for the terminal (it
brings rich), `html` and `notebook` for notebooks.
"""
