"""Quoted blocks: lines behind ">", indented paragraphs, quotations over several, signed posts.

Whose they are stands in the paragraph before ("The company's statement reads:"), or in a line
behind them ("— Ivo Lund, lawyer"). A block of which nobody is named is still not the report's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.roles import Range, Tie
from stemma.annotate.signatures import find_signature

ARROW: Final = ">"
QUOTES: Final = frozenset({'"', "“", "„", "«", "``"})
BULLETS: Final = frozenset("-–—•*·▪‣●○◦►")
INDENT: Final = re.compile(r"\n(?: {2,}|\t+ *)\Z")
NUMBERED: Final = re.compile(r"\(?(?:\d{1,2}|[a-h])[.)]?")
STATING: Final = frozenset(
    {"announcement", "comment", "email", "e-mail", "letter", "memo", "message", "note", "post"}
    | {"release", "reply", "statement", "tweet", "text", "declaration", "caption"}
)
READING: Final = frozenset({"read", "follow", "continue", "state", "go", "full", "run"})
WRITING: Final = frozenset(
    {"add", "answer", "comment", "explain", "message", "email", "post", "reply", "respond", "write"}
)
"""Verbs of a sentence before a block that is theirs: "Brey wrote back."."""
GIVING: Final = frozenset({"by", "from", "of"})
GOVERNING: Final = frozenset({"root", "conj", "parataxis"})
LAID_OUT: Final = 0.5
"""Where more of the lines than this are indented, the page is laid out so, and no line is a block.
"""
FEW: Final = 4
"""Words that an indented block has at least."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Words [start, end) of a line; `blank` says that an empty line stands before it."""

    start: int
    end: int
    blank: bool
    arrow: bool
    indented: bool


def add_blocks(ties: Sequence[Tie], parse: Parse) -> list[Tie]:
    """The ties, with those of blocks, which take their words from any other outside them."""
    lines = _lines(parse)
    cued = {w for tie in ties if tie.sources for w in range(*tie.cue)}
    found = [*_blocks(parse, lines, cued)]
    if not found:
        return [*ties]
    starts = [line.start for line in lines]
    by_line: dict[int, list[Tie]] = {}
    for tie in ties:
        by_line.setdefault(bisect_right(starts, tie.cue[0]) - 1, []).append(tie)
    taken: list[Range] = []
    made: list[Tie] = []
    before: dict[int, Tie] = {}
    for first, last in found:
        block, told = _block(by_line.get(first - 1, ()), parse, lines, first, last)
        if block.contents:
            made.append(block)
            taken.append((lines[first].start, lines[last - 1].end))
            if told is not None:
                before[id(told)] = block
    out = []
    for tie in ties:
        if _holding(taken, tie.cue[0]) is None:
            tie.contents = _outside(tie.contents, taken)
        goes_on = before.get(id(tie))
        if goes_on is not None:
            goes_on.contents = sorted((*tie.contents, *goes_on.contents))
        elif tie.contents:
            out.append(tie)
    return [*out, *made]


def _lines(parse: Parse) -> list[_Line]:
    opens = [i for i in range(len(parse)) if not i or "\n" in parse.gap(i)]
    out = []
    for start, end in zip(opens, [*opens[1:], len(parse)], strict=True):
        gap = parse.gap(start) if start else "\n" + parse.document.text[: parse.starts[0]]
        bullet = parse.words[start][:1] in BULLETS or NUMBERED.fullmatch(parse.words[start])
        out.append(
            _Line(
                start,
                end,
                not start or gap.count("\n") > 1,
                parse.words[start] == ARROW,
                INDENT.search(gap) is not None and not bullet,
            )
        )
    indented = sum(line.indented for line in out)
    if indented > LAID_OUT * len(out):
        out = [_Line(x.start, x.end, x.blank, x.arrow, indented=False) for x in out]
    return out


def _blocks(parse: Parse, lines: Sequence[_Line], cued: AbstractSet[int]) -> Iterator[Range]:
    """Ranges of lines [first, last) that are blocks; one with a cue of its own is no quotation."""
    at = 0
    while at < len(lines):
        announced = at > 0 and _announces(parse, lines[at - 1])
        last = at
        if lines[at].arrow:
            last = _run(lines, at, lambda line: line.arrow)
        elif at and lines[at].indented and (lines[at].blank or announced):
            last = _indented(lines, at)
        elif announced and lines[at - 1].start:
            last = _run(
                lines,
                at,
                lambda line: (
                    parse.words[line.start] in QUOTES
                    and cued.isdisjoint(range(line.start, line.end))
                ),
            )
            if last == at and _reads(parse, lines[at - 1]):
                last = at + 1
        if last == at and _is_signed(parse, lines, at):
            last = at + 1
        if last > at:
            yield at, last
        at = max(last, at + 1)


def _run(lines: Sequence[_Line], at: int, belongs: Callable[[_Line], bool]) -> int:
    """The line behind the last that belongs, from line `at` on."""
    while at < len(lines) and belongs(lines[at]):
        at += 1
    return at


def _indented(lines: Sequence[_Line], at: int) -> int:
    """The line behind a block of indented lines; `at` where they are none."""
    last = _run(lines, at, lambda line: line.indented)
    whole = last == len(lines) or lines[last].blank
    return last if whole and lines[last - 1].end - lines[at].start >= FEW else at


def _announces(parse: Parse, line: _Line) -> bool:
    """Whether a line ends with a colon, and is a sentence: "Brey said:"."""
    end = line.end - 1
    return parse.words[end] == ":" and any(
        parse.pos[w] == "VERB" or parse.lemmas[w].lower() in STATING for w in range(line.start, end)
    )


def _reads(parse: Parse, line: _Line) -> bool:
    """Whether a line gives the words of something written: "the letter reads:"."""
    start = parse.sentences[parse.sentence_of[line.end - 1]][0]
    lemmas = {parse.lemmas[w].lower() for w in range(max(line.start, start), line.end)}
    return bool(lemmas & STATING) and (bool(lemmas & READING) or line.end - start <= FEW * 2)


def _is_signed(parse: Parse, lines: Sequence[_Line], at: int) -> bool:
    """Whether a line is signed at its end, or is a quotation with a signature behind it."""
    line = lines[at]
    inside = find_signature(parse, line.start, line.end)
    if inside is not None and inside.dash > line.start and inside.sure:
        return True
    if at + 1 >= len(lines):
        return False
    behind = find_signature(parse, lines[at + 1].start, lines[at + 1].end)
    if behind is None or behind.dash != lines[at + 1].start:
        return False
    return behind.sure or parse.words[line.start] in QUOTES


def _block(
    ties: Sequence[Tie], parse: Parse, lines: Sequence[_Line], first: int, last: int
) -> tuple[Tie, Tie | None]:
    """The tie of a block, and that of `ties`, those of the line before it, that it goes on with."""
    start, end = lines[first].start, lines[last - 1].end
    block, told = Tie((start, start)), None
    signed = find_signature(parse, lines[last - 1].start, end)
    if signed is not None and signed.dash > start:
        end = signed.dash
    elif last < len(lines):
        behind = find_signature(parse, lines[last].start, lines[last].end)
        signed = behind if behind is not None and behind.dash == lines[last].start else None
    else:
        signed = None
    block.contents = [
        (low, high)
        for line in lines[first:last]
        if (low := line.start + line.arrow) < (high := min(line.end, end))
    ]
    if signed is not None:
        block.cue, block.sources = (signed.dash, signed.dash + 1), [signed.name]
    elif first:
        told = _introduce(block, ties, parse, lines[first - 1])
    return block, told


def _holding(taken: Sequence[Range], word: int) -> Range | None:
    """The block that holds a word."""
    at = bisect_right(taken, word, key=lambda block: block[0]) - 1
    return taken[at] if at >= 0 and word < taken[at][1] else None


def _outside(contents: Sequence[Range], taken: Sequence[Range]) -> list[Range]:
    """The parts of some contents that lie in no block."""
    out = []
    for content in contents:
        low, high = content
        at = max(0, bisect_right(taken, low, key=lambda block: block[0]) - 1)
        while at < len(taken) and taken[at][0] < high:
            start, end = taken[at]
            if low < min(start, high):
                out.append((low, min(start, high)))
            low = max(low, end)
            at += 1
        if low < high:
            out.append((low, high))
    return out


def _introduce(block: Tie, ties: Sequence[Tie], parse: Parse, line: _Line) -> Tie | None:
    """Give a block the source that the line before it names, and its cue; the tie it goes on."""
    named = [tie for tie in ties if tie.sources]
    best = max(named, key=lambda tie: tie.cue, default=None)
    announces = parse.words[line.end - 1] == ":" and (best is None or best.cue[1] < line.end - 1)
    if announces or _writes(parse, line, best):
        found = _speaker(parse, line)
        if found is not None:
            block.cue, block.sources = found[0], [found[1]]
            same = [tie for tie in named if tie.cue[0] <= found[0][0] < tie.cue[1]]
            if not same:
                return None
            best = same[0]
    if best is None:
        return None
    block.cue, block.sources, block.speaker = best.cue, [best.sources[0]], best.speaker
    return best


def _writes(parse: Parse, line: _Line, best: Tie | None) -> bool:
    """Whether a line's last sentence tells who wrote, behind all that is known: "wrote back."."""
    start = max(line.start, parse.sentences[parse.sentence_of[line.end - 1]][0])
    if best is not None and best.cue[0] >= start:
        return False
    return any(
        parse.relations[w] in GOVERNING and parse.lemmas[w].lower() in WRITING
        for w in range(start, line.end)
    )


def _speaker(parse: Parse, line: _Line) -> tuple[Range, Range] | None:
    """The cue and the source of the last sentence of a line: "Brey said:", "a letter by Brey:"."""
    start = max(line.start, parse.sentences[parse.sentence_of[line.end - 1]][0])
    words = range(start, line.end)
    for noun in words:
        if parse.lemmas[noun].lower() not in STATING or parse.pos[noun] == "VERB":
            continue
        for child in parse.children[noun]:
            case = parse.child(child, "case")
            owner = parse.relations[child] == "nmod:poss"
            if owner or (case is not None and parse.lower[case] in GIVING):
                stop = noun + 2 if parse.pos[noun + 1] == "VERB" else noun + 1
                return (noun, stop), _phrase(parse, child)
    for verb in words:
        subject = parse.child(verb, "nsubj")
        governs = parse.pos[verb] == "VERB" and parse.relations[verb] in GOVERNING
        if governs and subject is not None and subject in words:
            return (verb, verb + 1), _phrase(parse, subject)
    return None


def _phrase(parse: Parse, noun: int) -> Range:
    """A noun with what describes it, without its preposition and possessive ending."""
    left = [noun]
    for child in parse.children[noun]:
        base = parse.relations[child].partition(":")[0]
        if base in {"det", "amod", "compound", "flat", "nmod", "appos", "nummod"}:
            left += [w for w in parse.subtree(child) if abs(w - noun) < FEW * 2]
    words = set(left)
    low = high = noun
    while low - 1 in words and parse.pos[low - 1] != "ADP":
        low -= 1
    while high + 1 in words or (high + 2 in words and parse.words[high + 1] == ","):
        high += 1
    while high > noun and (parse.pos[high] == "PUNCT" or parse.tags[high] == "POS"):
        high -= 1
    return low, high + 1
