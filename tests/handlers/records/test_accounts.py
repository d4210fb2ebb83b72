from datetime import date
from decimal import Decimal

from core.language.understanding import Intent
from core.storage.names import NEW_ACCOUNT
from core.storage.tables import Account, Company, Deal
from core.vocabulary import ActivityKind, Objection
from tests.company import Chat
from tests.records.desk import CHEN, LI, MEDICAL, SANY, ZHANG, Desk, labels


def test_a_new_account_is_mine_and_in_my_region(desk: Desk):
    reply = desk.does(Intent.CREATE_ACCOUNT, account="启明智造有限公司")

    account = desk.account("启明智造有限公司")
    assert (account.owner_id, account.created_on) == (desk.ids[LI], date(2026, 11, 23))
    assert "已新建客户 · 启明智造有限公司" in reply.text


def test_every_process_learns_of_the_new_name(desk: Desk):
    desk.does(Intent.CREATE_ACCOUNT, account="启明智造有限公司")

    assert desk.row(Company).names_version == NEW_ACCOUNT


def test_an_account_that_is_there_is_not_made_twice(desk: Desk):
    reply = desk.does(Intent.CREATE_ACCOUNT, account=SANY)

    assert "客户已存在：三一重工股份有限公司，负责人：王磊" in reply.text
    assert labels(reply) == ["查看"]


def test_a_name_that_looks_like_a_known_one_is_asked_about(desk: Desk):
    reply = desk.does(Intent.CREATE_ACCOUNT, account="华东医疗器材有限公司")

    assert "很像：华东医疗器械有限公司" in reply.text
    assert desk.rows(Account, Account.name == "华东医疗器材有限公司") == []


def test_a_name_that_was_taken_for_a_known_one_may_be_another(desk: Desk):
    said = {"account": MEDICAL, "text": "新客户 华东医疗器材"}
    reply = desk.does(Intent.CREATE_ACCOUNT, **said)

    assert "“华东医疗器材”和已有客户很像：华东医疗器械有限公司" in reply.text
    assert "已新建客户 · 华东医疗器材" in desk.types("新建").text


def test_a_short_name_is_the_customer_itself(desk: Desk):
    reply = desk.does(Intent.CREATE_ACCOUNT, account=MEDICAL, text="新客户 华东医疗")

    assert "客户已存在" in reply.text


def test_it_is_made_when_the_sender_says_it_is_another(desk: Desk):
    desk.does(Intent.CREATE_ACCOUNT, account="华东医疗器材有限公司")

    desk.types("新建")

    assert desk.account("华东医疗器材有限公司").owner_id == desk.ids[LI]


def test_a_name_is_kept_on_one_line(desk: Desk):
    desk.does(Intent.CREATE_ACCOUNT, account="启明\n智造\t有限\u200b公司")

    assert desk.account("启明 智造 有限 公司").owner_id == desk.ids[LI]


def test_a_name_without_end_is_refused(desk: Desk):
    reply = desk.does(Intent.CREATE_ACCOUNT, account="启明" * 200)

    assert "1 到 80 个字" in reply.text


def test_a_new_account_may_come_with_a_deal(desk: Desk):
    desk.does(Intent.CREATE_ACCOUNT, account="启明智造", amount=Decimal(200_000))

    assert desk.row(Deal).amount_minor == 20_000_000


def test_a_name_that_is_missing_is_asked_for(desk: Desk):
    desk.does(Intent.CREATE_ACCOUNT)

    desk.types("启明智造")

    assert desk.account("启明智造").name == "启明智造"


def test_an_account_tells_its_story(desk: Desk):
    said = {"contact": "张总", "note": "看了样机", "due_on": date(2026, 11, 25)}
    desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, activity=ActivityKind.VISIT, **said)
    desk.does(Intent.CREATE_DEAL, account=MEDICAL, amount=Decimal(500_000))

    text = desk.does(Intent.SHOW_ACCOUNT, account=MEDICAL).text

    assert "负责人: 李雪" in text
    assert "在谈 #1 潜在客户 ¥50万" in text
    assert "下一步：11月25日 周三 李雪 跟进" in text
    assert "11月23日 周一 · 拜访 · 张总 · 看了样机 · 李雪" in text


def test_the_story_tells_what_the_customer_held_against_it(desk: Desk):
    desk.does(Intent.LOG_ACTIVITY, account=MEDICAL, objection=Objection.PRICE)

    assert "消息 · 异议：价格 · 李雪" in desk.does(Intent.SHOW_ACCOUNT, account=MEDICAL).text


def test_a_colleagues_account_stays_closed(desk: Desk):
    assert desk.does(Intent.SHOW_ACCOUNT, LI, account=SANY).error_code == "not_allowed"
    assert "王磊" in desk.does(Intent.SHOW_ACCOUNT, ZHANG, account=SANY).text


def test_an_unknown_account_offers_what_looks_like_it(desk: Desk):
    reply = desk.does(Intent.SHOW_ACCOUNT, account="华东医疗器材")

    assert reply.error_code == "not_found"
    assert "你是指：华东医疗器械有限公司" in reply.text


def test_my_accounts_lists_those_that_are_mine(chat: Chat):
    listed = chat.says("我的客户").text

    assert "我的客户 · 3 家" in listed
    assert "三一重工" not in listed


def test_a_slip_of_a_name_is_offered_only_what_may_be_meant(desk: Desk):
    said = {"activity": ActivityKind.VISIT, "text": "拜访华南精密模型"}
    far = desk.does(Intent.LOG_ACTIVITY, LI, account="华南精密模型", **said)
    near = desk.does(Intent.LOG_ACTIVITY, CHEN, account="华南精密模型", **said)

    assert labels(far) == ["新建 华南精密模型"]
    assert labels(near) == ["是 华南精密模具有限公司", "新建 华南精密模型"]


def test_an_unread_name_is_looked_for_among_the_customers(desk: Desk):
    reply = desk.does(Intent.LOG_ACTIVITY, activity=ActivityKind.VISIT, text="拜访华东医药")

    assert labels(reply) == ["是 华东医疗器械有限公司", "新建 华东医药"]


def test_a_new_account_keeps_the_industry_that_is_said(chat: Chat):
    said = chat.says("新客户 启明制药，行业医药，联系人王总").text

    assert "行业: 医药" in said
    assert "联系人: 王总" in said
