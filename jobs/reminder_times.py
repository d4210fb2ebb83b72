"""When a follow-up is recalled: at its time, never at night, an objection ahead of its end."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.storage.tables import FollowUp
from jobs.schedule import ONE_DAY, moment_of

# Below this nobody calls it late.
PUNCTUAL = timedelta(minutes=2)
QUIET_FROM = time(22)
QUIET_UNTIL = time(8)
# The answer to an objection is promised within 24 hours: a reminder at the end would be too late.
OBJECTION_AHEAD = timedelta(hours=2)


@dataclass(frozen=True)
class Recall:
    """The reminder may be given from `opens_at` on; it counts as late after `due_at`."""

    opens_at: datetime
    due_at: datetime


def recall_of(follow_up: FollowUp, zone: ZoneInfo) -> Recall:
    """Return when to recall a follow-up that has a time of day."""
    local = time.fromisoformat(follow_up.due_at or "00:00")
    due_at = moment_of(follow_up.due_on, local, zone)
    if follow_up.kind != "objection":
        due_at = after_the_night(due_at, zone)
        return Recall(due_at, due_at)
    return Recall(before_the_night(due_at - OBJECTION_AHEAD, zone), due_at)


def is_quiet(moment: datetime, zone: ZoneInfo) -> bool:
    local = moment.astimezone(zone).time()
    return local >= QUIET_FROM or local < QUIET_UNTIL


def after_the_night(moment: datetime, zone: ZoneInfo) -> datetime:
    """Move a moment of the night to the following eight o'clock."""
    if not is_quiet(moment, zone):
        return moment
    local = moment.astimezone(zone)
    day = local.date() if local.time() < QUIET_UNTIL else local.date() + ONE_DAY
    return moment_of(day, QUIET_UNTIL, zone)


def before_the_night(moment: datetime, zone: ZoneInfo) -> datetime:
    """Move a moment of the night to an hour before that night."""
    if not is_quiet(moment, zone):
        return moment
    local = moment.astimezone(zone)
    day = local.date() if local.time() >= QUIET_FROM else local.date() - ONE_DAY
    return moment_of(day, QUIET_FROM, zone) - timedelta(hours=1)
