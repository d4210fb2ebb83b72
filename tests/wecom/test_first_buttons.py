# ruff: noqa: E501 - one saying after another
"""What the answers to everyday orders offer first is a button on WeCom, not only words."""

import pytest

from bot.wecom.cards import button_card
from core.reply import Card, Facts, paragraph
from tests.company import Chat
from tests.wecom.replies import REMINDER

ORDERS = (
    "拜访华东医疗", "拜访华东医疗，张总嫌价格高", "拜访华东医疗，进入报价，50万，下周三再跟进", "visited 华东医疗, price too high",
    "visited 华东医疗, quoted 500k, follow up next Wednesday", "给华东医疗打了电话", "新商机 华东医疗 50万", "new deal 华东医疗 500k",
    "华东医疗签了48万", "won 华东医疗, 480k", "华东医疗丢单，价格太高", "华东医疗回款20万", "提醒我后天跟进华东医疗",
    "remind me tomorrow 3pm to call 华东医疗", "华东医疗满意度9分", "华东医疗报修：设备不开机", "华东医疗投诉：发货太慢了，等了两周",
    "service order for 华东医疗: device does not start", "complaint from 华东医疗: delivery two weeks late", "参加了培训：谈判技巧",
    "建议：报价单加一个模板", "完成跟进 华东医疗", "推迟华东医疗的跟进到周五", "华东医疗改成45万", "华东医疗的联系人张总 13800000000",
)  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_the_answer_to_an_everyday_order_keeps_its_first_button(chat: Chat, order: str):
    chat.says("新商机 华东医疗 50万")
    chat.says("提醒我明天跟进华东医疗")

    card = chat.says(order).card

    assert card is not None
    made = button_card(card, str)
    assert made is not None
    assert made.buttons[0][0] == card.buttons[0].label


def test_a_title_too_long_loses_part_of_the_name_and_the_text_gives_it():
    title = "Order opened · 华东医疗器械股份有限公司上海第一分公司 · Service"

    made = button_card(Card(title, (paragraph("x"),), REMINDER.buttons), str)

    assert made is not None
    assert made.title == "Order opened · 华东医疗器械股份有限公… · Service"
    assert made.text == f"{title}\nx"


def test_a_fact_too_wide_for_its_place_is_said_in_the_text():
    facts = Facts((("Next follow-up", "Wed, Dec 2"), ("Deal", "#12")))

    made = button_card(Card("x", (facts,), REMINDER.buttons), str)

    assert made is not None
    assert (made.text, made.facts) == ("Next follow-up: Wed, Dec 2", (("Deal", "#12"),))
