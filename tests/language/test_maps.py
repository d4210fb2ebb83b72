"""A newcomer finds the way: the map of each room of the language names all that is in it."""

import importlib
import pkgutil

import pytest

import core.language

ROOMS = [
    "core.language",
    *(
        module.name
        for module in pkgutil.iter_modules(core.language.__path__, "core.language.")
        if module.ispkg
    ),
]


@pytest.mark.parametrize("name", ROOMS)
def test_the_map_of_a_room_names_every_module_in_it(name: str):
    room = importlib.import_module(name)

    unnamed = [
        module.name
        for module in pkgutil.iter_modules(room.__path__)
        if f"`{module.name}`" not in (room.__doc__ or "")
    ]

    assert unnamed == []
