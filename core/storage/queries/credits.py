"""What split credit moves from owners to helpers: revenue won, and open money that is expected.

Only members' figures are split. A team's, a region's and the company's count the deal whole,
where its owner is.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Subquery,
    and_,
    bindparam,
    case,
    func,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from core.figures.scope import ScopeLevel
from core.periods import Period
from core.storage.queries.belonging import Values, open_today
from core.storage.queries.funnel import stage_today
from core.storage.queries.people import people_in
from core.storage.queries.prepared import COMPANY, FIRST, LAST, SCOPE_ID, AnySelect, run
from core.storage.queries.terms import STAGES
from core.storage.tables import Deal, DealCredit
from core.vocabulary import Stage

UNTIL = bindparam("until", type_=Date)
HUNDRED = 100


def revenue_moved(session: Session, periods: Sequence[Period], values: Values) -> dict[int, int]:
    """Return what shares add to one member's revenue, by the place of the consecutive period."""
    ends = {f"end{index}": period.last for index, period in enumerate(periods)}
    rows = run(session, _moved_by_part, len(periods), **values, **ends)
    return {part: int(minor or 0) for part, minor in rows}


def revenue_moved_by_member(session: Session, kind: ScopeLevel, values: Values) -> dict[int, int]:
    """Return what shares add to the revenue of each member of a scope, or take from it."""
    rows = run(session, _moved_by_member, kind, **values)
    return {member: int(minor or 0) for member, minor in rows}


def revenue_moved_by_account(
    session: Session, kind: ScopeLevel, values: Values
) -> dict[tuple[int, int], int]:
    """Return what shares move of the revenue with each customer, by member and customer."""
    rows = run(session, _moved_by_account, kind, **values)
    return {(member, account): int(minor or 0) for member, account, minor in rows}


def open_moved(session: Session, values: Values, until: date) -> dict[Stage, int]:
    """Return what shares add to one member's open money that is expected until a day."""
    rows = run(session, _open_moved, **values, until=until)
    return {STAGES[stage]: int(minor or 0) for stage, minor in rows}


def shared_deals(session: Session, values: Values) -> tuple[int, int]:
    """Return of how many of others' wins a member has a share, and how many own ones are shared."""
    [(helped, given)] = run(session, _shared_deals, **values)
    return int(helped or 0), int(given or 0)


def _shared_deals() -> AnySelect:
    mine = Deal.owner_id == SCOPE_ID
    helped = and_(~mine, DealCredit.person_id == SCOPE_ID)
    of_deal = and_(DealCredit.company_id == Deal.company_id, DealCredit.deal_id == Deal.id)
    return (
        select(
            func.count(case((helped, Deal.id)).distinct()),
            func.count(case((and_(mine, DealCredit.person_id != SCOPE_ID), Deal.id)).distinct()),
        )
        .join_from(DealCredit, Deal, of_deal)
        .where(DealCredit.company_id == COMPANY, *_won())
    )


def _moved_by_part(parts: int) -> AnySelect:
    moved = _moved(Deal.closed_on.expression, *_won())
    day, mine = moved.c.part, moved.c.member == SCOPE_ID
    ends = tuple((day <= bindparam(f"end{part}", type_=Date), part) for part in range(parts))
    place = case(*ends, else_=parts).label("place")
    return select(place, func.sum(moved.c.minor)).where(mine).group_by("place")


def _moved_by_member(kind: ScopeLevel) -> AnySelect:
    moved = _moved(Deal.closed_on.expression, *_won())
    summed = select(moved.c.member, func.sum(moved.c.minor)).group_by(moved.c.member)
    return summed if kind == "company" else summed.where(moved.c.member.in_(people_in(kind)))


def _moved_by_account(kind: ScopeLevel) -> AnySelect:
    moved = _moved(Deal.account_id.expression, *_won())
    keys = (moved.c.member, moved.c.part)
    summed = select(*keys, func.sum(moved.c.minor)).group_by(*keys)
    return summed if kind == "company" else summed.where(moved.c.member.in_(people_in(kind)))


def _open_moved() -> AnySelect:
    moved = _moved(stage_today(), open_today(), Deal.expected_close_on <= UNTIL)
    mine = moved.c.member == SCOPE_ID
    return select(moved.c.part, func.sum(moved.c.minor)).where(mine).group_by(moved.c.part)


def _won() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Deal.status == "won", Deal.closed_on.between(FIRST, LAST)


def _moved(
    part: ColumnElement[date | None] | ColumnElement[str] | ColumnElement[int],
    *which: ColumnElement[bool],
) -> Subquery:
    """Name each share twice: what its helper gains, the owner lacks."""
    share = _share()
    sides = ((DealCredit.person_id, share), (Deal.owner_id, -share))
    of_deal = and_(DealCredit.company_id == Deal.company_id, DealCredit.deal_id == Deal.id)
    return union_all(
        *(
            select(member.label("member"), part.label("part"), minor.label("minor"))
            .join_from(DealCredit, Deal, of_deal)
            .where(DealCredit.company_id == COMPANY, *which)
            for member, minor in sides
        )
    ).subquery()


def _share() -> ColumnElement[int]:
    """Return a share of a deal's value, cut to the minor unit.

    Reckoned apart above and below a hundred, so that no amount is too large for an integer.
    """
    value = func.coalesce(Deal.value_minor, 0, type_=BigInteger)
    percent = DealCredit.percent.expression
    return value // HUNDRED * percent + value % HUNDRED * percent // HUNDRED
