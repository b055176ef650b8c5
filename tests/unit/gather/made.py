"""Reports of invented events, made by hand, and the shipped table of words."""

from functools import cache

from stemma.encoder.words import WordTable
from stemma.model import Document, PublishedFrom
from stemma.read.plain import digest_text

FIRE = (
    "A fire in the old cannery at Vessling killed three night watchmen on Monday.",
    "Fire chief Torvald Enge said the blaze began in a drying kiln of the Vessling cannery.",
    "The cannery, the last in Vessling, was to close in spring.",
    "Enge said the three watchmen had been locked in behind a steel shutter.",
    "Smoke from the kiln drifted over the harbour until noon.",
    "Families laid wreaths of heather at the shutter in the evening.",
    "The owner, Halden Fisk, declined to say who had kept the key.",
    "Inspectors had warned of the kiln in 2029 and again in 2030.",
)
STRIKE = (
    "Tram drivers in Ostermark walked out on Wednesday over a roster for the new depot.",
    "Union leader Brita Solvang said 412 drivers had joined the walkout in Ostermark.",
    "The depot at Lindmoor opened in June with half of the staff that was promised.",
    "Solvang called the roster an insult to every driver with children.",
    "The tram company offered two more free Sundays and was turned down.",
    "Commuters queued for buses at Lindmoor from five in the morning.",
    "A judge will hear the company's complaint against Solvang on Friday.",
    "Ostermark has had no tram strike since the winter of 1998.",
)


@cache
def table() -> WordTable:
    return WordTable.load()


def made(
    name: str,
    *sentences: str,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
) -> Document:
    """A document of these sentences."""
    text = " ".join(sentences)
    return Document(
        id=name,
        source=f"{name}.txt",
        text=text,
        sha256=digest_text(text),
        title=title,
        outlet=outlet,
        published=published,
        published_from=PublishedFrom.UNKNOWN if published is None else PublishedFrom.METADATA,
    )
