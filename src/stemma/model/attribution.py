"""Who said what."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from stemma.model.span import Span, require_one_document


class SourceKind(StrEnum):
    """What sort of source speaks."""

    NAMED = "named"
    """A person with a name."""
    ANONYMOUS = "anonymous"
    """Persons without one, or nobody at all: "three officials", "it was reported"."""
    OUTLET = "outlet"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    """A letter, a filing, a statement, a study."""


@dataclass(frozen=True, slots=True)
class Via:
    """One hand through which words came: its name, and where the text says so."""

    name: str
    span: Span

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError(f"via at {self.span} has no name")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words given to somebody: `source` (who), `cue` ("said"), `content` (what).

    Each is a tuple of spans, as any of the three may be cut in pieces; an empty `source` means
    that the text names none ("it was reported"). `source_count` is how many speak where the text
    gives a number ("four sources"), else `None`. `speaker` is the id of the entity that speaks,
    `None` where it is not known. `via` is the chain, innermost speaker first: an official →
    Reuters → this outlet.

    An attribution of `None` elsewhere means the outlet's own voice.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_kind: SourceKind
    source_count: int | None = None
    speaker: str | None = None
    via: tuple[Via, ...] = ()

    def __post_init__(self) -> None:
        if not self.cue and not self.content:
            raise ValueError("an attribution needs a cue or a content")
        for name, spans in (("source", self.source), ("cue", self.cue), ("content", self.content)):
            if any(left.end > right.start for left, right in pairwise(spans)):
                raise ValueError(f"attribution: {name} overlaps itself or is out of order: {spans}")
        require_one_document(self.spans(), "attribution")
        if self.source_count is not None and self.source_count < 1:
            raise ValueError(f"attribution: {self.source_count} sources cannot speak")

    def spans(self) -> Iterator[Span]:
        """Every span of it: source, cue, content, via."""
        yield from self.source
        yield from self.cue
        yield from self.content
        for via in self.via:
            yield via.span
