"""Every job by its name, in the order of a day."""

from collections.abc import Mapping

from jobs import daily_todo, follow_up_reminders
from jobs.job import Job

ALL: Mapping[str, Job] = {
    job.name: job
    for job in (
        follow_up_reminders.JOB,
        daily_todo.JOB,
    )
}
