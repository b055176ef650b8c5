"""What the columns of exports and the keys of records are called, read from `record_fields.tsv`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "record_fields.tsv"
_MARKS: Final = re.compile(r"[\W_]+")


@cache
def load_record_fields() -> Mapping[str, tuple[str, ...]]:
    """Field of a report → the names it goes by, folded, the surest first.

    `text` is the report, `excerpt` a summary or the first lines of it; `seen` is when a service
    found it; `site` are names that are mostly addresses of sites. A name may stand for several
    fields: what it holds decides.

    Raises:
        LexiconError: a line is damaged, or a field or a name of a field stands there twice.
    """
    return parse_record_fields(load_table(FILE), name=FILE)


def parse_record_fields(text: str, *, name: str) -> Mapping[str, tuple[str, ...]]:
    r"""The table from its lines.

    >>> dict(parse_record_fields("field\tnames\ntext\ttext content\n", name="t.tsv"))
    {'text': ('text', 'content')}

    Raises:
        LexiconError: a line is damaged, or a field or a name of a field stands there twice.
    """
    out: dict[str, tuple[str, ...]] = {}
    for number, field, written in parse_pairs(text, name=name):
        names = tuple(written.split(" "))
        wrong = sorted({word for word in names if fold_name(word) != word or names.count(word) > 1})
        if field in out or wrong:
            raise LexiconError(
                f"{name}:{number}: {wrong or field!r} stands there twice or unfolded"
            )
        out[field] = names
    return MappingProxyType(out)


def fold_name(name: str) -> str:
    """The form in which names of columns compare.

    >>> fold_name("Publish Date"), fold_name("publish_date"), fold_name("publishDate")
    ('publishdate', 'publishdate', 'publishdate')
    """
    return _MARKS.sub("", name.casefold())
