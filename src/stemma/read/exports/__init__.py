"""Text exports of news databases → their reports."""
