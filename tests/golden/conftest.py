"""The briefs of the examples, made once."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.golden.expected import Found
from tests.golden.rewrite import make_brief

Look = Callable[[str], Found]


@pytest.fixture(scope="session")
def look() -> Look:
    """A case's brief beside what is expected of it."""
    known: dict[str, dict[str, Any]] = {}

    def of(case: str) -> Found:
        if case not in known:
            known[case] = make_brief(case)
        return Found.of(case, known[case])

    return of
