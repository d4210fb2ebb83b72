"""What `salesbeat export` can write: records, the leaderboard, the audit trail."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from core.access import (
    default_scope,
    may_see_figures,
    require_admin,
    require_figures,
    visible_owner_ids,
)
from core.figures.scope import ScopeRef
from core.files.exporting import ExportTable, View, export, table_of_rows, write_table
from core.files.exporting.apart import Apart, table_apart
from core.files.exporting.shown import Cell
from core.files.exporting.tables import Passed
from core.files.layout import CellKind
from core.periods import Period, month_containing
from core.scopes import COMPANY
from core.storage.company import FIRST_COMPANY
from core.storage.long_reads import take_its_time
from core.storage.queries.people import members_of
from core.storage.tables import Change, ChangeRow, Company, Person
from core.vocabulary import Metric
from core.wording import Wording
from handlers.figure_replies.leaderboard import Board, places_of
from handlers.figure_replies.scene import Scene


@dataclass(frozen=True)
class Reach:
    """What of the books goes out: of which scope and period, worded how, as of when.

    `person` is whose rights count; none is the operator, who sees everything.
    """

    session: Session
    wording: Wording
    now: datetime
    scope: ScopeRef | None
    period: Period | None
    person: Person | None = None


def write_export(what: str, to: Path, reach: Reach, passed: Passed | None = None) -> int:
    """Write one kind of record; returns the number of rows. Raises UserError."""
    match what.replace("-", "_"):
        case "leaderboard" | "排行榜":
            return write_table(_leaderboard(reach), to, passed)
        case "audit" | "审计":
            return write_table(_audit(reach), to, passed)
        case kind:
            owners = owners_seen(reach)
            whole = _whole_seen(reach)
            view = View(reach.wording.language, reach.wording.zone, owners, reach.period, whole)
            if (apart := Apart.read(kind)) is not None:
                return write_table(table_apart(reach.session, apart, view), to, passed)
            return export(reach.session, kind, to, view, passed)


def owners_seen(reach: Reach) -> tuple[int, ...] | None:
    """Return whose records go out, none for everybody's: of the scope what the person may see."""
    scope = reach.scope
    named = None if scope is None or scope == COMPANY else members_of(reach.session, scope)
    if reach.person is None:
        return named
    seen = visible_owner_ids(reach.session, reach.person)
    if seen is None or named is None:
        return named if seen is None else seen
    return tuple(sorted(set(named) & set(seen)))


def _whole_seen(reach: Reach) -> ScopeRef | None:
    """Return the team or region whose own targets go out: the named one, else the person's."""
    if reach.person is None:
        return reach.scope
    scope = reach.scope or default_scope(reach.session, reach.person)
    seen = may_see_figures(reach.session, reach.person, scope, "attainment")
    return scope if seen else None


def _leaderboard(reach: Reach) -> ExportTable:
    language, say = reach.wording.language, reach.wording.say
    scope = reach.scope or COMPANY
    if reach.person is not None:
        require_figures(reach.session, reach.person, scope, "board")
    columns = [
        (say("名次", "rank"), CellKind.SCORE),
        (say("姓名", "name"), CellKind.TEXT),
        (say("综合得分", "score"), CellKind.AMOUNT),
        *((metric.say(language), CellKind.AMOUNT) for metric in _parts()),
    ]
    return table_of_rows(say("排行榜", "leaderboard"), columns, _leaderboard_rows(reach, scope))


def _parts() -> tuple[Metric, ...]:
    return Metric.REVENUE, Metric.ACTIVITIES, Metric.SATISFACTION


def _leaderboard_rows(reach: Reach, scope: ScopeRef) -> Iterator[list[Cell]]:
    from core.calendar import WorkCalendar

    company = reach.session.get_one(Company, FIRST_COMPANY)
    scene = Scene(reach.session, company, reach.wording, WorkCalendar(), reach.now)
    period = reach.period or month_containing(reach.now.date())
    for place in places_of(scene, Board(scope, period, Metric.SCORE)):
        figures = [place.performance.figure(metric) for metric in _parts()]
        parts: list[Cell] = [None if f is None else round(Decimal(float(f)), 2) for f in figures]
        score = round(Decimal(float(place.value)), 4)
        yield [place.rank, place.performance.name, score, *parts]


def _audit(reach: Reach) -> ExportTable:
    say = reach.wording.say
    if reach.person is not None:
        require_admin(
            reach.person,
            "审计只有管理员能导出。可以问“谁改的 #12”。",
            "Only an admin can export the audit. You can ask “who changed #12”.",
        )
    headers = (
        say("时间", "made_at"), say("谁", "actor"), say("替谁", "on_behalf_of"),
        say("平台", "platform"), say("操作", "intent"), say("变更编号", "change"),
        say("表", "table"), say("记录", "record"), say("之前", "before"), say("之后", "after"),
    )  # fmt: skip
    columns = [(header, CellKind.TEXT) for header in headers]
    return table_of_rows(say("审计", "audit"), columns, _audit_rows(reach))


def _audit_rows(reach: Reach) -> Iterator[list[Cell]]:
    actor, other = aliased(Person), aliased(Person)
    wanted = (
        select(Change, ChangeRow, actor.name, other.name)
        .outerjoin(
            ChangeRow,
            (ChangeRow.company_id == Change.company_id) & (ChangeRow.change_id == Change.id),
        )
        .outerjoin(actor, (actor.company_id == Change.company_id) & (actor.id == Change.actor_id))
        .outerjoin(
            other, (other.company_id == Change.company_id) & (other.id == Change.on_behalf_of_id)
        )
        .order_by(Change.id, ChangeRow.position)
        .execution_options(yield_per=2000)
    )
    if reach.period is not None:
        began = datetime.combine(reach.period.first, time(), reach.wording.zone)
        ended = datetime.combine(reach.period.last + timedelta(days=1), time(), reach.wording.zone)
        wanted = wanted.where(Change.made_at >= began, Change.made_at < ended)
    if (people := owners_seen(reach)) is not None:
        wanted = wanted.where(Change.actor_id.in_(people))
    take_its_time(reach.session)
    for change, row, name, other_name in reach.session.execute(wanted):
        made_at = change.made_at.astimezone(reach.wording.zone).isoformat(timespec="seconds")
        who = [made_at, name, other_name, change.platform, change.intent, str(change.id)]
        yield [*who, *_row_cells(row)]


def _row_cells(row: ChangeRow | None) -> list[Cell]:
    """Show one row of a change; a change may have none."""
    if row is None:
        return [None, None, None, None]
    return [row.table_name, row.row_key, _json(row.before), _json(row.after)]


def _json(values: dict[str, object] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)
