"""The lists under a text: claims, attributions, times, amounts, entities, furniture, doubts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rich.text import Text

from stemma.model import (
    Annotations,
    Attribution,
    Entity,
    EntityKind,
    Quantity,
    Span,
)
from stemma.report.claim_rows import Known, claim_facts
from stemma.report.layers import Layer
from stemma.report.marks import Role
from stemma.report.once import COUNT, amounts_once, is_vague, times_once
from stemma.report.page import Page, cut
from stemma.report.styles import quote
from stemma.report.units import Units
from stemma.report.visible import show_words
from stemma.report.wording import describe_quantity, describe_timex

SHOWN: Final = 10
"""Rows of a list when it is not the list that was asked for."""
NAMES_SHOWN: Final = 6
"""Names of a kind, likewise."""


def print_lists(
    page: Page, annotations: Annotations, units: Units, *, whole: frozenset[Layer]
) -> None:
    """The lists; those in `whole` with every row, alone, or all of them cut if it is empty."""
    for layer, write in _WRITERS.items():
        if not whole or layer in whole:
            write(page, annotations, units, fold=not whole)


def print_doubts(page: Page, annotations: Annotations, units: Units) -> None:
    """What does not fit, and what can mean several times; nothing where there is none."""
    text = annotations.document.text
    rows: list[tuple[str, str]] = []
    for timex in annotations.timexes:
        words = f"{units.place(timex.span)}: “{show_words(timex.span.of(text))}”"
        if timex.mismatch:
            rows.append(("! ", f"{words}: {show_words(timex.mismatch)}"))
    for timex in annotations.timexes:
        if timex.alternatives and not timex.mismatch:
            others = ", or ".join(other.value for other in timex.alternatives)
            words = f"{units.place(timex.span)}: “{show_words(timex.span.of(text))}”"
            rows.append(("? ", f"{words}: {timex.value}, or {others}"))
    if not rows:
        return
    page.print_title("To check", str(len(rows)))
    for sign, row in rows[:SHOWN]:
        style = "bold red" if sign == "! " else "yellow"
        page.print_beside(Text(sign, style), page.wrap(Text(row), page.width - len(sign)))
    _print_rest(page, len(rows) - SHOWN, Layer.TIMES)


def _print_claims(page: Page, annotations: Annotations, units: Units, *, fold: bool) -> None:
    claims = annotations.claims
    note = ", those with times or amounts first" if fold and len(claims) > SHOWN else ""
    page.print_title("Claims", _count(claims) + note)
    numbers = list(range(len(claims)))
    if fold:
        # What can be checked best comes first into the selection; shown in the text's order.
        best = sorted(numbers, key=lambda n: (not (claims[n].timexes or claims[n].quantities), n))
        numbers = sorted(best[:SHOWN])
    gutter = len(str(len(claims)))
    known = Known(
        annotations.document.text,
        {entity.id: entity.name for entity in annotations.entities if entity.names},
        {found: place for place, found in enumerate(annotations.attributions, start=1)},
    )
    for number in numbers:
        first = Text(f"{number + 1:>{gutter}}  ", "bold")
        page.print_facts(first, claim_facts(page, claims[number], known, units))
    if fold:
        _print_rest(page, len(claims) - SHOWN, Layer.CLAIMS)


def _print_attributions(page: Page, annotations: Annotations, units: Units, *, fold: bool) -> None:
    attributions = annotations.attributions
    text = annotations.document.text
    page.print_title("Attributions", _count(attributions))
    gutter = len(str(len(attributions)))
    for number, attribution in enumerate(attributions[: SHOWN if fold else None], start=1):
        first = Text(f"{number:>{gutter}}  ", "bold")
        page.print_facts(first, _attribution_facts(page, attribution, text, units))
        if attribution.content and not fold:
            # Beside the text it would be there twice.
            room = page.width - first.cell_len
            content = quote(attribution.content, text, Role.CONTENT, room, color=page.color)
            page.print_beside(Text(" " * first.cell_len), [content])
    if fold:
        _print_rest(page, len(attributions) - SHOWN, Layer.ATTRIBUTIONS)


def _attribution_facts(
    page: Page, attribution: Attribution, text: str, units: Units
) -> Iterator[Text]:
    """Who, what sort of source, by which word, through whom, and where."""
    room = page.width // 2
    yield quote(attribution.source, text, Role.SOURCE, room, color=page.color)
    count = attribution.source_count
    kind = attribution.source_kind.value
    yield Text(kind if count is None else f"{kind}, {count}")
    if attribution.cue:
        yield quote(attribution.cue, text, Role.CUE, room, color=page.color)
    if attribution.via:
        yield Text("via " + " → ".join(show_words(via.name) for via in attribution.via))
    first = min((attribution.content or attribution.cue), default=None)
    if first is not None:
        yield Text(units.place(first), "dim")


def _print_times(page: Page, annotations: Annotations, units: Units, *, fold: bool) -> None:
    text = annotations.document.text
    times = [
        timex
        for timex in times_once(annotations.timexes, annotations.quantities)
        if not (fold and is_vague(timex))
    ]
    groups: dict[str, list[Span]] = defaultdict(list)
    for timex in times:
        groups[describe_timex(timex)].append(timex.span)
    page.print_title("Times", _count(times))
    rows = [(value, "yellow", _places(spans, text, units)) for value, spans in groups.items()]
    _print_table(page, rows, Layer.TIMES, fold=fold)


def _print_amounts(page: Page, annotations: Annotations, units: Units, *, fold: bool) -> None:
    text = annotations.document.text
    again: dict[Span, list[Quantity]] = defaultdict(list)
    for quantity in annotations.quantities:
        if quantity.restates is not None:
            again[quantity.restates].append(quantity)
    amounts = amounts_once(annotations.quantities, annotations.timexes)
    groups: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for quantity in amounts:
        same = [quantity, *again[quantity.span]]
        value = " = ".join(describe_quantity(one) for one in same)
        of = "" if quantity.of is None else show_words(quantity.of.of(text))
        # The unit of a count is what is counted.
        known = quantity.dimension == COUNT or of in show_words(quantity.span.of(text))
        groups[value, "" if known else of].append(quantity.span)
    page.print_title("Amounts", _count(amounts))
    rows = [
        (value, "blue", [*([f"of {of}"] if of else []), *_places(spans, text, units)])
        for (value, of), spans in groups.items()
    ]
    _print_table(page, rows, Layer.AMOUNTS, fold=fold)


def _places(spans: Iterable[Span], text: str, units: Units) -> list[str]:
    """The words as first met, and where they stand."""
    found = list(spans)
    return [f"“{show_words(found[0].of(text))}”", units.place(*found)]


def _print_table(
    page: Page, rows: list[tuple[str, str, list[str]]], layer: Layer, *, fold: bool
) -> None:
    """Rows of a value and the facts beside it, the values in a column of their own."""
    shown = rows[: SHOWN if fold else None]
    column = min(
        max((Text(show_words(value)).cell_len for value, _, _ in shown), default=0), page.width // 2
    )
    for value, style, facts in shown:
        words = Text(cut(show_words(value), column), style)
        words.pad_right(column - words.cell_len + 2)
        page.print_facts(words, (Text(cut(fact, page.width - column - 2)) for fact in facts))
    if fold:
        _print_rest(page, len(rows) - SHOWN, layer)


def _print_entities(page: Page, annotations: Annotations, units: Units, *, fold: bool) -> None:
    page.print_title("Entities", _count(annotations.entities))
    by_kind: dict[EntityKind, list[Entity]] = defaultdict(list)
    for entity in annotations.entities:
        by_kind[entity.kind].append(entity)
    gutter = max(len(kind) for kind in EntityKind) + 2
    hidden = 0
    for kind in EntityKind:
        # The most mentioned first; then as they appear in the text.
        found = sorted(by_kind[kind], key=lambda e: (-len(e.mentions), e.mentions[0]))
        if fold:
            hidden += len(found[NAMES_SHOWN:])
            found = found[:NAMES_SHOWN]
        names = [
            Text.assemble(
                show_words(entity.name),
                (f" ×{len(entity.mentions)}", "dim"),
                ("" if fold else f" {units.place(*(m.span for m in entity.mentions))}", "dim"),
            )
            for entity in found
        ]
        page.print_facts(Text(f"{kind.value:<{gutter}}", "dim"), names)
    _print_rest(page, hidden, Layer.ENTITIES)


def _print_furniture(page: Page, annotations: Annotations, units: Units, *, fold: bool) -> None:
    if fold:
        # It is grey in the text.
        return
    page.print_title("Furniture", _count(annotations.furniture))
    text = annotations.document.text
    for span in annotations.furniture:
        place = Text(f"{units.place(span)}  ", "dim")
        words = Text(show_words(span.of(text)))
        page.print_beside(place, page.wrap(words, page.width - place.cell_len))


def _print_rest(page: Page, count: int, layer: Layer) -> None:
    """How many rows are not shown, and how to see them."""
    if count > 0:
        page.print(Text(f"… {count} more: --layer {layer.value}", "dim"))


def _count(values: Iterable[object]) -> str:
    count = sum(1 for _ in values)
    return str(count) if count else "none"


_WRITERS: Final[dict[Layer, Callable[..., None]]] = {
    Layer.CLAIMS: _print_claims,
    Layer.ATTRIBUTIONS: _print_attributions,
    Layer.TIMES: _print_times,
    Layer.AMOUNTS: _print_amounts,
    Layer.ENTITIES: _print_entities,
    Layer.FURNITURE: _print_furniture,
}
