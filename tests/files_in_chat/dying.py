"""A worker that is killed when the import and its answer are written, right before the commit."""

import os
import signal
import sys

from bot.files.errands import Errands
from core.storage.database import Database
from tests.company import SettableClock


class Dying(Errands):
    """Does its work, and never gets to the end of it."""

    def _imported(self, *done: object) -> None:
        super()._imported(*done)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    Dying(Database(sys.argv[1]), SettableClock()).run_due()
