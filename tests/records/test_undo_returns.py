"""Whatever was written, taking it all back leaves the books as they were."""

from datetime import date
from decimal import Decimal

import pytest

from core.language.understanding import Intent
from core.storage.changes import as_written
from core.storage.tables import Account, Activity, Deal, FollowUp, Payment, Point, StageEntry
from core.vocabulary import ActivityKind, LossReason, Objection, Stage
from tests.records.desk import MEDICAL, SANY, TECH, WANG, Desk

BOOKS = (Account, Activity, Deal, FollowUp, Payment, StageEntry)
Said = tuple[Intent, dict[str, object]]
VISIT: Said = (
    Intent.LOG_ACTIVITY,
    {"account": MEDICAL, "activity": ActivityKind.VISIT, "due_on": date(2026, 12, 2)},
)
OFFER: Said = (
    Intent.UPDATE_DEAL,
    {"account": MEDICAL, "stage": Stage.PROPOSAL, "amount": Decimal(500_000)},
)
REVISED: Said = (Intent.UPDATE_DEAL, {"account": MEDICAL, "amount": Decimal(450_000)})
WIN: Said = (Intent.WIN_DEAL, {"account": MEDICAL, "occurred_on": date(2026, 11, 20)})
LOSS: Said = (Intent.LOSE_DEAL, {"account": MEDICAL, "loss_reason": LossReason.PRICE})
PAYMENT: Said = (Intent.RECORD_PAYMENT, {"account": MEDICAL, "amount": Decimal(200_000)})
# The same sum again on one day would be asked about.
REST: Said = (Intent.RECORD_PAYMENT, {"account": MEDICAL, "amount": Decimal(300_000)})
OBJECTION: Said = (Intent.LOG_ACTIVITY, {"account": MEDICAL, "objection": Objection.PRICE})
DONE: Said = (Intent.COMPLETE_FOLLOW_UP, {"account": MEDICAL})
LATER: Said = (
    Intent.SNOOZE_FOLLOW_UP,
    {"account": MEDICAL, "due_on": date(2026, 12, 9)},
)
NEW: Said = (Intent.CREATE_ACCOUNT, {"account": "启明智造", "amount": Decimal(80_000)})
STORIES = {
    "a deal from the visit to the money": (VISIT, OFFER, WIN, PAYMENT, REST),
    "a deal that was lost": (OFFER, OBJECTION, LOSS, VISIT),
    "a promise put off and kept": (VISIT, LATER, DONE),
    "a new customer with a deal": (NEW, VISIT, OFFER, REVISED),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_undoing_everything_leaves_the_books_as_they_were(desk: Desk, story: tuple[Said, ...]):
    before = _books(desk)
    for intent, said in story:
        assert desk.does(intent, **said).changed

    for _ in story:
        assert desk.does(Intent.UNDO).error_code is None

    assert _books(desk) == before
    assert sum(point.points for point in desk.rows(Point)) == 0


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_redoing_an_undo_leaves_the_books_as_they_were(desk: Desk, story: tuple[Said, ...]):
    for intent, said in story:
        desk.does(intent, **said)
    before, points = _books(desk), sum(point.points for point in desk.rows(Point))

    desk.undoes(desk.does(Intent.UNDO))

    assert _books(desk) == before
    assert sum(point.points for point in desk.rows(Point)) == points


def test_a_colleagues_records_are_not_touched_by_my_undo(desk: Desk):
    desk.does(Intent.CREATE_DEAL, WANG, account=SANY, amount=Decimal(100_000))
    before = _books(desk)
    desk.does(Intent.CREATE_DEAL, account=TECH, amount=Decimal(100_000))

    desk.does(Intent.UNDO)

    assert _books(desk) == before


def _books(desk: Desk) -> list[tuple[str, list[str]]]:
    return [
        (table.__tablename__, sorted(str(as_written(row)) for row in desk.rows(table)))
        for table in BOOKS
    ]
