"""Which column of a table, or key of a record, holds what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from stemma.lexicon.record_fields import fold_name, load_record_fields

Record = Mapping[str, Any]
Asked = Sequence[tuple[str, str]]
"""(field, name of the column that holds it): what the caller says, before any table."""

FIELDS: Final = (
    "text", "title", "published", "updated", "captured", "outlet", "byline", "url", "language",
    "id",
)  # fmt: skip
"""What can be asked for."""

WRAPPERS: Final = (
    "_source", "node", "row", "article", "document", "doc", "fields", "attributes", "data",
    "payload", "story", "item", "record",
)  # fmt: skip
"""Keys under which an object can hold the report, or part of it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Field → the names that may hold it, the surest first; a field without any is left out."""

    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, names: Iterable[str], asked: Asked = ()) -> "Columns":
        """By the names alone. What was asked for and is there stands for the field by itself.

        >>> Columns.of(["Body", "Publish Date", "sourceCountry"]).names
        {'text': ('Body',), 'published': ('Publish Date',)}
        >>> Columns.of(["text", "body"], [("text", "Body")]).names
        {'text': ('body',)}
        """
        known: dict[str, list[str]] = {}
        wrapped: list[tuple[str, str]] = []
        for name in names:
            head, _, inner = name.partition(".")
            # The title in an answer's `_source` is the report's, that in a `source` the outlet's.
            if head != "_source":
                known.setdefault(fold_name(name), []).append(name)
            if inner and head in WRAPPERS:
                wrapped.append((fold_name(inner), name))
        for form, name in wrapped:
            known.setdefault(form, []).append(name)
        found: dict[str, tuple[str, ...]] = {}
        for field, forms in load_record_fields().items():
            held = tuple(name for form in forms for name in known.get(form, ()))
            if held:
                found[field] = held
        for field in dict.fromkeys(field for field, _ in asked):
            wanted = [name for one, name in asked if one == field]
            held = tuple(name for path in wanted for name in _find_name(path, known))
            if held:
                found[field] = held
                if field == "text":
                    found.pop("excerpt", None)
        return cls(found)

    def values(self, record: Record, field: str) -> list[Any]:
        """What the record has for a field, the surest first; what is empty is left out."""
        found = [look_up(record, name) for name in self.names.get(field, ())]
        return [value for value in found if value is not None and value != ""]


def _find_name(path: str, known: Mapping[str, list[str]]) -> list[str]:
    """The names that were meant; a path into a record where its first part is there."""
    exact = [name for names in known.values() for name in names if name == path]
    if exact:
        return exact[:1]
    if fold_name(path) in known:
        return known[fold_name(path)][:1]
    head = path.partition(".")[0]
    return [path] if "." in path and any(head in names for names in known.values()) else []


def look_up(record: Record, path: str) -> Any:
    """What lies under a key, or under keys within keys, joined by full stops.

    >>> look_up({"source": {"name": "Norwire"}}, "source.name"), look_up({"a": 1}, "a.b") is None
    ('Norwire', True)
    """
    if path in record:
        return record[path]
    value: Any = record
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def _names(record: Record) -> Iterator[str]:
    for name, value in record.items():
        yield name
        if type(value) is dict:  # nothing else is in JSON, and this is quicker
            yield from (f"{name}.{inner}" for inner in value)


class ColumnsByNames:
    """The columns of records whose names may differ from one to the next."""

    _MOST: Final = 1_000

    def __init__(self, asked: Asked = ()) -> None:
        self._asked = asked
        self._known: dict[tuple[str, ...], Columns] = {}

    def find(self, record: Record) -> Columns:
        """Those of this record, the keys of objects in it among them."""
        names = tuple(_names(record))
        found = self._known.get(names)
        if found is None:
            found = Columns.of(names, self._asked)
            if len(self._known) < self._MOST:
                self._known[names] = found
        return found
