"""Files on their way through the chat: sent by somebody to be imported, or made for somebody."""

from datetime import datetime

from sqlalchemy import JSON, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, Recorded, belongs_to


class FileDrop(Recorded, Base):
    """Files that somebody sent, or asked for, and what they wait for (`state`).

    Whoever works on it is the `holder` until `held_until`; after that anybody may take it up.
    """

    __tablename__ = "file_drops"
    __table_args__ = (belongs_to("person_id", "people"), Index(None, "company_id", "state"))

    person_id: Mapped[int]
    state: Mapped[str]
    told: Mapped[dict[str, object]] = mapped_column(JSON)
    holder: Mapped[str | None]
    held_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime]


class KeptFile(Recorded, Base):
    """The bytes of one file, compressed: part `number` of a drop, or one made for its person."""

    __tablename__ = "kept_files"
    __table_args__ = (
        belongs_to("person_id", "people"),
        belongs_to("drop_id", "file_drops"),
        Index(None, "company_id", "drop_id"),
    )

    person_id: Mapped[int]
    drop_id: Mapped[int | None]
    number: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    packed: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime]
