"""What is saved comes back as it was: every value of the model, whatever is in it."""

import types
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from stemma import model
from stemma.errors import StoreError
from stemma.model import Brief, Document, Gathering, JudgedPoint, Point, Reading, Span
from stemma.store import values
from stemma.store.codec import digest, load, save

KINDS = [
    found
    for room in (model, values)
    for name in sorted(vars(room))
    if is_dataclass(found := getattr(room, name)) and isinstance(found, type)
]
words = st.text(min_size=1, max_size=8)
hours = st.sampled_from([UTC, timezone(timedelta(hours=-7)), None])
days = st.dates() | st.builds(
    lambda moment, zone: moment.replace(tzinfo=zone, fold=0), st.datetimes(), hours
)
amounts = st.decimals(allow_nan=False, allow_infinity=False)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 99))
    return Span(draw(st.sampled_from(["d", "d", "d", "e"])), start, start + draw(st.integers(1, 9)))


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: words,
        int: st.integers(0, 9),
        float: st.floats(0, 1),
        bool: st.booleans(),
        type(None): st.none(),
        Decimal: amounts,
        date: days,
        Span: spans(),
    }
    if kind in simple:
        return simple[kind]
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return st.lists(values_of(inner[0]), max_size=2).map(tuple)
        return st.tuples(*map(values_of, inner))
    if get_origin(kind) in {Union, types.UnionType}:
        return st.one_of(*map(values_of, get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return made(kind)


@st.composite
def made(draw: st.DrawFn, kind: Any) -> Any:
    """A value of a class; what its own checks do not allow is drawn with fewer fields."""
    hints = get_type_hints(kind)
    drawn = {}
    for field in fields(kind):
        needed = field.default is field.default_factory
        if needed or draw(st.booleans()):
            # A value and its spans are of one document.
            is_own = field.name == "document_id"
            drawn[field.name] = "d" if is_own else draw(values_of(hints[field.name]))
    needed_only = {f.name: drawn[f.name] for f in fields(kind) if f.default is f.default_factory}
    for given_ in (drawn, needed_only):
        try:
            return kind(**given_)
        except (TypeError, ValueError):
            continue
    return reject()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(st.data())
def test_what_is_saved_comes_back(kind: Any, data: st.DataObject) -> None:
    value = data.draw(made(kind))
    again = load(kind, save(kind, value))
    assert again == value
    assert repr(again) == repr(value)
    assert digest(kind, again) == digest(kind, value)


def test_every_class_of_the_model_is_tried() -> None:
    assert {Document, Brief, JudgedPoint, Reading, Point, Gathering} <= set(KINDS)


@dataclass(frozen=True)
class Before:
    """A class as it was."""

    words: str
    count: int = 3


@dataclass(frozen=True)
class After:
    """The same with a field more."""

    words: str
    count: int = 3
    more: tuple[str, ...] = ()


def test_a_field_that_came_later_has_its_default() -> None:
    assert load(After, save(Before, Before("a", 4))) == After("a", 4)


@given(st.integers(0, 400), st.integers(1, 255))
def test_a_byte_that_changed_is_seen(place: int, by: int) -> None:
    saved = bytearray(save(Document, Document("d", "a.txt", "The dam held.", "0")))
    saved[place % len(saved)] ^= by
    with pytest.raises(StoreError, match="damaged"):
        load(Document, bytes(saved))


@pytest.mark.parametrize("cut", [0, 3, 8, 9, 20])
def test_bytes_that_are_missing_are_seen(cut: int) -> None:
    saved = save(Document, Document("d", "a.txt", "The dam held.", "0"))
    with pytest.raises(StoreError, match="damaged"):
        load(Document, saved[:cut])


def test_another_format_says_so() -> None:
    from stemma.store.packing import pack  # noqa: PLC0415

    with pytest.raises(StoreError, match="format 2"):
        load(Document, pack(b"[2,[],{}]"))


def test_a_time_and_a_day_are_told_apart() -> None:
    moment, day = datetime(2031, 3, 4, tzinfo=UTC), date(2031, 3, 4)
    kind: Any = tuple[date, date]
    assert load(kind, save(kind, (moment, day))) == (moment, day)
