"""Answers and corrections mean what they say: no wrong names, no lost reasons, no silence."""

from sqlalchemy import select

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, Activity, Deal, FollowUp
from tests.company import MONDAY, Chat


def test_another_customer_put_in_place_teaches_no_name(chat: Chat) -> None:
    chat.says("拜访华为技术")
    assert "记住了" not in chat.words("不是，是华东医疗")
    assert all(not account.aliases for account in chat.rows(Account))


def test_a_customer_that_looks_unlike_the_name_teaches_none(chat: Chat) -> None:
    chat.says("拜访华为技术")
    assert "记住了" not in chat.words("华东医疗")


def test_a_customer_that_looks_like_the_name_teaches_it(chat: Chat) -> None:
    chat.says("拜访华医")
    assert "记住了：华医" in chat.words("华东医疗")


def call_deals(chat: Chat, *titles: str) -> None:
    """Open a deal with 远大科技 of each title, which an import would bring."""
    for _ in titles:
        chat.says("新商机 远大科技 10万")
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "titles"), "import", MONDAY)
        for deal, title in zip(session.scalars(select(Deal)), titles, strict=True):
            deal.title = title


def test_an_edition_that_is_lost_already_loses_no_other_deal(chat: Chat) -> None:
    call_deals(chat, "远大标准版", "远大企业版")
    chat.says("远大科技标准版丢了，因为价格")
    assert "已经丢单" in chat.words("远大科技标准版客户说不做了")
    assert [deal.status for deal in chat.rows(Deal)] == ["lost", "open"]


def test_an_edition_that_no_deal_is_of_is_asked_about(chat: Chat) -> None:
    call_deals(chat, "远大企业版")
    assert "没有“专业版”的商机" in chat.words("远大科技专业版签了")
    assert chat.rows(Deal)[0].status == "open"


def test_a_loss_without_a_reason_asks_for_it(chat: Chat) -> None:
    call_deals(chat, "远大企业版")
    assert "原因是什么" in chat.words("远大科技企业版客户说不做了")
    assert "其他" in chat.words("其他")


def test_a_reason_told_before_the_deal_is_added_is_kept(chat: Chat) -> None:
    chat.says("Acme lost")
    chat.says("too pricey")
    chat.says("yes")
    assert [deal.loss_reason for deal in chat.rows(Deal)] == ["price"]
    assert not chat.rows(Activity)


def test_a_contact_keeps_what_was_said_of_it(chat: Chat) -> None:
    chat.says("拜访华东医疗，聊了标准版")
    assert chat.rows(Activity)[0].note == "拜访华东医疗，聊了标准版"
    assert "聊了标准版" in chat.words("华东医疗的情况")


def test_a_contact_that_the_record_says_all_of_has_no_note(chat: Chat) -> None:
    chat.says("/visit 华东医疗，下周三再跟进")
    assert chat.rows(Activity)[0].note is None


def test_cancel_after_a_record_offers_to_undo_it(chat: Chat) -> None:
    chat.says("拜访华东医疗，下周三跟进")
    assert "要撤销吗" in chat.words("取消")
    assert "已撤销" in chat.words("是")


def test_cancel_with_nothing_recorded_only_agrees(chat: Chat) -> None:
    assert chat.says("取消").text == "好的。"


def test_answers_that_choose_are_no_names_of_customers(chat: Chat) -> None:
    chat.says("拜访火星科技")
    assert all("新建 the second" not in chat.words(said) for said in ("the second", "随便"))
    assert len(chat.rows(Account)) == 5


def test_one_of_two_unknown_customers_may_be_made_alone(chat: Chat) -> None:
    chat.says("拜访火星科技、水星机械")
    assert "火星科技" in chat.says("新建 火星科技").text
    assert "火星科技" in {one.name for one in chat.rows(Account)}
    assert len(chat.rows(Account)) == 6


def test_create_both_makes_both(chat: Chat) -> None:
    chat.says("拜访火星科技、水星机械")
    chat.says("create both")
    assert len(chat.rows(Account)) == 7


def test_a_number_sign_names_a_deal_before_a_place(chat: Chat) -> None:
    call_deals(chat, "一号", "二号")
    chat.says("远大科技赢单")
    assert "商机: #2" in chat.words("#2")


def test_another_account_alone_asks_on(chat: Chat) -> None:
    chat.says("拜访华医")
    assert "那是哪个客户" in chat.words("换一家")
    assert "远大科技" in chat.words("远大科技")


def test_forgetting_a_learnt_name_needs_no_word_for_names(chat: Chat) -> None:
    chat.says("拜访华医")
    chat.says("1")
    assert "忘掉叫法" in chat.words("忘记华医")


def test_forget_it_is_answered_in_english(chat: Chat) -> None:
    assert chat.says("forget it").text == "All right."


def test_what_is_said_of_one_customer_of_a_row_is_that_ones(chat: Chat) -> None:
    chat.says("拜访了三一重工、远大科技，三一下周三跟进，远大嫌贵")
    names = {account.id: account.short_name for account in chat.rows(Account)}
    planned = {one.kind: (names[one.account_id], str(one.due_on)) for one in chat.rows(FollowUp)}
    assert planned["follow_up"] == ("三一重工", "2026-12-02")
    assert planned["objection"][0] == "远大科技"


def test_what_cannot_be_told_apart_is_left_out_and_said(chat: Chat) -> None:
    words = chat.words("visited Acme and 远大科技, Acme wants a demo next Wednesday")
    assert "send follow-ups and objections of one customer separately" in words
    assert not chat.rows(FollowUp)
