"""Whether a page is small enough to be parsed: some sizes cost the parser their square."""

import re
from typing import Final

from stemma.read.limits import MAX_ATTRIBUTES, MAX_ELEMENTS

# One attribute as the HTML Standard has it (13.2.5.32 and on): a name, and a value that may be
# quoted. The quantifiers give nothing back, so the whole is read in one go, whatever stands there.
_ATTRIBUTE: Final = (
    r"[\s/]*+(?:[^\s/>=][^\s/>=]*+|=[^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+"
)
_TAG: Final = re.compile(
    rf"<(?:!--|(?P<name>[A-Za-z][^\s/>]*+)(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+"
    rf"(?P<more>{_ATTRIBUTE})?+)"
)
_RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed"})
"""Elements whose content is no markup."""


def find_excess(source: str) -> str | None:
    """What of a page is too much, `None` where nothing is.

    >>> find_excess("<p " + " ".join(f"a{k}" for k in range(3_000)) + ">")
    'an element with more than 2000 attributes'
    """
    position = count = 0
    endless: set[str] = set()
    while found := _TAG.search(source, position):
        position = found.end()
        name = found["name"]
        if name is None:
            position = _after(source, "-->", position)
            continue
        if found["more"]:
            return f"an element with more than {MAX_ATTRIBUTES} attributes"
        count += 1
        if count > MAX_ELEMENTS:
            return f"more than {MAX_ELEMENTS} elements"
        name = name.lower()
        if name in _RAW and name not in endless:
            end = re.compile(rf"</{name}", re.IGNORECASE).search(source, position)
            if end is not None:
                position = end.end()
            else:
                # The parser may still see markup behind it: that is looked at.
                endless.add(name)
    return None


def _after(source: str, mark: str, position: int) -> int:
    end = source.find(mark, position)
    return len(source) if end < 0 else end + len(mark)
