"""Messages that were received, with their answers, and questions that wait for one."""

from datetime import datetime

from sqlalchemy import JSON, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, InCompany, Recorded, belongs_to


class InboxMessage(InCompany, Base):
    """A delivery that was acted upon; a retry of it gets the stored answer."""

    __tablename__ = "inbox"

    platform: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int | None]
    received_at: Mapped[datetime]
    reply: Mapped[str | None] = mapped_column(Text)


class Draft(Recorded, Base):
    """A half-understood message: what is known (`understood`) and which key is asked for."""

    __tablename__ = "drafts"
    __table_args__ = (belongs_to("person_id", "people"),)

    person_id: Mapped[int]
    conversation: Mapped[str]
    asks_for: Mapped[str]
    understood: Mapped[dict[str, object]] = mapped_column(JSON)
    options: Mapped[list[str]] = mapped_column(JSON, default=list)
    expires_at: Mapped[datetime]
