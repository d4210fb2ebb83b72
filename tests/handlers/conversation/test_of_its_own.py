"""While a question waits, what asks or tells something else is answered for itself."""

import pytest

from core.storage.tables import Account, Activity, Change, Deal
from tests.company import Chat


@pytest.mark.parametrize(
    ("half", "other"),
    [
        ("签了 20万", "华东医疗什么时候能签？"),
        ("拜访火星客户集团", "华东医疗最近怎么样"),
        ("visited Mars Group", "how is 华东医疗 doing"),
        ("visit", "不是拜访，是问一下华东医疗的负责人是谁"),
        ("给王老板打电话", "华东医疗的联系人电话是多少呢亲"),
        ("给李总打电话", "张伟负责的华东医疗那边怎么样了？"),
        ("丢了", "华东医疗那边客户嫌贵怎么办"),
        ("回款 10万", "方舟医疗还欠多少"),
    ],
)
def test_a_question_about_a_customer_is_no_answer(chat: Chat, half: str, other: str) -> None:
    chat.says(half)

    reply = chat.says(other)

    assert not reply.changed
    assert "新建 方舟" not in reply.text
    assert chat.rows(Activity) == chat.rows(Deal) == []


@pytest.mark.parametrize(
    "answer",
    [
        "华东医疗",
        "就是华东医疗",
        "华东医疗那边啊",
        "我说的是华东医疗",
        "it was 华东医疗",
    ],
)
def test_a_name_in_a_few_words_answers_which_customer(chat: Chat, answer: str) -> None:
    chat.says("签了 20万")

    chat.says(answer)

    assert [deal.status for deal in chat.rows(Deal)] == ["won"]


def test_the_question_can_be_answered_after_another_was(chat: Chat) -> None:
    chat.says("签了 20万")
    chat.says("华东医疗什么时候能签？")

    chat.says("远大科技")

    assert [deal.account_id for deal in chat.rows(Deal)] == [
        account.id for account in chat.rows(Account) if account.name.startswith("远大")
    ]


def test_what_is_told_of_another_customer_is_no_reason_of_a_loss(chat: Chat) -> None:
    chat.says("新商机 华东医疗 50万")
    chat.says("华东医疗丢了")
    before = len(chat.rows(Change))

    reply = chat.says("远大科技那边客户说要换人了")

    assert "其他" not in reply.text
    assert len(chat.rows(Change)) == before
