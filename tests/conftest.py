"""What the tests share: documents made by hand, an annotator without a model, and where one is."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings

from stemma.encoder.files import WEIGHTS
from stemma.model import (
    Annotations,
    Attribution,
    Document,
    Entity,
    EntityKind,
    Mention,
    SourceKind,
    Span,
)
from stemma.read import read_text

# A timing never fails a test; and one commit gives one result wherever CI runs it.
settings.register_profile("stemma", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("stemma")

MakeDocument = Callable[..., Document]


@pytest.fixture(scope="session")
def weights() -> Path:
    if not (WEIGHTS / "reader.onnx").exists():
        pytest.skip(f"{WEIGHTS} holds no model: train one, as training/README.md says")
    return WEIGHTS


@pytest.fixture
def make_document() -> MakeDocument:
    """A document with the given text, as `stemma.read` makes it."""

    def make(text: str = "The dam held, officials said.", source: str = "a.txt") -> Document:
        document = read_text(text, source)
        assert isinstance(document, Document)
        return document

    return make


@dataclass
class StubAnnotator:
    """Finds `officials`, `said` and what comes before; fails on texts that hold `POISON`."""

    batches: list[int] = field(default_factory=list)

    def load(self) -> "StubAnnotator":
        return self

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        if documents:  # none only asks for the model to be loaded
            self.batches.append(len(documents))
        return tuple(self._annotate(document) for document in documents)

    def _annotate(self, document: Document) -> Annotations:
        text = document.text
        if "POISON" in text:
            raise RuntimeError("the model choked")
        if "ASTRAY" in text:
            return Annotations(document, sentences=(Span(document.id, 0, len(text) + 1),))
        source = text.find("officials")
        cue = text.find("said", source)
        if source < 1 or cue < 0:
            return Annotations(document)
        who = Span(document.id, source, source + len("officials"))
        attribution = Attribution(
            source=(who,),
            cue=(Span(document.id, cue, cue + len("said")),),
            content=(Span(document.id, 0, source),),
            source_kind=SourceKind.ANONYMOUS,
        )
        mention = Mention(who, EntityKind.PERSON)
        entity = Entity("e1", "officials", EntityKind.PERSON, (mention,))
        return Annotations(document, entities=(entity,), attributions=(attribution,))


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> StubAnnotator:
    """An annotator in the place of the real one."""
    annotator = StubAnnotator()
    monkeypatch.setattr("stemma.claims.CloseReader", annotator, raising=False)
    return annotator
