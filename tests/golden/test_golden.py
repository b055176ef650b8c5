"""The examples, compared: nothing wrong is said, and what was found once is found again."""

import json
from collections.abc import Callable

import pytest
from tests.golden.expected import CASES, EXAMPLES, Found, load_expected
from tests.golden.rewrite import load_found

Look = Callable[[str], Found]


@pytest.mark.parametrize("case", CASES)
def test_every_quotation_stands_in_its_report_once(case: str) -> None:
    texts = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["text"]
        if path.suffix == ".json"
        else path.read_text(encoding="utf-8")
        for path in (EXAMPLES / case).iterdir()
        if path.suffix in {".json", ".txt"}
    }
    for kind, entries in load_expected(case).items():
        for entry in entries:
            for name, words in (entry[side] for side in "ab" if side in entry):
                assert texts[name].count(words) == 1, (kind, entry["id"], words)


@pytest.mark.parametrize("case", CASES)
def test_nothing_that_goes_together_is_set_against_each_other(case: str, look: Look) -> None:
    assert look(case).wrongs() == []


@pytest.mark.parametrize("case", CASES)
def test_as_much_is_found_as_before(case: str, look: Look) -> None:
    now = look(case).hits()
    before = load_found(case)
    assert now.keys() == before.keys()
    for kind, names in before.items():
        lost, won = set(names) - set(now[kind]), set(now[kind]) - set(names)
        assert len(now[kind]) >= len(names), f"{kind}: lost {lost}, won {won}"
