"""Each member's revenue by customer, with what was split among colleagues, as boards count it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.figures.pareto import FIRST_FEW, share_of_first
from core.figures.scope import ScopeLevel, ScopeRef
from core.periods import Period
from core.storage.queries.belonging import values_of
from core.storage.queries.credits import revenue_moved_by_account
from core.storage.queries.people import people_in
from core.storage.queries.prepared import COMPANY, FIRST, LAST, AnySelect, run
from core.storage.tables import Deal


@dataclass(frozen=True)
class Concentration:
    """How much of a member's revenue the three largest customers make; `first` are their ids."""

    member_id: int
    customers: int
    share: Fraction
    first: tuple[int, ...]


def concentrations(
    session: Session, scope: ScopeRef, period: Period, today: date
) -> tuple[Concentration, ...]:
    """Return it for every member of the scope with revenue, the most concentrated first."""
    values = values_of(session, scope, period, today)
    minors = {(row[0], row[1]): int(row[2]) for row in run(session, _won, scope.kind, **values)}
    for key, moved in revenue_moved_by_account(session, scope.kind, values).items():
        minors[key] = minors.get(key, 0) + moved
    by_member: dict[int, dict[int, int]] = defaultdict(dict)
    for (member, account), minor in minors.items():
        if minor > 0:
            by_member[member][account] = minor
    found = [_concentration(member, by_account) for member, by_account in by_member.items()]
    return tuple(sorted(found, key=lambda one: (-one.share, one.member_id)))


def _concentration(member_id: int, by_account: dict[int, int]) -> Concentration:
    largest = sorted(by_account, key=lambda account: (-by_account[account], account))
    share = share_of_first(tuple(by_account.values()))
    return Concentration(
        member_id, len(by_account), share or Fraction(0), tuple(largest[:FIRST_FEW])
    )


def _won(kind: ScopeLevel) -> AnySelect:
    """Count a member's deals wherever they closed; only the member must be of the scope."""
    won = (
        select(Deal.owner_id, Deal.account_id, func.sum(func.coalesce(Deal.value_minor, 0)))
        .where(
            Deal.company_id == COMPANY,
            Deal.status == "won",
            Deal.closed_on.between(FIRST, LAST),
        )
        .group_by(Deal.owner_id, Deal.account_id)
    )
    return won if kind == "company" else won.where(Deal.owner_id.in_(people_in(kind)))
