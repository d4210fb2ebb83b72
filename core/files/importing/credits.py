"""Split credit: what helpers get of deals; all of a deal's shares together leave its owner some."""

from core.files.importing.ledger import id_of, key_of, whole
from core.files.importing.names import Names
from core.files.importing.report import BadRowError, BrokenReferenceError
from core.files.importing.rows import Row
from core.files.importing.shelf import Outcome
from core.storage.records.credits import MOST_GIVEN


def prepare_credits(names: Names, rows: list[Row]) -> None:
    """Add up what each deal will give away, whatever the order of its rows."""
    ledger = names.ledger
    shares: dict[int, dict[int, int]] = {}
    for entry in ledger.credits.entries():
        of_deal = shares.setdefault(whole(entry.row["deal_id"]), {})
        of_deal[whole(entry.row["person_id"])] = whole(entry.row["percent"])
    for row in rows:
        try:
            deal = names.deal(row.text("deal"), "deal").row
            person = names.person(row.text("member"), "member").row
        except (BadRowError, BrokenReferenceError):
            continue  # Listed when the row itself is saved.
        shares.setdefault(id_of(deal), {})[id_of(person)] = row.percent("percent") or 0
    owners = {id_of(entry.row): entry.row["owner_id"] for entry in ledger.deals.entries()}
    ledger.given_away = {
        deal: sum(percent for person, percent in of_deal.items() if person != owners.get(deal))
        for deal, of_deal in shares.items()
    }


def save_credit(names: Names, row: Row) -> Outcome:
    ledger = names.ledger
    deal = names.deal(row.text("deal"), "deal").row
    person_id = id_of(names.person(row.text("member"), "member").row)
    if person_id == deal["owner_id"]:
        raise BadRowError(
            "member", "负责人得其余部分，不用写", "the owner has the rest and needs no row"
        )
    given = ledger.given_away.get(id_of(deal), 0)
    if given > MOST_GIVEN:
        raise BadRowError(
            "percent",
            f"这个商机一共分出 {given}%，要给负责人留一些",
            f"{given}% of this deal are given away; something stays with its owner",
        )
    percent = row.percent("percent")
    found = ledger.credits.find(key_of(deal["id"], person_id))
    if found:
        return found[0].change(percent=percent)
    ledger.credits.add(deal_id=deal["id"], person_id=person_id, percent=percent)
    return Outcome.NEW
