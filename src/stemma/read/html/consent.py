"""Whether a text asks for consent to cookies instead of being a report."""

import re
from typing import Final

MOST_WORDS: Final = 700
"""What asks for consent is shorter, the purposes of a hundred partners included."""
SHARE_SCORE: Final = 0.5
"""Share of the words of a text, by its lines, that ask for consent."""
FEWEST_TERMS: Final = 3
"""Different terms of such requests in one; reports about cookies address nobody with them."""

_TERM: Final = re.compile(
    r"\b(?:cookies?|track(?:ers?|ing)|consent|privacy|personali[sz](?:ed|e) (?:ads?|advertising"
    r"|content)|personal (?:data|information)|precise (?:geo)?location|advertising partners"
    r"|third[- ]part(?:y|ies)|legitimate interests?|audience (?:insights|measurement|research)"
    r"|our (?:\d[\d,.]* )?(?:partners|vendors)|data protection|ad-free|without (?:ads|advertising"
    r"|tracking)|with (?:ads|advertising|tracking)|gdpr|preferences|manage (?:options|settings"
    r"|choices)|accept(?: all)?|reject(?: all)?|withdraw|opt[- ]out|(?:store|access) "
    r"(?:and/or access )?"
    r"information|your (?:choices?|device|browser)|agree)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(r"\b(?:cookies?|trackers?|tracking|consent)\b", re.IGNORECASE)
_READER: Final = re.compile(r"\b(?:you(?:r)?|our|us)\b", re.IGNORECASE)


def asks_consent(words: str) -> bool:
    """Whether some words ask their reader for consent to cookies or tracking.

    >>> asks_consent("We use cookies to personalise content. Accept all or manage your choices.")
    True
    >>> asks_consent("The council will vote on a law on cookies and privacy, the mayor said.")
    False
    """
    terms = {found[0].lower() for found in _TERM.finditer(words)}
    return (
        len(terms) >= FEWEST_TERMS
        and _SUBJECT.search(words) is not None
        and _READER.search(words) is not None
    )


def is_cookie_wall(text: str) -> bool:
    """Whether a text, a line a paragraph, is a request for consent and little else.

    It is short, and most of its words stand in lines that ask for consent, or its beginning and the
    whole do.
    """
    count = len(text.split())
    if count >= MOST_WORDS:
        return False
    asked = sum(len(line.split()) for line in text.split("\n") if asks_consent(line))
    if asked > SHARE_SCORE * count:
        return True
    terms = len(_TERM.findall(text))
    return asks_consent(text) and terms * 14 >= count
