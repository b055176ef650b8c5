"""What the entities of a report are called, so that those of several reports can be told alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from stemma.annotate.entities import fold
from stemma.model import Annotations, Entity, EntityKind

Keys = frozenset[str]


def entity_keys(entity: Entity) -> Keys:
    """The folded names under which other reports may know an entity; none if it has no name.

    Of a person the last word of the name, and of what acts for a government ("Caracas rejected")
    the country as well.
    """
    if not entity.names:
        return frozenset()
    out = {fold(name) for name in (entity.name, *entity.aliases)}
    if entity.kind is EntityKind.PERSON:
        out = {name.rsplit(" ", 1)[-1] for name in out}
    out |= {fold(mention.acts_for) for mention in entity.mentions if mention.acts_for}
    return frozenset(name for name in out if name)


@lru_cache(maxsize=8192)
def main_word(words: str) -> str:
    """The main word of a name or a description: the last before "of", a comma and the like.

    >>> main_word("the Mayor of Obelia")
    'Mayor'
    """
    noun = END.split(" ".join(words.split()), maxsplit=1)[0]
    return noun.rsplit(" ", 1)[-1].removesuffix("'s").removesuffix("’s")


END: Final = re.compile(r",| (?:of|in|from|at|who|that|which|with|on|to|for) ")


def all_keys(found: Annotations) -> Mapping[str, Keys]:
    """Entity id → keys, for the entities of one report."""
    return {entity.id: entity_keys(entity) for entity in found.entities}
