"""Lets time pass: everything that falls due between two moments, in order, each at its moment."""

from collections.abc import Callable
from datetime import datetime

from jobs.due import DueJobs
from jobs.job import DailyJob, ItemJob
from jobs.rules import ensure_schedules, rules_of
from jobs.scene import Scene, scene_of
from jobs.schedule import next_run


def run_through(
    due: DueJobs,
    company_id: int,
    start: datetime,
    end: datetime,
    arrive: Callable[[datetime], object],
) -> None:
    """Run the jobs at every moment after `start` and up to `end` at which something falls due.

    `arrive` is called at each of them, after its posts are in the outbox: the demo moves its
    clock there and delivers. The last call is for `end` itself.
    """
    ensure_schedules(due.database, company_id, start)
    for moment in (*due_moments(due, company_id, start, end), end):
        due.run_due(company_id, moment)
        arrive(moment)


def due_moments(
    due: DueJobs, company_id: int, start: datetime, end: datetime
) -> tuple[datetime, ...]:
    """Return when something falls due, after `start` and before `end`, in order."""
    with due.database.reading(company_id) as session:
        scene = scene_of(session, start)
        rules = rules_of(scene, due.jobs)
        found: set[datetime] = set()
        for name in rules:
            match due.jobs[name]:
                case ItemJob() as job:
                    found.update(job.moments(scene, end))
                case DailyJob():
                    found.update(_runs(scene, due, name, end))
    return tuple(sorted(moment for moment in found if moment < end))


def _runs(scene: Scene, due: DueJobs, name: str, end: datetime) -> list[datetime]:
    rule = rules_of(scene, due.jobs)[name]
    runs: list[datetime] = []
    moment = next_run(rule, scene.calendar, scene.zone, scene.now)
    while moment is not None and moment <= end:
        runs.append(moment)
        moment = next_run(rule, scene.calendar, scene.zone, moment)
    return runs
