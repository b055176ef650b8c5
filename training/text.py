"""A labelled text: words, what stands between them, sentences, and one label each."""

from __future__ import annotations

from dataclasses import dataclass, field

ENTITY_KINDS = ("person", "organization", "place", "outlet", "event", "other")
NAME_TAGS = ("O", *(f"{b}-{k}" for k in ENTITY_KINDS for b in "BI"))
ROLES = ("source", "cue", "content")
ROLE_TAGS = ("O", *(f"{b}-{r}" for r in ROLES for b in "BI"))


@dataclass(slots=True)
class Text:
    """One document: a label a word in every layer that its corpus has, `None` for the others.

    `links[i]` is the word index of the cue that word i's source or content belongs to, -1 for none
    in the text. `silver` says that the names come from a tagger.
    """

    name: str
    words: list[str]
    boundaries: list[int]
    sentences: list[tuple[int, int]]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemma: list[str] | None = None
    heads: list[int] | None = None
    deprel: list[str] | None = None
    names: list[int] | None = None
    roles: list[int] | None = None
    links: list[int] | None = None
    silver: bool = False
    offsets: list[tuple[int, int]] = field(default_factory=list)


def write_tags(tags: list[int], start: int, end: int, kind: str) -> None:
    """Mark words [start, end) as one name of `kind`, in place."""
    first = NAME_TAGS.index(f"B-{kind}")
    tags[start] = first
    for i in range(start + 1, end):
        tags[i] = first + 1


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of BIO or IO tags."""
    out: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, label = tag.partition("-")
        if start >= 0 and (prefix != "I" or label != kind):
            out.append((start, i, kind))
            start = -1
        if prefix in ("B", "I") and start < 0:
            start, kind = i, label
    return out
