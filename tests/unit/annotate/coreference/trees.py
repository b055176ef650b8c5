"""A parse written by hand, and what is resolved in it."""

from stemma.annotate.coreference import resolve_entities
from stemma.annotate.entities import NamedSpan
from stemma.annotate.parse import Parse
from stemma.model import Document, Entity, EntityKind
from stemma.read import read_text

KINDS = {kind.value: kind for kind in EntityKind}


def parse(*sentences: str) -> Parse:
    """Words as `word|tag|pos|head|relation`, heads counted from 1 in each sentence, 0 its root."""
    words: list[str] = []
    tags: list[str] = []
    pos: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    ranges: list[tuple[int, int]] = []
    for sentence in sentences:
        base = len(words)
        for place, cell in enumerate(sentence.split()):
            word, tag, part, head, relation = cell.split("|")
            words.append(word)
            tags.append(tag)
            pos.append(part)
            heads.append(base + int(head) - 1 if int(head) else base + place)
            relations.append(relation)
        ranges.append((base, len(words)))
    return make(words, tags, pos, heads, relations, ranges)


def make(
    words: list[str],
    tags: list[str],
    pos: list[str],
    heads: list[int],
    relations: list[str],
    ranges: list[tuple[int, int]],
) -> Parse:
    """The `Parse` of words with one space between them, none before a word that "~" begins."""
    text = " ".join(words).replace(" ~", "")
    words = [word.removeprefix("~") for word in words]
    starts, at = [], 0
    for word in words:
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    children: list[list[int]] = [[] for _ in words]
    for word_at, head in enumerate(heads):
        if head != word_at:
            children[head].append(word_at)
    return Parse(
        document=document,
        words=tuple(words),
        lower=tuple(word.lower() for word in words),
        lemmas=tuple(word.lower() for word in words),
        starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        tags=tuple(tags),
        pos=tuple(pos),
        heads=tuple(heads),
        relations=tuple(relations),
        children=tuple(map(tuple, children)),
        sentences=tuple(ranges),
        sentence_of=tuple(n for n, (a, b) in enumerate(ranges) for _ in range(a, b)),
    )


def flat(text: str) -> Parse:
    """Words that are all proper nouns of one flat sentence: enough for names."""
    words = text.split()
    heads = [0] * len(words)
    return make(
        words, ["NNP"] * len(words), ["PROPN"] * len(words), heads,
        ["root", *["flat"] * (len(words) - 1)], [(0, len(words))],
    )  # fmt: skip


def names(parsed: Parse, *found: str) -> list[NamedSpan]:
    """Each `name/kind` at its next place in the text."""
    text, out, at = parsed.document.text, [], 0
    for item in found:
        name, _, kind = item.partition("/")
        start = text.index(name, at)
        at = start + len(name)
        out.append(NamedSpan(start, at, KINDS[kind]))
    return out


def resolve(parsed: Parse, *found: str) -> list[Entity]:
    """The entities of a parse with the names given."""
    return list(resolve_entities(parsed, names(parsed, *found)))


def grouped(text: str, *found: str) -> list[list[str]]:
    """The names of `text`, by what they name."""
    parsed = flat(text)
    return [
        [m.span.of(parsed.document.text) for m in entity.names]
        for entity in resolve(parsed, *found)
    ]


def wording(parsed: Parse, entity: Entity) -> list[str]:
    """The words of every mention."""
    return [m.span.of(parsed.document.text) for m in entity.mentions]
