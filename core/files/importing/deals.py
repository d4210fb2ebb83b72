"""Deals: their amounts in the company's currency, and where a closed one counts."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from core.errors import UserError
from core.files.importing.ledger import Ledger, deal_key, id_of, whole
from core.files.importing.names import Names
from core.files.importing.report import BadRowError
from core.files.importing.rows import Row
from core.files.importing.shelf import Entry, Outcome, Record
from core.files.importing.stages import furthest
from core.money import minor_units, whole_units
from core.storage.records.rates import exchange_rate
from core.storage.tables import Company, Deal

PLAIN = ("title", "product", "source", "loss_reason", "competitor")
DAYS = ("expected_close_on", "closed_on")
CLOSED = ("won", "lost")
OF_ITS_WAY = ("stage", "status", "created_on", "closed_on")
MILLIONTHS = Decimal("0.000001")
AT_PAR = Decimal(1)
_NO_REASON = UserError("丢单没有写原因，按“其他”统计", "lost without a reason; counted as “other”")


def save_deal(names: Names, row: Row) -> Outcome:
    ledger = names.ledger
    found = ledger.deals.find(deal_key(row.text("external_id")))
    before = found[0].row if found else _fresh(ledger, row)
    after = before | _stated(names, row)
    _refuse_nonsense(after)
    after |= _worth(ledger, row, after)
    after |= _credit(names, row, before, after)
    is_lost_now = after["status"] == "lost" and (not found or before["status"] != "lost")
    if is_lost_now and not after.get("loss_reason"):
        names.remark(row, "loss_reason", _NO_REASON)
    if not found:
        ledger.touch_history(id_of(ledger.deals.add(**after).row))
        return Outcome.NEW
    _note_move(ledger, before, after)
    return found[0].change(**after)


def _fresh(ledger: Ledger, row: Row) -> Record:
    """Return what a deal is before its row says anything."""
    days = [day for column in DAYS if (day := row.day(column))]
    return {
        "external_id": row.text("external_id"),
        # Drawn when everything is sound.
        "number": row.deal_number or None,
        "status": "open",
        "amount_minor": None,
        "currency": ledger.company.currency,
        "exchange_rate": AT_PAR,
        "created_on": min([ledger.today, *days]),
        "closed_on": None,
    }


def _stated(names: Names, row: Row) -> Record:
    values: Record = {
        "account_id": id_of(names.account(row.text("account"), "account").row),
        "owner_id": id_of(names.person(row.text("owner"), "owner").row),
        "stage": row.text("stage"),
    }
    values |= {column: row.text(column) or None for column in PLAIN if row.has(column)}
    values |= {column: row.day(column) for column in DAYS if row.has(column)}
    if row.text("status"):
        values["status"] = row.text("status")
    if row.states("created_on"):
        values["created_on"] = row.day("created_on")
    return values


def _refuse_nonsense(deal: Record) -> None:
    """Raise BadRowError for a deal that cannot have happened."""
    created, closed = deal["created_on"], deal["closed_on"]
    is_closed = deal["status"] in CLOSED
    if is_closed and closed is None:
        raise BadRowError(
            "closed_on", "赢单和丢单要有成交日期", "a won or lost deal needs the day it closed"
        )
    if not is_closed and closed is not None:
        raise BadRowError(
            "status", "有成交日期，状态要写赢单或丢单", "with a closing day, write won or lost"
        )
    if isinstance(closed, date) and isinstance(created, date) and closed < created:
        raise BadRowError(
            "closed_on",
            f"成交（{closed}）早于创建（{created}）",
            f"closed ({closed}) before it was created ({created})",
        )


def _worth(ledger: Ledger, row: Row, deal: Record) -> Record:
    """Return the amount in its own currency and in the company's."""
    home = ledger.company.currency
    currency = row.text("currency") or str(deal["currency"])
    rate = _rate(row, currency, deal, ledger.company)
    amount = _amount(row, deal)
    if amount is None:
        minor = value = None
    else:
        minor, value = minor_units(amount, currency), minor_units(amount * rate, home)
    return {
        "currency": currency,
        "exchange_rate": rate,
        "amount_minor": minor,
        "value_minor": value,
    }


def _rate(row: Row, currency: str, deal: Record, company: Company) -> Decimal:
    if currency == company.currency:
        return AT_PAR
    stated = row.number_in("exchange_rate")
    if stated is not None:
        return stated.quantize(MILLIONTHS).normalize()
    kept = deal["exchange_rate"]
    if currency == deal["currency"] and isinstance(kept, Decimal):
        return kept
    try:
        return exchange_rate(company, currency)
    except UserError as problem:
        raise BadRowError(
            "exchange_rate",
            f"金额是 {currency}，请给出折算成 {company.currency} 的汇率",
            f"the amount is in {currency}: give its rate in {company.currency}",
        ) from problem


def _amount(row: Row, deal: Record) -> Decimal | None:
    if row.has("amount"):
        return row.number_in("amount")
    if deal["amount_minor"] is None:
        return None
    return whole_units(whole(deal["amount_minor"]), str(deal["currency"]))


def _credit(names: Names, row: Row, before: Record, after: Record) -> Record:
    """Return where a closed deal counts: its owner's team and region on the day it closed."""
    if after["status"] not in CLOSED:
        return {"closed_team_id": None, "closed_region_id": None}
    if before["status"] in CLOSED:
        return {}
    owner = names.person(row.text("owner"), "owner").row
    return {"closed_team_id": owner["team_id"], "closed_region_id": owner["region_id"]}


def _note_move(ledger: Ledger, before: Record, after: Record) -> None:
    """Remember a deal whose way changed, and the day of a move that has no history."""
    deal_id = whole(before["id"])
    stood, stands = str(before["stage"]), str(after["stage"])
    if all(before[name] == after[name] for name in OF_ITS_WAY):
        return
    closed = after["closed_on"]
    moved = min(ledger.today, closed) if isinstance(closed, date) else ledger.today
    ledger.touch_history(deal_id, moved if furthest(stood, stands) != stood else None)
    ledger.histories[deal_id].outdated = before


def alive_deals(ledger: Ledger, account_id: object, day: date) -> Iterator[Entry]:
    """Yield the deals of an account that were open on a day."""
    for created, closed, entry in ledger.deals_of(account_id):
        if created <= day <= closed:
            yield entry


def touch(entry: Entry, day: date, today: date) -> None:
    """Note that something was recorded on a deal; what is still to come does not count."""
    stood = entry.row["touched_on"]
    if day <= today and (not isinstance(stood, date) or stood < day):
        entry.put("touched_on", day)


def number_deals(ledger: Ledger) -> None:
    """Number the new deals on from the company's last one, in the order of the files."""
    if not any(shelf.model is Deal for shelf in ledger.opened):
        return
    last = ledger.company.last_deal_number
    for entry in ledger.deals.entries():
        if entry.is_new:
            if entry.row["number"] is None:
                entry.change(number=last + 1)
            last = max(last, whole(entry.row["number"]))
    ledger.company.last_deal_number = last
