"""Lemma scripts: how a word form is edited into its lemma, as one class a model can predict.

Source: the edit-script lemmatiser of UDPipe (Straka, 2018), without its casing tree.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher


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


def mend_lemma(form: str, lemma: str, is_word: Callable[[str], bool]) -> str:
    """The lemma of an inflected verb, its last letters mended where they make no word.

    A script that cuts "-ed" or "-ing" can leave a final e too few or too many, or a letter twice.
    Where the lemma is unknown and one of the three is known, that one is meant; a form that says
    nothing of this keeps its lemma.

    >>> words = {"cite", "consult", "plan"}.__contains__
    >>> [mend_lemma(*pair, words) for pair in [("cited", "cit"), ("consulted", "consulte")]]
    ['cite', 'consult']
    >>> mend_lemma("planned", "plann", words), mend_lemma("zorbing", "zorb", words)
    ('plan', 'zorb')
    """
    if not form.lower().endswith(("ed", "ing", "es")) or is_word(lemma):
        return lemma
    others = [f"{lemma}e"]
    if lemma.endswith("e"):
        others.append(lemma[:-1])
    if lemma[-1:] == lemma[-2:-1]:
        others.append(lemma[:-1])
    return next((other for other in others if is_word(other)), lemma)
