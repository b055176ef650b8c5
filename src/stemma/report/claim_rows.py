"""One claim as a row of facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from stemma.model import Argument, Attribution, Claim, Modality, Polarity
from stemma.report.marks import Role
from stemma.report.once import amounts_once, is_vague
from stemma.report.page import Page, cut
from stemma.report.styles import quote
from stemma.report.units import Units
from stemma.report.visible import show_words
from stemma.report.wording import describe_quantity, describe_timex

_PLAIN_ROLES: Final = frozenset({"agent", "patient", "theme"})
"""Roles that need no name: their place in the row says them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What claims refer to: the text, names by entity, and the numbers of attributions."""

    text: str
    names: Mapping[str, str]
    numbers: Mapping[Attribution, int]


def claim_facts(page: Page, claim: Claim, known: Known, units: Units) -> Iterator[Text]:
    """Who does what, to whom; how firmly, who says so; when and how much; where."""
    text = known.text
    room = page.width // 2
    denied = "not " if claim.polarity is Polarity.DENIES else ""
    predicate = Text.assemble((denied, "bold red"), (show_words(claim.predicate), "bold"))
    before, after = _sides(claim)
    for argument in (*before, None, *after):
        if argument is None:
            yield predicate
            continue
        words = cut(show_words(argument.span.of(text)), room)
        role = "" if argument.role in _PLAIN_ROLES else f"{show_words(argument.role)}: "
        name = show_words(known.names.get(argument.entity or "", ""))
        meant = f" ({cut(name, room // 2)})" if name and name not in words else ""
        yield Text.assemble((role, "dim"), words, (meant, "dim"))
    if claim.modality not in {Modality.ASSERTED, Modality.REPORTED}:
        yield Text(claim.modality.value, "italic")
    if claim.attribution is not None:
        number = known.numbers[claim.attribution]
        source = quote(claim.attribution.source, text, Role.SOURCE, room // 2, color=page.color)
        yield Text.assemble(("said by ", "dim"), source, (f" #{number}", "dim"))
    for timex in claim.timexes:
        if not is_vague(timex):
            yield Text(describe_timex(timex), "yellow")
    for quantity in amounts_once(claim.quantities, claim.timexes):
        yield Text(describe_quantity(quantity), "blue")
    yield Text(units.place(claim.spans[0]), "dim")


def _sides(claim: Claim) -> tuple[list[Argument], list[Argument]]:
    """The arguments before the predicate and after it: who acts, or what it happens to, first.

    Times and who says it are shown by themselves and left out.
    """
    shown = [timex.span for timex in claim.timexes]
    if claim.attribution is not None:
        shown += claim.attribution.source
    arguments = [
        argument
        for argument in claim.arguments
        if argument.role in _PLAIN_ROLES or not any(argument.span.overlaps(span) for span in shown)
    ]
    before = [argument for argument in arguments if argument.role == "agent"]
    if not before:
        plain = [argument for argument in arguments if argument.role in _PLAIN_ROLES]
        before = sorted(plain, key=lambda argument: argument.span)[:1]
    return before, [argument for argument in arguments if argument not in before]
