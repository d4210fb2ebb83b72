from datetime import date, time, timedelta
from decimal import Decimal

from core.language.understanding import Intent
from core.storage.tables import Activity, Deal, FollowUp, OutboxPost, Point, StageEntry
from core.vocabulary import ActivityKind, Objection, Stage
from tests.records.desk import LI, MEDICAL, SANY, TECH, Desk, button, labels

TODAY = date(2026, 11, 23)
VISIT = {"account": MEDICAL, "activity": ActivityKind.VISIT}


def test_a_visit_says_what_was_understood(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT, contact="张总", due_on=date(2026, 12, 2))

    assert "已记录 · 拜访 · 华东医疗器械有限公司 · 张总" in reply.text
    assert "下次跟进: 12月2日 周三" in reply.text
    assert {changed.type for changed in reply.changed} == {"activity", "follow_up"}


def test_a_visit_earns_a_point(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT)

    assert desk.row(Point).points == 1
    assert "积分 +1" in reply.text


def test_a_visit_yesterday_is_counted_yesterday(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT, occurred_on=TODAY - timedelta(days=1))

    assert desk.row(Activity).occurred_on == TODAY - timedelta(days=1)


def test_a_visit_tomorrow_is_refused(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT, occurred_on=TODAY + timedelta(days=1))

    assert "还没到" in reply.text
    assert desk.rows(Activity) == []


def test_one_sentence_records_the_visit_the_stage_the_amount_and_the_follow_up(desk: Desk):
    said = {"stage": Stage.PROPOSAL, "amount": Decimal(500_000), "due_on": date(2026, 12, 2)}
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT, **said)

    deal = desk.row(Deal)
    assert (deal.stage, deal.amount_minor, deal.number) == ("proposal", 50_000_000, 1)
    assert "已新建商机 #1" in reply.text
    assert desk.row(FollowUp).deal_id == deal.id


def test_a_jump_enters_the_stages_in_between_on_the_same_day(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT, stage=Stage.PROPOSAL)

    entries = {(entry.stage, entry.entered_on) for entry in desk.rows(StageEntry)}
    assert entries == {("lead", TODAY), ("qualified", TODAY), ("proposal", TODAY)}


def test_an_objection_starts_the_24_hour_clock(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT, objection=Objection.PRICE)

    follow_up = desk.row(FollowUp)
    assert (follow_up.kind, follow_up.due_at) == ("objection", "10:00")
    assert follow_up.due_on == TODAY + timedelta(days=1)


def test_a_visit_keeps_the_follow_up_that_was_due(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY)

    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT)

    assert desk.row(FollowUp).done_on == TODAY
    assert sum(point.points for point in desk.rows(Point)) == 1 + 2
    assert "已完成跟进" in reply.text


def test_a_visit_leaves_a_later_follow_up_alone(desk: Desk):
    desk.does(Intent.SCHEDULE_FOLLOW_UP, account=MEDICAL, due_on=TODAY + timedelta(days=3))

    desk.does(Intent.LOG_ACTIVITY, **VISIT)

    assert desk.row(FollowUp).done_on is None


def test_a_visit_without_a_next_step_is_asked_for_one(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT)

    assert labels(reply) == ["明天", "下周一", "不用", "撤销"]
    assert button(reply, "明天").command == f"跟进 {MEDICAL} 2026-11-24"


def test_a_bare_day_answers_what_comes_next(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)

    reply = desk.types("周五下午3点", due_on=date(2026, 11, 27), due_at=time(15))

    assert "已安排跟进" in reply.text
    assert desk.row(FollowUp).due_at == "15:00"


def test_no_next_step_is_an_answer_too(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)

    assert desk.types("不用").text == "好的。"
    assert desk.rows(FollowUp) == []


def test_a_past_due_day_is_asked_about_before_anything_is_written(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT, due_on=TODAY - timedelta(days=4))

    assert "已经过了" in reply.text
    assert desk.rows(Activity) == []


def test_the_answer_to_a_past_due_day_records_it_all(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT, due_on=TODAY - timedelta(days=4))

    desk.types("下周一")

    assert desk.row(Activity).type == "visit"
    assert desk.row(FollowUp).due_on == date(2026, 11, 30)


def test_without_a_customer_the_recent_ones_are_offered(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, account=TECH, activity=ActivityKind.CALL)
    desk.waits(minutes=15)

    reply = desk.does(Intent.LOG_ACTIVITY, activity=ActivityKind.VISIT)

    assert reply.text == "拜访哪个客户？"
    assert labels(reply)[0] == TECH


def test_an_unknown_customer_is_asked_about(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, account="启明智造", activity=ActivityKind.VISIT)

    assert "是新客户吗" in reply.text
    assert desk.rows(Activity) == []


def test_an_unknown_customer_is_made_when_the_sender_says_so(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, account="启明智造", activity=ActivityKind.VISIT)

    reply = desk.types("新建")

    assert "已新建客户：启明智造" in reply.text
    assert desk.row(Activity).account_id == desk.account("启明智造").id


def test_a_misspelt_customer_is_offered_by_its_name(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, account="三二重工", activity=ActivityKind.VISIT)

    desk.types("1")

    assert desk.row(Activity).account_id == desk.account(SANY).id


def test_two_candidates_are_a_question(desk: Desk):
    said = {"activity": ActivityKind.VISIT, "candidates": (MEDICAL, TECH)}
    reply = desk.does(Intent.LOG_ACTIVITY, account="华东", account_known=True, **said)

    assert labels(reply) == [MEDICAL, TECH]


def test_several_customers_in_one_sentence_are_each_visited(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, accounts=(MEDICAL, TECH), activity=ActivityKind.VISIT)

    assert len(desk.rows(Activity)) == 2
    assert sum(point.points for point in desk.rows(Point)) == 2


def test_a_visit_to_a_colleagues_customer_is_told_to_the_colleague(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, LI, account=SANY, activity=ActivityKind.VISIT)

    [post] = desk.rows(OutboxPost)
    assert post.lane == f"person:{desk.ids['王磊']}"


def test_a_colleagues_deal_stays_as_it_is(desk: Desk):
    desk.does(Intent.CREATE_DEAL, "王磊", account=SANY, amount=Decimal(100_000))

    said = {"activity": ActivityKind.VISIT, "stage": Stage.CONTRACT}
    reply = desk.does(Intent.LOG_ACTIVITY, LI, account=SANY, **said)

    assert desk.row(Deal).stage == "lead"
    assert "商机由同事负责" in reply.text


def test_a_contact_keeps_no_promise_that_was_made_after_it(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT, objection=Objection.PRICE)

    said = {"occurred_on": TODAY - timedelta(days=1)}
    desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, activity=ActivityKind.CALL, **said)

    assert desk.row(FollowUp).done_on is None


def test_a_satisfied_customer_earns_points(desk: Desk):
    desk.does(Intent.RECORD_SATISFACTION, account=MEDICAL, score=9)

    assert desk.row(Activity).score == 9
    assert desk.row(Point).reason == "satisfaction"


def test_a_score_that_is_missing_is_asked_for(desk: Desk):
    desk.does(Intent.RECORD_SATISFACTION, account=MEDICAL)

    desk.types("8")

    assert desk.row(Activity).score == 8


def test_half_a_point_of_satisfaction_is_refused(desk: Desk):
    said = {"account": MEDICAL, "value": Decimal("8.5")}

    assert "1 到 10 分" in desk.does(Intent.RECORD_SATISFACTION, **said).text


def test_a_long_note_is_kept_whole_and_shown_short(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, **VISIT, note="谈" * 500)

    assert len(desk.row(Activity).note) == 500
    assert len(reply.text) < 200


def test_a_second_visit_on_one_day_is_pointed_out(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, **VISIT)

    assert "已经记过一次拜访" in desk.does(Intent.LOG_ACTIVITY, **VISIT).text
