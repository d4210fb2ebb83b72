"""The examples in the docstrings of the language room are true."""

import doctest
import importlib
import pkgutil

import pytest

import core.language

MODULES = [
    f"core.language.{module.name}" for module in pkgutil.iter_modules(core.language.__path__)
]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str):
    assert doctest.testmod(importlib.import_module(module)).failed == 0
