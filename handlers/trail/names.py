"""What the rows of a change point at is called now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.storage.tables import Account, Deal, Person, Region, Team
from handlers.trail.fields import POINTS_AT, Values

OF_SCOPE: Mapping[str, str] = {"region": "regions", "team": "teams", "member": "people"}


@dataclass
class Names:
    """Names of people, teams, regions, accounts and deals; those looked up are remembered."""

    session: Session
    language: str
    _known: dict[tuple[str, int], str] = field(default_factory=dict)
    _currencies: dict[int, str | None] = field(default_factory=dict)

    def pointed_at(self, column: str, row: Values) -> str:
        """Return what a column of a row names; nothing where it names nothing."""
        value = row.get(column)
        return self.named(POINTS_AT[column], value) if isinstance(value, int) else ""

    def named(self, table: str, record_id: int) -> str:
        """Return the name of a record; of one that is gone its id."""
        key = (table, record_id)
        if key not in self._known:
            found = self.session.scalar(self._statement(table, record_id))
            mark = "#" if table == "deals" else ""
            self._known[key] = f"({record_id})" if found is None else f"{mark}{found}"
        return self._known[key]

    def scope(self, row: Values) -> str | None:
        """Return the name of the scope that a target or channel is for; none for the company."""
        table, scope_id = OF_SCOPE.get(str(row.get("scope"))), row.get("scope_id")
        if table is None or not isinstance(scope_id, int):
            return None
        return self.named(table, scope_id)

    def currency_of_deal(self, deal_id: int) -> str | None:
        if deal_id not in self._currencies:
            wanted = select(Deal.currency).where(Deal.id == deal_id)
            self._currencies[deal_id] = self.session.scalar(wanted)
        return self._currencies[deal_id]

    def _statement(self, table: str, record_id: int) -> Select[str] | Select[int]:
        match table:
            case "deals":
                return select(Deal.number).where(Deal.id == record_id)
            case "people":
                return select(Person.name).where(Person.id == record_id)
            case "accounts":
                return select(Account.name).where(Account.id == record_id)
            case "teams":
                return select(Team.name).where(Team.id == record_id)
            case _:
                name = Region.zh if self.language == "zh" else Region.en
                return select(name).where(Region.id == record_id)
