"""Payments, targets and channels."""

from collections.abc import Callable
from decimal import Decimal

from core.files.importing.ledger import id_of, key_of, whole
from core.files.importing.names import Names
from core.files.importing.report import BadRowError
from core.files.importing.rows import Row
from core.files.importing.shelf import Entry, Outcome, Record
from core.money import minor_units
from core.periods import Period

MILLIONTHS = Decimal("0.000001")
HIGHEST_SCORE = 10


def save_payment(names: Names, row: Row) -> Outcome:
    ledger = names.ledger
    deal = names.deal(row.text("deal"), "deal").row
    values = _money(row, deal, ledger.company.currency)
    found = ledger.payments.find(key_of(deal["id"], row.day("due_on")))
    if found:
        return found[0].change(**values)
    ledger.payments.add(deal_id=deal["id"], due_on=row.day("due_on"), **values)
    return Outcome.NEW


def _money(row: Row, deal: Record, home: str) -> Record:
    currency, rate = str(deal["currency"]), deal["exchange_rate"]
    due = row.number_in("amount") or Decimal(0)
    values: Record = {"amount_minor": minor_units(due, currency)}
    if not row.has("paid_on") and not row.has("paid_amount"):
        return values
    # A day of payment without an amount says that all of it came.
    paid = row.number_in("paid_amount") if row.states("paid_amount") else due
    if row.day("paid_on") is None:
        if row.states("paid_amount") and paid:
            raise BadRowError("paid_on", "有回款金额，缺回款日期", "a payment needs its day")
        paid = None
    value = paid * rate if paid is not None and isinstance(rate, Decimal) else None
    return values | {
        "paid_on": row.day("paid_on"),
        "paid_amount_minor": None if paid is None else minor_units(paid, currency),
        "paid_value_minor": None if value is None else minor_units(value, home),
    }


def save_target(names: Names, row: Row) -> Outcome:
    scope, metric = row.text("scope"), row.text("metric")
    period = Period.parse(row.text("period"))
    value = row.number_in("value") or Decimal(0)
    _refuse_odd_value(metric, value)
    value = value.quantize(MILLIONTHS).normalize()
    scope_id = _scope_id(names, row)
    shelf = names.ledger.targets
    found = shelf.find(key_of(scope, scope_id, metric, period.label()))
    if found:
        names.told_targets[id(found[0])] = row
        return found[0].change(value=value)
    entry = shelf.add(
        scope=scope,
        scope_id=scope_id,
        metric=metric,
        period=period.label(),
        first_day=period.first,
        last_day=period.last,
        value=value,
    )
    names.told_targets[id(entry)] = row
    return Outcome.NEW


def _refuse_odd_value(metric: str, value: Decimal) -> None:
    if metric == "conversion" and value > 1:
        raise BadRowError("value", "转化率请写 0.35 或 35%", "write a conversion as 0.35 or 35%")
    if metric == "satisfaction" and value > HIGHEST_SCORE:
        raise BadRowError("value", "满意度最高 10", "satisfaction goes up to 10")


def save_channel(names: Names, row: Row) -> Outcome:
    shelf = names.ledger.channels
    values: Record = {"scope": row.text("scope"), "scope_id": _scope_id(names, row)}
    if row.has("purposes"):
        values["purposes"] = row.names("purposes")
    platform, channel_id = row.text("platform"), row.text("channel_id")
    found = shelf.find(key_of(platform, channel_id))
    if found:
        return found[0].change(**values)
    shelf.add(platform=platform, channel_id=channel_id, **({"purposes": []} | values))
    return Outcome.NEW


def _scope_id(names: Names, row: Row) -> int:
    """Return the id of what `scope` and `name` name; 0 is the company."""
    scope, name = row.text("scope"), row.text("name")
    finders: dict[str, Callable[[str, str], Entry]] = {
        "region": names.region,
        "team": names.team,
        "member": names.person,
    }
    if scope not in finders:
        return 0
    if not name:
        raise BadRowError("name", "要写是哪一个的名称", f"name the {scope}")
    return whole(id_of(finders[scope](name, "name").row))
