"""Customers that an import gives another owner: who owns one is no helper of it, helpers hear."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.files.importing.ledger import Ledger, id_of
from core.storage.tables import Account, AccountMember


@dataclass
class NewOwners:
    """The new owner (None: nobody) of each customer that changes hands, by the customer's id."""

    owners: dict[int, object] = field(default_factory=dict)

    def see(self, ledger: Ledger) -> None:
        """Note who changes hands among what is about to be written."""
        for shelf in ledger.opened:
            if shelf.model is not Account:
                continue
            for old, new in shelf.changed_rows():
                if old["owner_id"] != new["owner_id"]:
                    self.owners[id_of(new)] = new["owner_id"]

    def drop(self, session: Session) -> Counter[int]:
        """Take new owners out of the helpers; returns with how many customers others go on."""
        helped: Counter[int] = Counter()
        if not self.owners:
            return helped
        there = defaultdict(list)
        for row in session.scalars(select(AccountMember)):
            there[row.account_id].append(row)
        for account_id, owner in self.owners.items():
            for row in there[account_id]:
                if row.person_id == owner:
                    session.delete(row)
                else:
                    helped[row.person_id] += 1
        return helped
