"""Names for things, made from what the things are."""

from hashlib import sha256

IDENTIFIER_LENGTH = 16
"""Hexadecimal digits kept: 64 bits, so ten million things collide with odds of 1 in 370,000."""


def identify(*parts: str) -> str:
    """A short name that is the same for the same parts, everywhere and always.

    Every part is hashed with its length before it, so moving a boundary changes the name.

    >>> identify("ab", "c") == identify("a", "bc")
    False
    """
    digest = sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()[:IDENTIFIER_LENGTH]
