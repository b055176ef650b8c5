"""Any value of `stemma.model` → bytes, and back: `load(type, save(value)) == value`.

One walk over the fields of frozen dataclasses, by their types: a field that is added with a default
needs nothing here, and what was saved before it is read with that default.

A dataclass is an object of the fields that are not as by default; where a type leaves several
classes open, its name stands beside them. A span is its two offsets and a number into the list of
documents at the head, so that a long list of spans is short. Then JSON, in UTF-8, packed by zstd.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from stemma.errors import StoreError
from stemma.model import Span
from stemma.store.packing import pack, unpack

T = TypeVar("T")

FORMAT: Final = 1
"""Goes up where what was saved cannot be read as before."""
CLASS: Final = "$"
"""The key of a class's name; no field is called so."""

Save = Callable[[Any, dict[str, int]], Any]
"""A value, and the documents of its spans by their number so far → what JSON knows."""
Load = Callable[[Any, list[str]], Any]


def save(kind: type[T], value: T) -> bytes:
    """A value of a type as bytes."""
    return pack(_told(kind, value))


def digest(kind: type[T], value: T) -> str:
    """A name for all that a value says: 32 hexadecimal digits, the same on every machine."""
    return blake2b(_told(kind, value), digest_size=16).hexdigest()


def _told(kind: type[T], value: T) -> bytes:
    documents: dict[str, int] = {}
    body = _coder_of(kind)[0](value, documents)
    told = json.dumps(
        [FORMAT, [*documents], body],
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    return told.encode("utf-8", "surrogatepass")


def load(kind: type[T], saved: bytes) -> T:
    """The value that was saved as this type.

    Raises:
        StoreError: the bytes are damaged, or of a later format.
    """
    content = unpack(saved)
    try:
        number, documents, body = json.loads(content.decode("utf-8", "surrogatepass"))
        if number != FORMAT:
            raise StoreError(
                f"a {kind.__name__} was saved in format {number}, which a newer version reads"
            )
        found: T = _coder_of(kind)[1](body, documents)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise StoreError(f"a saved {kind.__name__} is damaged: {error}") from error
    return found


def _coder_of(kind: Any) -> tuple[Save, Load]:
    return _coder(kind)


@cache
def _coder(kind: Any) -> tuple[Save, Load]:
    """How values of one type are saved and loaded."""
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_coder(get_args(kind))
    if origin in {Union, types.UnionType}:
        return _union_coder(get_args(kind))
    if kind in SIMPLE:
        return SIMPLE[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda value, _: value.value), (lambda saved, _: kind(saved))
    if is_dataclass(kind):
        return _fields_coder(kind)
    raise TypeError(f"{kind} has no way to be saved")


def _as_it_is(value: Any, _: object) -> Any:
    return value


def _save_span(span: Span, documents: dict[str, int]) -> list[int]:
    number = documents.setdefault(span.document_id, len(documents))
    return [span.start, span.end, number] if number else [span.start, span.end]


def _load_span(saved: Any, documents: list[str]) -> Span:
    start, end, *number = saved
    return Span(documents[number[0] if number else 0], start, end)


def _load_date(saved: str, _: object) -> date:
    return datetime.fromisoformat(saved) if "T" in saved else date.fromisoformat(saved)


SIMPLE: Final[dict[Any, tuple[Save, Load]]] = {
    Span: (_save_span, _load_span),
    **dict.fromkeys((str, int, float, bool, type(None)), (_as_it_is, _as_it_is)),
    Decimal: (lambda value, _: str(value), lambda saved, _: Decimal(saved)),
    # A time of day makes it a `datetime`, which is a `date` too.
    date: (lambda value, _: value.isoformat(), _load_date),
}
"""How what is no class of ours is saved and loaded."""


def _fields_coder(kind: Any) -> tuple[Save, Load]:
    hints = get_type_hints(kind)
    known: list[tuple[str, Any, Save, Load]] = []

    def save_fields(value: Any, documents: dict[str, int]) -> Any:
        out = {}
        for name, usual, save_one, _ in known:
            found = getattr(value, name)
            # Equal is not enough: 0 is False, and a Decimal of 0 may have been written 0.00.
            if found is usual or (type(found) in {str, tuple} and found == usual):
                continue
            out[name] = save_one(found, documents)
        return out

    def load_fields(saved: Any, documents: list[str]) -> Any:
        return kind(**{
            name: load_one(saved[name], documents)
            for name, _, _, load_one in known
            if name in saved
        })  # fmt: skip

    known += [(one.name, _usual(one), *_coder(hints[one.name])) for one in fields(kind)]
    return save_fields, load_fields


def _usual(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        raise TypeError(f"{field.name} has a default that is made")
    return field.default


def _tuple_coder(inner: tuple[Any, ...]) -> tuple[Save, Load]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        save_one, load_one = _coder(inner[0])
        return (
            lambda value, documents: [save_one(one, documents) for one in value],
            lambda saved, documents: tuple(load_one(one, documents) for one in saved),
        )
    coders = [_coder(one) for one in inner]
    return (
        lambda value, documents: [
            coder[0](one, documents) for coder, one in zip(coders, value, strict=True)
        ],
        lambda saved, documents: tuple(
            coder[1](one, documents) for coder, one in zip(coders, saved, strict=True)
        ),
    )


def _union_coder(inner: tuple[Any, ...]) -> tuple[Save, Load]:
    """Of what can be nothing, one class or several, or plain words."""
    kinds = [one for one in inner if one is not type(None)]
    if len(kinds) == 1:
        save_one, load_one = _coder(kinds[0])
        return (
            lambda value, documents: None if value is None else save_one(value, documents),
            lambda saved, documents: None if saved is None else load_one(saved, documents),
        )
    named = {_name(one): _coder_of(one) for one in kinds if is_dataclass(one)}
    plain = {one for one in kinds if one in {str, int, float, bool}}
    if len(named) + len(plain) != len(kinds):
        raise TypeError(f"{inner} cannot be told apart")

    def save_any(value: Any, documents: dict[str, int]) -> Any:
        name = _name(type(value))
        if name in named:
            return {CLASS: name, **named[name][0](value, documents)}
        return value

    def load_any(saved: Any, documents: list[str]) -> Any:
        return named[saved[CLASS]][1](saved, documents) if isinstance(saved, dict) else saved

    return save_any, load_any


def _name(kind: Any) -> str:
    return str(kind.__name__)
