"""From schedule rows to rules: when each job of a company runs."""

from collections.abc import Mapping
from datetime import date, datetime, time

from core.storage.database import Database
from core.storage.schedules import (
    DEFAULTS,
    EACH_AT_ITS_TIME,
    schedules_of,
    seed_schedules,
)
from core.storage.tables import Schedule
from jobs.job import DailyJob, Job
from jobs.scene import Scene, scene_of
from jobs.schedule import ONE_DAY, Rule, moment_of


def rules_of(scene: Scene, jobs: Mapping[str, Job]) -> dict[str, Rule]:
    """Return the rule of every job that is switched on, by its name; before any row the default."""
    rows = schedules_of(scene.session)
    rules = ((name, _rule(rows.get(name), job, scene.today)) for name, job in jobs.items())
    return {name: rule for name, rule in rules if rule is not None}


def _rule(row: Schedule | None, job: Job, today: date) -> Rule | None:
    month_start = isinstance(job, DailyJob) and job.month_start
    if row is None:
        default = DEFAULTS[job.name]
        return Rule(local_time(default.local_time), today, default.weekday, month_start)
    if not row.enabled:
        return None
    return Rule(local_time(row.local_time), row.effective_on, row.weekday, month_start)


def local_time(text: str) -> time:
    """Read a row's time; a job whose items have their own counts from the day's beginning."""
    return time() if text == EACH_AT_ITS_TIME else time.fromisoformat(text)


def ensure_schedules(database: Database, company_id: int, now: datetime) -> None:
    """Give a company its schedules. A time that has passed today counts from tomorrow on.

    So a bot that is set up at ten does not begin with the board of nine o'clock.
    """
    with database.reading(company_id) as session:
        if len(schedules_of(session)) == len(DEFAULTS):
            return
        first_days = _first_days(scene_of(session, now))
    with database.writing(company_id) as session:
        seed_schedules(session, first_days)


def _first_days(scene: Scene) -> dict[str, date]:
    return {
        job: first_day_of_change(scene, default.local_time) for job, default in DEFAULTS.items()
    }


def first_day_of_change(scene: Scene, at: str) -> date:
    """Return the first day on which a rule that is set now may count: never twice on one day."""
    if at == EACH_AT_ITS_TIME:
        return scene.today
    ahead = moment_of(scene.today, local_time(at), scene.zone) >= scene.now
    return scene.today if ahead else scene.today + ONE_DAY
