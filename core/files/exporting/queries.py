"""The rows of each exported table, their columns named as in the files.

Joins are outer ones though nothing is missing: then SQLite goes through the exported table in its
order and looks up the rest, where it might sort a product of the tables.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVarTuple

from sqlalchemy import (
    ColumnElement,
    Executable,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased
from sqlalchemy.orm.attributes import InstrumentedAttribute

from core.figures.scope import ScopeRef
from core.files.exporting.in_utc import in_utc
from core.files.exporting.view import View
from core.files.layout import FileKind
from core.storage.queries.prepared import COMPANY
from core.storage.tables import (
    Account,
    Activity,
    Channel,
    Deal,
    DealCredit,
    FollowUp,
    Payment,
    Person,
    Region,
    StageEntry,
    Target,
    Team,
    VisitEvidence,
)

Columns = TypeVarTuple("Columns")
Whose = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
Manager = aliased(Person)
# A deal made in chat has no external id; files know it by its number.
DEAL_NAME = func.coalesce(Deal.external_id, "#" + cast(Deal.number, String))


def rows_of(kind: FileKind, view: View) -> Executable:
    """Return the query of one kind of file, as far as the view reaches, in a stable order."""
    return QUERIES[kind](view)


def _seen(view: View, whose: Whose) -> list[ColumnElement[bool]]:
    return [] if view.owner_ids is None else [whose.in_(view.owner_ids)]


def _during(view: View, day: InstrumentedAttribute[date]) -> list[ColumnElement[bool]]:
    if view.period is None:
        return []
    return [day.between(view.period.first, view.period.last)]


def _region_name(view: View) -> ColumnElement[str]:
    return (Region.zh if view.language == "zh" else Region.key).label("region")


def _members(view: View) -> Executable:
    columns = (
        Person.name, Person.aliases, Person.role, Team.name.label("team"), _region_name(view),
        Manager.name.label("manager"), Person.slack_user_id, Person.wecom_user_id, Person.email,
    )  # fmt: skip
    return (
        select(*columns)
        .select_from(Person)
        .outerjoin(Team, and_(Team.company_id == Person.company_id, Team.id == Person.team_id))
        .outerjoin(
            Region, and_(Region.company_id == Person.company_id, Region.id == Person.region_id)
        )
        .outerjoin(
            Manager, and_(Manager.company_id == Person.company_id, Manager.id == Person.manager_id)
        )
        .where(Person.company_id == COMPANY, *_seen(view, Person.id))
        .order_by(Person.id)
    )


def _accounts(view: View) -> Executable:
    columns = (
        Account.name, Account.short_name, _region_name(view), Person.name.label("owner"),
        Account.tier, Account.industry, Account.created_on,
    )  # fmt: skip
    seen = _seen(view, Account.owner_id)
    theirs = [or_(Account.owner_id.is_(None), *seen)] if seen else []
    return (
        select(*columns)
        .select_from(Account)
        .outerjoin(
            Region, and_(Region.company_id == Account.company_id, Region.id == Account.region_id)
        )
        .outerjoin(
            Person, and_(Person.company_id == Account.company_id, Person.id == Account.owner_id)
        )
        .where(Account.company_id == COMPANY, *theirs, *_during(view, Account.created_on))
        .order_by(Account.id)
    )


def _deals(view: View) -> Executable:
    columns = (
        DEAL_NAME.label("external_id"), Account.name.label("account"), Deal.title,
        Person.name.label("owner"), Deal.stage, Deal.status, Deal.amount_minor.label("amount"),
        Deal.currency, Deal.exchange_rate, Deal.product, Deal.source, Deal.created_on,
        Deal.expected_close_on, Deal.closed_on, Deal.loss_reason, Deal.competitor,
    )  # fmt: skip
    return (
        select(*columns)
        .select_from(Deal)
        .outerjoin(
            Account, and_(Account.company_id == Deal.company_id, Account.id == Deal.account_id)
        )
        .outerjoin(Person, and_(Person.company_id == Deal.company_id, Person.id == Deal.owner_id))
        .where(
            Deal.company_id == COMPANY, *_seen(view, Deal.owner_id), *_during(view, Deal.created_on)
        )
        .order_by(Deal.number)
    )


def _stage_history(view: View) -> Executable:
    order = case({"lead": 1, "qualified": 2, "proposal": 3, "contract": 4}, value=StageEntry.stage)
    return (
        select(DEAL_NAME.label("deal"), StageEntry.stage, StageEntry.entered_on)
        .outerjoin(
            Deal, and_(Deal.company_id == StageEntry.company_id, Deal.id == StageEntry.deal_id)
        )
        .where(
            StageEntry.company_id == COMPANY,
            *_seen(view, Deal.owner_id),
            *_during(view, StageEntry.entered_on),
        )
        .order_by(StageEntry.deal_id, order)
    )


def _credits(view: View) -> Executable:
    """Return what helpers get, of whose deals or whose share one may see.

    A share that its own deal's owner was once given says nothing.
    """
    seen = (*_seen(view, Deal.owner_id), *_seen(view, DealCredit.person_id))
    of_deal = and_(Deal.company_id == DealCredit.company_id, Deal.id == DealCredit.deal_id)
    who = and_(Person.company_id == DealCredit.company_id, Person.id == DealCredit.person_id)
    return (
        select(DEAL_NAME.label("deal"), Person.name.label("member"), DealCredit.percent)
        .outerjoin(Deal, of_deal)
        .outerjoin(Person, who)
        .where(
            DealCredit.company_id == COMPANY,
            DealCredit.person_id != Deal.owner_id,
            or_(*seen) if seen else true(),
            *_during(view, Deal.created_on),
        )
        .order_by(Deal.number, DealCredit.percent.desc(), Person.name)
    )


def _activities(view: View) -> Executable:
    columns = (
        Activity.type, Account.name.label("account"), Person.name.label("member"),
        in_utc(Activity.occurred_at).label("occurred_at"), Activity.contact,
        Activity.score, Activity.note, Activity.objection,
        VisitEvidence.place, VisitEvidence.minutes, VisitEvidence.photo,
    )  # fmt: skip
    query = _with_customer_and_member(select(*columns), Activity, Activity.occurred_on, view)
    return query.outerjoin(
        VisitEvidence,
        and_(
            VisitEvidence.company_id == Activity.company_id,
            VisitEvidence.activity_id == Activity.id,
        ),
    )


def _follow_ups(view: View) -> Executable:
    columns = (
        Account.name.label("account"), Person.name.label("member"), FollowUp.due_on,
        FollowUp.due_at, FollowUp.note, FollowUp.done_on,
    )  # fmt: skip
    return _with_customer_and_member(select(*columns), FollowUp, FollowUp.due_on, view)


def _with_customer_and_member(
    query: Select[*Columns],
    record: type[Activity | FollowUp],
    day: InstrumentedAttribute[date],
    view: View,
) -> Select[*Columns]:
    return (
        query.select_from(record)
        .outerjoin(
            Account, and_(Account.company_id == record.company_id, Account.id == record.account_id)
        )
        .outerjoin(
            Person, and_(Person.company_id == record.company_id, Person.id == record.member_id)
        )
        .where(record.company_id == COMPANY, *_seen(view, record.member_id), *_during(view, day))
        .order_by(record.id)
    )


def _payments(view: View) -> Executable:
    columns = (
        DEAL_NAME.label("deal"), Payment.due_on, Payment.amount_minor.label("amount"),
        Payment.paid_on, Payment.paid_amount_minor.label("paid_amount"), Deal.currency,
    )  # fmt: skip
    return (
        select(*columns)
        .outerjoin(Deal, and_(Deal.company_id == Payment.company_id, Deal.id == Payment.deal_id))
        .where(
            Payment.company_id == COMPANY,
            *_seen(view, Deal.owner_id),
            *_during(view, Payment.due_on),
        )
        .order_by(Payment.id)
    )


def _targets(view: View) -> Executable:
    conditions = []
    if view.owner_ids is not None:
        whole = view.whole or ScopeRef("member", 0, "")
        conditions = [
            or_(
                and_(Target.scope == "member", Target.scope_id.in_(view.owner_ids)),
                and_(Target.scope == whole.kind, Target.scope_id == whole.id),
            )
        ]
    if view.period is not None:
        conditions += [
            Target.first_day <= view.period.last, Target.last_day >= view.period.first,
        ]  # fmt: skip
    return (
        select(Target.scope, Target.scope_id.label("name"), Target.metric, Target.period)
        .add_columns(Target.value)
        .where(Target.company_id == COMPANY, *conditions)
        .order_by(Target.id)
    )


def _channels(view: View) -> Executable:
    """Channels are the company's: whoever sees only some people's records gets none."""
    columns = (
        Channel.scope, Channel.scope_id.label("name"), Channel.platform, Channel.channel_id,
        Channel.purposes,
    )  # fmt: skip
    conditions = [] if view.owner_ids is None else [Channel.id.is_(None)]
    return select(*columns).where(Channel.company_id == COMPANY, *conditions).order_by(Channel.id)


QUERIES: dict[FileKind, Callable[[View], Executable]] = {
    FileKind.MEMBERS: _members,
    FileKind.ACCOUNTS: _accounts,
    FileKind.DEALS: _deals,
    FileKind.STAGE_HISTORY: _stage_history,
    FileKind.CREDITS: _credits,
    FileKind.ACTIVITIES: _activities,
    FileKind.FOLLOW_UPS: _follow_ups,
    FileKind.PAYMENTS: _payments,
    FileKind.TARGETS: _targets,
    FileKind.CHANNELS: _channels,
}
