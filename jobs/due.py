"""Decides what is due and says it once: an occurrence and its posts, in one transaction.

Posts are worded over a read view before the transaction, so that nobody waits for a figure. What
comes too late is recorded as skipped; one scope's failure costs no other scope its post.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import structlog

from core.figures.scope import ScopeRef
from core.reply import Post
from core.storage.database import Database
from core.storage.occurrences import (
    WHOLE_RUN,
    OccurrenceKey,
    Outcome,
    days_done,
    happens_first_time,
    not_yet_happened,
)
from core.storage.outbox import put
from core.surviving import surviving
from jobs.job import DailyJob, ItemJob, Job, Occasion, scope_text
from jobs.registry import ALL
from jobs.reminder_times import PUNCTUAL, is_quiet
from jobs.rules import ensure_schedules, rules_of
from jobs.scene import Scene, scene_of
from jobs.schedule import (
    ONE_DAY,
    DueRun,
    Rule,
    due_runs,
    look_back_from,
    moment_of,
    within,
)

log = structlog.get_logger(__name__)

# A scope whose figures cannot be made is tried again, but not at every tick.
TRY_AGAIN = timedelta(minutes=5)


@dataclass
class Ran:
    """What one look at the schedules led to."""

    posted: int = 0
    skipped: int = 0
    failed: int = 0

    def add(self, other: "Ran") -> None:
        self.posted += other.posted
        self.skipped += other.skipped
        self.failed += other.failed


@dataclass
class DueJobs:
    """Runs what is due in a database. Any number of them, anywhere, say everything once."""

    database: Database
    jobs: Mapping[str, Job] = field(default_factory=lambda: ALL)
    _try_after: dict[OccurrenceKey, datetime] = field(default_factory=dict)

    def run_due(self, company_id: int, now: datetime) -> Ran:
        """Say everything that is due at `now` and was not said yet."""
        ensure_schedules(self.database, company_id, now)
        ran = Ran()
        with self.database.reading(company_id) as session:
            scene = scene_of(session, now)
            done = days_done(session, self.jobs.keys(), look_back_from(scene.today))
            for name, rule in rules_of(scene, self.jobs).items():
                self._run(scene, self.jobs[name], rule, done.get(name, set()), ran)
        return ran

    def _run(self, scene: Scene, job: Job, rule: Rule, done: set[date], ran: Ran) -> None:
        match job:
            case ItemJob():
                # What was due before the bot was there has not been missed by it.
                begun = moment_of(rule.effective_on + ONE_DAY, time(), scene.zone)
                occasions = job.occasions(scene)
                still_useful = [
                    each
                    for each in occasions
                    if each.due_at >= begun or within(scene.late_by(each.due_at), job.late_by)
                ]
                self._say_all(scene, job, still_useful, ran)
            case DailyJob():
                runs = due_runs(rule, scene.calendar, scene.zone, scene.now, done)
                self._run_days(scene, job, runs, ran)

    def _run_days(self, scene: Scene, job: DailyJob, runs: list[DueRun], ran: Ran) -> None:
        for run in runs:
            whole = OccurrenceKey(job.name, WHOLE_RUN, run.local_date)
            # Only the latest run can still be of use; those before it are history.
            if run is not runs[-1] or not within(scene.late_by(run.due_at), job.late_by):
                ran.skipped += self._skip(scene, whole)
                continue
            if _rests(scene, run):
                continue
            failed_before = ran.failed
            self._say_all(scene, job, daily_occasions(scene, job, run), ran)
            if ran.failed == failed_before:
                record(self.database, scene, whole, ())

    def _say_all(self, scene: Scene, job: Job, occasions: Sequence[Occasion], ran: Ran) -> None:
        fresh = not_yet_happened(scene.session, [occasion.key for occasion in occasions])
        for occasion in occasions:
            if occasion.key not in fresh:
                continue
            if within(scene.late_by(occasion.due_at), job.late_by):
                self._say(scene, occasion, ran)
            else:
                ran.skipped += self._skip(scene, occasion.key)

    def _say(self, scene: Scene, occasion: Occasion, ran: Ran) -> None:
        if self._try_after.get(occasion.key, scene.now) > scene.now:
            ran.failed += 1
            return
        # One failing figure must not silence everybody else.
        key = occasion.key
        with surviving(log, "job not worded", job=key.job, scope=key.scope) as attempt:
            posts = occasion.compose()
        if attempt.problem is not None:
            self._try_after[occasion.key] = scene.now + TRY_AGAIN
            ran.failed += 1
            return
        self._try_after.pop(occasion.key, None)
        if record(self.database, scene, occasion.key, posts):
            ran.posted += len(posts)

    def _skip(self, scene: Scene, key: OccurrenceKey) -> bool:
        with self.database.writing(scene.company.id) as session:
            return happens_first_time(session, key, scene.now, "skipped")


def _rests(scene: Scene, run: DueRun) -> bool:
    """Tell whether to wait for the morning: only what is set for the night is said at night."""
    return is_quiet(scene.now, scene.zone) and scene.late_by(run.due_at) > PUNCTUAL


def daily_occasions(scene: Scene, job: DailyJob, run: DueRun) -> list[Occasion]:
    """Return one occasion for each audience of a job on one day."""

    def occasion(scope: ScopeRef) -> Occasion:
        key = OccurrenceKey(job.name, scope_text(scope), run.local_date)
        return Occasion(key, run.due_at, lambda: job.posts(scene, scope))

    return [occasion(scope) for scope in job.audiences(scene)]


def record(database: Database, scene: Scene, key: OccurrenceKey, posts: tuple[Post, ...]) -> bool:
    """Commit that it happened together with its posts; false when somebody else was first."""
    with database.writing(scene.company.id) as session:
        outcome: Outcome = "posted" if posts else "nothing"
        first = happens_first_time(session, key, scene.now, outcome)
        if first:
            for post in posts:
                put(session, post, now=scene.now)
        return first
