"""Whose standing records an import changed: each of them is told, once an import."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.files.importing.ledger import Ledger
from core.files.importing.orders import Order
from core.files.importing.shelf import Record, Shelf
from core.reply import Post, Reply, ToPerson
from core.storage.columns import Base
from core.storage.outbox import put
from core.storage.owners import differs, owner_in
from core.storage.tables import (
    Account,
    AccountMember,
    Activity,
    Change,
    Company,
    Deal,
    DealCredit,
    FollowUp,
    Payment,
    Person,
    StageEntry,
    Target,
)
from core.storage.told import post_key
from core.wording import Language, Wording

# What is said of how many of which, in the order of saying it.
WORDS: dict[str, tuple[str, str]] = {
    Account.__tablename__: ("{n} 家客户", "{n} of your accounts"),
    Deal.__tablename__: ("{n} 个商机", "{n} of your deals"),
    StageEntry.__tablename__: ("{n} 条阶段记录", "{n} stage entries"),
    Payment.__tablename__: ("{n} 笔回款", "{n} payments"),
    DealCredit.__tablename__: ("{n} 条分成", "{n} shares of your deals"),
    Activity.__tablename__: ("{n} 条跟进记录", "{n} of your activities"),
    FollowUp.__tablename__: ("{n} 条跟进计划", "{n} of your follow-ups"),
    Target.__tablename__: ("{n} 个目标", "{n} of your targets"),
    AccountMember.__tablename__: (
        "{n} 家协作客户的负责人",
        "the owner of {n} accounts you help with",
    ),
    Person.__tablename__: ("成员资料", "your own data"),
}
_OF_DEALS: tuple[type[Base], ...] = (Payment, StageEntry, DealCredit)


@dataclass
class Affected:
    """How many standing rows of each table an import changes, by whose they are or were."""

    counts: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def see(self, ledger: Ledger) -> None:
        """Count what is about to be written. New rows are nobody's yet."""
        for shelf in ledger.opened:
            changed = [(old, new) for old, new in shelf.changed_rows() if differs(old, new)]
            owners = _owners_of_deals(ledger) if changed and shelf.model in _OF_DEALS else {}
            for old, new in changed:
                for owner in _owners(shelf, (old, new), owners):
                    self.counts[owner][shelf.table.name] += 1

    def count_helpers(self, helped: Counter[int]) -> None:
        """Count for each helper the customers that have another owner now."""
        for person_id, count in helped.items():
            self.counts[person_id][AccountMember.__tablename__] += count

    def tell(self, session: Session, change: Change, order: Order) -> None:
        """Put a post for each colleague who works here, in the transaction of the import."""
        company = session.get_one(Company, order.company_id)
        actor = order.author.actor_id
        who = None if actor is None else session.get(Person, (order.company_id, actor))
        working = select(Person).where(Person.active, Person.id.in_(self.counts))
        for person in session.scalars(working.order_by(Person.id)):
            if person is not who:
                language: Language = "en" if (person.language or company.language) == "en" else "zh"
                reply = _notice(self.counts[person.id], who, Wording(language))
                key = post_key(change, f"told:{person.id}")
                put(session, Post(ToPerson(person.id), reply, key), now=order.now)


def _owners_of_deals(ledger: Ledger) -> dict[object, object]:
    return {entry.row["id"]: entry.row["owner_id"] for entry in ledger.deals.entries()}


def _owners(shelf: Shelf, rows: Iterable[Record], of_deals: Mapping[object, object]) -> set[int]:
    if of_deals:
        found = {of_deals.get(row["deal_id"]) for row in rows}
    else:
        found = {owner_in(shelf.table.name, row) for row in rows}
    return {owner for owner in found if isinstance(owner, int)}


def _notice(counts: Counter[str], who: Person | None, wording: Wording) -> Reply:
    parts = [
        wording.say(zh, en, n=counts[name]) for name, (zh, en) in WORDS.items() if counts[name]
    ]
    what = wording.say("、", ", ").join(parts)
    if who is None:
        return Reply(
            wording.say("一次导入更新了你的{what}。", "An import updated {what}.", what=what)
        )
    return Reply(
        wording.say(
            "{who} 导入的文件更新了你的{what}。",
            "A file that {who} imported updated {what}.",
            who=who.name,
            what=what,
        )
    )
