"""Deals: opened with a number, moved through the stages, closed, and valued in one currency."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, func, select, update
from sqlalchemy.orm import Session

from core.money import minor_units
from core.storage.queries.people import home_of
from core.storage.queries.prepared import COMPANY, records
from core.storage.records.credits import helpers_of
from core.storage.records.points import PointReason, award_points
from core.storage.records.rates import exchange_rate, value_in
from core.storage.records.stages import enter_stage
from core.storage.sessions import company_of
from core.storage.tables import Account, Company, Deal, Person, StageEntry
from core.vocabulary import DealStatus, LossReason, Stage


@dataclass(frozen=True)
class Loss:
    """Why a deal was lost, and to whom."""

    reason: LossReason
    competitor: str | None = None


def next_number(session: Session) -> int:
    """Take the company's next deal number; a number is never given twice."""
    return session.execute(
        update(Company)
        .where(Company.id == company_of(session))
        .values(last_deal_number=Company.last_deal_number + 1)
        .returning(Company.last_deal_number)
        .execution_options(synchronize_session=False)
    ).scalar_one()


def new_deal(session: Session, account: Account, owner: Person, on: date, today: date) -> Deal:
    """Open a deal in the first stage as of `on`, with no amount yet."""
    company = session.get_one(Company, company_of(session))
    deal = Deal(
        number=next_number(session),
        external_id=None,
        account_id=account.id,
        title=None,
        owner_id=owner.id,
        stage=Stage.LEAD.value,
        status=DealStatus.OPEN.value,
        amount_minor=None,
        currency=company.currency,
        exchange_rate=Decimal(1),
        value_minor=None,
        product=None,
        source=None,
        created_on=on,
        expected_close_on=None,
        closed_on=None,
        loss_reason=None,
        competitor=None,
        closed_team_id=None,
        closed_region_id=None,
        touched_on=today,
    )
    session.add(deal)
    session.add(StageEntry(deal_id=deal.id, stage=Stage.LEAD.value, entered_on=on))
    return deal


def lock_deal(session: Session, deal: Deal) -> None:
    """Read a deal again and hold it, so that two messages at once cannot both close or pay it."""
    # SQLite has one writer at a time, who holds everything; a new deal is seen by nobody else.
    if session.get_bind().dialect.name == "sqlite" or deal in session.new:
        return
    session.flush()
    session.refresh(deal, with_for_update=True)


def set_amount(session: Session, deal: Deal, amount: Decimal, currency: str | None) -> None:
    """Value a deal; without a currency it keeps the one it has. Raises UserError with no rate."""
    company = session.get_one(Company, company_of(session))
    currency = currency or deal.currency
    if currency != deal.currency or deal.amount_minor is None:
        # A deal keeps the rate that it was recorded at, so that old months never change.
        deal.exchange_rate = exchange_rate(company, currency)
    deal.currency = currency
    deal.amount_minor = minor_units(amount, currency)
    deal.value_minor = value_in(company, deal.amount_minor, currency, deal.exchange_rate)


def move_deal(session: Session, deal: Deal, stage: Stage, on: date) -> int:
    """Move a deal to a stage; return the points that its owner earned by it."""
    if not enter_stage(session, deal, stage, on):
        return 0
    return award_points(
        session, deal.owner_id, PointReason.STAGE_ADVANCED, on, ("deals", deal.id)
    ).points


def win(session: Session, deal: Deal, on: date, beaten: str | None = None) -> int:
    """Close a deal as won, every stage entered; return the points that its owner earned.

    `beaten` is the rival that it was won against.
    """
    enter_stage(session, deal, Stage.CONTRACT, on)
    _close(session, deal, DealStatus.WON, on)
    deal.loss_reason, deal.competitor = None, beaten
    for helper in helpers_of(session, deal):
        award_points(session, helper, PointReason.HELP, on, ("deals", deal.id))
    return award_points(session, deal.owner_id, PointReason.WIN, on, ("deals", deal.id)).points


def lose(session: Session, deal: Deal, loss: Loss, on: date) -> None:
    """Close a deal as lost, in the furthest stage that it had entered."""
    _close(session, deal, DealStatus.LOST, on)
    deal.loss_reason = loss.reason.value
    deal.competitor = loss.competitor


def reopen(deal: Deal, today: date) -> None:
    """Open a lost deal again, in the stage that it stood in."""
    deal.status = DealStatus.OPEN.value
    deal.closed_on = deal.loss_reason = deal.competitor = None
    deal.closed_team_id = deal.closed_region_id = None
    deal.touched_on = today


def _close(session: Session, deal: Deal, status: DealStatus, on: date) -> None:
    owner = session.get_one(Person, (deal.company_id, deal.owner_id))
    deal.status = status.value
    deal.closed_on = on
    deal.created_on = min(deal.created_on, on)
    deal.closed_team_id, deal.closed_region_id = home_of(session, owner)


def deals_where(
    session: Session, *conditions: ColumnElement[bool], limit: int | None = None, skip: int = 0
) -> list[Deal]:
    """Return deals, the ones worked on last first; `skip` of them are left out at the start."""
    return list(session.scalars(_newest_first(*conditions).limit(limit).offset(skip or None)))


def open_deals_of(session: Session, account: Account) -> list[Deal]:
    """Return a customer's open deals, the ones worked on last first."""
    return list(records(session, _open_deals, account=account.id))


def _open_deals() -> Select[Deal]:
    theirs = Deal.account_id == bindparam("account", type_=BigInteger)
    is_open = Deal.status == DealStatus.OPEN.value
    return _newest_first(Deal.company_id == COMPANY, theirs, is_open)


def _newest_first(*conditions: ColumnElement[bool]) -> Select[Deal]:
    return select(Deal).where(*conditions).order_by(Deal.touched_on.desc(), Deal.number.desc())


def count_deals(session: Session, *conditions: ColumnElement[bool]) -> int:
    mine = Deal.company_id == company_of(session)
    counted = select(func.count()).select_from(Deal).where(mine, *conditions)
    return session.scalar(counted) or 0
