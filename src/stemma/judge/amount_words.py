"""Amounts in words: what a rung says of two of them."""

from __future__ import annotations

from stemma.judge.ladder import quote
from stemma.values.extent import STRETCH, Extent, show_number, way


def put(extent: Extent) -> str:
    """The words and, where they are not the same, the value.

    Only the value is the program's; it is in brackets.
    """
    same = _bare(extent.words) == _bare(extent.shown)
    return quote(extent.words) if same else f"{quote(extent.words)} ({extent.shown})"


def _bare(text: str) -> str:
    return "".join(text.lower().replace(",", "").split())


def put_same(left: Extent, right: Extent) -> str:
    """Both give one amount, exact or not."""
    return f"{quote(left.words)} and {quote(right.words)} give the same amount: {left.shown}."


def put_equal(left: Extent, right: Extent) -> str:
    """Both give one number, one of them approximate."""
    rough = left if left.approximate else right
    return (
        f"{quote(left.words)} and {quote(right.words)} give the same number;"
        f" {quote(rough.words)} is approximate."
    )


def put_later(left: Extent, right: Extent) -> str:
    """The later of two reports has the figure moved."""
    moved = "higher" if way(left, right) > 0 else "lower"
    return (
        f"{put(right)}, published {right.published}, is {moved} than {put(left)}, published"
        f" {left.published}: a figure that moves."
    )


def put_unordered(left: Extent, right: Extent) -> str:
    """The figure moves, and nobody knows which is the later."""
    return (
        f"{put(left)} and {put(right)} differ; the figure moves, and which of the two was"
        " published first is not known."
    )


def put_running(left: Extent, right: Extent) -> str:
    """Two lengths of time that were running when they were told."""
    return f"{put(left)} and {put(right)} do not fit the times at which the two were published."


def put_stretched(left: Extent, right: Extent) -> str:
    """How far one of them must be stretched."""
    rough = [quote(side.words) for side in (left, right) if side.approximate]
    if rough:
        share = show_number(STRETCH * 100)
        how = f"if {' or '.join(rough)} is stretched by up to {share} %"
    else:
        how = "if a number without “about” was rounded"
    return f"{put(left)} and {put(right)} can both hold only {how}."
