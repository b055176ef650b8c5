"""People, their tokens, what each saw, and the log; on every kind of database."""

import pytest
from tests.unit.store.shelf import dams, documents, open_store

from stemma.model import Verdict
from stemma.store.figures import count_verdicts
from stemma.store.people import People, Person, Token


def test_a_person_takes_the_place_of_the_one_of_that_name(place: str) -> None:
    with open_store(place, []) as store:
        people = People(store)
        people.put(Person("edda", "reader", "hash"))
        people.put(Person("ada", "admin", "hash"))
        people.put(Person("edda", "editor", "other"))
        assert [(p.name, p.role, p.password) for p in people.all()] == [
            ("ada", "admin", "hash"),
            ("edda", "editor", "other"),
        ]
        assert people.find("edda") == people.all()[1]
        assert people.find("Edda") is None


def test_tokens_go_with_their_person(place: str) -> None:
    with open_store(place, []) as store:
        people = People(store)
        people.put(Person("edda", "editor", "hash"))
        people.put_token(Token("1" * 64, "edda", ("read", "add"), "a script"))
        people.put_token(Token("2" * 64, "ada", ("read",)))
        found = people.find_token("1" * 64)
        assert found is not None
        assert (found.person, found.scopes, found.label) == ("edda", ("read", "add"), "a script")
        assert people.drop("edda")
        assert not people.drop("edda")
        assert [token.person for token in people.tokens()] == ["ada"]
        assert people.drop_token("2" * 64)
        assert not people.drop_token("2" * 64)


def test_the_log_is_read_from_its_end(place: str) -> None:
    with open_store(place, []) as store:
        people = People(store)
        for number in range(5):
            people.log("edda", f"did {number}", "it", "here")
        assert [entry.what for entry in people.entries(2)] == ["did 4", "did 3"]
        times = [entry.at for entry in people.entries(5)]
        assert times == sorted(times, reverse=True)


def test_what_each_saw_is_their_own(place: str) -> None:
    with open_store(place, []) as store:
        people = People(store)
        people.saw("edda", "one")
        first = people.seen("edda")["one"]
        people.saw("edda", "one")
        people.saw("ada", "two")
        assert people.seen("edda")["one"] > first
        assert people.seen("ada").keys() == {"two"}
        assert people.seen("nobody") == {}


@pytest.mark.parametrize("count", [2, 5])
def test_verdicts_are_counted_as_the_brief_has_them(place: str, count: int) -> None:
    with open_store(place, dams(count)) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(dams(count)))
        assert count_verdicts(store) == {}
        brief = store.brief(coverage)
        told = {v.value: sum(p.verdict is v for p in brief.points) for v in Verdict}
        assert count_verdicts(store)[coverage] == {v: n for v, n in told.items() if n}
