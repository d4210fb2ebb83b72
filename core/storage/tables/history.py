"""Who changed what: every write belongs to a change; refused questions are kept as well."""

from datetime import datetime

from sqlalchemy import JSON, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, InCompany, Recorded, belongs_to


class Change(Recorded, Base):
    """One message's writes: who, for whom, from where, when. `undone_by` names its inverse.

    `seal` proves that it and its rows are as they were written, after the change it `follows`.
    """

    __tablename__ = "changes"
    __table_args__ = (Index(None, "company_id", "actor_id", "made_at"),)

    actor_id: Mapped[int | None]
    on_behalf_of_id: Mapped[int | None]
    platform: Mapped[str]
    message_id: Mapped[str]
    intent: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    undoes: Mapped[int | None]
    undone_by: Mapped[int | None]
    follows: Mapped[int | None]
    seal: Mapped[bytes | None] = mapped_column(LargeBinary)


class ChangeRow(InCompany, Base):
    """One row before (none: it is new) and after (none: it is gone) a change."""

    __tablename__ = "change_rows"
    __table_args__ = (
        belongs_to("change_id", "changes"),
        Index(None, "company_id", "table_name", "row_key"),
    )

    change_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    row_key: Mapped[str]
    before: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))


class Refusal(Recorded, Base):
    """Somebody asked for more than they may see or do."""

    __tablename__ = "refusals"

    person_id: Mapped[int]
    intent: Mapped[str]
    wanted: Mapped[str]
    refused_at: Mapped[datetime]
