"""How much is read, and why no more."""

MAX_TEXT_BYTES = 2_000_000
"""The longest text of one document, in bytes of UTF-8.

About 350,000 words, three long novels: far above any report, and small enough that one document
is annotated in minutes and in a few hundred megabytes.
"""

MAX_RECORDS_BYTES = 64_000_000
"""The longest file that is parsed whole: JSON records, a feed, a PDF.

It takes about five times its size of memory.
"""

MAX_PAGE_BYTES = 8_000_000
"""The longest web page. The largest pages of news, scripts and all, have 3 to 5 million."""

MAX_FEED_BYTES = 32_000_000
"""The longest feed: 10,000 entries with a paragraph or two each have about 15 million."""

MAX_LINE_BYTES = 16_000_000
"""The longest line of a JSONL file: the longest text, every character of it escaped."""

MAX_RECORD_BYTES = 32_000_000
"""The longest record of a web archive that is looked into; longer ones are films and programs."""

MAX_RATIO = 200
"""Most times that something compressed may grow, above `RATIO_FREE_BYTES`.

Pages and records grow by 3 to 20; deflate can reach 1,032, and only with the same over and over.
"""

RATIO_FREE_BYTES = 8_000_000
"""What may come out of something compressed before the ratio is looked at."""

MAX_MEMBERS = 10_000
"""Most entries of a ZIP file that are looked at."""

MAX_PAGES = 500
"""Most pages of a PDF: a report that is longer is a book."""

MAX_ADDRESSES = 10_000
"""Most addresses in one list of them."""

MAX_ELEMENTS = 40_000
"""Most elements of a page. The largest pages of news have about 15,000."""

MAX_ATTRIBUTES = 2_000
"""Most attributes of one element: the parser compares each with all before it."""

MAX_CONTENT_BYTES = 8_000_000
"""Most that is drawn on one page of a PDF, in bytes of its drawing commands, or held in a font.

Newspaper pages with maps and diagrams have one or two million.
"""
