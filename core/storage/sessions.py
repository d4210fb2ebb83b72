"""The session of one company: it fills in the company, and sees no other company's rows."""

from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Engine, event
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, Session, with_loader_criteria

from core.storage.columns import InCompany, Recorded, new_id

END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)


class CompanySession(Session):
    """A session bound to one company."""

    def __init__(self, engine: Engine, *, company_id: int) -> None:
        super().__init__(engine, expire_on_commit=False, autoflush=True)
        self.company_id = company_id


def company_of(session: Session) -> int:
    """Return the company that a session works for."""
    if not isinstance(session, CompanySession):
        raise TypeError("only a CompanySession knows its company")
    return session.company_id


def reckon_as_of(session: Session, moment: datetime) -> None:
    """Let figures of this session count no record that is later than a moment."""
    session.info["as_of"] = moment


def reckoned_as_of(session: Session) -> datetime:
    """Return the moment of the figures: every record counts where none was said."""
    moment: datetime = session.info.get("as_of", END_OF_TIME)
    return moment


@event.listens_for(CompanySession, "before_attach")
def _attach(session: CompanySession, row: object) -> None:
    fill_in_keys(session, row)


def fill_in_keys(session: Session, row: object) -> None:
    """Give a new row its company and id at once, so that others can refer to it unflushed."""
    if isinstance(row, InCompany) and not row.company_id:
        row.company_id = company_of(session)
    if isinstance(row, Recorded) and not row.id:
        row.id = new_id()


@event.listens_for(CompanySession, "do_orm_execute")
def _see_own_company_only(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load:
        return
    state.statement = state.statement.options(_rows_of(company_of(state.session)))


@lru_cache(maxsize=1024)
def _rows_of(company_id: int) -> LoaderCriteriaOption:
    """Return the filter of one company; making one costs as much as many a query."""
    return with_loader_criteria(
        InCompany, lambda table: table.company_id == company_id, include_aliases=True
    )
