"""What `salesbeat export` can write: records, the leaderboard, the audit trail."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from core.figures.scope import ScopeRef
from core.files.exporting import ExportTable, View, export, write_table
from core.files.exporting.shown import Cell
from core.periods import Period, month_containing
from core.scopes import COMPANY
from core.storage.company import FIRST_COMPANY
from core.storage.queries.people import members_of
from core.storage.tables import Change, ChangeRow, Company, Person
from core.vocabulary import Metric
from core.wording import Wording
from handlers.figure_replies.leaderboard import Board, places_of
from handlers.figure_replies.scene import Scene


@dataclass(frozen=True)
class Reach:
    """What of the books goes out: of which scope and period, worded how, as of when."""

    session: Session
    wording: Wording
    now: datetime
    scope: ScopeRef | None
    period: Period | None


def write_export(what: str, to: Path, reach: Reach) -> int:
    """Write one kind of record; returns the number of rows. Raises UserError."""
    match what.replace("-", "_"):
        case "leaderboard" | "排行榜":
            return write_table(_leaderboard(reach), to)
        case "audit" | "审计":
            return write_table(_audit(reach), to)
        case kind:
            owners = None if reach.scope is None else members_of(reach.session, reach.scope)
            view = View(reach.wording.language, reach.wording.zone, owners, reach.period)
            return export(reach.session, kind, to, view)


def _leaderboard(reach: Reach) -> ExportTable:
    say = reach.wording.say
    headers = (say("名次", "rank"), say("姓名", "name"), say("综合得分", "score"),
               *(metric.say(reach.wording.language) for metric in _parts()))  # fmt: skip
    return ExportTable(say("排行榜", "leaderboard"), headers, _leaderboard_rows(reach))


def _parts() -> tuple[Metric, ...]:
    return Metric.REVENUE, Metric.ACTIVITIES, Metric.SATISFACTION


def _leaderboard_rows(reach: Reach) -> Iterator[list[Cell]]:
    from core.calendar import WorkCalendar

    company = reach.session.get_one(Company, FIRST_COMPANY)
    scene = Scene(reach.session, company, reach.wording, WorkCalendar(), reach.now)
    period = reach.period or month_containing(reach.now.date())
    for place in places_of(scene, Board(reach.scope or COMPANY, period, Metric.SCORE)):
        figures = [place.performance.figure(metric) for metric in _parts()]
        parts: list[Cell] = [None if f is None else round(Decimal(float(f)), 2) for f in figures]
        score = round(Decimal(float(place.value)), 4)
        yield [place.rank, place.performance.name, score, *parts]


def _audit(reach: Reach) -> ExportTable:
    say = reach.wording.say
    headers = (
        say("时间", "made_at"), say("谁", "actor"), say("平台", "platform"), say("操作", "intent"),
        say("变更编号", "change"), say("表", "table"), say("记录", "record"),
        say("之前", "before"), say("之后", "after"),
    )  # fmt: skip
    return ExportTable(say("审计", "audit"), headers, _audit_rows(reach))


def _audit_rows(reach: Reach) -> Iterator[list[Cell]]:
    actor = aliased(Person)
    wanted = (
        select(Change, ChangeRow, actor.name)
        .join(
            ChangeRow,
            (ChangeRow.company_id == Change.company_id) & (ChangeRow.change_id == Change.id),
        )
        .outerjoin(actor, (actor.company_id == Change.company_id) & (actor.id == Change.actor_id))
        .order_by(Change.id, ChangeRow.position)
        .execution_options(yield_per=2000)
    )
    for change, row, name in reach.session.execute(wanted):
        made_at = change.made_at.astimezone(reach.wording.zone)
        if reach.period is not None and not reach.period.contains(made_at.date()):
            continue
        yield [
            made_at.isoformat(timespec="seconds"), name, change.platform, change.intent,
            str(change.id), row.table_name, row.row_key, _json(row.before), _json(row.after),
        ]  # fmt: skip


def _json(values: dict[str, object] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)
