"""Words of a report as Markdown that reads them as words."""

import re
from typing import Final

from stemma.report.visible import show_words

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>#|~&@$]|(?<=\bwww)\.|:(?=//)")
"""What Markdown reads as more than itself anywhere in a line, links without brackets included."""
_FIRST: Final = re.compile(r"^([-+=]|\d+[.)])")
"""What it reads so at the head of one."""


def escaped(text: str) -> str:
    r"""The words on one line, with a backslash before every sign that Markdown would read.

    >>> escaped("*not* a [link](javascript:x)")
    '\\*not\\* a \\[link\\](javascript:x)'
    """
    words = _SPECIAL.sub(r"\\\g<0>", show_words(text))
    return _FIRST.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", words)
