"""Lemma scripts: how a word form is edited into its lemma, as one class a model can predict.

Source: the edit-script lemmatiser of UDPipe (Straka, 2018), without its casing tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Final

SHORT: Final = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")
"""A stem of one syllable, one vowel and one consonant at its end."""


def lemma_script(form: str, lemma: str) -> str:
    """The script that turns `form` into `lemma`.

    `CASE|front|back`: CASE is `l` (lower the form first) or `k` (keep it); front and back are
    `N+text`, cut N characters at that end and put text there. A pair that shares nothing is
    `CASE|=lemma`.

    >>> lemma_script("Officials", "official"), lemma_script("said", "say"), lemma_script("is", "be")
    ('l|0+|1+', 'l|0+|2+y', 'l|=be')
    """
    case, base = ("k", form) if lemma != lemma.lower() else ("l", form.lower())
    match = SequenceMatcher(None, base, lemma, autojunk=False).find_longest_match()
    little = match.size == 0 or (match.size == 1 and len(lemma) > 1)
    if little or "|" in lemma[: match.b]:  # the mark between the parts cannot stand in one
        return f"{case}|={lemma}"
    front = f"{match.a}+{lemma[: match.b]}"
    cut = len(base) - match.a - match.size
    back = f"{cut}+{lemma[match.b + match.size :]}"
    return f"{case}|{front}|{back}"


def apply_script(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`; the lower-cased form where it does not fit.

    >>> apply_script("Denied", "l|0+|3+y"), apply_script("was", "l|=be")
    ('deny', 'be')
    >>> apply_script("a", "l|0+|3+")
    'a'
    """
    case, edit = script.split("|", 1)
    base = form if case == "k" else form.lower()
    if edit.startswith("="):
        return edit[1:]
    front, back = edit.split("|", 1)
    front_cut, front_text = front.split("+", 1)
    back_cut, back_text = back.split("+", 1)
    start, end = int(front_cut), len(base) - int(back_cut)
    if start >= end:
        return form.lower()
    return front_text + base[start:end] + back_text


def mend_lemma(  # noqa: PLR0911 - a rule a line
    form: str, lemma: str, is_word: Callable[[str], bool], irregular: Mapping[str, str]
) -> str:
    """The lemma of an inflected verb, mended where its last letters cannot be.

    `irregular` gives the lemma of forms that follow no rule. A script that cuts "-ed" or "-ing" can
    leave a final e too few or too many, a letter twice, or an "ie" for a "y". Where the lemma is
    unknown, the first of these that is known is meant. A stem of one short syllable would have
    doubled its consonant ("planned"), so it lost an e ("cited"). A form that says nothing of this
    keeps its lemma.

    >>> words = {"cite", "consult", "plan", "decry"}.__contains__
    >>> [mend_lemma(f, x, words, {}) for f, x in [("cited", "cit"), ("consulted", "consulte")]]
    ['cite', 'consult']
    >>> [mend_lemma(f, x, words, {}) for f, x in [("planned", "plann"), ("zorbing", "zorb")]]
    ['plan', 'zorb']
    >>> mend_lemma("Sought", "soug", words, {"sought": "seek"})
    'seek'
    """
    lower = form.lower()
    if lower in irregular:
        return irregular[lower]
    if not lower.endswith(("ed", "ing", "es")):
        return lemma
    if SHORT.fullmatch(lemma) and lower in (f"{lemma}ed", f"{lemma}ing") and is_word(f"{lemma}e"):
        return f"{lemma}e"
    if is_word(lemma):
        return lemma
    others = [f"{lemma}e"]
    stem = lemma.removesuffix("e")
    others += [stem, stem[:-1]] if stem[-1:] == stem[-2:-1] else [stem]
    if lower.endswith(("ied", "ies")):
        return f"{lower[:-3]}y"
    if lemma.endswith("iz"):
        return f"{lemma}e"
    base = lower.removesuffix("ing") if lower.endswith("ing") else lower[:-2]
    others += [base, f"{base}e"]
    return next((other for other in others if is_word(other)), lemma)
