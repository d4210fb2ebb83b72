"""Split credit: colleagues who help with a deal get a share of its revenue, in whole percent.

The owner has the rest. A share outlives a hand-over: it belongs to whom it was given to.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.changes import add_record
from core.storage.records.points import PointReason, award_points
from core.storage.records.reversal import standing_points, take_back
from core.storage.tables import Activity, Deal, DealCredit
from core.vocabulary import DealStatus

# Something stays with the owner; who should have all of a deal has it handed over.
MOST_GIVEN = 99


def shares_of(session: Session, deal: Deal) -> dict[int, int]:
    """Return each helper's percent by person id, the largest first."""
    rows = session.scalars(
        select(DealCredit)
        .where(DealCredit.deal_id == deal.id, DealCredit.person_id != deal.owner_id)
        .order_by(DealCredit.percent.desc(), DealCredit.person_id)
    )
    return {row.person_id: row.percent for row in rows}


def share_in(minor: int, percent: int) -> int:
    """Return a helper's part of an amount, cut to the minor unit; what is left is the owner's."""
    return minor * percent // 100


def share_out(session: Session, deal: Deal, shares: Mapping[int, int], today: date) -> None:
    """Give each person their percent of a deal; 0 takes a share away. Others keep theirs.

    Helping with a won deal earns points; who helps no more gives them back.
    """
    for person_id, percent in shares.items():
        _set(session, deal, person_id, percent)
        if deal.status == DealStatus.WON:
            _settle_points(session, deal, person_id, percent, today)


def helpers_of(session: Session, deal: Deal) -> list[int]:
    """Return who else than the owner has a share of a deal or recorded something on it."""
    return sorted(set(recorded_on(session, deal)) | set(shares_of(session, deal)))


def recorded_on(session: Session, deal: Deal) -> list[int]:
    """Return who else than the owner recorded something on a deal."""
    members = select(Activity.member_id).where(
        Activity.deal_id == deal.id, Activity.member_id != deal.owner_id
    )
    return list(session.scalars(members.distinct()))


def _set(session: Session, deal: Deal, person_id: int, percent: int) -> None:
    row = session.get(DealCredit, (deal.company_id, deal.id, person_id))
    if row is None:
        if percent:
            add_record(session, DealCredit(deal_id=deal.id, person_id=person_id, percent=percent))
    elif percent:
        row.percent = percent
    else:
        session.delete(row)


def _settle_points(session: Session, deal: Deal, person_id: int, percent: int, today: date) -> None:
    earned = [
        entry
        for entry in standing_points(session, deal)
        if (entry.person_id, entry.reason) == (person_id, PointReason.HELP.value)
    ]
    if percent and not earned:
        award_points(session, person_id, PointReason.HELP, today, (Deal.__tablename__, deal.id))
    elif not percent and person_id not in recorded_on(session, deal):
        for entry in earned:
            take_back(session, entry, today)
