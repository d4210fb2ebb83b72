"""Counts what shows that visits took place."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from core.figures.visit_evidence import VisitsEvidenced
from core.storage.queries.quality import LOOKED_BACK
from core.storage.sessions import company_of
from core.storage.tables import Activity, FollowUp, VisitEvidence


def visits_evidenced(
    session: Session, owners: Collection[int] | None, today: date
) -> VisitsEvidenced:
    """Count the visits of some people, or of all, and what shows that they took place."""
    row = session.execute(
        select(
            func.count(),
            func.count(VisitEvidence.place),
            func.count(VisitEvidence.photo),
            func.count(VisitEvidence.minutes),
            func.count(Activity.contact),
            func.count().filter(_next_step()),
        )
        .select_from(Activity)
        .outerjoin(
            VisitEvidence,
            and_(
                VisitEvidence.company_id == Activity.company_id,
                VisitEvidence.activity_id == Activity.id,
            ),
        )
        .where(
            Activity.company_id == company_of(session),
            *([] if owners is None else [Activity.member_id.in_(owners)]),
            Activity.type == "visit",
            Activity.occurred_on.between(today - LOOKED_BACK, today),
        )
    ).one()
    return VisitsEvidenced(*row)


def _next_step() -> ColumnElement[bool]:
    """Tell whether anything was planned with the customer for a later day."""
    return exists().where(
        FollowUp.company_id == Activity.company_id,
        FollowUp.account_id == Activity.account_id,
        FollowUp.member_id == Activity.member_id,
        FollowUp.due_on > Activity.occurred_on,
    )
