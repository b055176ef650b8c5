"""The main words of names and descriptions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


@lru_cache(maxsize=8192)
def main_word(words: str) -> str:
    """The main word of a name or a description: the last before "of", a comma and the like.

    >>> main_word("the Mayor of Obelia")
    'Mayor'
    """
    noun = END.split(" ".join(words.split()), maxsplit=1)[0]
    return noun.rsplit(" ", 1)[-1].removesuffix("'s").removesuffix("’s")


END: Final = re.compile(r",| (?:of|in|from|at|who|that|which|with|on|to|for) ")
