"""What the company knows and rewards: products, who is good at what, cases, rules, rewards."""

from datetime import date

from sqlalchemy import Boolean, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, Recorded, belongs_to


class Product(Recorded, Base):
    """What is sold: how many are in stock, what it is worth to a customer, its promotion."""

    __tablename__ = "products"
    __table_args__ = (UniqueConstraint("company_id", "name"),)

    name: Mapped[str]
    stock: Mapped[int | None]
    pitch: Mapped[str | None]
    promotion: Mapped[str | None]
    promotion_ends_on: Mapped[date | None]


class Specialty(Recorded, Base):
    """An industry or a product that a person is good at."""

    __tablename__ = "specialties"
    __table_args__ = (
        UniqueConstraint("company_id", "person_id", "word"),
        belongs_to("person_id", "people"),
    )

    person_id: Mapped[int]
    word: Mapped[str]


class CaseStudy(Recorded, Base):
    """How a deal was won or lost, or how a thing is done well, told for colleagues.

    `topic` is a stage, a loss reason or an objection by its key; None where none is named.
    """

    __tablename__ = "case_studies"
    __table_args__ = (
        Index(None, "company_id", "topic"),
        belongs_to("author_id", "people"),
        belongs_to("deal_id", "deals"),
    )

    author_id: Mapped[int]
    case_kind: Mapped[str]
    topic: Mapped[str | None]
    deal_id: Mapped[int | None]
    story: Mapped[str]
    created_on: Mapped[date]


class LossRule(Recorded, Base):
    """A rule that a team tries against a loss reason, from a day on, to see what it does."""

    __tablename__ = "loss_rules"
    __table_args__ = (
        Index(None, "company_id", "scope", "scope_id"),
        belongs_to("author_id", "people"),
    )

    author_id: Mapped[int]
    scope: Mapped[str]
    scope_id: Mapped[int] = mapped_column(default=0)
    loss_reason: Mapped[str]
    rule: Mapped[str]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]


class Reward(Recorded, Base):
    """What growth points can be redeemed for; `remaining` None is as many as are asked for."""

    __tablename__ = "rewards"
    __table_args__ = (UniqueConstraint("company_id", "name"),)

    name: Mapped[str]
    cost: Mapped[int]
    remaining: Mapped[int | None]
    active: Mapped[bool] = mapped_column(Boolean, default=True)
