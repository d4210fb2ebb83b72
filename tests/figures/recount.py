"""The same figures again, counted one record at a time in plain Python, from the definitions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.periods import Period
from core.storage.tables import Deal, Person
from tests.figures.books import STAGES


@dataclass(frozen=True)
class Way:
    """One deal with the days on which it entered its stages."""

    deal: Deal
    entered: dict[str, date]


@dataclass(frozen=True)
class Recount:
    """All deals of a company, as known on a day."""

    ways: list[Way]
    owners: dict[int, Person]
    today: date

    def closed(self, deal: Deal, status: str) -> bool:
        return deal.status == status and deal.closed_on <= self.today

    def is_closed(self, deal: Deal) -> bool:
        return self.closed(deal, "won") or self.closed(deal, "lost")

    def of_region(self, region_id: int) -> Callable[[Way], bool]:
        def belongs(way: Way) -> bool:
            owner = self.owners[way.deal.owner_id]
            if self.is_closed(way.deal):
                return way.deal.closed_region_id == region_id
            return owner.region_id == region_id

        return belongs

    def known(self, way: Way) -> dict[str, date]:
        return {stage: day for stage, day in way.entered.items() if day <= self.today}

    def furthest(self, way: Way) -> str:
        return max(self.known(way), key=STAGES.index)

    def flow(self, ways: list[Way], stage: str, period: Period) -> tuple[int, int, int, int]:
        """Return entered, advanced, lost and the days of those that advanced."""
        entered = advanced = lost = days = 0
        for way in ways:
            known = self.known(way)
            if stage not in known or not period.contains(known[stage]):
                continue
            entered += 1
            left = self._left(way, stage)
            if left is not None:
                advanced += 1
                days += (left - known[stage]).days
            elif self.closed(way.deal, "lost") and self.furthest(way) == stage:
                lost += 1
        return entered, advanced, lost, days

    def _left(self, way: Way, stage: str) -> date | None:
        if stage == STAGES[-1]:
            return way.deal.closed_on if self.closed(way.deal, "won") else None
        return self.known(way).get(STAGES[STAGES.index(stage) + 1])

    def open_in(self, ways: list[Way], stage: str) -> tuple[int, int]:
        found = [
            way
            for way in ways
            if way.deal.created_on <= self.today
            and not self.is_closed(way.deal)
            and self._stage(way) == stage
        ]
        return len(found), sum(way.deal.value_minor or 0 for way in found)

    def _stage(self, way: Way) -> str:
        has_moved_since = len(self.known(way)) < len(way.entered)
        return self.furthest(way) if has_moved_since else way.deal.stage

    def closings(self, ways: list[Way], period: Period) -> tuple[int, int, int, int]:
        closed = [
            way.deal
            for way in ways
            if self.is_closed(way.deal) and period.contains(way.deal.closed_on)
        ]
        won = [deal for deal in closed if deal.status == "won"]
        days = sum((deal.closed_on - deal.created_on).days for deal in won)
        money = sum(deal.value_minor or 0 for deal in won)
        return len(won), len(closed) - len(won), days, money
