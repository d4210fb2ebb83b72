"""Changes when a job runs, so that no day gets it twice and none that is still ahead is lost."""

from datetime import date, datetime

from core.errors import UserError
from core.storage.database import Database
from core.storage.occurrences import days_done
from core.storage.schedules import DEFAULTS, EACH_AT_ITS_TIME, set_schedule, unknown_job
from jobs.rules import first_day_of_change
from jobs.scene import Scene, scene_of
from jobs.schedule import ONE_DAY


def reschedule(
    database: Database,
    company_id: int,
    name: str,
    now: datetime,
    *,
    at: str | None = None,
    enabled: bool | None = None,
) -> None:
    """Set a job's local time (HH:MM), or switch it on or off; `now` is a local moment.

    Raises UserError for a job that does not exist and a time that cannot be.
    """
    if name not in DEFAULTS:
        raise unknown_job(name)
    if at is not None and DEFAULTS[name].local_time == EACH_AT_ITS_TIME:
        raise UserError(
            f"{name} 按每一条自己的时间提醒，不能另设时间；可以用 --off 关闭。",
            f"{name} comes at each item's own time and has none to set; --off stops it.",
        )
    with database.writing(company_id) as session:
        row = set_schedule(session, name, local_time=at, enabled=enabled, effective_on=now.date())
        row.effective_on = _first_day(scene_of(session, now), name, row.local_time)


def _first_day(scene: Scene, name: str, at: str) -> date:
    """Return today while its new time is ahead and it has not run yet, else tomorrow."""
    if scene.today in days_done(scene.session, [name], scene.today).get(name, set()):
        return scene.today + ONE_DAY
    return first_day_of_change(scene, at)
