"""When a deal entered its stages, from what files and books know. Pure.

Rules (definitions.md, “Pipeline and funnel”; contract.md 5): a jump enters the stages in between
on the same day; a win has entered every stage; the first stage is entered no later than the
creation day; without a history everything up to the stage was entered on the creation day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.vocabulary import Stage

STAGES = tuple(stage.value for stage in Stage)
Days = Mapping[str, date]


@dataclass(frozen=True)
class Life:
    """What a deal's own row tells. `moved_on` is the day of a move that has no history."""

    created_on: date
    stage: str
    won_on: date | None = None
    moved_on: date | None = None


def entries_of(life: Life, stated: Days, kept: Days) -> dict[str, date]:
    """Return the day of entry of each stage that the deal has entered.

    `stated` comes from the file, in order, and stands; `kept` comes from the books and gives way.
    """
    known = {**_agreeing(life, stated, kept), **stated}
    days: dict[str, date] = {}
    jump = None
    for stage in reversed(_entered(life, stated, kept)):
        jump = known.get(stage) or jump
        days[stage] = jump or _unknown(life, stage, known)
    days[STAGES[0]] = min(days[STAGES[0]], life.created_on)
    return days


def furthest(*stages: str) -> str:
    return max(stages, key=STAGES.index)


def _entered(life: Life, stated: Days, kept: Days) -> tuple[str, ...]:
    if life.won_on:
        return STAGES
    last = furthest(life.stage, *stated, *kept)
    return STAGES[: STAGES.index(last) + 1]


def _agreeing(life: Life, stated: Days, kept: Days) -> Days:
    """Return the entries of the books that the stated ones leave standing."""
    if stated and all(day == life.created_on for day in kept.values()):
        return {}  # What is assumed without a history is replaced by it.
    return {stage: day for stage, day in kept.items() if _fits(stage, day, stated)}


def _fits(stage: str, day: date, stated: Days) -> bool:
    place = STAGES.index(stage)
    return all(
        day >= other if STAGES.index(name) < place else day <= other
        for name, other in stated.items()
    )


def _unknown(life: Life, stage: str, known: Days) -> date:
    """Return the day of a stage that lies beyond everything known."""
    if not known:
        beyond = STAGES.index(stage) > STAGES.index(life.stage)
        return life.won_on if life.won_on and beyond else life.created_on
    last = max(known.values())
    return max(life.won_on or life.moved_on or last, last)
