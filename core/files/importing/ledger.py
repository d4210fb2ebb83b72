"""Everything that one import works on: the company, its shelves, and names to look up."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, false, select
from sqlalchemy.orm import Session

from core.files.cells import clean
from core.files.importing.shelf import Entry, Record, Shelf
from core.files.importing.values import narrow
from core.storage.columns import Base, table_of
from core.storage.tables import (
    Account,
    Activity,
    Channel,
    Company,
    Deal,
    DealCredit,
    FollowUp,
    Payment,
    Person,
    Region,
    StageEntry,
    Target,
    Team,
)

# A deal, with the first and the last day on which it was open.
Lived = tuple[date, date, Entry]


@dataclass
class History:
    """What this import tells of a deal's stages: stated days, and a move that has none.

    `outdated` is the deal as it stood, when its row changed.
    """

    stated: dict[str, date] = field(default_factory=dict)
    moved_on: date | None = None
    outdated: Record | None = None


@dataclass
class Ledger:
    """One company's books during an import. A shelf is read from the books when first used.

    `histories` are of the deals whose stages this import tells anew, by id; `matched` are the
    entries that a row of the files was already found to stand for; `brought` are the accounts
    that had a row of their own, until they are written. `accounts_from_to` are the first id and
    the end of those whose deals, activities and the like it holds.
    """

    session: Session
    company: Company
    now: datetime
    opened: list[Shelf] = field(default_factory=list)
    histories: dict[int, History] = field(default_factory=dict)
    # How much of each deal its helpers get together, in percent.
    given_away: dict[int, int] = field(default_factory=dict)
    matched: set[int] = field(default_factory=set)
    brought: list[Entry] = field(default_factory=list)
    accounts_from_to: tuple[int, int] | None = None

    def touch_history(self, deal_id: int, moved_on: date | None = None) -> History:
        """Return what this import tells of a deal's stages, from now on something."""
        history = self.histories.get(deal_id)
        if history is None:
            history = self.histories[deal_id] = History()
        history.moved_on = moved_on or history.moved_on
        return history

    def deals_of(self, account_id: object) -> list[Lived]:
        return self._deals_by_account.get(account_id, [])

    @cached_property
    def _deals_by_account(self) -> dict[object, list[Lived]]:
        """Every deal by account. First asked for when all deals of the import are in."""
        index: dict[object, list[Lived]] = {}
        for entry in self.deals.entries():
            created, closed = entry.row["created_on"], entry.row["closed_on"]
            if isinstance(created, date):
                last = closed if isinstance(closed, date) else date.max
                index.setdefault(entry.row["account_id"], []).append((created, last, entry))
        return index

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.company.timezone)

    @cached_property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @cached_property
    def regions(self) -> Shelf:
        return self._shelf(Region, "key")

    @cached_property
    def teams(self) -> Shelf:
        return self._shelf(Team, "name")

    @cached_property
    def people(self) -> Shelf:
        return self._open(Shelf(self.session, Person, lambda row: named(row["name"])))

    @cached_property
    def accounts(self) -> Shelf:
        return self._open(Shelf(self.session, Account, lambda row: named(row["name"])))

    @cached_property
    def deals(self) -> Shelf:
        """A deal made in chat has no external id; files know it by its number: “#17”."""
        return self._open(
            Shelf(self.session, Deal, lambda row: deal_key(name_of_deal(row)), self._standing(Deal))
        )

    @cached_property
    def stage_entries(self) -> Shelf:
        return self._shelf(StageEntry, "deal_id")

    @cached_property
    def credits(self) -> Shelf:
        return self._shelf(DealCredit, "deal_id", "person_id")

    @cached_property
    def activities(self) -> Shelf:
        return self._shelf(Activity, "type", "account_id", "member_id", "occurred_at", "note")

    @cached_property
    def follow_ups(self) -> Shelf:
        return self._shelf(FollowUp, "account_id", "member_id", "due_on", "due_at", "note")

    @cached_property
    def payments(self) -> Shelf:
        return self._shelf(Payment, "deal_id", "due_on")

    @cached_property
    def targets(self) -> Shelf:
        return self._shelf(Target, "scope", "scope_id", "metric", "period")

    @cached_property
    def channels(self) -> Shelf:
        return self._shelf(Channel, "platform", "channel_id")

    def _shelf(self, model: type[Base], *key: str) -> Shelf:
        return self._open(
            Shelf(
                self.session,
                model,
                lambda row: key_of(*(row[name] for name in key)),
                self._standing(model),
            )
        )

    def _standing(self, model: type[Base]) -> Select[Any] | None:
        """Return what selects the rows of these accounts only, none when all are meant."""
        if self.accounts_from_to is None:
            return None
        first, end = self.accounts_from_to
        table, deals = table_of(model).c, table_of(Deal).c
        chosen = select(table_of(model)).where(table.company_id == self.company.id)
        if "account_id" in table:
            return chosen.where(table.account_id >= first, table.account_id < end)
        standing = [id_of(entry.row) for entry in self.deals.entries() if not entry.is_new]
        if not standing:
            return chosen.where(false())
        # Said as a list of deals: joined, SQLite would walk all deals for every row. And between
        # the first and the last of them: by the list alone, it would walk all rows for every part.
        chosen = chosen.where(table.deal_id.between(min(standing), max(standing)))
        of_ours = select(deals.id).where(
            deals.company_id == self.company.id, deals.account_id >= first, deals.account_id < end
        )
        return chosen.where(table.deal_id.in_(of_ours))

    def of_accounts(self, first: int, end: int) -> "Ledger":
        """Return a ledger of what hangs on the accounts of these ids, the names shared."""
        part = Ledger(self.session, self.company, self.now, accounts_from_to=(first, end))
        for shared in ("regions", "teams", "people", "accounts"):
            part.__dict__[shared] = getattr(self, shared)
        return part

    def forget_all_but_names(self, accounts: Iterable[Entry]) -> None:
        """Keep of accounts what rows may call them; they are written, and not changed again."""
        for entry in accounts:
            entry.keep_only("id", "name", "short_name", "aliases")
        self.brought.clear()

    def _open(self, shelf: Shelf) -> Shelf:
        self.opened.append(shelf)
        return shelf


def name_of_deal(row: Record) -> object:
    return row["external_id"] or f"#{row['number']}"


def named(name: object) -> tuple[object, ...]:
    """Return a name as it is compared: without what people write now so, now so."""
    return (folded_name(str(name)),)


def called(shelf: Shelf, name: str) -> list[Entry]:
    """Return who or what is called so: those of the very name, else those of the like."""
    alike = shelf.find(named(name))
    return [entry for entry in alike if entry.row["name"] == name] or alike


@lru_cache(maxsize=10_000)
def folded_name(name: str) -> str:
    """Return a name in one case, one width, and without spaces."""
    folded = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return name if folded == name else folded  # One text for two, by the hundred thousand.


def deal_key(number: object) -> tuple[object, ...]:
    return _deal_key(str(number))


@lru_cache(maxsize=10_000)
def _deal_key(number: str) -> tuple[object, ...]:
    return (narrow(clean(number)),)


def key_of(*values: object) -> tuple[object, ...]:
    """Return values as they are compared: text clean, moments to the second, nothing as “”."""
    return tuple(map(_comparable, values))


def _comparable(value: object) -> object:
    # By class and not by match: this is asked for every value of every key.
    if value is None:
        return ""
    if value.__class__ is str:
        return clean(str(value))
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


def id_of(row: Record) -> int:
    return whole(row["id"])


def whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("a whole number was expected")
    return value


def words_of(value: object) -> list[str]:
    """Return a column of words (aliases) as a list."""
    return [str(word) for word in value] if isinstance(value, list) else []
