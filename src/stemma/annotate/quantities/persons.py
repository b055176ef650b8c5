"""Nouns that count persons one by one."""

from __future__ import annotations

from typing import Final

from stemma.lexicon.reference import Sort, load_reference_lexicon

PERSONS: Final = frozenset(
    noun for noun, meant in load_reference_lexicon().nouns.items() if meant.sort is Sort.PERSON
) | {"people", "police", "troops", "folk", "civilian", "marcher", "rescuer"}
"""Their lemmas."""

ANYBODY: Final = frozenset({"people", "person"})
"""Those that say nothing of who the persons are."""
