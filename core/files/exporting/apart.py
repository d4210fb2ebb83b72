"""Records that go out and have no import file: contacts, points, suggestions, trainings.

A ledger is never edited, and what earned its points comes in again by itself.
"""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.files.exporting.form import ExportTable
from core.files.exporting.shown import Cell
from core.files.exporting.tables import table_of_rows
from core.files.exporting.view import View
from core.files.layout import CellKind
from core.storage.long_reads import take_its_time
from core.storage.records.earned import trainings_of
from core.storage.records.points import PointReason
from core.storage.records.suggestions import is_accepted, suggestions_of
from core.storage.tables import Account, Contact, Person, Point
from core.vocabulary import BuyingPart, Term

Rows = Iterator[Sequence[Cell]]
EVERY = 1_000_000
_WHEN = ("日期", "day", CellKind.DAY)
_WHO = ("成员", "member", CellKind.TEXT)
_WHAT = ("内容", "note", CellKind.NOTE)
_POINTS = ("积分", "points", CellKind.PERCENT)


class Apart(Term):
    """A kind of record that goes out by itself."""

    CONTACTS = "contacts", "联系人", "contacts", "客户联系人"
    POINTS = "points", "积分", "points", "积分流水 成长积分"
    SUGGESTIONS = "suggestions", "建议", "suggestions", "合理化建议"
    TRAININGS = "trainings", "培训", "trainings", "培训记录 training"


def table_apart(session: Session, kind: Apart, view: View) -> ExportTable:
    """Return the records of a kind as a table, as far as the view reaches."""
    take_its_time(session)
    headers, rows = _TABLES[kind]
    columns = [(zh if view.language == "zh" else en, cell) for zh, en, cell in headers]
    return table_of_rows(kind.say(view.language), columns, rows(session, view))


def _contacts(session: Session, view: View) -> Rows:
    seen = () if view.owner_ids is None else (Account.owner_id.in_(view.owner_ids),)
    theirs = (or_(Account.owner_id.is_(None), *seen),) if seen else ()
    wanted = (
        select(Contact, Account.name)
        .join(
            Account,
            (Account.company_id == Contact.company_id) & (Account.id == Contact.account_id),
        )
        .where(*theirs)
        .order_by(Contact.account_id, Contact.id)
    )
    for contact, account in session.execute(wanted):
        part = contact.part and BuyingPart[contact.part.upper()].say(view.language)
        yield [account, contact.name, contact.position, part, contact.phone]


def _points(session: Session, view: View) -> Rows:
    names = _names(session)
    theirs = () if view.owner_ids is None else (Point.person_id.in_(view.owner_ids),)
    for one in session.scalars(select(Point).where(*theirs).order_by(Point.day, Point.id)):
        if _is_of(view, one):
            reason = PointReason[one.reason.upper()].say(view.language)
            yield [one.day, names[one.person_id], reason, one.points, one.note]


def _suggestions(session: Session, view: View) -> Rows:
    names = _names(session)
    yes, no = ("是", "否") if view.language == "zh" else ("yes", "no")
    for one in suggestions_of(session, view.owner_ids, EVERY):
        if _is_of(view, one):
            accepted = yes if is_accepted(session, one) else no
            yield [one.day, names[one.person_id], one.note, accepted]


def _trainings(session: Session, view: View) -> Rows:
    names = _names(session)
    for one in trainings_of(session, view.owner_ids):
        if _is_of(view, one):
            yield [one.day, names[one.person_id], one.note, one.points]


def _is_of(view: View, one: Point) -> bool:
    return view.period is None or view.period.first <= one.day <= view.period.last


def _names(session: Session) -> dict[int, str]:
    return {row[0]: row[1] for row in session.execute(select(Person.id, Person.name))}


Headers = tuple[tuple[str, str, CellKind], ...]
_TABLES: dict[Apart, tuple[Headers, Callable[[Session, View], Rows]]] = {
    Apart.CONTACTS: (
        (
            ("客户", "account", CellKind.TEXT),
            ("姓名", "name", CellKind.TEXT),
            ("职位", "position", CellKind.TEXT),
            ("角色", "part", CellKind.TEXT),
            ("电话", "phone", CellKind.TEXT),
        ),
        _contacts,
    ),
    Apart.POINTS: ((_WHEN, _WHO, ("原因", "reason", CellKind.TEXT), _POINTS, _WHAT), _points),
    Apart.SUGGESTIONS: (
        (_WHEN, _WHO, _WHAT, ("已采纳", "accepted", CellKind.TEXT)),
        _suggestions,
    ),
    Apart.TRAININGS: ((_WHEN, _WHO, _WHAT, _POINTS), _trainings),
}
