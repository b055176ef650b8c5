"""Document to annotations: the model, and the layers after it.

What is not needed before the model runs is imported while it runs: on two processors, the encoder
reads on one while the other loads the rules and, later, applies them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stemma.encoder.files import WEIGHTS
from stemma.encoder.reader import Feed, Part, Reader
from stemma.model import Annotations, Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from stemma.annotate.component import ReaderComponent
    from stemma.annotate.layers import Layers
    from stemma.annotate.parse import Parse

AHEAD: Final = 32
"""Windows that the encoder may be ahead of the rules: enough that neither waits for the other, few
enough that what it says of them does not fill the memory."""


class Annotator:
    """Everything that reading one report needs, loaded once. Annotating is a pure function."""

    def __init__(self, language: Language, component: ReaderComponent) -> None:
        self.language = language
        self.component = component

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> Annotator:
        """Load the model; `threads` changes the time taken and nothing else.

        Raises:
            WeightsError: the files of the model are missing or damaged.
        """
        with ThreadPoolExecutor(1) as pool:
            reader = pool.submit(Reader.load, folder, threads=threads)
            # spaCy, which takes longest of all to import, comes while the model is read.
            from stemma.annotate.component import ReaderComponent  # noqa: PLC0415
            from stemma.annotate.tokens import blank_english  # noqa: PLC0415

            language = blank_english()
            return cls(language, ReaderComponent(language, reader.result()))

    @cached_property
    def layers(self) -> Layers:
        """The rules and word lists after the model, loaded when they are first asked for.

        Raises:
            LexiconError: a word list is damaged.
        """
        from stemma.annotate.layers import Layers  # noqa: PLC0415 - see the module

        return Layers.load(self.component.reader.labels)

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        """The annotations of each document, in order; no document changes another's.

        Raises:
            LexiconError: a word list is damaged.
        """
        return tuple(found for _, found in self.read_all(documents))

    def read(self, document: Document) -> tuple[Parse | None, Annotations]:
        """One document's words with their tree, and all layers but the claims.

        The parse is `None` where the text holds no word.

        Raises:
            LexiconError: a word list is damaged.
        """
        (found,) = self.read_all([document])
        return found

    def read_all(self, documents: Iterable[Document]) -> Iterator[tuple[Parse | None, Annotations]]:
        """What `read` says of each document, in order; the encoder is some documents ahead.

        Raises:
            LexiconError: a word list is damaged.
        """
        begun: deque[_Begun] = deque()
        ahead = 0
        left = iter(documents)
        with ThreadPoolExecutor(1) as pool:
            try:
                while True:
                    while ahead < AHEAD and (document := next(left, None)) is not None:
                        begun.append(self._begin(document, pool))
                        ahead += begun[-1].size
                    if not begun:
                        return
                    layers = self.layers
                    first = begun.popleft()
                    ahead -= first.size
                    yield layers.of(first.document, self._end(first))
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def parse(self, document: Document, doc: Doc) -> Parse:
        """The model's layers of a `Doc` that holds a word, as plain words, tags and trees."""
        return self.layers.parse(document, doc)

    def _begin(self, document: Document, pool: ThreadPoolExecutor) -> _Begun:
        doc = self.language.make_doc(document.text)
        feed = self.component.feed(doc)
        parts = None if feed is None else pool.submit(self.component.reader.run, feed)
        return _Begun(document, doc, feed, parts)

    def _end(self, begun: _Begun) -> Doc:
        if begun.feed is None or begun.parts is None:
            return begun.doc
        return self.component.fill(begun.doc, begun.feed, begun.parts.result())


class _Begun:
    """A document that the encoder is given, or has read; neither feed nor parts without a word."""

    __slots__ = ("doc", "document", "feed", "parts", "size")

    def __init__(
        self,
        document: Document,
        doc: Doc,
        feed: Feed | None,
        parts: Future[tuple[Part, ...]] | None,
    ) -> None:
        self.document = document
        self.doc = doc
        self.feed = feed
        self.parts = parts
        self.size = 1 if feed is None else max(1, len(feed.windows))
