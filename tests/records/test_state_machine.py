"""Whatever is said, taken back and said again: the changes tell the books, on both databases.

`SALESBEAT_STEPS=50000 pytest -s tests/records/test_state_machine.py` walks for long, and
`SALESBEAT_SEED` chooses other walks.
"""

import os
import sys
from collections import Counter
from itertools import count
from math import ceil
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from core.storage.database import Database
from tests.records.twins import Twins, founded_anew
from tests.records.walk import Walk

STEPS = int(os.environ.get("SALESBEAT_STEPS", "200"))
STEPS_A_WALK = 20 if STEPS < 1_000 else 100


def test_the_changes_tell_the_books_on_both_databases(
    both_databases: tuple[Database, ...], tmp_path: Path
):
    taken: Counter[str] = Counter()

    class TwinWalk(Walk):
        def open_twins(self) -> Twins:
            return founded_anew(both_databases, tmp_path)

        def note(self, step: str) -> None:
            super().note(step)
            taken[step] += 1

    for round_number in count(int(os.environ.get("SALESBEAT_SEED", "0"))):
        # Some walks end early.
        walks = ceil((STEPS - taken.total()) / STEPS_A_WALK)
        if walks <= 0:
            break
        seeded = seed(round_number)(type("SeededWalk", (TwinWalk,), {}))
        run_state_machine_as_test(seeded, settings=_walking(walks))

    sys.stdout.write(f"{taken.total()} steps: {dict(taken)}\n")
    assert taken.total() >= STEPS


def _walking(walks: int) -> settings:
    return settings(
        max_examples=walks,
        stateful_step_count=STEPS_A_WALK,
        deadline=None,
        database=None,
        # Making a failing walk shorter takes minutes; its last steps tell enough.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
