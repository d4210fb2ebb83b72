"""Every job by its name, in the order of a day."""

from collections.abc import Mapping

from jobs import (
    daily_todo,
    follow_up_reminders,
    monthly_review,
    morning_leaderboard,
    pace_alerts,
    payments_due,
    service_orders_due,
    stalled_deals,
    weekly_summary,
)
from jobs.job import Job

ALL: Mapping[str, Job] = {
    job.name: job
    for job in (
        follow_up_reminders.JOB,
        service_orders_due.JOB,
        daily_todo.JOB,
        morning_leaderboard.JOB,
        payments_due.JOB,
        monthly_review.JOB,
        stalled_deals.JOB,
        pace_alerts.JOB,
        weekly_summary.JOB,
    )
}
