"""From a message to its meaning: the one entry of the language room."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.calendar import WorkCalendar
from core.language.dates.moments import Clock, Tense
from core.language.filling.fill import fill
from core.language.filling.slash import Typed, read_command
from core.language.filling.typed import decide_typed
from core.language.intent.decide import Decision, decide
from core.language.names.known_names import Directory
from core.language.sentence.scene import Scene, lay_out
from core.language.understanding import Intent, Understanding

CHINA_CALENDAR = WorkCalendar()
# Longer than any note is a forwarded mail or a paste: nothing is written from the words in it.
LONGEST_MESSAGE = 1_000


@dataclass(frozen=True)
class CloseReading:
    """A message with every step of reading it: what stood where, what it is, what it means."""

    typed: Typed
    scene: Scene
    decision: Decision
    meaning: Understanding


def understand(
    text: str,
    directory: Directory,
    now: datetime,
    *,
    currency: str = "CNY",
    calendar: WorkCalendar = CHINA_CALENDAR,
) -> Understanding:
    """Read one message as of `now`, an aware moment already in the company's zone.

    Pure and total: any text gets an answer, the same one twice, in time linear in its length: what
    is longer than a note can be (`LONGEST_MESSAGE`) is a forwarded mail, a paste or a phone book,
    so that it is answered with `none` unread, and writes nothing.
    """
    if len(text) > LONGEST_MESSAGE:
        return unread(text)
    return read_closely(text, directory, Clock(now, calendar), currency).meaning


def unread(text: str) -> Understanding:
    """Return what a text means that nobody reads."""
    return Understanding(intent=Intent.NONE, text=text)


def read_closely(
    text: str, directory: Directory, clock: Clock, currency: str = "CNY"
) -> CloseReading:
    """Read a message of ordinary length, and keep each step for whoever asks why."""
    typed = read_command(text)
    scene = lay_out(typed.rest, directory, clock)
    decision = decide_typed(typed, scene) or decide(scene)
    base = Understanding(
        intent=decision.intent,
        record=scene.records[0].value if scene.records else None,
        days_ahead=_days_ahead(scene, clock.today),
        text=text,
    )
    found = fill(base, scene, decision, typed)
    if found.currency == "CNY" and currency == "JPY" and "¥" in scene.sheet.text + text:
        found = replace(found, currency=currency)
    return CloseReading(typed, scene, decision, found)


def _days_ahead(scene: Scene, today: date) -> tuple[date, ...]:
    """Return the coming days that a message names, each once, in its order."""
    days = [found.value.due for found in scene.dates if found.value.tense is not Tense.PAST]
    return tuple(dict.fromkeys(day for day in days if day is not None and day > today))
