"""What the bot did not understand, kept for the admin: each phrase once, with how often."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, InCompany


class Phrase(InCompany, Base):
    """A message that meant nothing to the bot, as a pattern: names and numbers are masked.

    It names nobody and counts everybody, so that a rule can be written for what is said often.
    """

    __tablename__ = "phrases"

    text: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str]
    count: Mapped[int] = mapped_column(default=1)
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
