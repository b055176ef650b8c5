"""Whether a figure moved as such figures do: those dead rise, those trapped fall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stemma.follow.scene import Scene
from stemma.follow.words import row_of
from stemma.model import Quantity
from stemma.values.moving import find_movement

NEAR: Final = 6
"""Words on either side of a figure that say what is counted: "killing nine people"."""


def has_moved(scene: Scene, was: Quantity, now: Quantity) -> bool:
    """Whether a figure can have become another one while the event went on."""
    movement = find_movement(
        stem for value in (was, now) for word in _around(scene, value) for stem in stems(word)
    )
    if movement is None:
        return False
    old, new = (q.low if q.low is not None else q.high for q in (was, now))
    return old is not None and new is not None and movement.allows((new > old) - (new < old))


def stems(word: str) -> Iterator[str]:
    """What a word can be a form of.

    >>> list(stems("killing"))
    ['killing', 'kill', 'kille']
    """
    word = word.casefold()
    yield word
    for ending, others in (("ing", ("", "e")), ("ed", ("", "e")), ("s", ("",))):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from (word.removesuffix(ending) + other for other in others)


def _around(scene: Scene, value: Quantity) -> tuple[str, ...]:
    """The words next to a value in its sentence, and its unit."""
    text = scene.documents[value.span.document_id].text
    sentence = scene.sentence_at(value.span)
    before = row_of(text[sentence.start : value.span.start])[-NEAR:]
    behind = row_of(text[value.span.end : max(value.span.end, sentence.end)])[:NEAR]
    return (*before, *behind, *(value.unit or "").split())
