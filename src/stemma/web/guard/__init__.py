"""What every request passes before a page sees it: host, origin, size, time, rate, headers."""
