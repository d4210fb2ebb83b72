"""Lets a server start soon and stay small.

Small, where the C library lets us (glibc): by default every thread gets an arena of its own, and
what starting needed for a moment is kept, together some 15 MB of a bot that should run beside
others on a small machine.
"""

import builtins
import ctypes
import dataclasses
import gc
from types import CodeType

from core.kept import Kept

M_TRIM_THRESHOLD = -1
M_ARENA_MAX = -8
ARENAS = 2
TRIM_OVER_BYTES = 64 * 1024
# What the dataclass decorator writes for a class, compiled.
TEXTS: Kept[str, CodeType] = Kept("texts of dataclasses")


def share_arenas() -> None:
    """Let all threads share two arenas; call it before any thread is started."""
    library = _glibc()
    if library is not None:
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_TRIM_THRESHOLD, TRIM_OVER_BYTES)


def put_off_collecting() -> None:
    """Look for no garbage until `give_back`: what starting makes is kept, nearly all of it.

    Looking through it again and again, and once more at the end, was a tenth of the start.
    """
    gc.disable()


def compile_once() -> None:
    """Let dataclasses take the methods that they write from what is kept; call it before any.

    Compiling five methods for each of 225 classes was a seventh of the start.
    """
    # Found before the built-in of that name. One that looks elsewhere compiles as it always did.
    vars(dataclasses)["exec"] = _run


def _run(text: str, names: dict[str, object], made: dict[str, object]) -> None:
    code = TEXTS.get(text, lambda: compile(text, "<string>", "exec"))
    builtins.exec(code, names, made)  # noqa: S102 (in place of the same call)


def give_back() -> None:
    """Return to the system what starting needed and serving does not."""
    # What is there now lives as long as the process; later collections need not look at it.
    gc.freeze()
    gc.enable()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
