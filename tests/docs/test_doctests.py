"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import stemma

MODULES = ["stemma", *(module.name for module in pkgutil.walk_packages(stemma.__path__, "stemma."))]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
