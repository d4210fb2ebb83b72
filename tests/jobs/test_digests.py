"""Digests and boards: what they say, to whom, and when they keep silent."""

from datetime import date
from decimal import Decimal

from core.pictures import FunnelChart, LeaderboardChart
from core.reply import ToRoom
from core.storage.tables import Activity, Payment, Target
from tests.company import shown
from tests.jobs.conftest import at

TODAY = date(2026, 11, 23)


def test_a_digest_lists_what_is_due_and_what_is_overdue(office_on_both):
    office_on_both.follow_up(TODAY, "14:30", note="报价")
    office_on_both.follow_up(TODAY, note="回访")
    office_on_both.follow_up(date(2026, 11, 19), note="寄样品")

    [post] = office_on_both.run("daily-todo", at(23, "08:30"))

    assert post.reply.text.splitlines() == [
        "今日待办 · 11月23日 周一",
        "待跟进 2 项 · 逾期 1 项",
        "14:30 · 华东医疗 · 报价",
        "今天内 · 华东医疗 · 回访",
        "11月19日 周四 · 华东医疗 · 寄样品",
    ]


def test_what_was_due_on_a_free_day_is_not_overdue_on_the_first_working_day(office):
    office.follow_up(date(2026, 11, 22))

    [post] = office.run("daily-todo", at(23, "08:30"))

    assert "待跟进 1 项" in post.reply.text
    assert "逾期" not in post.reply.text


def test_fridays_digest_speaks_for_the_weekend(office):
    office.follow_up(date(2026, 11, 28), note="周六见")

    [post] = office.run("daily-todo", at(27, "08:30"))

    assert "11月28日 周六 · 华东医疗 · 周六见" in post.reply.text


def test_who_has_nothing_to_do_hears_nothing(office):
    assert office.run("daily-todo", at(23, "08:30")) == []


def test_a_deal_that_nobody_touched_for_two_weeks_stalls(office):
    office.deal(touched_on=date(2026, 11, 8))

    [post] = office.run("daily-todo", at(23, "08:30"))

    assert "停滞商机 1 个" in post.reply.text
    assert "15天没有记录" in str(post.reply.card)


def test_a_deal_touched_a_fortnight_ago_does_not_stall_yet(office):
    office.deal(touched_on=date(2026, 11, 9))

    assert office.run("daily-todo", at(23, "08:30")) == []


def test_a_manager_hears_of_the_teams_stalled_deals_and_overdue_promises(office):
    office.deal(touched_on=date(2026, 10, 8))
    office.follow_up(date(2026, 11, 19))

    posts = office.run("stalled-deals", at(23, "10:10"))

    told = {post.to.person_id for post in posts}
    assert told == {office.ids["张敏"], office.ids["胡军"]}
    assert "李雪 · 华东医疗 · 报价/方案 · ¥50万 · 46天没有记录" in posts[0].reply.text
    assert "李雪: 逾期 1 条" in posts[0].reply.text


def test_a_board_leaves_out_what_was_recorded_later_than_now(office):
    office.write(*(visit(office, day) for day in (20, 25)))

    posts = office.run("morning-leaderboard", at(23, "09:00"))

    assert "跟进次数 1" in str(posts[0].reply.card)


def visit(office, day: int) -> Activity:
    moment = at(day, "10:00")
    return Activity(
        type="visit",
        account_id=office.account(),
        member_id=office.ids["李雪"],
        occurred_at=moment,
        occurred_on=moment.date(),
        recorded_at=moment,
    )


def test_on_a_months_first_working_morning_the_board_is_of_the_month_that_ended(office):
    first = office.run("morning-leaderboard", at(2, "09:00"))
    second = office.run("morning-leaderboard", at(3, "09:00"))

    assert "上月" in first[0].reply.text
    assert "本月" in second[0].reply.text


def test_a_teams_friday_summary_is_one_message_with_its_charts(office):
    office.write(visit(office, 25))

    posts = office.run("weekly-summary", at(27, "17:30"))

    [team] = [post for post in posts if post.to.room == "C-EAST-1"]
    charts = [type(picture.chart) for picture in team.reply.pictures]
    assert FunnelChart in charts
    assert LeaderboardChart in charts
    assert len(posts) == 2


def friday_in_the_region(office) -> str:
    posts = office.run("weekly-summary", at(27, "17:30"))
    [region] = [post for post in posts if post.to == ToRoom("slack", "C-EAST")]
    return shown(region.reply)


def test_a_regions_friday_summary_ranks_the_week_and_says_where_the_rest_is(office):
    office.deal(status="won", closed_on=date(2026, 11, 25))

    said = friday_in_the_region(office)

    assert "销售额排行榜 · 华东 · 本周" in said
    assert "¥50万" in said
    assert "本月" not in said
    assert "在各团队的群里" in said


def test_a_regions_friday_without_a_win_says_so_and_ranks_what_was_done(office):
    office.write(visit(office, 25))

    said = friday_in_the_region(office)

    assert "本周还没有赢单" in said
    assert "跟进次数排行榜 · 华东 · 本周" in said
    assert "李雪" in said
    assert "王磊" not in said


def test_a_rep_behind_target_and_their_manager_are_told_in_private(office):
    office.write(target(office))

    posts = office.run("pace-alerts", at(25, "16:40"))

    told = [post.to.person_id for post in posts]
    assert told == [office.ids[name] for name in ("李雪", "胡军", "张敏")]
    assert "还差 ¥100万" in posts[0].reply.text
    assert "1 人本月目标有风险" in posts[2].reply.text


def target(office) -> Target:
    return Target(
        scope="member",
        scope_id=office.ids["李雪"],
        metric="revenue",
        period="2026-11",
        first_day=date(2026, 11, 1),
        last_day=date(2026, 11, 30),
        value=Decimal(1_000_000),
    )


def test_who_is_on_track_is_left_alone(office):
    assert office.run("pace-alerts", at(25, "16:40")) == []


def payment(office, due_on: date) -> Payment:
    deal = office.deal(status="won", closed_on=date(2026, 11, 2))
    return Payment(deal_id=deal.id, due_on=due_on, amount_minor=10_000_000)


def test_the_owner_is_told_three_days_ahead_and_when_it_is_due_not_in_between(office):
    office.write(payment(office, date(2026, 11, 27)))

    told = [len(office.run("payments-due", at(day, "09:20"))) for day in (24, 25, 26, 27)]

    assert told == [1, 0, 0, 1]


def test_money_late_for_more_than_a_week_is_told_to_leaders_on_monday(office):
    office.write(payment(office, date(2026, 11, 9)))

    posts = office.run("payments-due", at(23, "09:20"))

    names = {
        name for name, number in office.ids.items() if number in {p.to.person_id for p in posts}
    }
    assert names == {"李雪", "张敏", "胡军", "何佳"}
    assert "11月9日 周一 · 华东医疗 · ¥10万" in posts[0].reply.text


def test_the_monthly_review_tells_leaders_of_the_month_that_ended(office):
    posts = office.run("monthly-review", at(2, "09:40"))

    assert {post.to.person_id for post in posts} == {
        office.ids[name] for name in ("胡军", "张敏", "徐婷")
    }
    assert "上月" in posts[0].reply.text


def test_each_person_is_spoken_to_in_their_own_language(office):
    office.follow_up(TODAY, "14:30")
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE people SET language = 'en' WHERE name = '李雪'")

    [post] = office.run("daily-todo", at(23, "08:30"))

    assert post.reply.text.startswith("Today · Mon, Nov 23\n1 to follow up")


def test_a_rep_is_told_their_own_place_and_a_manager_none(office):
    office.write(visit(office, 20))
    office.follow_up(TODAY)
    office.follow_up(TODAY, member_id=office.ids["张敏"])

    posts = office.run("daily-todo", at(23, "08:30"))

    texts = {post.to.person_id: post.reply.text for post in posts}
    assert "本月排名：第 1 名（共 2 人）" in texts[office.ids["李雪"]]
    assert "排名" not in texts[office.ids["张敏"]]


def test_a_leaders_list_of_the_slow_is_no_ranking_and_leads_to_them(office):
    office.write(target(office))

    card = office.run("pace-alerts", at(25, "16:40"))[2].reply.card

    [table] = card.sections
    assert table.kind == "table"
    assert table.rows == (("李雪", "销售额", "0%", "81%"),)
    assert [button.command for button in card.buttons] == ["漏斗 李雪", "目标 李雪"]


def test_the_weekend_is_counted_for_itself(office):
    office.follow_up(date(2026, 11, 27))
    office.follow_up(date(2026, 11, 28), note="周六见")

    [post] = office.run("daily-todo", at(27, "08:30"))

    assert "待跟进 1 项 · 休息日 1 项" in post.reply.text


def test_an_item_says_what_is_to_be_done(office):
    office.follow_up(TODAY, "16:00", kind="objection", note="价格")
    office.follow_up(TODAY, note="张总")

    [post] = office.run("daily-todo", at(23, "08:30"))

    assert "16:00 · 华东医疗 · 回复异议：价格" in post.reply.text
    assert "今天内 · 华东医疗 · 跟进张总" in post.reply.text
