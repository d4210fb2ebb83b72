"""The period that a question is about, kept to years that a company can have figures of."""

from core.errors import UserError
from core.language.understanding import Understanding
from core.periods import Period

FIRST_YEAR = 1990
LAST_YEAR = 2100


def period_asked(asked: Understanding, usual: Period) -> Period:
    """Return the period that the message names, or the usual one. Raises UserError beyond reach."""
    return within_reach(asked.period or usual)


def within_reach(period: Period) -> Period:
    if period.first.year < FIRST_YEAR or period.last.year > LAST_YEAR:
        raise UserError(
            f"{period.label()} 太久远了。可以问本月、上季度、今年，或 2026-Q4 这样的周期。",
            f"{period.label()} is too far away. Ask for this month, last quarter, this year, "
            "or a period like 2026-Q4.",
        )
    return period
