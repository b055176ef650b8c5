"""What an entity is called, so that reports can be told alike."""

from stemma.align.names import entity_keys
from stemma.model import Entity, EntityKind, Mention, Span


def named(name: str, kind: EntityKind) -> Entity:
    return Entity("e", name, kind, (Mention(Span("d", 0, len(name)), kind),))


def test_a_person_is_known_by_the_surname_and_a_place_by_all_its_words() -> None:
    assert entity_keys(named("Ilva Brandt", EntityKind.PERSON)) == {"brandt"}
    assert entity_keys(named("Tarnow Hill", EntityKind.PLACE)) == {"tarnow hill"}
