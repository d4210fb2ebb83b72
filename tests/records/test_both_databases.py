"""Every sentence is answered alike, whichever database keeps the books."""

import pytest

from core.storage.tables import Target
from tests.company import Chat
from tests.records.sayings import CORRECTIONS, HAND_OVERS, LESSONS, QUESTIONS, RECORDS, SHARES
from tests.records.twins import Twins

SENTENCES = {
    "records": RECORDS,
    "shares": SHARES,
    "hand-overs": HAND_OVERS,
    "corrections": CORRECTIONS,
    "lessons": LESSONS,
    "questions": QUESTIONS,
}


@pytest.mark.parametrize("sentences", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_is_answered_alike_on_both_databases(twins: Twins, sentences: list[str]):
    twins.say("拜访华东医疗，进入报价，50万，下周三再跟进", "李雪")
    for sentence in sentences:
        for name in ("李雪", "张敏"):
            twins.say(sentence.format(a="华东医疗", m="王磊"), name)

    assert twins.untold() == []
    assert twins.broken_trails() == []


def test_a_balance_of_points_is_a_whole_number(chat_on_both: Chat):
    chat_on_both.says("拜访华东医疗")

    assert repr(chat_on_both.says("我的积分").data["balance"]) == "1"


def test_a_target_of_more_places_than_are_kept_can_be_undone(chat_on_both: Chat):
    chat_on_both.says("李雪11月销售额目标 60.12345678912万", "张敏")

    assert chat_on_both.says("撤销", "张敏").error_code is None
    assert chat_on_both.rows(Target) == []


def test_who_has_no_region_is_told_to_name_one(chat_on_both: Chat):
    reply = chat_on_both.says("本区域的漏斗", "何佳")

    assert reply.text.startswith("你没有自己的区域，请写出名称：华东、华南")


def test_of_customers_recorded_at_one_moment_the_same_is_named_first(twins: Twins):
    for customer in ("Acme", "华东医疗", "远大科技"):
        twins.say(f"拜访了{customer}", "李雪")

    assert "拜访华东医疗" in twins.say("阿巴阿巴", "李雪")[0].text
