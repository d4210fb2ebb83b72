"""Keeps a server's memory small, where the C library lets us (glibc); elsewhere does nothing.

By default every thread gets an arena of its own, and what starting needed for a moment is kept:
together some 15 MB of a bot that should run beside others on a small machine.
"""

import ctypes
import gc

M_TRIM_THRESHOLD = -1
M_ARENA_MAX = -8
ARENAS = 2
TRIM_OVER_BYTES = 64 * 1024


def share_arenas() -> None:
    """Let all threads share two arenas; call it before any thread is started."""
    library = _glibc()
    if library is not None:
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_TRIM_THRESHOLD, TRIM_OVER_BYTES)


def give_back() -> None:
    """Return to the system what starting needed and serving does not."""
    gc.collect()
    # What is there now lives as long as the process; later collections need not look at it.
    gc.freeze()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
