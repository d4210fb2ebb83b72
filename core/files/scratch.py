"""Folders for work under way: gone with it, and what a killed process left goes with the next."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

# Longer than any import takes.
LEFT_AFTER_SECONDS = 24 * 60 * 60


@contextmanager
def scratch_folder(purpose: str) -> Iterator[Path]:
    """Make a folder `salesbeat-<purpose>-…` that goes away at the end of the block."""
    prefix = f"salesbeat-{purpose}-"
    _sweep(Path(gettempdir()), prefix)
    with TemporaryDirectory(prefix=prefix) as folder:
        yield Path(folder)


def _sweep(place: Path, prefix: str) -> None:
    """Remove what nobody has written to for a day; another user's stays."""
    oldest = time.time() - LEFT_AFTER_SECONDS
    for folder in place.glob(f"{prefix}*"):
        with suppress(OSError):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder)
