"""What looking after a customer leaves behind: contacts, helpers, service orders, credit."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, InCompany, Recorded, belongs_to


class Contact(Recorded, Base):
    """A person at a customer. `part` is what they do in a purchase: decide, pay or use."""

    __tablename__ = "contacts"
    __table_args__ = (
        UniqueConstraint("company_id", "account_id", "name"),
        belongs_to("account_id", "accounts"),
    )

    account_id: Mapped[int]
    name: Mapped[str]
    position: Mapped[str | None]
    part: Mapped[str | None]
    phone: Mapped[str | None]


class AccountMember(InCompany, Base):
    """A colleague who looks after an important customer beside its owner."""

    __tablename__ = "account_members"
    __table_args__ = (
        belongs_to("account_id", "accounts"),
        belongs_to("person_id", "people"),
        Index(None, "company_id", "person_id"),
    )

    account_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)


class ServiceOrder(Recorded, Base):
    """Something to put right for a customer by `answer_by`; open until it has a result."""

    __tablename__ = "service_orders"
    __table_args__ = (
        Index(None, "company_id", "account_id"),
        Index(None, "company_id", "closed_at", "answer_by"),
        belongs_to("account_id", "accounts"),
        belongs_to("assignee_id", "people"),
    )

    account_id: Mapped[int]
    order_kind: Mapped[str]
    matter: Mapped[str]
    assignee_id: Mapped[int]
    opened_at: Mapped[datetime]
    answer_by: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    result: Mapped[str | None]


class CreditLimit(InCompany, Base):
    """How much a customer may owe, in the company's currency."""

    __tablename__ = "credit_limits"
    __table_args__ = (belongs_to("account_id", "accounts"),)

    account_id: Mapped[int] = mapped_column(primary_key=True)
    limit_minor: Mapped[int]
