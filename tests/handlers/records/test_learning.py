"""Learning by being told: a name that was explained once is everybody's, until it is taken back."""

import pytest
from sqlalchemy import select

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.names import names_changed
from core.storage.tables import Account, Activity, Person
from tests.company import MONDAY, Chat

MEDICAL = "华东医疗器械有限公司"
NOTED = f"记住了：华医 = {MEDICAL}"
CLOUDS = ("苏州云帆智能科技有限公司", "杭州云帆智能设备有限公司")


def aliases(chat: Chat, account: str = MEDICAL) -> list[str]:
    [found] = [one for one in chat.rows(Account) if one.name == account]
    return found.aliases


def taught(chat: Chat, name: str = "李雪") -> Chat:
    chat.says("拜访华医", name)
    chat.says(f"是 {MEDICAL}", name)
    return chat


def with_clouds(chat: Chat) -> Chat:
    """Add two customers that are both called 云帆智能."""
    with chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "clouds"), "import", MONDAY)
        owner = session.scalars(select(Person).where(Person.name == "李雪")).one()
        for name in CLOUDS:
            session.add(Account(name=name, owner_id=owner.id, created_on=MONDAY.date()))
        names_changed(session)
    return chat


def test_choosing_the_customer_teaches_the_name_and_says_so(chat_on_both: Chat):
    chat_on_both.says("拜访华医")

    reply = chat_on_both.says(f"是 {MEDICAL}")

    assert NOTED in reply.text
    assert [one.type for one in reply.changed] == ["activity", "account"]
    assert aliases(chat_on_both) == ["华医"]
    assert len(chat_on_both.rows(Activity)) == 1


def test_a_customer_typed_in_answer_teaches_the_name_too(chat: Chat):
    chat.says("拜访华医")

    assert NOTED in chat.says("华东医疗").text


def test_a_learnt_name_is_known_to_everybody_in_every_process(chat_on_both: Chat):
    here = chat_on_both
    other_process = Chat(here.database, ids=here.ids, numbers=here.numbers)
    other_process.says("我的商机", "王磊")
    taught(here)

    said = other_process.says("给华医打了电话", "王磊").text

    assert "已记录 · 电话 · 华东医疗器械有限公司" in said


def test_a_name_that_several_might_mean_is_learnt_from_the_choice(chat: Chat):
    with_clouds(chat).says("拜访云帆智能")

    said = chat.says(CLOUDS[0]).text

    assert f"记住了：云帆智能 = {CLOUDS[0]}" in said
    assert CLOUDS[0] in chat.says("给云帆智能打了电话").text


def test_a_forgotten_name_is_several_customers_again(chat: Chat):
    with_clouds(chat).says("拜访云帆智能")
    chat.says(CLOUDS[0])

    chat.says("忘掉叫法 云帆智能")

    assert "哪个客户" in chat.says("给云帆智能打了电话").text


def test_undo_takes_the_name_back_with_the_record(chat_on_both: Chat):
    taught(chat_on_both)

    chat_on_both.says("撤销")

    assert aliases(chat_on_both) == []
    assert chat_on_both.rows(Activity) == []
    assert "还没有客户“华医”" in chat_on_both.says("拜访华医").text


def test_undo_of_a_lesson_leaves_later_lessons(chat_on_both: Chat):
    first = taught(chat_on_both).rows(Activity)
    chat_on_both.says("拜访东医")
    chat_on_both.says(f"是 {MEDICAL}")

    chat_on_both.says("撤销")
    chat_on_both.says("拜访华东医")
    chat_on_both.says("撤销")

    assert aliases(chat_on_both) == []
    assert len(first) == 1


def test_the_name_alone_can_be_forgotten_and_the_record_undone_after(chat_on_both: Chat):
    taught(chat_on_both)

    assert "忘掉叫法 · 华医" in chat_on_both.says("忘掉叫法 华医").text
    assert len(chat_on_both.rows(Activity)) == 1
    chat_on_both.says("撤销")
    assert aliases(chat_on_both) == ["华医"]


def test_a_visit_is_undone_after_its_name_was_forgotten(chat: Chat):
    chat.says("拜访华医")
    undo = chat.says(f"是 {MEDICAL}").card.buttons[-2].command
    chat.says("忘掉叫法 华医")

    chat.says(undo)

    assert chat.rows(Activity) == []
    assert aliases(chat) == []


def test_a_new_customer_teaches_nothing(chat: Chat):
    chat.says("拜访华医")

    assert "记住了" not in chat.says("新建 华医").text
    assert aliases(chat, "华医") == []


def test_a_name_that_is_another_customers_is_not_learnt(chat: Chat):
    chat.says("拜访华医")
    chat.says("新客户 华医", "王磊")
    chat.says("新建 华医", "王磊")

    assert "记住了" not in chat.says(f"是 {MEDICAL}").text


@pytest.mark.parametrize("word", ["老客户", "他们", "那边"])
def test_common_words_are_not_learnt(chat: Chat, word: str):
    chat.says(f"拜访了{word}")
    chat.says("华东医疗")

    assert aliases(chat) == []


def test_the_admin_sees_who_taught_what(chat_on_both: Chat):
    taught(chat_on_both)

    said = chat_on_both.words("学到的叫法", "何佳")

    assert f"华医 · {MEDICAL} · 李雪 11月23日" in said
    assert "忘掉叫法 华医" in said


def test_a_redone_lesson_is_still_its_teachers(chat: Chat):
    taught(chat).says("撤销")
    chat.says("恢复")

    assert "李雪" in chat.words("学到的叫法", "何佳")


def test_others_are_refused_the_list_with_a_reason(chat: Chat):
    refused = taught(chat).says("学到的叫法", "张敏")

    assert refused.error_code == "not_allowed"
    assert "管理员" in refused.text


def test_what_somebody_else_taught_is_the_admins_to_remove(chat: Chat):
    assert taught(chat).says("忘掉叫法 华医", "陈晨").error_code == "not_allowed"

    assert "忘掉叫法" in chat.says("忘掉叫法 华医", "何佳").text
    assert aliases(chat) == []


def test_a_name_that_was_never_learnt_cannot_be_forgotten(chat: Chat):
    assert chat.says("忘掉叫法 华医").error_code == "not_found"


def test_a_short_name_alone_is_asked_for_and_learnt(chat: Chat):
    assert "“华医”是哪个客户？" in chat.says("华医").text

    assert NOTED in chat.says("是").text


def test_a_question_about_a_short_name_is_answered_once_it_is_known(chat: Chat):
    chat.says("华医什么情况")

    said = chat.says(f"是 {MEDICAL}")

    assert said.intent == "show_account"
    assert NOTED in said.text
    assert "哪个客户" not in chat.says("华医什么情况").text


def test_what_was_only_looked_up_can_be_unlearnt_with_undo(chat: Chat):
    chat.says("华医")
    chat.says("是")

    chat.says("撤销")

    assert aliases(chat) == []


@pytest.mark.parametrize("text", ["三百", "远大前程啊", "中午吃华莱士", "天气怎么样", "哈哈哈"])
def test_other_words_are_not_taken_for_short_names(chat: Chat, text: str):
    assert "哪个客户" not in chat.says(text).text


def test_a_colleagues_customer_is_not_offered_for_a_short_name(chat: Chat):
    assert "哪个客户" not in chat.says("华医", "陈晨").text


@pytest.mark.parametrize("text", ["华医满意度9分", "华医进入报价", "华医李主任说预算没批"])
def test_a_short_name_is_asked_for_although_another_customer_was_spoken_of(chat: Chat, text: str):
    chat.says("拜访远大科技")
    assert f"是 {MEDICAL}" in chat.words(text)

    assert NOTED in chat.says(f"是 {MEDICAL}").text


def test_a_name_that_was_not_even_seen_is_learnt_from_the_answer(chat: Chat):
    chat.says("华医满意度9分", "何佳")

    assert NOTED in chat.says("华东医疗", "何佳").text


def test_a_lesson_waits_for_the_record_through_further_questions(chat: Chat):
    chat.says("华医丢了,嫌贵")
    assert "记住了" not in chat.says("华东医疗").text

    assert NOTED in chat.says("是").text


def test_a_persons_nickname_is_no_customers(chat: Chat):
    chat.says("给小华打了电话")

    assert "记住了" not in chat.says("华东医疗").text
