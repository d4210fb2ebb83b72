"""An office that imports files into the first company, and looks at what came of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy import select

from core.files.importing import ImportReport, Order, import_paths
from core.storage.changes import BOOKS, Author
from core.storage.columns import Base
from core.storage.company import FIRST_COMPANY, ensure_company
from core.storage.database import Database
from core.storage.tables import Account, Deal, Person, Region, StageEntry, Team

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
MEMBERS = """name,aliases,role,team,region,manager,slack_user_id
李雪,小李;Snow,rep,上海队,east,王磊,U1
王磊,,manager,上海队,east,,U2
"""
ACCOUNTS = """name,short_name,region,owner,tier,created_on
华东医疗器械有限公司,华东医疗,east,李雪,A,2026-01-05
"""
DEALS = """external_id,account,owner,stage,status,amount,created_on,closed_on,loss_reason
D1,华东医疗器械有限公司,李雪,proposal,open,500000,2026-03-01,,
D2,华东医疗器械有限公司,李雪,contract,won,"￥1,200.50",2026-03-01,2026-04-01,
"""


@dataclass
class Office:
    """One company's books, and a folder for its files."""

    database: Database
    folder: Path

    def __post_init__(self) -> None:
        with self.database.writing(FIRST_COMPANY) as session:
            ensure_company(session, timezone="Asia/Shanghai", language="zh", currency="CNY")

    def bring(self, *, dry_run: bool = False, **files: str) -> ImportReport:
        """Import texts as CSV files of those names."""
        paths = [self.folder / f"{name}.csv" for name in files]
        for path, text in zip(paths, files.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        return self.bring_paths(*paths, dry_run=dry_run)

    def bring_paths(self, *paths: Path, dry_run: bool = False) -> ImportReport:
        author = Author(None, "import", "test")
        return import_paths(self.database, paths, Order(FIRST_COMPANY, NOW, author, dry_run))

    def bring_basics(self, **files: str) -> ImportReport:
        return self.bring(members=MEMBERS, accounts=ACCOUNTS, deals=DEALS, **files)

    def rows(self, model: type[Base]) -> list[Base]:
        with self.database.reading(FIRST_COMPANY) as session:
            return list(session.scalars(select(model)).all())

    def row(self, model: type[Base], **values: object) -> Base:
        [row] = [r for r in self.rows(model) if all(getattr(r, k) == v for k, v in values.items())]
        return row

    def entries(self, external_id: str) -> dict[str, date]:
        """Return the day on which a deal entered each stage."""
        deal = self.row(Deal, external_id=external_id)
        found = [e for e in self.rows(StageEntry) if e.deal_id == deal.id]
        return {entry.stage: entry.entered_on for entry in found}

    def contents(self) -> dict[str, list[dict[str, object]]]:
        """Return everything in the books, with names in place of ids."""
        names = {row.id: row.name for model in (Person, Account, Team) for row in self.rows(model)}
        names |= {row.id: row.key for row in self.rows(Region)}
        names |= {row.id: row.external_id for row in self.rows(Deal)}
        return {
            model.__tablename__: sorted((_named(r, names) for r in self.rows(model)), key=str)
            for model in BOOKS
        }


def _named(row: Base, names: dict[int, str]) -> dict[str, object]:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    values.pop("id", None)
    return {key: names.get(v, v) if isinstance(v, int) else v for key, v in values.items()}


def errors(report: ImportReport) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.row, problem.column) for problem in report.errors]


def write_workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
