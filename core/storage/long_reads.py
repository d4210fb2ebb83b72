"""Reads that take minutes: of one moment, and without the limit that a chat has."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def see_one_moment(session: Session) -> None:
    """Let all statements of a reading session see the books as of one moment.

    Called before the first of them. SQLite does so anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        take_its_time(session)


def take_its_time(session: Session) -> None:
    """Lift the limit on statements (core/storage/database.py) for the open transaction."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL statement_timeout = 0"))
