"""Statements and reports made by hand, with a small table of words."""

from collections.abc import Sequence

import numpy as np

from stemma.align.statements import Statement, StatementMaker
from stemma.encoder.words import WordTable
from stemma.model import Annotations, Argument, Claim, Document, Span, identify
from stemma.read.facts import digest_text

WORDS = [
    "bridge",
    "burst",
    "announce",
    "announcement",
    "dam",
    "ferry",
    "harbour",
    "mayor",
    "minister",
    "resign",
    "sail",
    "sink",
    "storm",
    "strike",
    "tunnel",
    "village",
    "vote",
    "wage",
    "worker",
    "council",
    "budget",
    "reject",
    "flood",
    "evacuate",
    "rain",
    "court",
    "judge",
    "sentence",
    "trial",
    "thief",
    "jewel",
    "museum",
    "guard",
    "arrest",
]


def table() -> WordTable:
    """Words with axes of their own; "announcement" is near "announce"."""
    names = sorted(WORDS)
    vectors = np.eye(len(names), dtype=np.int8) * 100
    vectors[names.index("announcement")] = vectors[names.index("announce")]
    vectors[names.index("announcement"), names.index("dam")] = 40
    return WordTable(tuple(names), np.full(len(names), 3.0, np.float32), vectors)


def report(name: str, *sentences: str) -> Annotations:
    """A report of one claim a sentence: its first word the agent, the second what is done."""
    text = " ".join(sentences)
    document = made(text, name)
    claims, start = [], 0
    for number, sentence in enumerate(sentences):
        words = sentence.split()
        end = start + len(sentence)
        whole = Span(document.id, start, end)
        who = Span(document.id, start, start + len(words[0]))
        claims.append(
            Claim(
                id=identify(document.id, str(number)),
                spans=(whole,),
                predicate=words[1],
                arguments=(Argument("agent", who, head=words[0]),),
            )
        )
        start = end + 1
    return Annotations(document=document, claims=tuple(claims))


def made(text: str, name: str) -> Document:
    """A document of this text."""
    return Document(
        id=identify("document", name, digest_text(text)),
        source=name,
        text=text,
        sha256=digest_text(text),
    )


def statements(*reports: Annotations) -> Sequence[Sequence[Statement]]:
    """Their statements."""
    return StatementMaker(table()).of_reports(reports)
