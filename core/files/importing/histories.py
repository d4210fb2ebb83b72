"""Stage histories: the days on which deals entered their stages."""

from collections.abc import Mapping
from datetime import date

from core.files.importing.deals import touch
from core.files.importing.ledger import Ledger, key_of, whole
from core.files.importing.names import Names
from core.files.importing.report import BadRowError, BrokenReferenceError
from core.files.importing.rows import Row
from core.files.importing.shelf import Entry, Outcome, Record
from core.files.importing.stages import STAGES, Life, entries_of
from core.vocabulary import Stage

_BEFORE = {stage: STAGES[:place] for place, stage in enumerate(STAGES)}
_ZH = {stage.value: stage.zh for stage in Stage}


def prepare_history(names: Names, rows: list[Row]) -> None:
    """Work out the entries of every deal whose row or history is in this import."""
    ledger = names.ledger
    for row in rows:
        _collect(names, row)
    if not ledger.histories:
        return
    deals = {entry.row["id"]: entry for entry in ledger.deals.entries()}
    for deal_id in ledger.histories:
        _enter_stages(ledger, deals[deal_id])


def _collect(names: Names, row: Row) -> None:
    day = row.day("entered_on")
    try:
        deal_id = whole(names.deal(row.text("deal"), "deal").row["id"])
    except (BadRowError, BrokenReferenceError):
        return  # Listed when the row itself is saved.
    ledger = names.ledger
    if day is not None and row.text("stage"):
        ledger.touch_history(deal_id).stated.setdefault(row.text("stage"), day)


def _enter_stages(ledger: Ledger, deal: Entry) -> None:
    deal_id = whole(deal.row["id"])
    history = ledger.histories[deal_id]
    key = key_of(deal_id)
    standing = {str(e.row["stage"]): e for e in ledger.stage_entries.find(key)}
    kept = {stage: _day(entry.row, "entered_on") for stage, entry in standing.items()}
    if history.outdated is not None:
        kept = _still_valid(kept, history.outdated, deal.row)
    days = entries_of(_life(deal.row, history.moved_on), history.stated, kept)
    for stage in filter(days.__contains__, STAGES):
        if stage in standing:
            standing[stage].change(entered_on=days[stage])
        else:
            values: Record = {"deal_id": deal_id, "stage": stage, "entered_on": days[stage]}
            ledger.stage_entries.put(key, values)
    _touch_all(ledger, deal, days)


def _still_valid(kept: Mapping[str, date], before: Record, after: Record) -> dict[str, date]:
    """Return the entries without those that were only assumed from days now corrected."""
    created, closed = before["created_on"], before["closed_on"]
    if created != after["created_on"] and all(day == created for day in kept.values()):
        return {}
    was_assumed = before["status"] == "won" and closed != after["closed_on"]
    return {
        stage: day
        for stage, day in kept.items()
        if not (was_assumed and stage == STAGES[-1] and day == closed)
    }


def _life(deal: Record, moved_on: date | None) -> Life:
    won_on = _day(deal, "closed_on") if deal["status"] == "won" else None
    return Life(_day(deal, "created_on"), str(deal["stage"]), won_on, moved_on)


def _touch_all(ledger: Ledger, deal: Entry, days: Mapping[str, date]) -> None:
    if deal.row["touched_on"] is None:
        deal.put("touched_on", deal.row["created_on"])
    closed = deal.row["closed_on"]
    known = [*days.values(), closed] if isinstance(closed, date) else days.values()
    touch(deal, max([day for day in known if day <= ledger.today], default=date.min), ledger.today)


def save_history(names: Names, row: Row) -> Outcome:
    """Check one row against its deal; the entries themselves were worked out before."""
    ledger = names.ledger
    deal, stage = names.deal(row.text("deal"), "deal").row, row.text("stage")
    _refuse_backwards(row, stage, ledger.histories[whole(deal["id"])].stated)
    _refuse_after_closing(row, deal)
    for entry in ledger.stage_entries.find((deal["id"],)):
        if entry.row["stage"] == stage:
            return _outcome(entry)
    raise LookupError(f"stage {stage} was not entered")


def _outcome(entry: Entry) -> Outcome:
    if entry.is_new:
        return Outcome.NEW
    return Outcome.UNCHANGED if entry.row is entry.before else Outcome.CHANGED


def _refuse_backwards(row: Row, entered: str, stated: Mapping[str, date]) -> None:
    day = row.day("entered_on")
    for stage in _BEFORE[entered]:
        if day is not None and stage in stated and stated[stage] > day:
            raise BadRowError(
                "entered_on",
                f"阶段倒退：{day} 早于进入{_ZH[stage]}的 {stated[stage]}",
                f"runs backwards: {day} is before it entered {stage} on {stated[stage]}",
            )


def _refuse_after_closing(row: Row, deal: Record) -> None:
    day, closed = row.day("entered_on"), deal["closed_on"]
    if day is not None and isinstance(closed, date) and day > closed:
        raise BadRowError(
            "entered_on",
            f"{day} 晚于商机结束的 {closed}",
            f"{day} is after the deal closed on {closed}",
        )


def _day(row: Record, column: str) -> date:
    value = row[column]
    if not isinstance(value, date):
        raise TypeError(f"{column} holds no day")
    return value
