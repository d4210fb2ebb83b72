"""Runs one job because an operator asks for it, and lists all jobs with their runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.reply import Post
from core.storage.database import Database
from core.storage.occurrences import last_run, not_yet_happened, posted_on
from core.storage.queries.people import members_of
from core.storage.schedules import DEFAULTS, EACH_AT_ITS_TIME, schedules_of, unknown_job
from core.wording import Wording
from jobs.due import daily_occasions, record
from jobs.job import DailyJob, ItemJob, Job, Occasion, scope_text
from jobs.registry import ALL
from jobs.rules import rules_of
from jobs.scene import Scene, scene_of
from jobs.schedule import DueRun, Rule, next_run, within

FAR_AHEAD = timedelta(days=60)
WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def run_job(
    database: Database,
    company_id: int,
    name: str,
    now: datetime,
    scope: ScopeRef | None = None,
    *,
    dry_run: bool = False,
) -> list[Post]:
    """Run a job as of `now`, whatever its schedule, and return what is new.

    The same job, scope and local day a second time is nothing new; a dry run writes nothing.
    Raises UserError for a job that does not exist.
    """
    if name not in ALL:
        raise unknown_job(name)
    with database.reading(company_id) as session:
        scene = scene_of(session, now)
        wanted = None if scope is None else _scopes_meant(session, scope)
        occasions = [
            occasion
            for occasion in _occasions_now(scene, ALL[name])
            if wanted is None or occasion.key.scope in wanted
        ]
        fresh = not_yet_happened(session, [occasion.key for occasion in occasions])
        worded = [
            (occasion.key, occasion.compose()) for occasion in occasions if occasion.key in fresh
        ]
        return [
            post
            for key, posts in worded
            if dry_run or record(database, scene, key, posts)
            for post in posts
        ]


def posted_before(
    database: Database, company_id: int, name: str, now: datetime, scope: ScopeRef | None = None
) -> datetime | None:
    """Return when the job posted on that local day already, in the company's zone."""
    with database.reading(company_id) as session:
        scene = scene_of(session, now)
        meant = () if scope is None else _scopes_meant(session, scope)
        at = posted_on(session, name, scene.today, meant)
        return None if at is None else at.astimezone(scene.zone)


def _scopes_meant(session: Session, scope: ScopeRef) -> frozenset[str]:
    """Return the scope itself and its people: what a job says to persons is theirs."""
    people = members_of(session, scope)
    return frozenset((scope_text(scope), *(f"member:{person_id}" for person_id in people)))


def _occasions_now(scene: Scene, job: Job) -> list[Occasion]:
    match job:
        case DailyJob():
            return daily_occasions(scene, job, DueRun(scene.today, scene.now))
        case ItemJob():
            items = job.occasions(scene)
            return [each for each in items if within(scene.late_by(each.due_at), job.late_by)]


@dataclass(frozen=True)
class JobLine:
    """One job as an operator sees it; moments are in the company's zone."""

    name: str
    title: str
    schedule: str
    last_run: datetime | None
    next_run: datetime | None
    enabled: bool


def jobs_overview(session: Session, now: datetime) -> list[JobLine]:
    """Return every job with its schedule, last run and next run."""
    scene = scene_of(session, now)
    rules = rules_of(scene, ALL)
    return [_line(scene, job, rules.get(name)) for name, job in ALL.items()]


def _line(scene: Scene, job: Job, rule: Rule | None) -> JobLine:
    name, wording = job.name, scene.wording()
    last = last_run(scene.session, name)
    coming = None
    match job:
        case ItemJob():
            coming = min(job.moments(scene, scene.now + FAR_AHEAD), default=None)
        case DailyJob() if rule is not None:
            coming = next_run(rule, scene.calendar, scene.zone, scene.now)
        case _:
            pass
    return JobLine(
        name=name,
        title=wording.say(job.zh, job.en),
        schedule=_schedule_text(scene, name, job, wording),
        last_run=None if last is None else last.astimezone(scene.zone),
        next_run=None if coming is None else coming.astimezone(scene.zone),
        enabled=rule is not None,
    )


def _schedule_text(scene: Scene, name: str, job: Job, wording: Wording) -> str:
    row = schedules_of(scene.session).get(name)
    at, weekday = (row.local_time, row.weekday) if row else _default(name)
    if at == EACH_AT_ITS_TIME:
        return wording.say("各按其时", "each at its time")
    if isinstance(job, DailyJob) and job.month_start:
        return wording.say("每月首个工作日 {at}", "first working day of the month, {at}", at=at)
    if weekday is None:
        return wording.say("工作日 {at}", "working days {at}", at=at)
    day_zh, day_en = WEEKDAYS_ZH[weekday], WEEKDAYS_EN[weekday]
    return wording.say("周{day_zh} {at}", "{day_en} {at}", day_zh=day_zh, day_en=day_en, at=at)


def _default(name: str) -> tuple[str, int | None]:
    default = DEFAULTS[name]
    return default.local_time, default.weekday
