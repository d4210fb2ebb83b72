# ruff: noqa: E501 - lists of sentences
"""Who is who at a customer: told, changed, asked for, and never made of small talk."""

import pytest

from bot.messages import Conversation
from core.storage.tables import Activity, Contact, OutboxPost
from tests.company import Chat


def recorded(chat: Chat) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.name, one.position, one.part, one.phone) for one in chat.rows(Contact)]


@pytest.mark.parametrize(
    "typed",
    ["华东医疗联系人 张伟 采购经理 13800000000", "华东医疗的联系人是张伟，采购经理，电话13800000000",
     "麻烦帮我记一下华东医疗的联系人：张伟，采购经理，13800000000。", "添加联系人 华东医疗 张伟 采购经理 13800000000",
     "华东医疗新增联系人张伟（采购经理）13800000000", "给华东医疗加一个联系人：张伟、采购经理、手机13800000000！",
     "华东医疗对接人张伟采购经理13800000000", "联系人 华东医疗 张伟 采购经理 13800000000~",
     "登记华东医疗联系人 张伟/采购经理/13800000000", "新增联系人：华东医疗，张伟，采购经理，13800000000"],
)  # fmt: skip
def test_a_contact_is_recorded_in_a_sentence(chat: Chat, typed: str):
    assert chat.says(typed).error_code is None
    assert recorded(chat) == [("张伟", "采购经理", None, "13800000000")]


@pytest.mark.parametrize(
    "typed",
    ["contact at Acme: Jane Doe, CFO, decides", "new contact at Acme: Jane Doe, CFO, decision maker",
     "please add a contact for Acme: Jane Doe, CFO, decides.", "Acme contact: Jane Doe, CFO, decides",
     "add contact Jane Doe, CFO, decides to Acme", "new contact: Jane Doe, CFO, the decision maker at Acme",
     "add contact person at Acme: Jane Doe (CFO, decides)", "log a contact at Acme: Jane Doe; CFO; decider",
     "contact of Acme is Jane Doe, CFO, decides", "Acme's contact is Jane Doe, CFO, decides!"],
)  # fmt: skip
def test_a_contact_is_recorded_in_english(chat: Chat, typed: str):
    assert chat.says(typed).error_code is None
    assert recorded(chat) == [("Jane Doe", "CFO", "decides", None)]


@pytest.mark.parametrize(
    ("typed", "part"),
    [("张伟是华东医疗的决策人", "decides"), ("华东医疗的影响人是张伟", "influences"), ("张伟是华东医疗的使用人", "uses"),
     ("张伟是华东医疗的采购", "buys"), ("华东医疗的财务是张伟", "pays"), ("张伟是华东医疗的反对者", "opposes"),
     ("张伟是华东医疗那边拍板的", "decides"), ("华东医疗联系人张伟，决策者", "decides")],
)  # fmt: skip
def test_what_somebody_does_in_a_purchase_is_recorded(chat: Chat, typed: str, part: str):
    chat.says(typed)

    assert recorded(chat) == [("张伟", None, part, None)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("张伟的电话改成13900000000", "13900000000"), ("把张伟的手机号换成 139-0000-0000", "139-0000-0000"),
     ("华东医疗张伟电话是021-6543 2100", "021-6543 2100"), ("联系人张伟的电话：+86 13900000000", "+86 13900000000")],
)  # fmt: skip
def test_a_phone_is_put_right(chat: Chat, typed: str, kept: str):
    chat.says("华东医疗联系人 张伟 采购经理 13800000000")

    assert "之前: 张伟 采购经理 13800000000" in chat.says(typed).text
    assert recorded(chat) == [("张伟", "采购经理", None, kept)]


@pytest.mark.parametrize("phone", ["123", "123456", "123456789012345678901", "1+3800000000"])
def test_a_phone_that_is_none_is_refused(chat: Chat, phone: str):
    chat.says("华东医疗联系人 张伟 13800000000")

    assert chat.says(f"张伟的电话改成{phone}").error_code == "phone"
    assert chat.says(f"华东医疗联系人 李强 电话{phone}").error_code == "phone"
    assert recorded(chat) == [("张伟", None, None, "13800000000")]


def test_who_is_there_already_is_told_so(chat: Chat):
    chat.says("华东医疗联系人 张伟 采购经理 13800000000")

    again = chat.says("华东医疗联系人 张伟 采购经理")

    assert (again.error_code, "已经有了" in again.text) == ("exists", True)
    assert len(recorded(chat)) == 1


@pytest.mark.parametrize(
    "typed",
    ["华东医疗有哪些联系人", "华东医疗的联系人", "华东医疗联系人有谁？", "华东医疗我们认识谁", "看看华东医疗联系人名单",
     "华东医疗的决策人是谁", "谁是华东医疗的决策人", "华东医疗谁拍板", "who do we know at 华东医疗",
     "contacts at 华东医疗", "who decides at 华东医疗?", "张伟是华东医疗的决策人吗？"],
)  # fmt: skip
def test_the_people_at_a_customer_are_listed_deciders_first(chat_on_both: Chat, typed: str):
    chat_on_both.says("华东医疗联系人 李强 财务总监")
    chat_on_both.says("华东医疗联系人 张伟 采购经理 决策人 13800000000")

    told = chat_on_both.says(typed)

    assert told.private
    assert told.text.index("张伟") < told.text.index("李强")
    assert "13800000000" in told.text or "139" in told.text


def test_the_story_names_them_with_their_part_and_phone(chat: Chat):
    chat.says("华东医疗联系人 张伟 采购经理 决策人 13800000000")

    story = chat.says("客户详情 华东医疗")

    assert "张伟 采购经理 决策人 13800000000" in story.text
    assert story.private


def test_a_visit_makes_no_contact_but_the_list_says_who_was_met(chat: Chat):
    chat.says("拜访华东医疗，张总嫌价格高")

    assert recorded(chat) == []
    assert "跟进中提到过：张总" in chat.says("华东医疗有哪些联系人").text


@pytest.mark.parametrize(
    "typed",
    ["删除联系人 华东医疗 张伟", "删掉华东医疗的联系人张伟", "把华东医疗的联系人张伟删了", "删除联系人张伟",
     "把张伟从华东医疗的联系人里删掉", "remove contact 张伟 at 华东医疗", "delete 华东医疗's contact 张伟"],
)  # fmt: skip
def test_a_contact_is_removed_and_comes_back_by_undo(chat: Chat, typed: str):
    chat.says("华东医疗联系人 张伟 采购经理")

    chat.says(typed)

    assert recorded(chat) == []
    chat.says("撤销")
    assert recorded(chat) == [("张伟", "采购经理", None, None)]


def test_one_name_at_two_customers_is_asked_for(chat: Chat):
    chat.says("华东医疗联系人 张伟 采购经理")
    chat.says("远大科技联系人 张伟 采购经理")

    assert "哪个客户" in chat.says("张伟的电话改成13900000000").text
    chat.says("2")

    assert [phone for *_, phone in recorded(chat)].count("13900000000") == 1


@pytest.mark.parametrize(
    "typed",
    ["张伟不是华东医疗的决策人", "听说张伟是华东医疗的决策人", "如果张伟是华东医疗的决策人就好了", "也许张伟是华东医疗的决策人",
     "王磊是华东医疗的采购", "张伟的电话打不通", "张伟的电话改成明天打", "张伟的电话改成3点", "谁是决策人",
     "他是华东医疗的决策人", "华东医疗联系人很难搞", "联系人多不多", "Nobody decides at Acme", "Maybe Jane Doe decides at Acme",
     "contact Acme tomorrow", "华东医疗要不要加个联系人？", "张伟是华东医疗的老同学", "华东医疗联系人马上到",
     "关键是华东医疗的采购", "任何人是华东医疗的决策人", "Acme's contact info", "contact Acme's buyer", "华东医疗的张总电话打不通"],
)  # fmt: skip
def test_other_talk_makes_no_contact(chat: Chat, typed: str):
    chat.says(typed)

    assert recorded(chat) == []


@pytest.mark.parametrize(
    "typed", ["华东医疗联系人张伟今天签了", "跟华东医疗的采购经理张伟打了电话"]
)
def test_a_contact_that_did_something_is_read_as_before(chat: Chat, typed: str):
    assert chat.says(typed).intent in {"win_deal", "log_activity"}
    assert recorded(chat) == []


def test_a_colleague_neither_writes_nor_sees_them(chat: Chat):
    chat.says("华东医疗联系人 张伟 13800000000")

    assert chat.says("张伟的电话改成13911111111", "王磊").error_code == "not_found"
    assert chat.says("华东医疗联系人 李强 13900000000", "王磊").error_code == "not_allowed"
    assert chat.says("华东医疗有哪些联系人", "王磊").error_code == "not_allowed"
    assert chat.says("删除联系人 华东医疗 张伟", "王磊").error_code == "not_allowed"
    assert recorded(chat) == [("张伟", None, None, "13800000000")]


def test_the_refusal_does_not_tell_whether_a_contact_is_there(chat: Chat):
    chat.says("华东医疗联系人 张伟 13800000000")
    chat.says("华东医疗有哪些联系人", "王磊")

    there = chat.says("张伟的电话改成13911111111", "王磊")

    assert there.error_code is not None
    absent = chat.says("赵六的电话改成13911111111", "王磊")
    assert there.text.replace("张伟", "赵六") == absent.text


def test_the_owner_is_told_of_a_leaders_change_and_the_trail_of_each(chat: Chat):
    chat.says("华东医疗联系人 张伟 决策人", "张敏")

    told = [post.reply for post in chat.rows(OutboxPost)]
    assert any("张敏 改动了你的客户 华东医疗器械有限公司 的联系人：张伟" in reply for reply in told)
    assert "角色 决策人" in chat.says("华东医疗谁改的").text


def test_an_unknown_customer_is_said_to_be_unknown(chat: Chat):
    assert "新客户 启明" in chat.says("启明的联系人 张三 13800000000").text
    assert chat.says("联系人 张三 13800000000").error_code == "not_found"


def test_the_customer_spoken_of_is_meant_where_none_is_named(chat: Chat):
    chat.says("拜访了华东医疗")

    chat.says("联系人 张伟 采购经理 13800000000")

    assert recorded(chat) == [("张伟", "采购经理", None, "13800000000")]


@pytest.mark.parametrize(
    "typed",
    ["华东医疗张伟的电话", "张伟的电话是多少？", "查一下张伟的手机号码是多少", "张伟电话多少"],
)  # fmt: skip
def test_how_to_reach_somebody_is_told_in_private(chat: Chat, typed: str):
    chat.says("华东医疗联系人 张伟 13800000000")

    told = chat.says(typed)

    assert ("13800000000" in told.text, told.private) == (True, True)
    assert chat.says("张伟的电话是多少", "王磊").error_code == "not_found"


@pytest.mark.parametrize(
    "typed", ["华东医疗的张总电话 13800000000", "华东医疗张总，电话13800000000"]
)
def test_a_phone_number_is_no_call(chat: Chat, typed: str):
    chat.says(typed)

    assert recorded(chat) == [("张总", None, None, "13800000000")]


def test_a_contact_without_a_name_is_asked_for_it(chat: Chat):
    assert "叫什么" in chat.says("添加联系人 华东医疗").text
    assert recorded(chat) == []


def test_a_channel_is_told_no_phone_and_no_part(chat: Chat):
    room = Conversation("channel", "C-EAST-1", platform="slack")

    said = chat.says("华东医疗联系人 张伟 决策人 13800000000", conversation=room, seen_by="room",
                     platform="slack", sender_id="U5")  # fmt: skip

    assert "已记联系人" in said.text
    assert ("13800000000" in f"{said}", "决策人" in f"{said}") == (False, False)
    assert chat.says("华东医疗有哪些联系人").private


@pytest.mark.parametrize(
    ("typed", "position"),
    [("华东医疗对接人换成陈涛了", None), ("华东医疗的对接人换了陈涛", None), ("华东医疗换对接人了，现在是陈涛", None),
     ("记一下，华东医疗对接人换成陈涛了，他是副总", "副总"), ("华东医疗联系人改成陈涛", None)],
)  # fmt: skip
def test_whoever_takes_over_at_a_customer_is_a_contact(
    chat: Chat, typed: str, position: str | None
):
    chat.says(typed)

    assert recorded(chat) == [("陈涛", position, None, None)]
    assert chat.rows(Activity) == []


@pytest.mark.parametrize(
    "typed",
    ["华东医疗对接人换成陈涛了吗", "华东医疗对接人又换了，唉", "华东医疗对接人换成谁了", "要是华东医疗对接人换成陈涛就好了",
     "听说华东医疗对接人换成陈涛了", "华东医疗换对接人了", "华东医疗对接人换人了", "华东医疗对接人换成王磊了"],
)  # fmt: skip
def test_a_change_without_a_name_or_not_told_writes_nothing(chat: Chat, typed: str):
    chat.says(typed)

    assert (recorded(chat), chat.rows(Activity)) == ([], [])
