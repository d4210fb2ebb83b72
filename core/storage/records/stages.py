"""The days on which deals first got to their stages: first entries only, none left out."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.changes import add_record
from core.storage.tables import Deal, StageEntry
from core.vocabulary import Stage


def stage_of(deal: Deal) -> Stage:
    """Return the stage that a deal stands in."""
    return Stage[deal.stage.upper()]


def entries_of(session: Session, deal: Deal) -> dict[Stage, StageEntry]:
    """Return a deal's stage entries by stage."""
    entries = session.scalars(select(StageEntry).where(StageEntry.deal_id == deal.id))
    return {Stage[entry.stage.upper()]: entry for entry in entries}


def enter_stage(session: Session, deal: Deal, stage: Stage, on: date) -> bool:
    """Move a deal to a stage; return whether it got further than it had ever been.

    The stages in between are entered on the same day. Moving back changes where the deal stands,
    not what it had entered.
    """
    entered = entries_of(session, deal)
    deal.stage = stage.value
    if stage in entered:
        return False
    deal.created_on = min(deal.created_on, on)
    for step in list(Stage)[: stage.order + 1]:
        _enter(session, deal, step, entered.get(step), on)
    return True


def _enter(session: Session, deal: Deal, stage: Stage, entry: StageEntry | None, on: date) -> None:
    if entry is None:
        add_record(session, StageEntry(deal_id=deal.id, stage=stage.value, entered_on=on))
    else:
        # Recorded late: an earlier stage cannot have been entered after a later one.
        entry.entered_on = min(entry.entered_on, on)
