from decimal import Decimal

from core.language.understanding import Intent, Scope
from core.storage.tables import Point
from tests.records.desk import LI, WANG, ZHANG, Desk


def test_a_training_earns_five_points(desk: Desk):
    reply = desk.does(Intent.RECORD_TRAINING)

    assert "积分余额: 5" in reply.text
    assert "积分 +5" in reply.text


def test_a_suggestion_goes_to_the_manager_and_earns_nothing_yet(desk: Desk):
    desk.does(Intent.RECORD_SUGGESTION, text="建议每天早上发排行榜")

    [post] = desk.posts(f"person:{desk.ids[ZHANG]}")
    assert "建议每天早上发排行榜" in post.reply
    assert desk.row(Point).points == 0


def test_an_accepted_suggestion_earns_five_points_once(desk: Desk):
    desk.does(Intent.RECORD_SUGGESTION, text="建议每天早上发排行榜")
    number = desk.row(Point).id

    replies = [desk.does(Intent.RECORD_SUGGESTION, ZHANG, record=number) for _ in range(2)]

    assert "已经采纳过了" in replies[1].text
    assert sum(point.points for point in desk.rows(Point)) == 5
    assert len(desk.posts(f"person:{desk.ids[LI]}")) == 1


def test_no_one_accepts_their_own_suggestion(desk: Desk):
    desk.does(Intent.RECORD_SUGGESTION, text="建议每天早上发排行榜")

    reply = desk.does(Intent.RECORD_SUGGESTION, LI, record=desk.row(Point).id)

    assert "经理采纳" in reply.text


def test_redeeming_subtracts(desk: Desk):
    desk.does(Intent.RECORD_TRAINING)

    reply = desk.does(Intent.REDEEM_REWARD, value=Decimal(3), note="半天假")

    assert "已兑换 3 积分" in reply.text
    assert "积分余额: 2" in reply.text


def test_a_balance_never_goes_below_nothing(desk_on_both: Desk):
    desk_on_both.does(Intent.RECORD_TRAINING)

    reply = desk_on_both.does(Intent.REDEEM_REWARD, value=Decimal(6))

    assert reply.error_code == "not_enough_points"
    assert [point.points for point in desk_on_both.rows(Point)] == [5]


def test_how_many_points_is_asked_for(desk: Desk):
    desk.does(Intent.RECORD_TRAINING)
    desk.does(Intent.REDEEM_REWARD, note="半天假")

    desk.types("5")

    assert sum(point.points for point in desk.rows(Point)) == 0


def test_without_points_there_is_nothing_to_ask(desk: Desk):
    assert desk.does(Intent.REDEEM_REWARD).error_code == "not_enough_points"


def test_a_fraction_of_a_point_is_refused(desk: Desk):
    desk.does(Intent.RECORD_TRAINING)

    assert "正整数" in desk.does(Intent.REDEEM_REWARD, value=Decimal("0.5")).text


def test_my_points_say_where_they_came_from(desk: Desk):
    desk.does(Intent.RECORD_TRAINING)

    reply = desk.does(Intent.SHOW_POINTS)

    assert reply.text == "李雪 · 5 积分\n培训: +5（1 次）"


def test_a_colleagues_points_are_theirs(desk: Desk):
    reply = desk.does(Intent.SHOW_POINTS, LI, scope=Scope("member", WANG))

    assert reply.error_code == "not_allowed"
