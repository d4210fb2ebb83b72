"""A new deal or lead that somebody is given is answered within two working hours."""

from datetime import datetime, time, timedelta

from core.calendar import WorkCalendar
from core.storage.records.follow_ups import Due

ANSWERED_WITHIN = timedelta(hours=2)
WORK_BEGINS, WORK_ENDS = time(9), time(18)


def answer_due(now: datetime, calendar: WorkCalendar, within: timedelta = ANSWERED_WITHIN) -> Due:
    """Return the moment so many working hours (a day's at most) from now, in the zone of `now`."""
    moment, left = _at_work(now.replace(second=0, microsecond=0), calendar), within
    end = datetime.combine(moment.date(), WORK_ENDS, moment.tzinfo)
    if moment + left > end:
        left -= end - moment
        moment = _at_work(end, calendar)
    due = moment + left
    return Due(due.date(), time(due.hour, due.minute))


def _at_work(moment: datetime, calendar: WorkCalendar) -> datetime:
    """Return the same moment within working hours, else when the next ones begin."""
    day, clock = moment.date(), moment.time()
    if calendar.is_working_day(day) and clock < WORK_ENDS:
        return max(moment, datetime.combine(day, WORK_BEGINS, moment.tzinfo))
    return datetime.combine(calendar.next_working_day(day), WORK_BEGINS, moment.tzinfo)
