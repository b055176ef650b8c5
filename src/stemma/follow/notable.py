"""Whether what a report says is news: not said before, of this event, and something to go on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from stemma.follow.scene import Scene
from stemma.follow.versions import split_sentences
from stemma.follow.words import FUNCTION_WORDS, content_of, content_words, row_of
from stemma.lexicon.words import load_words
from stemma.model import Document, Modality, Quantity, Reading, SourceKind, Span
from stemma.read.address import bare_address

KNOWN: Final = 0.5
"""A clause of whose content words an earlier sentence has this share tells nothing new. Read on
three coverages: what lies above is the same fact in other words in four of five."""
COPIED: Final = 5
"""Words in a row that two reports do not find each by itself."""
REWRITE: Final = 0.8
"""A report of whose sentences one earlier report has this share, in whatever words, tells it."""
SENTENCES: Final = 4
"""Sentences that a report has at least to be called a rewriting: of few, all may be the news."""
LEAST: Final = 5
"""Content words of a clause that says enough to be told alone."""
LONGEST: Final = 45
"""Words of a clause above which something has run together."""
RUN_TOGETHER: Final = 60
"""Words of a sentence above which headings and captions have run into it."""
SUBJECTS: Final = frozenset({"agent", "theme"})
MAIN: Final = 0.5
"""A word of this share of the reports, two at least, is one of what the event is about."""
MOST: Final = 2
"""Names and figures that count; more make a clause long, not needed."""
MANY: Final = 2
"""The least amount that is a figure: "one" and "a" mostly count nothing."""
WORTH: Final = 4
"""The weight from which on something new is worth an alert; one less where it gives a figure. Read
on six stories: of what lies above, nine in ten are; without figures, of weight 3 one in two is."""

PICTURES: Final = frozenset(
    word.casefold() for name in load_words("picture_agencies.txt") for word in name.split()[:1]
) - {"the"}
QUOTES: Final = str.maketrans("“”", '""')
HALF: Final = re.compile(r"(?<=[\s(])['‘](?=\w)|(?<=[\w.,!?])['’](?=[\s,.)])(?<!s['’])")
"""Single quotation marks that open or close; no apostrophe."""
NAMED: Final = frozenset({SourceKind.NAMED, SourceKind.ORGANIZATION, SourceKind.DOCUMENT})
OPEN: Final = frozenset({Modality.CONDITIONAL, Modality.DEMANDED})
PRONOUNS: Final = load_words("pronouns.txt")
SAID: Final = load_words("speech_verbs.txt") | {"told", "newspaper", "magazine", "paper", "film"}
"""Words before the name of an outlet or a work, which may begin with The."""
BESIDE: Final = frozenset({"although", "because", "if", "though", "when", "whether", "while"})
"""First words of a clause that says beside what another happens."""
POSTED: Final = re.compile(r"[@#]\w|https?:|pic\.twitter|www\.|\?\s*$")
"""Marks of a post or a link that was run into the text, and of a question."""
PERSONAL: Final = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Yy]ou|[Yy]our|[Yy]ours|[Mm]ine)\b")
"""Who speaks of himself, or to somebody, gives his mind and no fact of the event."""
GLUED: Final = re.compile(
    r"[a-z]['’\"”)]? (?:They|He|She|It|We|Each|But|And|When|While|Then|However|Now|Some)\b"
)
"""Where a heading or a caption ran into the sentence behind it: "the new bars They added"."""
RUN_ON: Final = re.compile(
    r"([A-Za-z’']+) (?:The|An|In|On|As|After|While|When|With|For|At|If|However|Although)\b"
)
"""Where another sentence may begin without a full stop: "See full poll tracker The candidate"."""
SHOUTED: Final = re.compile(r"[A-Z’'&-]{2,}(?: [A-Z’'&-]{2,})+ [A-Z][a-z]")
"""Where a heading in capitals ran into the sentence: "CHANGE OF GEAR Orsel and"."""
BYLINE: Final = re.compile(r"\s[-–—] (?:By )?[A-Z][\w’'-]+ [A-Z][\w’'-]+, [A-Z]")
"""A heading, a dash and who wrote it: "Quiet streets - Ana Orsel, Tarn News, Tesvik"."""
TRAILS: Final = re.compile(r"(?:\.\.\.|…)[\s\"'”’)]*$")
"""How words end that were broken off."""
NOUN: Final = r"\b(?:the|an?|his|her|its|their|our|my)(?: [\w’'-]+){{0,2}}? {}\b"
"""How a predicate that is no verb stands: "his eight-year stint"."""
NAME: Final = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
"""Words with a capital in a row."""


class Sayings:
    """What some reports say, asked whether words are in it."""

    def __init__(self, scene: Scene, documents: Iterable[Document]) -> None:
        self._holding: dict[str, list[int]] = {}
        rows = []
        number = 0
        for document in documents:
            spans = scene.sentences(document.id) or split_sentences(document)
            for span in spans:
                for word in content_of(span.of(document.text)):
                    self._holding.setdefault(word, []).append(number)
                number += 1
            rows.append(" ".join(row_of(document.text)))
        self._rows = tuple(f" {row} " for row in rows)

    def known(self, words: frozenset[str]) -> float:
        """The share of these content words that one sentence has, 0…1."""
        if not words:
            return 1.0
        found: Counter[int] = Counter()
        for word in sorted(words):
            found.update(self._holding.get(word, ()))
        return max(found.values(), default=0) / len(words)

    def stands(self, text: str) -> bool:
        """Whether these very words stand in a report, in a row."""
        row = " ".join(row_of(text))
        return any(f" {row} " in known for known in self._rows)

    def is_said(self, text: str) -> bool:
        """Whether a report says it, as far as its words tell."""
        return self.stands(text) or self.known(content_of(text)) >= KNOWN


class Novelty:
    """Asked whether what a report says is news: against the reports of before."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sayings = Sayings(scene, scene.before.documents)

    @cached_property
    def main(self) -> frozenset[str]:
        """The words that the reports share: what the event is about; of one report, all of it."""
        words: dict[str, frozenset[str]] = {}
        for document in self._scene.after.documents:
            address = bare_address(document.url) if document.url else document.id
            words[address] = words.get(address, frozenset()) | content_of(document.text)
        counted = Counter(word for found in words.values() for word in found)
        least = max(min(2, len(words)), MAIN * len(words))
        return frozenset(word for word, count in counted.items() if count >= least)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The words that the reports share, where there are others to share them with."""
        addresses = {d.url or d.id for d in self._scene.after.documents}
        return self.main if len(addresses) > 1 else frozenset()

    def is_rewrite(self, reading: Reading) -> bool:
        """Whether its report as a whole says little that one earlier report does not.

        Whoever tells all that another told, in other words, is hardly another beginning.
        """
        found = self._rewrites.get(reading.document_id)
        if found is None:
            document = self._scene.documents[reading.document_id]
            found = self._rewrites[document.id] = self._tells_another(document)
        return found

    def _tells_another(self, document: Document) -> bool:
        spans = self._scene.sentences(document.id) or split_sentences(document)
        told = [words for s in spans if len(words := content_of(s.of(document.text))) >= LEAST]
        return len(told) >= SENTENCES and any(
            sum(one.known(words) >= KNOWN for words in told) >= REWRITE * len(told)
            for one in self._each
        )

    @cached_property
    def _each(self) -> tuple[Sayings, ...]:
        return tuple(Sayings(self._scene, [one]) for one in self._scene.before.documents)

    @cached_property
    def _rewrites(self) -> dict[str, bool]:
        return {}

    def is_copied(self, spans: Iterable[Span]) -> bool:
        """Whether words of some length stand in an earlier report: a quotation, or a copy."""
        text = self._scene.words(spans)
        return len(row_of(text)) >= COPIED and self._sayings.stands(text)

    def is_new(self, reading: Reading) -> bool:
        """Whether no earlier report says it, as far as its words tell."""
        return not self._sayings.is_said(self._scene.words(reading.claim.spans))

    def _is_cut(self, text: str, predicate: str) -> bool:
        """Whether words are no clause: cut in a quotation, run together, or without a verb."""
        opened = Counter(text.translate(QUOTES))
        return (
            "\n" in text
            or GLUED.search(text) is not None
            or TRAILS.search(text) is not None
            or text == text.upper()
            or opened['"'] % 2 == 1
            or opened["("] != opened[")"]
            or len(HALF.findall(f" {text} ")) % 2 == 1
            or len(row_of(text)) > LONGEST
            or not PICTURES.isdisjoint(row_of(text))
            or re.search(NOUN.format(re.escape(predicate)), text, re.IGNORECASE) is not None
        )

    def _has_pronoun(self, reading: Reading) -> bool:
        """Whether who does it is a bare pronoun, so that the sentence alone does not say who."""
        return any(
            argument.role in SUBJECTS
            and not PRONOUNS.isdisjoint(row := row_of(self._scene.words([argument.span])))
            and len(row) == 1
            for argument in reading.claim.arguments
        )

    def is_worth(self, reading: Reading) -> bool:
        """Whether what is new in a clause is worth an alert; what is only quoted needs a figure."""
        has_figure = any(map(self._is_figure, reading.claim.quantities))
        if not has_figure and self._scene.is_quoted(reading.claim.spans):
            return False
        return self.weight(reading) >= (WORTH - 1 if has_figure else WORTH)

    def _is_figure(self, quantity: Quantity) -> bool:
        """Whether an amount is one to note: "one of the hallmarks", "dozens of staff" are none."""
        if quantity.currency is not None or quantity.dimension == "money":
            return True
        bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
        vague = quantity.approximate or "dozen" in self._scene.words([quantity.span])
        return quantity.restates is None and max(bounds) >= MANY and not vague

    def weight(self, reading: Reading) -> int:
        """How much of what an editor looks for is in a clause; 0 for what is no news at all.

        Two for a source with a name, one for each figure and each name that few reports have, at
        most two of either, one where it speaks of what the event is about. Posts, questions,
        conditions and what "I" and "you" say weigh nothing.
        """
        claim = reading.claim
        text = self._scene.words(claim.spans)
        sentence = self._scene.sentence_at(claim.spans[0])
        whole = self._scene.words([sentence])
        words = content_of(text)
        first = (row_of(text) or ("",))[0]
        if (
            len(words) < LEAST
            or claim.modality in OPEN
            or len(claim.spans) > 1
            or POSTED.search(whole)
            or PERSONAL.search(text)
            or self._is_cut(text, claim.predicate)
            or first in PRONOUNS
            or first in BESIDE
            or _is_run_together(whole)
            or whole[:1].islower()
            or not content_words(row_of(whole)) & self.main
            or len(row_of(whole)) > RUN_TOGETHER
            or self._has_pronoun(reading)
        ):
            return 0
        told = 2 if has_named_source(reading) else 0
        figures = sum(map(self._is_figure, claim.quantities))
        names = {content_of(name) for name in _names(text)}
        fresh = sum(not name <= self.main for name in names)
        about = bool(words & self.main)
        return told + min(MOST, figures) + min(MOST, fresh) + about


def _is_run_together(sentence: str) -> bool:
    """Whether a heading, a caption or a byline ran into a sentence.

    >>> _is_run_together("See full poll tracker The candidate will end her campaign in Tarn.")
    True
    >>> _is_run_together("He told The Herald that he was in The Gambia.")
    False
    """
    if SHOUTED.search(sentence) or BYLINE.search(sentence):
        return True
    for found in RUN_ON.finditer(sentence):
        word = found[1]
        if word.casefold() not in FUNCTION_WORDS and word.casefold() not in SAID and word.islower():
            return True
    return False


def _names(text: str) -> Iterator[str]:
    """The names in a clause; its first word has a capital anyway."""
    for found in NAME.finditer(text):
        if found.start() or " " in found[0]:
            yield found[0]


def has_named_source(reading: Reading) -> bool:
    """Whether somebody with a name says it: a person, a body, a document."""
    return reading.attribution is not None and reading.attribution.source_kind in NAMED
