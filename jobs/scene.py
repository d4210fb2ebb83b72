"""What every job sees: one company's books at one moment, in the company's own time."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.calendar import WorkCalendar
from core.figures.flags import Flag
from core.figures.leaderboard import Place
from core.figures.scope import ScopeRef
from core.scopes import COMPANY
from core.storage.sessions import company_of, reckon_as_of
from core.storage.tables import Company, Occurrence, Person
from core.wording import Language, Wording
from handlers.analysis.anomalies import flags_of
from handlers.figure_replies.scene import Scene as Figures
from jobs.missed import missed_since_digest
from jobs.stalled import stalled_after_days


@dataclass(frozen=True)
class Scene:
    """An open view of the books; `now` is in the company's zone. Jobs only read."""

    session: Session
    company: Company
    now: datetime
    calendar: WorkCalendar
    # The boards that were made already, for those who ask for their place on one.
    boards: dict[ScopeRef, tuple[Place, ...]] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.company.timezone)

    @property
    def today(self) -> date:
        return self.now.date()

    def wording(self, person: Person | None = None) -> Wording:
        """Speak a person's own language, else the company's: rooms are spoken to in that."""
        chosen = person.language if person is not None and person.language else None
        language: Language = "en" if (chosen or self.company.language) == "en" else "zh"
        return Wording(language, self.company.currency, self.zone)

    def figures(self, person: Person | None = None) -> Figures:
        """Return what figures are told with, to one person or to a room."""
        return Figures(self.session, self.company, self.wording(person), self.calendar, self.now)

    def person(self, person_id: int) -> Person:
        return self.session.get_one(Person, (company_of(self.session), person_id))

    @cached_property
    def stalled_after(self) -> dict[str, int]:
        """By stage, the days without a record after which a deal stalls; counted once a scene."""
        return stalled_after_days(self.session, self.today)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What stands out in the company this quarter; each leader is told of their own people."""
        return flags_of(self.figures(), COMPANY)

    @cached_property
    def missed(self) -> tuple[Occurrence, ...]:
        """What was skipped since the last digests; asked for once a scene."""
        return missed_since_digest(self.session, self.now)

    def late_by(self, due_at: datetime) -> timedelta:
        return self.now - due_at


def scene_of(session: Session, now: datetime) -> Scene:
    company = session.get_one(Company, company_of(session))
    reckon_as_of(session, now)
    return Scene(session, company, now.astimezone(ZoneInfo(company.timezone)), WorkCalendar())
