"""From a message to its meaning: the one entry of the language room."""

from datetime import datetime

from core.calendar import WorkCalendar
from core.language.names import Directory
from core.language.understanding import Intent, Understanding

CHINA_CALENDAR = WorkCalendar()


def understand(
    text: str,
    directory: Directory,
    now: datetime,
    *,
    currency: str = "CNY",
    calendar: WorkCalendar = CHINA_CALENDAR,
) -> Understanding:
    """Read one message as of `now`, an aware moment already in the company's zone."""
    return Understanding(intent=Intent.NONE, text=text)
