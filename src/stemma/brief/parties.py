"""One party, one name everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def one_name(counted: Mapping[str, int]) -> dict[str, str]:
    """Each name → the name that its bearer has everywhere; `counted` says how often each stands.

    A middle name or initial makes no other person; a last name alone is the most named person of
    that name. Relatives stay two.

    >>> one_name({"Ada Brey": 3, "Ada M. Brey": 1, "Brey": 5, "Ben Brey": 1})["Ada M. Brey"]
    'Ada Brey'
    >>> one_name({"Ada Brey": 3, "Brey": 5, "Ben Brey": 1})["Brey"]
    'Ada Brey'
    """
    whole: dict[tuple[str, str], Counter[str]] = {}
    for name, count in counted.items():
        words = name.split()
        if len(words) > 1:
            ends = words[0].casefold(), words[-1].casefold()
            whole.setdefault(ends, Counter())[name] += count
    out = {}
    by_last: dict[str, Counter[str]] = {}
    for (_, last), forms in sorted(whole.items()):
        shown = min(forms, key=lambda name: (-forms[name], len(name), name))
        for name in forms:
            out[name] = shown
        by_last.setdefault(last, Counter())[shown] += forms.total()
    for name in counted:
        if len(name.split()) == 1:
            bearers = by_last.get(name.casefold(), Counter())
            out[name] = min(bearers, key=lambda b: (-bearers[b], b)) if bearers else name
    return out
