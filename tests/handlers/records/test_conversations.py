"""Whole chats, from the words that people type to the books."""

from datetime import date
from decimal import Decimal

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, Activity, Deal, FollowUp, OutboxPost, Payment, Target
from tests.company import Chat
from tests.records.desk import button


def test_one_sentence_is_a_visit_an_objection_and_a_follow_up(chat_on_both: Chat):
    said = chat_on_both.says("拜访华东医疗,张总嫌价格高,下周三再跟进").text

    assert "已记录 · 拜访 · 华东医疗器械有限公司 · 张总" in said
    assert "异议: 价格" in said
    assert "下次跟进: 12月2日 周三" in said


def test_the_undo_button_takes_it_back_and_redo_brings_it_again(chat: Chat):
    logged = chat.says("拜访华东医疗,张总嫌价格高,下周三再跟进")

    undone = chat.says(button(logged, "撤销").command)
    assert chat.rows(Activity) == []

    assert "已恢复" in chat.says(button(undone, "恢复").command).text
    assert len(chat.rows(FollowUp)) == 2


def test_the_undo_button_means_its_own_record_and_not_the_last_one(chat: Chat):
    first = chat.says("给华东医疗打了电话")
    chat.says("给远大科技打了电话")

    chat.says(button(first, "撤销").command)

    [left] = chat.rows(Activity)
    [tech] = [account for account in chat.rows(Account) if account.short_name == "远大科技"]
    assert left.account_id == tech.id


def test_a_deal_from_its_start_to_its_money(chat: Chat):
    chat.says("新商机 华东医疗")
    chat.says("50万")
    chat.says("不对，是45万")
    chat.says("华东医疗进入报价，12月20日能签")
    won = chat.says("华东医疗签了")
    chat.says(button(won, "回款 #1").command)
    chat.says("全部")

    [deal], [payment] = chat.rows(Deal), chat.rows(Payment)
    assert (deal.status, deal.amount_minor) == ("won", 45_000_000)
    assert payment.paid_amount_minor == 45_000_000


def test_a_loss_is_asked_for_its_reason_and_takes_it_in_own_words(chat: Chat):
    chat.says("新商机 远大科技 30万")

    assert "丢单的原因是什么" in chat.says("远大科技丢单了").text
    assert "原因: 预算" in chat.says("预算被砍了").text


def test_a_visit_without_a_next_step_takes_a_bare_day(chat: Chat):
    chat.says("今天拜访了远大科技的王总")

    assert "11月27日 周五 15:00" in chat.says("周五下午3点").text


def test_chatter_plans_nothing(chat: Chat):
    chat.says("今天拜访了远大科技的王总")

    chat.says("中午十二点一起吃饭吗")

    assert chat.rows(FollowUp) == []


def test_the_buttons_of_the_next_step_say_it_in_full(chat: Chat):
    visited = chat.says("今天拜访了远大科技的王总")

    chat.says(button(visited, "下周一").command)

    [follow_up] = chat.rows(FollowUp)
    assert follow_up.due_on == date(2026, 11, 30)


def test_an_unknown_customer_is_made_by_the_button(chat: Chat):
    asked = chat.says("拜访了启明智造的刘总")

    chat.says(button(asked, "新建 启明智造").command)

    assert "启明智造" in {account.name for account in chat.rows(Account)}
    assert len(chat.rows(Activity)) == 1


def test_the_lists_buttons_finish_and_put_off(chat: Chat):
    chat.says("明天提醒我给华东医疗打电话")
    chat.clock.moment = chat.clock.moment.replace(day=24)
    listed = chat.says("我的跟进")

    chat.says(button(listed, "改到明天 华东医疗器械有限公司").command)
    chat.says(button(listed, "完成 华东医疗器械有限公司").command)

    [follow_up] = chat.rows(FollowUp)
    assert (follow_up.due_on, follow_up.done_on) == (date(2026, 11, 25), date(2026, 11, 24))


def test_a_suggestion_is_accepted_by_its_button(chat: Chat):
    chat.says("建议每天早上把排行榜发到群里")
    number = chat.says("我的积分")
    assert "0 积分" in number.text

    [post] = [post for post in _posts(chat) if "采纳" in post.reply]
    command = post.reply.split('"command":"')[1].split('"')[0]
    chat.says(command, "张敏")

    assert "5 积分" in chat.says("我的积分").text


def test_just_a_customers_name_tells_its_story(chat: Chat):
    assert "负责人: 李雪" in chat.says("华东医疗").text


def test_a_write_says_what_it_did_to_the_target(chat: Chat):
    _target(chat, Decimal(1_000_000))

    assert "本月 45% · 还差 ¥55万" in chat.says("华东医疗签了，45万").text


def _target(chat: Chat, value: Decimal) -> None:
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "target"), "import", chat.clock.now())
        session.add(
            Target(
                scope="member",
                scope_id=chat.ids["李雪"],
                metric="revenue",
                period="2026-11",
                first_day=date(2026, 11, 1),
                last_day=date(2026, 11, 30),
                value=value,
            )
        )


def _posts(chat: Chat) -> list:
    return chat.rows(OutboxPost)


def test_characters_that_no_one_can_type_break_nothing(chat_on_both: Chat):
    said = chat_on_both.says("拜访华东医疗\x00,张总\u202e说\x00<!channel> =cmd()").text

    assert "已记录 · 拜访" in said


def test_a_manager_records_a_reps_visit_in_the_reps_name(chat: Chat):
    reply = chat.says("替王磊记录：拜访三一重工，下周三再跟进", "张敏")

    [visit], [follow_up] = chat.rows(Activity), chat.rows(FollowUp)
    assert visit.member_id == follow_up.member_id == chat.ids["王磊"]
    assert "已记录 · 拜访 · 三一重工股份有限公司" in reply.text
    assert any("张敏 替你记录了" in post.reply for post in chat.rows(OutboxPost))


def test_a_rep_records_nothing_in_a_colleagues_name(chat: Chat):
    assert chat.says("替王磊记录：拜访三一重工").error_code == "not_allowed"
    assert chat.rows(Activity) == []


def test_what_was_recorded_for_a_rep_the_manager_can_undo(chat: Chat):
    chat.says("替王磊记录：拜访三一重工，下周三再跟进", "张敏")

    chat.says("撤销", "张敏")

    assert chat.rows(Activity) == []


def test_a_question_about_a_reps_record_is_the_managers_to_answer(chat: Chat):
    chat.says("替王磊记录：拜访了启明智造的刘总", "张敏")

    chat.says("新建", "张敏")

    assert chat.rows(Activity)[0].member_id == chat.ids["王磊"]


def test_just_a_day_shows_what_is_due(chat: Chat):
    chat.says("明天提醒我给华东医疗打电话")

    assert "待跟进 1 条" in chat.says("明天").text
    assert "没有到期的跟进" in chat.says("今日").text
