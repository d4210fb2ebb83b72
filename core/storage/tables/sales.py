"""What selling leaves behind: accounts, deals, stages, activities, follow-ups, money, targets."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, Date, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, InCompany, Recorded, belongs_to


class Account(Recorded, Base):
    """A customer. Without an owner it is everyone's."""

    __tablename__ = "accounts"
    __table_args__ = (
        UniqueConstraint("company_id", "name"),
        Index(None, "company_id", "owner_id"),
        belongs_to("region_id", "regions"),
        belongs_to("owner_id", "people"),
    )

    name: Mapped[str]
    short_name: Mapped[str | None]
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    region_id: Mapped[int | None]
    owner_id: Mapped[int | None]
    tier: Mapped[str | None]
    industry: Mapped[str | None]
    created_on: Mapped[date]


class Deal(Recorded, Base):
    """An opportunity. `value_minor` is the amount in the company's currency, the one figures use.

    `closed_team_id` and `closed_region_id` are the owner's when the deal closed: a closed deal
    stays where it was won, however people move.
    """

    __tablename__ = "deals"
    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        UniqueConstraint("company_id", "external_id"),
        Index(None, "company_id", "account_id"),
        Index(None, "company_id", "owner_id", "status"),
        Index(None, "company_id", "status"),
        Index(None, "company_id", "closed_on"),
        belongs_to("account_id", "accounts"),
        belongs_to("owner_id", "people"),
        belongs_to("closed_team_id", "teams"),
        belongs_to("closed_region_id", "regions"),
    )

    number: Mapped[int]
    external_id: Mapped[str | None]
    account_id: Mapped[int]
    title: Mapped[str | None]
    owner_id: Mapped[int]
    stage: Mapped[str]
    status: Mapped[str] = mapped_column(default="open")
    amount_minor: Mapped[int | None]
    currency: Mapped[str]
    exchange_rate: Mapped[Decimal] = mapped_column(default=Decimal(1))
    value_minor: Mapped[int | None]
    product: Mapped[str | None]
    source: Mapped[str | None]
    created_on: Mapped[date]
    expected_close_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    loss_reason: Mapped[str | None]
    competitor: Mapped[str | None]
    closed_team_id: Mapped[int | None]
    closed_region_id: Mapped[int | None]
    touched_on: Mapped[date]


class DealCredit(InCompany, Base):
    """What a helper gets of a deal's revenue, in whole percent; its owner has the rest."""

    __tablename__ = "deal_credits"
    __table_args__ = (
        belongs_to("deal_id", "deals"),
        belongs_to("person_id", "people"),
        Index(None, "company_id", "person_id"),
    )

    deal_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    percent: Mapped[int]


class StageEntry(InCompany, Base):
    """The day on which a deal first got to a stage; never changed, only undone."""

    __tablename__ = "stage_entries"
    __table_args__ = (
        belongs_to("deal_id", "deals"),
        Index(None, "company_id", "entered_on", "stage", "deal_id"),
    )

    deal_id: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    entered_on: Mapped[date] = mapped_column(Date)


class Activity(Recorded, Base):
    """Something done with a customer; `occurred_on` is the local day that figures count."""

    __tablename__ = "activities"
    __table_args__ = (
        Index(None, "company_id", "member_id", "occurred_on"),
        Index(None, "company_id", "account_id", "occurred_on"),
        Index(None, "company_id", "occurred_on"),
        belongs_to("account_id", "accounts"),
        belongs_to("deal_id", "deals"),
        belongs_to("member_id", "people"),
    )

    type: Mapped[str]
    account_id: Mapped[int]
    deal_id: Mapped[int | None]
    member_id: Mapped[int]
    occurred_at: Mapped[datetime]
    occurred_on: Mapped[date]
    contact: Mapped[str | None]
    score: Mapped[int | None]
    objection: Mapped[str | None]
    note: Mapped[str | None]
    recorded_at: Mapped[datetime]


class VisitEvidence(InCompany, Base):
    """What shows that a visit took place: where, how long, and the name of a photo of it."""

    __tablename__ = "visit_evidence"
    __table_args__ = (belongs_to("activity_id", "activities"),)

    activity_id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str | None]
    photo: Mapped[str | None]
    minutes: Mapped[int | None]


class FollowUp(Recorded, Base):
    """A promise to get back to a customer: a day, perhaps a time.

    Kind `objection` is the 24-hour clock that an objection starts.
    """

    __tablename__ = "follow_ups"
    __table_args__ = (
        Index(None, "company_id", "member_id", "done_on", "due_on"),
        Index(None, "company_id", "done_on", "due_on"),
        Index(None, "company_id", "account_id"),
        belongs_to("account_id", "accounts"),
        belongs_to("deal_id", "deals"),
        belongs_to("member_id", "people"),
    )

    account_id: Mapped[int]
    deal_id: Mapped[int | None]
    member_id: Mapped[int]
    due_on: Mapped[date]
    due_at: Mapped[str | None]
    kind: Mapped[str] = mapped_column(default="follow_up")
    activity: Mapped[str | None]
    note: Mapped[str | None]
    done_on: Mapped[date | None]
    done_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Payment(Recorded, Base):
    """Money due for a deal, and what of it came (`paid_value_minor`: in company currency)."""

    __tablename__ = "payments"
    __table_args__ = (
        UniqueConstraint("company_id", "deal_id", "due_on"),
        Index(None, "company_id", "paid_on"),
        belongs_to("deal_id", "deals"),
    )

    deal_id: Mapped[int]
    due_on: Mapped[date]
    amount_minor: Mapped[int]
    paid_on: Mapped[date | None]
    paid_amount_minor: Mapped[int | None]
    paid_value_minor: Mapped[int | None]


class Target(Recorded, Base):
    """What a scope should reach of a metric in a period; `scope_id` 0 is the company itself.

    `value` is in the metric's unit: whole currency units for money, a ratio for conversion.
    """

    __tablename__ = "targets"
    __table_args__ = (
        UniqueConstraint("company_id", "scope", "scope_id", "metric", "period"),
        Index(None, "company_id", "metric", "first_day", "last_day"),
    )

    scope: Mapped[str]
    scope_id: Mapped[int] = mapped_column(default=0)
    metric: Mapped[str]
    period: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    value: Mapped[Decimal]


class Point(Recorded, Base):
    """One entry of the growth-point ledger: signed, never edited; a reversal is another entry.

    `note` says what it was for: a suggestion, a training's matter, what was redeemed.
    """

    __tablename__ = "points"
    __table_args__ = (
        Index(None, "company_id", "person_id"),
        belongs_to("person_id", "people"),
    )

    person_id: Mapped[int]
    points: Mapped[int]
    reason: Mapped[str]
    source: Mapped[str | None]
    source_id: Mapped[int | None]
    day: Mapped[date]
    note: Mapped[str | None]
