"""What an import is asked to do, and what the company remembers for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from core.errors import NotFoundError
from core.files.importing.mappings import SETTING
from core.storage.changes import Author
from core.storage.tables import Company


@dataclass(frozen=True)
class Order:
    """Into which company, as of when, and by whom. A dry run does everything and keeps nothing.

    `columns` are pairs of their column and ours, as typed; `system` names a program whose export
    this is. More than `rows_at_once` are imported in parts. `people` says who is meant by a name
    that several bear, `called` which kind a table is; `summary` names the change for whoever takes
    it back; `prints` asks for a digest of what would be replaced.
    """

    company_id: int
    now: datetime
    author: Author
    dry_run: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    system: str | None = None
    rows_at_once: int = 10_000
    people: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    prints: bool = False


def company_of_order(session: Session, company_id: int) -> Company:
    company = session.get(Company, company_id)
    if company is None:
        raise NotFoundError("这里还没有公司，请先建立公司", "there is no company here yet")
    return company


def remembered(company: Company) -> Mapping[str, object]:
    """Return the shapes of files whose columns the company has told before."""
    kept = company.settings.get(SETTING)
    return kept if isinstance(kept, dict) else {}
