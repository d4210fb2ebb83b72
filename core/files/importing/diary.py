"""Activities and follow-ups: what was done with a customer, and what was promised."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from core.files.importing.deals import alive_deals, touch
from core.files.importing.ledger import Ledger, id_of, key_of
from core.files.importing.names import Names
from core.files.importing.report import BadRowError
from core.files.importing.rows import Row
from core.files.importing.shelf import Entry, Outcome, Record, same


def save_activity(names: Names, row: Row) -> Outcome:
    ledger = names.ledger
    moment = row.moment("occurred_at")
    happened_at = moment.astimezone(UTC)
    who: Record = {
        "type": row.text("type"),
        "account_id": id_of(names.account(row.text("account"), "account").row),
        "member_id": id_of(names.person(row.text("member"), "member").row),
        "occurred_at": happened_at,
        "note": row.text("note") or None,
    }
    more: Record = {}
    if row.has("contact"):
        more["contact"] = row.text("contact") or None
    if row.has("score"):
        more["score"] = row.score("score")
    if row.has("objection"):
        more["objection"] = row.text("objection") or None
    key = key_of(*who.values())
    entry = _standing(ledger, ledger.activities.find(key), more)
    if entry is not None:
        return entry.change(**more)
    day = moment.astimezone(ledger.zone).date()
    deal_id = _touch_deals(ledger, who["account_id"], day)
    # When it was written down is not in the file; “late” would be an invention.
    then: Record = {"occurred_on": day, "deal_id": deal_id, "recorded_at": happened_at}
    entry = ledger.activities.put(key, who | more | then)
    ledger.matched.add(id(entry))
    return Outcome.NEW


def _touch_deals(ledger: Ledger, account_id: object, day: date) -> object:
    """Note the activity on the account's open deals; return the deal when there is only one."""
    deals = list(alive_deals(ledger, account_id, day))
    for deal in deals:
        touch(deal, day, ledger.today)
    return deals[0].row["id"] if len(deals) == 1 else None


def save_follow_up(names: Names, row: Row) -> Outcome:
    ledger = names.ledger
    due_on = row.day("due_on")
    if due_on is None:
        raise TypeError("a follow-up without a day")
    account_id = id_of(names.account(row.text("account"), "account").row)
    who: Record = {
        "account_id": account_id,
        "member_id": id_of(names.person(row.text("member"), "member").row),
        "due_on": due_on,
        "due_at": row.text("due_at") or None,
        "note": row.text("note") or None,
    }
    more: Record = {"done_on": row.day("done_on")} if row.has("done_on") else {}
    entry = _standing(ledger, ledger.follow_ups.find(key_of(*who.values())), more)
    if entry is not None:
        return entry.change(**more)
    deals = list(alive_deals(ledger, account_id, due_on))
    entry = ledger.follow_ups.add(
        **who,
        **more,
        deal_id=deals[0].row["id"] if len(deals) == 1 else None,
        kind="follow_up",
        created_at=min(ledger.now, datetime.combine(due_on, time(), ledger.zone)),
    )
    ledger.matched.add(id(entry))
    return Outcome.NEW


def _standing(ledger: Ledger, alike: Sequence[Entry], more: Record) -> Entry | None:
    """Return which of the rows alike stands for this one; each stands for one row of the files.

    Chat may have recorded two alike, and both came out of an export. Raises BadRowError when
    the files have more rows of one identity than the books.
    """
    if not alike:
        return None
    free = [entry for entry in alike if id(entry) not in ledger.matched]
    if not free:
        raise BadRowError(
            "", "与前面一行重复，但其他内容不同", "repeats an earlier row with other values"
        )
    equal = [e for e in free if all(same(e.row[name], value) for name, value in more.items())]
    chosen = next(iter(equal or free), None)
    if chosen is not None:
        ledger.matched.add(id(chosen))
    return chosen
