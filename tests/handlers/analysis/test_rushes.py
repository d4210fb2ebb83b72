"""A rush at a quarter's end is told with what of it fell through or was refunded later."""

from datetime import datetime, timedelta

import pytest

from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Deal, Person
from tests.company import SHANGHAI, Chat

LAST_DAY = datetime(2026, 12, 30, 10, 0, tzinfo=SHANGHAI)


@pytest.fixture
def rushed(chat_on_both: Chat) -> Chat:
    """Make four reps who win all year round, and 李雪 who wins all on the last days."""
    ids = {}
    with chat_on_both.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "more"), "import", LAST_DAY)
        for name in ("周一", "周二"):
            person = Person(name=name, role="rep")
            session.add(person)
            ids[name] = person.id
    chat_on_both.ids |= ids
    customers = {"王磊": "三一重工", "陈晨": "华南精密", "周一": "天工食品", "周二": "启明智造"}
    for name, customer in customers.items():
        chat_on_both.says(f"新客户 {customer}", name)
        chat_on_both.says(f"{customer}签了 10万", name)
    chat_on_both.clock.moment = LAST_DAY
    for number in range(4):
        chat_on_both.says(f"新商机 华东医疗 {number + 1}0万")
    for deal in sorted(chat_on_both.rows(Deal), key=lambda one: one.number)[-4:]:
        chat_on_both.says(f"赢单 #{deal.number}")
    chat_on_both.clock.moment = LAST_DAY + timedelta(days=5)
    return chat_on_both


def test_a_rush_is_told_with_its_share_and_deals(rushed: Chat):
    text = rushed.says("异常", "张敏").text

    assert "李雪：上季度的销售额有 100%（¥100万）在最后 5 个工作日签下，平时是 0%" in text
    assert "商机：#8、#7、#6 等 4 单。" in text


def test_what_fell_through_later_is_told(rushed: Chat):
    rushed.says("退单 #5 确认")

    assert "其中 #5 后来退单或退款" in rushed.says("异常", "张敏").text


def test_what_was_refunded_later_is_told(rushed: Chat):
    rushed.says("#8 回款 40万")
    rushed.says("#8 退款 1万")

    assert "其中 #8 后来退单或退款" in rushed.says("异常", "张敏").text


def test_what_fell_through_is_told_also_where_no_rush_is_left(rushed: Chat):
    for number in (5, 6, 7):
        rushed.says(f"退单 #{number} 确认")

    text = rushed.says("异常", "张敏").text

    assert "3 单在季末最后几个工作日赢下，后来退单：#7 华东医疗器械有限公司 ¥30万" in text
    assert "100%" not in text


def test_a_reversal_that_was_undone_is_none(rushed: Chat):
    rushed.says("退单 #5 确认")
    rushed.says("撤销")

    assert "退单" not in rushed.says("异常", "张敏").text
