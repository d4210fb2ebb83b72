"""Accounts: customers with their region, owner and tier."""

from core.files.importing.ledger import called, id_of
from core.files.importing.names import Names
from core.files.importing.rows import Row
from core.files.importing.shelf import Outcome, Record

PLAIN = ("short_name", "tier", "industry")


def save_account(names: Names, row: Row) -> Outcome:
    ledger = names.ledger
    found = called(ledger.accounts, row.text("name"))
    values = _stated(names, row)
    if found:
        ledger.brought.append(found[0])
        return found[0].change(**values)
    names.new_accounts[row.text("name")] = (row.sheet, row.number)
    values = {"created_on": ledger.today} | values
    ledger.brought.append(ledger.accounts.add(name=row.text("name"), aliases=[], **values))
    return Outcome.NEW


def _stated(names: Names, row: Row) -> Record:
    values: Record = {column: row.text(column) or None for column in PLAIN if row.has(column)}
    if row.has("owner"):
        owner = row.text("owner")
        values["owner_id"] = id_of(names.person(owner, "owner").row) if owner else None
    if row.has("region"):
        region = row.text("region")
        values["region_id"] = id_of(names.region_or_new(region).row) if region else None
    if row.states("created_on"):
        values["created_on"] = row.day("created_on")
    return values
