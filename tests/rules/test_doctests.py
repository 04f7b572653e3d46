# Part of after_sales. LGPL-3.
"""The examples in the rules' own words are their specification; here they are held to it."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import rules

MODULES = [importlib.import_module(f"rules.{found.name}") for found in pkgutil.iter_modules(rules.__path__)]


def public_functions():
    for module in MODULES:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield pytest.param(function, id=f"{module.__name__}.{name}")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_come_out_as_written(module):
    result = doctest.testmod(module)

    assert result.failed == 0


@pytest.mark.parametrize("function", list(public_functions()))
def test_every_rule_has_an_example(function):
    assert ">>>" in inspect.getdoc(function)
