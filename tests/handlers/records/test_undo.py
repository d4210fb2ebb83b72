from datetime import date
from decimal import Decimal

from sqlalchemy import update

from core.language.understanding import Intent
from core.storage.company import FIRST_COMPANY
from core.storage.tables import (
    Account,
    Activity,
    Change,
    Deal,
    FollowUp,
    OutboxPost,
    Payment,
    Point,
    StageEntry,
)
from core.vocabulary import ActivityKind, LossReason, Stage
from tests.records.desk import LI, MEDICAL, SANY, WANG, ZHANG, Desk

TODAY = date(2026, 11, 23)
HALF_A_MILLION = Decimal(500_000)
VISIT = {"account": MEDICAL, "activity": ActivityKind.VISIT}


def test_undo_takes_back_all_that_one_sentence_wrote(desk_on_both: Desk):
    said = {"stage": Stage.PROPOSAL, "amount": HALF_A_MILLION, "due_on": date(2026, 12, 2)}
    desk_on_both.does(Intent.LOG_ACTIVITY, **VISIT, **said)

    reply = desk_on_both.does(Intent.UNDO)

    assert reply.text.startswith("已撤销：拜访 · 华东医疗器械有限公司")
    for table in (Activity, Deal, StageEntry, FollowUp):
        assert desk_on_both.rows(table) == []


def test_undo_takes_back_the_points(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)

    desk.does(Intent.UNDO)

    assert [point.points for point in desk.rows(Point)] == [1, -1]


def test_undo_without_anything_to_undo_says_so(desk: Desk):
    assert "没有可以撤销的记录" in desk.does(Intent.UNDO).text


def test_a_second_undo_goes_one_step_further_back(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)
    desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, activity=ActivityKind.CALL)

    desk.does(Intent.UNDO)
    desk.does(Intent.UNDO)

    assert desk.rows(Activity) == []


def test_the_same_undo_button_twice_is_harmless(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT)
    desk.undoes(reply)

    assert "已经撤销过了" in desk.undoes(reply).text


def test_an_undo_can_be_undone(desk_on_both: Desk):
    desk_on_both.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    undone = desk_on_both.does(Intent.UNDO)

    reply = desk_on_both.undoes(undone)

    deal = desk_on_both.row(Deal)
    assert (deal.amount_minor, deal.created_on) == (50_000_000, TODAY)
    assert reply.text.startswith("已恢复：新建商机 #1")


def test_what_was_restored_can_be_undone_again(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)
    desk.undoes(desk.does(Intent.UNDO))

    desk.does(Intent.UNDO)

    assert desk.rows(Activity) == []
    assert sum(point.points for point in desk.rows(Point)) == 0


def test_a_win_undone_is_open_again_with_its_stage(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, stage=Stage.QUALIFIED)
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    desk.does(Intent.UNDO)

    deal = desk.row(Deal)
    assert (deal.status, deal.stage, deal.closed_on) == ("open", "qualified", None)
    assert len(desk.rows(StageEntry)) == 2


def test_a_celebration_that_waits_is_withdrawn(desk: Desk):
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)

    desk.does(Intent.UNDO)

    assert {post.state for post in desk.rows(OutboxPost)} == {"withdrawn"}


def test_a_celebration_that_was_sent_is_corrected(desk: Desk):
    desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    _all_posts_are_sent(desk)

    desk.does(Intent.UNDO)

    corrections = desk.rows(OutboxPost, OutboxPost.state == "queued")
    assert [post.lane for post in corrections] == ["slack:C-EAST-1", "slack:C-ALL"]
    assert "更正：李雪 撤销了这条记录" in corrections[0].reply


def test_a_later_change_stands_in_the_way_and_is_named(desk: Desk):
    created = desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.LOSE_DEAL, account=MEDICAL, loss_reason=LossReason.PRICE)

    reply = desk.undoes(created)

    assert reply.error_code == "built_upon"
    assert "已记录丢单 · 华东医疗器械有限公司" in reply.text


def test_a_record_that_refers_to_it_stands_in_the_way(desk: Desk):
    won = desk.does(Intent.WIN_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    desk.does(Intent.RECORD_PAYMENT, account=MEDICAL, amount=HALF_A_MILLION)

    assert "已记录回款" in desk.undoes(won).text
    assert len(desk.rows(Payment)) == 1


def test_a_new_account_is_undone_only_without_records(desk: Desk):
    created = desk.does(Intent.CREATE_ACCOUNT, account="启明智造")
    desk.does(Intent.LOG_ACTIVITY, account="启明智造", activity=ActivityKind.VISIT)

    assert desk.undoes(created).error_code == "built_upon"
    desk.does(Intent.UNDO)
    desk.undoes(created)

    assert desk.rows(Account, Account.name == "启明智造") == []


def test_a_later_touch_alone_does_not_stand_in_the_way(desk: Desk):
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=HALF_A_MILLION)
    changed = desk.does(Intent.UPDATE_DEAL, account=MEDICAL, amount=Decimal(450_000))
    desk.waits(hours=20)
    desk.does(Intent.LOG_ACTIVITY, **VISIT)

    desk.undoes(changed)

    assert desk.row(Deal).amount_minor == 50_000_000


def test_after_a_day_it_is_too_late(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT)
    desk.waits(hours=24)

    assert desk.undoes(reply).error_code == "too_late"
    assert len(desk.rows(Activity)) == 1


def test_redeemed_points_stand_in_the_way(desk: Desk):
    trained = desk.does(Intent.RECORD_TRAINING)
    desk.does(Intent.REDEEM_REWARD, value=Decimal(5))

    assert desk.undoes(trained).error_code == "points_redeemed"


def test_a_colleagues_change_is_not_mine_to_undo(desk: Desk):
    reply = desk.does(Intent.CREATE_DEAL, WANG, account=SANY)

    assert desk.undoes(reply, LI).error_code == "not_allowed"


def test_a_manager_undoes_a_reps_change_and_the_rep_is_told(desk: Desk):
    reply = desk.does(Intent.CREATE_DEAL, WANG, account=SANY)

    desk.undoes(reply, ZHANG)

    assert desk.rows(Deal) == []
    [post] = desk.posts(f"person:{desk.ids[WANG]}")
    assert "张敏 撤销了你的记录" in post.reply


def test_a_number_that_nothing_can_have_undoes_nothing(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)

    reply = desk.does(Intent.UNDO, text="撤销 #9999999999999999999")

    assert reply.error_code == "not_found"
    assert len(desk.rows(Activity)) == 1


def test_an_import_is_not_undone_in_a_sentence(desk: Desk):
    founding = desk.row(Change)

    reply = desk.does(Intent.UNDO, record=founding.id)

    assert reply.error_code == "not_found"


def test_both_changes_name_each_other(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)
    desk.does(Intent.UNDO)

    written, undone = desk.rows(Change, Change.intent != "import")
    assert (written.undone_by, undone.undoes) == (undone.id, written.id)


def _all_posts_are_sent(desk: Desk) -> None:
    with desk.database.writing(FIRST_COMPANY) as session:
        session.execute(update(OutboxPost).values(state="sent"))
