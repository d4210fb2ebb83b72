"""A story is kept for all colleagues, filed, and taken out by its author or leader."""

import pytest

from core.storage.tables import CaseStudy, Deal, OutboxPost
from tests.company import Chat

STORY = "案例：华东医疗用分期打消了价格顾虑，最后签了50万"


def case(chat: Chat) -> CaseStudy:
    [found] = chat.rows(CaseStudy)
    return found


@pytest.mark.parametrize(
    ("typed", "topic", "kind"),
    [
        (STORY, "price", "won"),
        ("分享案例 华东医疗预算冻结了，等到一月财年开始才签下", "budget", "won"),
        ("麻烦记一条经验：报价发出后两天内当面讲一遍，客户更容易往下走", "proposal", "how_to"),
        ("教训：对手连夜改了方案，我们第三天才回复，丢单了", "competitor", "lost"),
        ("帮我记录案例：陌拜之前先看对方官网新闻，约访成功率高一倍", "lead", "how_to"),
        ("心得：合同卡在法务时，请双方法务直接开一次电话会", "contract", "how_to"),
        ("案例：昨天拜访远大科技，王总说对手报价低20%，拿总成本表说服了他", "competitor", "how_to"),
        ("【案例】客户嫌价格太高，我们改成分期付款很快就签了", "price", "won"),
        ("成功案例：见到决策链上的副总后，审批一周就批了", "long_decision", "how_to"),
        ("case: they found us too expensive, paying in parts settled it", "price", "how_to"),
        ("lesson: we followed up too late and lost it", "slow_follow_up", "lost"),
        ("please share a lesson: call twice before ten in the morning", None, "how_to"),
        ("best practice: bring the demo to the second visit", "product_fit", "how_to"),
    ],
)
def test_a_story_is_filed_by_its_words(chat: Chat, typed: str, topic: str | None, kind: str):
    reply = chat.says(typed)

    assert reply.error_code is None, reply.text
    assert (case(chat).topic, case(chat).case_kind) == (topic, kind)


def test_the_words_stay_as_they_were_typed_and_who_reads_them_is_said(chat: Chat):
    reply = chat.says(STORY)

    assert case(chat).story == "华东医疗用分期打消了价格顾虑，最后签了50万"
    assert "案例库 · #1" in reply.text
    assert "全公司可见" in reply.text
    assert not chat.rows(Deal)


def test_a_story_about_ones_own_customer_belongs_to_its_last_deal(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    chat.says(STORY)

    assert case(chat).deal_id == chat.rows(Deal)[0].id


def test_a_colleagues_deal_is_not_linked(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    chat.says(STORY, "王磊")

    assert case(chat).deal_id is None


def test_a_story_as_long_as_a_message_is_kept(chat: Chat):
    chat.says("案例：" + "客户先嫌贵，后来分期，最后签了。" * 40)

    assert len(case(chat).story) == 16 * 40


@pytest.mark.parametrize("typed", ["案例：太短", "经验：  ", "case: short", "lesson: no"])
def test_what_is_too_short_to_learn_from_is_refused_with_an_example(chat: Chat, typed: str):
    text = chat.says(typed).text

    assert "案例：" in text or "case: " in text
    assert not chat.rows(CaseStudy)


@pytest.mark.parametrize(
    "typed",
    [
        "案例：华东医疗最后签了吗？",
        "案例：客户嫌价格太高应该怎么办",
        "他说案例：分期以后客户很快就签了",
        "这个案例不错，值得学习",
        "如果有案例就好了，分期之后再签",
        "不要分享案例：华东医疗已经签了合同",
        "昨天的案例分享会几点开始",
        "给客户发了案例，他们很感兴趣",
        "in case: we lose this deal we call again",
        "the case is closed now, well done all",
        "分享案例的会议改到下周三下午了",
    ],
)
def test_talk_about_cases_is_no_case(chat: Chat, typed: str):
    chat.says(typed)

    assert not chat.rows(CaseStudy)


def test_a_question_in_the_words_of_a_story_records_nothing_and_shows_cases(chat: Chat):
    chat.says("新商机 华东医疗 50万")
    chat.says(STORY)

    assert "#1 李雪" in chat.says("案例：华东医疗昨天签了又嫌价格太高怎么办").text
    assert [one.status for one in chat.rows(Deal)] == ["open"]


def test_what_may_be_a_story_or_not_is_neither_published_nor_a_win(chat: Chat):
    chat.says("新商机 华东医疗 50万")

    assert "案例：" in chat.says("案例 华东医疗嫌贵，我们改成分期付款以后就签了").text
    assert not chat.rows(CaseStudy)
    assert [one.status for one in chat.rows(Deal)] == ["open"]


def test_what_is_longer_than_a_message_is_not_kept(chat: Chat):
    assert "太长" in chat.says("案例：" + "客户先嫌贵，后来分期，最后签了。" * 70).text
    assert not chat.rows(CaseStudy)


def test_the_same_story_twice_is_kept_once(chat: Chat):
    chat.says(STORY)

    assert "已经分享过" in chat.says(STORY).text
    assert len(chat.rows(CaseStudy)) == 1


def test_a_story_is_undone_and_comes_back(chat_on_both: Chat):
    chat_on_both.says(STORY)

    chat_on_both.says("撤销")
    assert not chat_on_both.rows(CaseStudy)
    chat_on_both.says("恢复")

    assert case(chat_on_both).topic == "price"


@pytest.mark.parametrize(
    "typed",
    ["案例 #1 归到 预算", "把案例1改到预算", "案例#1归到预算不足", "file case #1 under budget"],
)
def test_its_author_files_it_anew(chat: Chat, typed: str):
    chat.says(STORY)

    reply = chat.says(typed)

    assert reply.error_code is None, reply.text
    assert case(chat).topic == "budget"


def test_other_topics_are_offered_and_work(chat: Chat):
    card = chat.says(STORY).card

    assert card is not None
    chat.says(card.buttons[0].command)
    assert case(chat).topic == "competitor"


def test_no_such_topic_is_refused_with_those_there_are(chat: Chat):
    chat.says(STORY)

    assert "竞品" in chat.says("案例 #1 归到 天气").text
    assert case(chat).topic == "price"


@pytest.mark.parametrize("who", ["李雪", "张敏", "胡军", "何佳"])
def test_its_author_and_who_leads_them_remove_it(chat_on_both: Chat, who: str):
    chat_on_both.says(STORY)

    chat_on_both.says("删除案例 #1", who)

    assert not chat_on_both.rows(CaseStudy)


def test_the_author_hears_of_a_removal_and_undo_brings_it_back(chat: Chat):
    chat.says(STORY)
    chat.says("删除案例 #1", "张敏")

    [told] = [one for one in chat.rows(OutboxPost) if "删除了你的案例" in one.reply]
    assert told.lane == f"person:{chat.ids['李雪']}"
    chat.says("撤销", "张敏")
    assert case(chat).story.startswith("华东医疗")


@pytest.mark.parametrize("typed", ["删除案例 #1", "remove case 1", "案例 #1 归到预算"])
@pytest.mark.parametrize("who", ["王磊", "陈晨", "徐婷"])
def test_nobody_else_changes_it(chat: Chat, typed: str, who: str):
    chat.says(STORY)

    assert chat.says(typed, who).error_code == "not_allowed"
    assert case(chat).topic == "price"


def test_what_is_not_there_is_not_removed(chat: Chat):
    assert chat.says("删除案例 #7").error_code == "not_found"
    assert "案例库" in chat.says("删除案例 7").text


def test_neither_removal_nor_undo_gives_a_case_another_number(chat_on_both: Chat):
    chat = chat_on_both
    for story in (
        "第一条：报价前要先问清预算",
        "第二条：报价前要先问清预算",
        "第三条：报价前要先问清预算",
    ):
        chat.says(f"经验：{story}")
    chat.says("删除案例 #1")
    chat.says("撤销")
    chat.says("删除案例 #2")

    assert "第三条" in chat.says("案例 #3").text
    assert "#4" in chat.says("经验：第四条：报价前要先问清预算").text


@pytest.mark.parametrize("typed", ["分享经验", "分享案例", "share a lesson", "分享经验 华东医疗"])
def test_who_wants_to_tell_is_told_how(chat: Chat, typed: str):
    reply = chat.says(typed)

    assert reply.error_code is None
    assert "案例：" in reply.text or "case: " in reply.text
    assert not chat.rows(CaseStudy)
