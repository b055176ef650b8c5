"""Which attribution is in force at a word: who is given as saying it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.negation import is_negated
from stemma.claims.phrases import words_of
from stemma.claims.quotes import find_quotes
from stemma.claims.verbs import mark_of
from stemma.lexicon.reporting import reporting_words
from stemma.model import Attribution, Span

POINTING: Final = frozenset({"this", "that", "these", "those", "which", "there"})
"""Words that name no speaker by themselves: "this included"."""

SPOKEN_OF: Final = frozenset(
    {"obj", "obl", "iobj", "nsubj", "nsubj:pass", "nmod", "appos", "obl:agent", "obl:unmarked"}
)
"""Relations of a thing to the verb that speaks of it."""

REPORTING: Final = reporting_words()
"""Words of a cue that say that somebody speaks, writes, thinks or asks, not what he does. Of 1,019
attributions of 39 reports, 132 have none: "sent a letter", "passed", "praised", "included"."""

FACTIVE: Final = frozenset(
    {"know", "realise", "realize", "notice", "learn", "recognise", "recognize"}
)
"""Verbs of what is so, whoever does not know it: "did not know that the hold was flooding"."""

QUOTED: Final = 5
"""So many words in quotation marks are said, whatever the cue: "He shrugged: …"."""

LONGEST: Final = 200
"""How many words one quotation may have; a longer one has lost its closing mark."""


class Force:
    """The attributions of a document, asked by word; `quoted` are the words in quotation marks."""

    def __init__(
        self, parse: Parse, attributions: Sequence[Attribution], clauses: Iterable[Clause]
    ) -> None:
        self._parse = parse
        quotes = find_quotes(parse)
        self.quoted: AbstractSet[int] = frozenset(word for quote in quotes for word in quote)
        self._at: dict[int, Attribution] = {}
        self._within: dict[int, Attribution] = {}
        self._cued: dict[int, Attribution] = {}
        self._about: dict[int, frozenset[int]] = {}
        sources: set[int] = set()
        owner = {word: clause for clause in clauses for word in clause.words}
        longest = sorted(
            (sum(map(len, attribution.content)), number)
            for number, attribution in enumerate(attributions)
        )
        for _, number in reversed(longest):
            attribution = attributions[number]
            cue = _words(parse, attribution.cue)
            if _is_pointing(parse, attribution) or not self._reports(attribution, cue):
                continue
            source = _words(parse, attribution.source)
            sources |= source
            about = frozenset(source | cue)
            self._about[id(attribution)] = about
            content = _words(parse, attribution.content) - about
            self._within.update(dict.fromkeys(content, attribution))
            for word in self._said(content, cue, owner):
                self._at[word] = attribution
        for attribution in reversed(attributions):
            cue = _words(parse, attribution.cue)
            if not _is_unknown(parse, cue):
                self._cued.update(dict.fromkeys(cue, attribution))
        self._sources = frozenset(sources)
        before: range | None = None
        for quote in quotes:
            self._fill(quote, before)
            before = quote

    def _reports(self, attribution: Attribution, cue: AbstractSet[int]) -> bool:
        """Whether somebody speaks, and does not only act: "said", not "passed a resolution".

        Who did not know that a thing is so does not say it; the report does. A mark or a label
        speaks, and so does what gives a quotation, or words of another sentence.
        """
        parse = self._parse
        if _is_unknown(parse, cue):
            return False
        letters = [w for w in cue if parse.words[w][0].isalpha()]
        if not letters or parse.words[max(cue)] == ":":
            return True
        if any(_is_reporting(parse, w) for w in cue):
            return True
        content = _words(parse, attribution.content)
        own = parse.sentence_of[min(cue)]
        quoted = sum(w in self.quoted for w in content)
        return quoted >= QUOTED or any(parse.sentence_of[w] != own for w in content)

    def at(self, word: int) -> Attribution | None:
        """The innermost attribution whose content holds `word`; `None` is the outlet's voice."""
        return self._at.get(word)

    def within(self, word: int) -> Attribution | None:
        """The innermost attribution whose content holds `word`, said or only spoken of."""
        return self._within.get(word)

    def of_clause(self, head: int, core: int) -> Attribution | None:
        """The attribution in force over a clause.

        What is joined by "and" to the complement of a verb of speech is said with it.
        """
        found = self._at.get(core)
        parse = self._parse
        above = parse.heads[head]
        if found is not None and self._at.get(head) is None and head not in self.about(found):
            found = None  # a content that holds no more than the end of a clause
        beside = parse.relations[head] == "conj" and parse.pos[above] == "VERB"
        if found is not None and beside and above in self.about(found) and core not in self.quoted:
            return self._at.get(above)  # "said no and went on to win": what he did is not said
        if found is None and parse.relations[head] == "ccomp":
            said = self._cued.get(above)
            own = self._cued.get(core)
            if said is not None and said.source and own is not said and above not in self.quoted:
                return said  # "was offered a post, a source said", whatever the content's ends
        if found is None and core not in self._cued and parse.relations[head] == "conj":
            first = parse.heads[head]
            if parse.relations[first] == "ccomp" and parse.heads[first] in self._cued:
                return self._at.get(first)
        return found

    def names_source(self, word: int) -> bool:
        """Whether a word is part of how a source is named: "sources [consulted] by an agency"."""
        return word in self._sources

    def about(self, attribution: Attribution) -> AbstractSet[int]:
        """The words that say who says it, and how."""
        return self._about.get(id(attribution), frozenset())

    def cued(self, word: int) -> Attribution | None:
        """The attribution whose cue holds `word`."""
        return self._cued.get(word)

    def _fill(self, quote: range, before: range | None) -> None:
        """Give the whole of a quotation to the one who speaks in part of it.

        One that goes on with the quotation `before` it, and names nobody, has the same speaker.
        """
        speakers = self._speakers(quote)
        if not speakers and before is not None and quote.start - before.stop <= 1:
            speakers = self._speakers(before)
        named = any(w in self._cued for w in quote)
        if len(speakers) == 1 and not named and len(quote) <= LONGEST:
            for word in quote:
                self._at.setdefault(word, speakers[0])

    def _speakers(self, quote: range) -> list[Attribution]:
        found: dict[int, Attribution] = {}
        for word in quote:
            attribution = self._at.get(word)
            if attribution is not None:
                found.setdefault(id(attribution), attribution)
        return list(found.values())

    def _said(self, content: set[int], cue: set[int], owner: dict[int, Clause]) -> Iterable[int]:
        """The words of a content that somebody says, without what is only spoken of.

        A clause is said. A thing is spoken of ("denounced the [agreed] plan"), and what the report
        tells of it is its own, unless it stands in quotation marks. An "according to" that leads a
        clause within the sentence reaches no further than that clause.
        """
        parse = self._parse
        spoken = any(
            parse.pos[w] == "VERB"
            and parse.relations[w] != "case"
            and (parse.heads[w] == w or parse.heads[w] not in cue)
            for w in cue
        )
        if spoken:
            for word in content:
                if word in self.quoted or not self._is_thing(_top(parse, word, content), cue):
                    yield word
            return
        first = min(cue, default=-1)
        clause = owner.get(first)
        within = clause is not None and clause.parent is not None and first < clause.head
        opening = first < 0 or first == parse.sentences[parse.sentence_of[first]][0]
        if within and not opening and clause is not None:
            yield from content & set(parse.subtree(clause.head))
        else:
            yield from content

    def _is_thing(self, top: int, cue: set[int]) -> bool:
        """Whether the topmost word of a content is the thing its cue's verb speaks of."""
        parse = self._parse
        if parse.heads[top] not in cue:
            return False
        relation = parse.relations[top]
        if relation in SPOKEN_OF:
            return parse.pos[top] not in {"VERB", "AUX"}
        return relation == "advcl" and parse.tags[top] == "VBG" and parse.child(top, "mark") is None


def _is_unknown(parse: Parse, cue: Iterable[int]) -> bool:
    """Whether somebody did not know what is so: "did not know that", "little did they know"."""
    return any(parse.lemmas[w].lower() in FACTIVE and is_negated(parse, w) for w in cue)


def _is_reporting(parse: Parse, word: int) -> bool:
    """Whether a word is one of speech or thought; a lemma may be off by its last e."""
    low, lemma = parse.lower[word], parse.lemmas[word].lower()
    forms = (low, lemma, f"{lemma}e", lemma.removesuffix("e"), low.removesuffix("ed"))
    return not REPORTING.isdisjoint(forms)


def _top(parse: Parse, word: int, content: AbstractSet[int]) -> int:
    """The word of a content that another hangs under, over however many steps.

    What a noun holds is said even where the noun is only spoken of: "repeated a demand that".
    """
    while parse.heads[word] in content and parse.heads[word] != word:
        if parse.relations[word] == "acl" and mark_of(parse, word) == "that":
            break
        word = parse.heads[word]
    return word


def _is_pointing(parse: Parse, attribution: Attribution) -> bool:
    """Whether a source is a mere "this"."""
    words = _words(parse, attribution.source)
    return bool(words) and all(parse.lower[w] in POINTING for w in words)


def _words(parse: Parse, spans: Iterable[Span]) -> set[int]:
    return {word for span in spans for word in words_of(parse, span)}
