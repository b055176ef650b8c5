"""Web archives: WARC, and WACZ, which is WARC in a ZIP file."""
