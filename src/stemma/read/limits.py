"""How much is read, and why no more."""

MAX_TEXT_BYTES = 2_000_000
"""The longest text of one document, in bytes of UTF-8.

About 350,000 words, three long novels: far above any report, and small enough that one document
is annotated in minutes and in a few hundred megabytes.
"""

MAX_RECORDS_BYTES = 64_000_000
"""The longest file of JSON records. It is parsed whole, in about five times its size of memory."""
