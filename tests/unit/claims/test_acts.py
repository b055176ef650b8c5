"""Who demands, offers, accepts and rejects what."""

from pathlib import Path

import pytest

from stemma.annotate import Annotator
from stemma.claims.acts import ActFinder
from stemma.claims.text import Text
from stemma.model import Act, Document
from stemma.read import read_text

FINDER = ActFinder.load()


def cases() -> list[tuple[str, tuple[str, ...]]]:
    content = Path(__file__).with_name("acts.txt").read_text(encoding="utf-8")
    out = []
    for block in content.strip().split("\n\n")[1:]:
        text, *acts = block.splitlines()
        out.append((text, tuple(map(str.strip, acts))))
    return out


def written(act: Act, text: str) -> str:
    to = "" if act.to is None else f" > {act.to.of(text)}"
    return f"{act.party.of(text)} {act.act} {act.content.of(text)}{to}"


@pytest.mark.parametrize(("text", "expected"), cases())
def test_acts(annotator: Annotator, text: str, expected: tuple[str, ...]) -> None:
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    parse, found = annotator.read(document)
    assert parse is not None
    acts = FINDER.find(Text.of(parse, found))
    assert tuple(written(act, text) for act in acts) == expected
