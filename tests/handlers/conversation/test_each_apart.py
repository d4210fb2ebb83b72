"""Several customers and a different thing of each: one change, or said not to be."""

import pytest

from core.storage.tables import Activity, Change, Deal, FollowUp
from core.vocabulary import DealStatus
from tests.company import Chat
from tests.records.desk import labels

THREE = "华东医疗签了30万，远大科技丢了，Acme回款5万"


def statuses(chat: Chat) -> list[str]:
    return sorted(deal.status for deal in chat.rows(Deal))


def test_each_customers_part_is_recorded_in_one_change(chat_on_both: Chat):
    chat_on_both.says("新商机 远大科技 40万")

    said = chat_on_both.says("华东医疗签了30万，远大科技丢了，因为价格，拜访了Acme").text

    assert "3 家客户，一次记录" in said
    assert statuses(chat_on_both) == [DealStatus.LOST, DealStatus.WON]
    assert len(chat_on_both.rows(Activity)) == 1
    assert len([one for one in chat_on_both.rows(Change) if one.intent != "import"]) == 2


def test_one_undo_takes_all_parts_back(chat_on_both: Chat):
    chat_on_both.says("华东医疗签了30万，拜访了远大科技")

    chat_on_both.says("撤销")

    assert chat_on_both.rows(Deal) == chat_on_both.rows(Activity) == []


def test_what_is_not_recorded_is_said_and_the_last_of_it_asked(chat: Chat):
    said = chat.says(THREE).text

    assert "1 家已记录，2 家还没有" in said
    assert "远大科技股份有限公司 没有记录，请另发一句" in said
    assert "Acme Robotics 还没有商机" in said


def test_undo_takes_back_what_was_recorded_beside_a_question(chat: Chat):
    chat.says(THREE)

    chat.says("撤销")

    assert chat.rows(Deal) == []


def test_the_question_of_a_part_waits_though_another_one_asks_softly_after_it(chat: Chat):
    asked = chat.says("远大科技丢了，拜访了华东医疗")
    assert "补建并丢单" in labels(asked)

    chat.says("补建并丢单")
    chat.says("价格")

    assert statuses(chat) == [DealStatus.LOST]
    assert len(chat.rows(Activity)) == 1


def test_a_new_customer_in_a_part_is_asked_about(chat: Chat):
    assert "还没有客户“天工食品”" in chat.says("华东医疗签了30万，天工食品丢了").text


def test_the_day_that_opens_the_message_is_the_day_of_all(chat: Chat):
    chat.says("昨天华东医疗签了30万，Acme签了20万")

    assert {f"{deal.closed_on:%m-%d}" for deal in chat.rows(Deal)} == {"11-22"}


def test_what_one_records_for_somebody_is_theirs_in_every_part(chat: Chat):
    chat.says("替王磊记录：三一重工签了20万，拜访了华东医疗", "张敏")

    assert chat.rows(Activity)[0].member_id == chat.ids["王磊"]
    assert chat.rows(Deal)[0].owner_id == chat.ids["王磊"]


def test_a_row_of_customers_in_one_part_counts_each(chat: Chat):
    said = chat.says("华东医疗、远大科技都签了，拜访了Acme").text

    assert "3 家客户，一次记录" in said


def test_a_visit_of_one_and_a_plan_with_another(chat: Chat):
    chat.says("拜访了华东医疗，聊得不错，下周三再去远大科技")

    [visit], [plan] = chat.rows(Activity), chat.rows(FollowUp)
    assert visit.account_id != plan.account_id


@pytest.mark.parametrize(
    "run_on", ["华东医疗签了30万Acme签了20万", "华东医疗签了30万 Acme签了20万"]
)
def test_what_was_dictated_without_a_stop_is_told_apart(chat: Chat, run_on: str):
    chat.says(run_on)

    assert sorted(deal.amount_minor for deal in chat.rows(Deal)) == [20_000_000, 30_000_000]


def test_when_one_part_is_refused_nothing_is_recorded(chat: Chat):
    said = chat.says("华东医疗签了30万，三一重工签了20万，华南精密签了10万").text

    assert "整条消息都没有记录" in said
    assert chat.rows(Deal) == []


@pytest.mark.parametrize(
    "said",
    [
        "华东医疗丢了，输给了远大科技",
        "华东医疗丢了，被远大科技抢了",
        "华东医疗丢了，他们选了远大科技",
    ],
)
def test_whom_a_deal_went_to_has_lost_none(chat: Chat, said: str):
    chat.says("新商机 华东医疗 50万")
    chat.says("新商机 远大科技 40万")

    chat.says(said)

    assert DealStatus.LOST not in [deal.status for deal in chat.rows(Deal) if deal.number != 1]


def test_a_part_with_nothing_to_record_is_quoted(chat: Chat):
    said = chat.says("华东医疗签了30万，Acme还没定，远大科技签了5万").text

    assert "没有可记录的：“Acme还没定”" in said


def test_another_customer_that_a_sentence_names_is_said_to_be_left_out(chat: Chat):
    said = chat.says("华东医疗签了30万，远大科技介绍的").text

    assert "远大科技股份有限公司 没有记录" in said


def test_an_amount_put_right_is_asked_for_its_deal(chat: Chat):
    chat.says("华东医疗签了30万，Acme签了20万")

    asked = chat.says("不对，是12万")
    chat.says("2")

    assert "上一条有 2 个商机" in asked.text
    assert sorted(deal.amount_minor for deal in chat.rows(Deal)) == [12_000_000, 30_000_000]


@pytest.mark.parametrize("said", ["won Acme and lost 远大科技", "拿下Acme丢了远大科技"])
def test_of_two_deeds_before_their_customers_each_is_told_of_its_own(chat: Chat, said: str):
    chat.says("新商机 Acme 30万")
    chat.says("新商机 远大科技 40万")

    chat.says(said)
    chat.says("价格")

    assert statuses(chat) == [DealStatus.LOST, DealStatus.WON]


def test_a_visit_and_a_call_in_one_sentence_are_a_visit_and_a_call(chat: Chat):
    chat.says("visited Acme and called 华东医疗")

    assert sorted(one.type for one in chat.rows(Activity)) == ["call", "visit"]


def test_two_visits_on_two_days_are_each_kept_on_their_own(chat: Chat):
    chat.says("昨天拜访Acme、前天拜访华东医疗")

    assert len({one.occurred_at.date() for one in chat.rows(Activity)}) == 2


def test_of_two_customers_each_keeps_its_person_and_its_sum(chat: Chat):
    chat.says("上午见了Acme的王总，下午见了华东医疗的刘总，报价20万")

    assert [one.contact for one in chat.rows(Activity)] == ["王总", "刘总"]
    assert [one.amount_minor for one in chat.rows(Deal)] == [20_000_000]
