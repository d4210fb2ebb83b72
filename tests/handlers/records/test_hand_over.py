from datetime import date

import pytest

from core.storage.tables import Account, Activity, Deal, FollowUp, Person, StageEntry
from tests.company import Chat


def row(chat: Chat, table: type, **values: object) -> object:
    [found] = [
        one
        for one in chat.rows(table)
        if all(getattr(one, name) == value for name, value in values.items())
    ]
    return found


def owner_of(chat: Chat, name: str) -> str:
    account = row(chat, Account, short_name=name)
    return next(name for name, id_ in chat.ids.items() if id_ == account.owner_id)


@pytest.mark.parametrize(
    "typed",
    [
        "把华东医疗转给王磊",
        "华东医疗交接给王磊",
        "华东医疗转给王磊跟进",
        "请把华东医疗这个客户移交给王磊",
        "华东医疗以后由王磊负责",
        "hand over 华东医疗 to 王磊",
        "Please transfer account 华东医疗 to 王磊",
        "/sales 把华东医疗转给王磊",
    ],
)
def test_a_customer_goes_to_a_colleague(chat: Chat, typed: str):
    reply = chat.says(typed)

    assert reply.error_code is None
    assert owner_of(chat, "华东医疗") == "王磊"


@pytest.mark.parametrize(
    "typed",
    [
        "要不要把华东医疗转给王磊",
        "华东医疗的张总转给了采购部",
        "华东医疗转给财务了",
        "资料转给王磊",
    ],
)
def test_talk_of_giving_hands_nothing_over(chat: Chat, typed: str):
    chat.says(typed)

    assert owner_of(chat, "华东医疗") == "李雪"


def test_open_deals_and_follow_ups_go_along(chat_on_both: Chat):
    chat = chat_on_both
    chat.says("新商机 华东医疗 50万")
    chat.says("提醒我下周三跟进华东医疗")

    reply = chat.says("把华东医疗转给王磊")

    assert "已交接 · 华东医疗器械有限公司 → 王磊" in reply.text
    assert row(chat, Deal).owner_id == chat.ids["王磊"]
    assert row(chat, FollowUp).member_id == chat.ids["王磊"]


def test_what_was_done_stays_with_who_did_it(chat: Chat):
    chat.says("拜访了华东医疗的张总")
    chat.says("华东医疗签了，50万")

    chat.says("把华东医疗转给王磊")

    assert row(chat, Activity).member_id == chat.ids["李雪"]
    won = row(chat, Deal)
    assert (won.owner_id, won.status) == (chat.ids["李雪"], "won")


def test_the_stages_of_a_deal_are_kept(chat: Chat):
    chat.says("华东医疗进入报价，50万")
    before = sorted((one.stage, one.entered_on) for one in chat.rows(StageEntry))

    chat.says("把华东医疗转给王磊")

    assert row(chat, Deal).stage == "proposal"
    assert sorted((one.stage, one.entered_on) for one in chat.rows(StageEntry)) == before


def test_both_owners_are_told(chat: Chat):
    reply = chat.says("把华东医疗转给王磊", "张敏")

    assert reply.error_code is None
    told = told_to(chat)
    assert "张敏 把 华东医疗器械有限公司 交给了你" in told["王磊"]
    assert "张敏 把你的 华东医疗器械有限公司 交给了 王磊" in told["李雪"]


def told_to(chat: Chat) -> dict[str, str]:
    from core.storage.tables import OutboxPost

    by_lane = {post.lane: post.reply for post in chat.rows(OutboxPost)}
    return {
        name: by_lane[f"person:{id_}"]
        for name, id_ in chat.ids.items()
        if f"person:{id_}" in by_lane
    }


@pytest.mark.parametrize("who", ["王磊", "陈晨", "徐婷"])
def test_others_hand_nothing_over(chat: Chat, who: str):
    reply = chat.says("把华东医疗转给陈晨", who)

    assert reply.error_code == "not_allowed"
    assert owner_of(chat, "华东医疗") == "李雪"


@pytest.mark.parametrize("who", ["李雪", "张敏", "胡军", "何佳"])
def test_its_owner_and_those_above_hand_it_over(chat: Chat, who: str):
    chat.says("把华东医疗转给陈晨，确认", who)

    assert owner_of(chat, "华东医疗") == "陈晨"


@pytest.mark.parametrize("typed", ["把华东医疗转给陈晨", "把李雪的客户都转给陈晨"])
def test_what_would_go_to_another_region_is_asked_about_first(chat: Chat, typed: str):
    asked = chat.says(typed, "胡军")

    assert "你不能再看" in asked.text
    assert owner_of(chat, "华东医疗") == "李雪"
    chat.says(asked.card.buttons[0].command, "胡军")
    assert owner_of(chat, "华东医疗") == "陈晨"


def test_an_admin_loses_nothing_by_another_region_and_is_not_asked(chat: Chat):
    chat.says("把华东医疗转给陈晨", "何佳")

    assert owner_of(chat, "华东医疗") == "陈晨"


def test_one_undo_takes_it_all_back(chat_on_both: Chat):
    chat = chat_on_both
    chat.says("新商机 华东医疗 50万")
    chat.says("提醒我下周三跟进华东医疗")
    chat.says("把我的客户都转给王磊")
    assert owner_of(chat, "远大科技") == "王磊"

    chat.says("撤销")

    assert {owner_of(chat, name) for name in ("华东医疗", "远大科技", "Acme")} == {"李雪"}
    assert row(chat, Deal).owner_id == row(chat, FollowUp).member_id == chat.ids["李雪"]


def test_one_deal_goes_alone(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    reply = chat.says("商机 #1 转给王磊")

    assert "→ 王磊" in reply.text
    assert row(chat, Deal).owner_id == chat.ids["王磊"]
    assert owner_of(chat, "华东医疗") == "李雪"


def test_a_closed_deal_stays_with_who_closed_it(chat: Chat):
    chat.says("华东医疗签了，50万")

    assert chat.says("把 #1 转给王磊").error_code == "deal_closed"


def test_all_that_somebody_has_goes_in_one_sentence(chat: Chat):
    reply = chat.says("把李雪的客户都转给王磊", "张敏")

    assert "客户: 3" in reply.text
    assert {owner_of(chat, name) for name in ("华东医疗", "远大科技", "Acme")} == {"王磊"}


def test_a_rep_takes_nothing_from_a_colleague(chat: Chat):
    reply = chat.says("把李雪的客户都转给我", "王磊")

    assert reply.error_code == "not_allowed"
    assert "请负责人本人或其经理" in reply.text


def test_nothing_goes_to_somebody_unknown(chat: Chat):
    assert "没有叫“小明”的成员" in chat.says("把华东医疗转给小明").text


def test_what_is_theirs_already_stays_untouched(chat: Chat):
    assert "没有改动" in chat.says("把三一重工转给王磊", "王磊").text


def test_an_admin_is_asked_to_whom_a_leavers_customers_go(chat: Chat):
    asked = chat.says("李雪离职了", "何佳")
    assert "3 家客户" in asked.text
    assert asked.card.buttons[0].label == "王磊"

    done = chat.says("王磊", "何佳")

    assert "已停用 · 李雪，交接给 王磊" in done.text
    assert owner_of(chat, "Acme") == "王磊"
    assert row(chat, Person, name="李雪").active is False


def test_who_left_is_not_answered_and_not_on_boards(chat: Chat):
    chat.says("华东医疗签了，50万")
    chat.says("李雪离职，客户都转给王磊", "何佳")

    assert "李雪" not in chat.words("华东一部排行榜", "张敏")
    assert "李雪" not in chat.says("我的漏斗").text
    assert row(chat, Deal).owner_id == chat.ids["李雪"]


def test_a_leavers_customers_may_go_later(chat: Chat):
    chat.says("李雪离职，只停用", "何佳")
    assert owner_of(chat, "Acme") == "李雪"

    chat.says("把李雪的客户都转给王磊", "张敏")

    assert owner_of(chat, "Acme") == "王磊"


def test_leaving_can_be_undone(chat: Chat):
    chat.says("李雪离职，客户都转给王磊", "何佳")

    chat.says("撤销", "何佳")

    assert row(chat, Person, name="李雪").active is True
    assert owner_of(chat, "Acme") == "李雪"
    assert chat.says("我的客户").text.startswith("我的客户 · 3 家")


def test_a_manager_takes_nobody_out(chat: Chat):
    reply = chat.says("李雪离职了", "张敏")

    assert reply.error_code == "not_allowed"
    assert "把李雪的客户都转给" in reply.text


def test_a_rep_may_talk_about_who_left(chat: Chat):
    reply = chat.says("李雪离职了", "王磊")

    assert reply.error_code is None
    assert row(chat, Person, name="李雪").active is True


def test_the_new_owner_records_as_before(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says("把华东医疗转给王磊")

    reply = chat.says("华东医疗进入报价，明天再跟进", "王磊")

    assert reply.error_code is None
    assert row(chat, FollowUp).due_on == date(2026, 11, 24)


def test_undo_after_a_hand_over_is_about_it_and_no_older_question(chat: Chat):
    chat.says("华东医疗丢单")
    chat.says("把Acme转给王磊")

    chat.says("撤销")

    assert owner_of(chat, "Acme") == "李雪"


def test_a_leaving_managers_people_follow_the_new_one(chat: Chat):
    chat.says("新商机 三一重工 30万", "张敏")
    chat.says("把张敏的客户都转给徐婷", "何佳")
    assert row(chat, Person, name="李雪").manager_id == chat.ids["张敏"]

    chat.says("提醒我明天跟进三一重工", "张敏")
    chat.says("张敏离职，客户都转给徐婷", "何佳")

    assert row(chat, Person, name="李雪").manager_id == chat.ids["徐婷"]
