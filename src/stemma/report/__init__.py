"""Values → text to look at or to store. Pure rendering: nothing here reads, writes or decides.

`stemma.report.json` and `stemma.report.text` are imported by name; the second one brings rich.
"""
