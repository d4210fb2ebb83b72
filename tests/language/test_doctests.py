"""The examples in the docstrings of the language room are true."""

import doctest
import importlib
import pkgutil

import pytest

import core.language

MODULES = [
    module.name for module in pkgutil.walk_packages(core.language.__path__, "core.language.")
]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str):
    assert doctest.testmod(importlib.import_module(module)).failed == 0
