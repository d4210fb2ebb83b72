"""Writes small books for figures: deals with their way through the stages, activities, targets."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.changes import Author, begin_change
from core.storage.tables import Account, Activity, Deal, Payment, Person, StageEntry, Target
from core.vocabulary import Stage

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
STAGES = [stage.value for stage in Stage]


@dataclass
class Books:
    """One company's books, open for writing facts in a few words."""

    session: Session
    people: dict[str, int]
    numbers: count = field(default_factory=lambda: count(1))
    company_id: int = 1

    def __post_init__(self) -> None:
        begin_change(self.session, Author(None, "test", "books"), "import", LONG_AGO)
        self.account_id = self.session.scalars(select(Account.id)).first()

    def deal(self, owner: str, *entered: date, **facts: object) -> Deal:
        """Add a deal that entered the first stages on these days; amounts in whole yuan."""
        number = next(self.numbers)
        person = self.session.get(Person, (self.company_id, self.people[owner]))
        closed = facts.get("status", "open") != "open"
        amount = facts.pop("amount", None)
        values = {
            "number": number,
            "account_id": self.account_id,
            "owner_id": person.id,
            "stage": STAGES[len(entered) - 1],
            "currency": "CNY",
            "amount_minor": None if amount is None else amount * 100,
            "value_minor": None if amount is None else amount * 100,
            "created_on": entered[0],
            "touched_on": entered[-1],
            "closed_team_id": person.team_id if closed else None,
            "closed_region_id": person.region_id if closed else None,
        }
        deal = Deal(**(values | facts))
        self.session.add(deal)
        self.session.flush()
        for stage, day in zip(STAGES, entered, strict=False):
            self.session.add(StageEntry(deal_id=deal.id, stage=stage, entered_on=day))
        return deal

    def won(self, owner: str, on: date, amount: int, created: date | None = None) -> Deal:
        """Add a deal that was won on a day and passed every stage by then."""
        way = (created or on, on, on, on)
        return self.deal(owner, *way, status="won", closed_on=on, amount=amount)

    def activity(
        self, member: str, on: date, kind: str = "visit", score: int | None = None
    ) -> None:
        moment = datetime.combine(on, time(4), UTC)
        self.session.add(
            Activity(
                type=kind,
                account_id=self.account_id,
                member_id=self.people[member],
                occurred_at=moment,
                occurred_on=on,
                score=score,
                recorded_at=moment,
            )
        )

    def payment(self, deal: Deal, on: date, amount: int) -> None:
        self.session.add(
            Payment(
                deal_id=deal.id,
                due_on=on,
                amount_minor=amount * 100,
                paid_on=on,
                paid_amount_minor=amount * 100,
                paid_value_minor=amount * 100,
            )
        )

    def target(self, scope: ScopeRef, metric: str, period: str, value: str) -> None:
        span = Period.parse(period)
        self.session.add(
            Target(
                scope=scope.kind,
                scope_id=scope.id,
                metric=metric,
                period=period,
                first_day=span.first,
                last_day=span.last,
                value=Decimal(value),
            )
        )

    def team_of(self, name: str) -> int:
        return self.session.get(Person, (1, self.people[name])).team_id

    def member(self, name: str) -> ScopeRef:
        return ScopeRef("member", self.people[name], name)
