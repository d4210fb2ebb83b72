"""Rules against a loss reason: made by who leads, told to the reps, measured, and ended."""

from datetime import timedelta

import pytest

from core.storage.tables import LossRule, OutboxPost
from handlers.help_topics import LEADING
from tests.company import Chat

MADE = [
    ("针对价格丢单 规则：报价前先问预算", "price", "报价前先问预算"),
    ("丢单规则：跟进不及时 24小时内回复异议", "slow_follow_up", "24小时内回复异议"),
    ("loss rule for price: ask the budget before quoting", "price",
     "ask the budget before quoting"),
    ("价格丢单的规则：报价前先问预算。", "price", "报价前先问预算"),
    ("麻烦定一条丢单规则：竞争对手，报价附对比表~", "competitor", "报价附对比表"),
    ("我们组针对预算不足丢单，规则：先问预算！", "budget", "先问预算"),
    ("华东一部针对竞品丢单 规则：先发对比表", "competitor", "先发对比表"),
    ("新增丢单规则 产品不符：先列需求清单", "product_fit", "先列需求清单"),
    ("帮我加一条针对决策太久的丢单规则：先见决策人", "long_decision", "先见决策人"),
    ("丢单规则 竞品 先发对比表", "competitor", "先发对比表"),
    ("针对沟通不到位丢单 规则：李雪每周五和客户通话 30 分钟", "slow_follow_up",
     "李雪每周五和客户通话 30 分钟"),
    ("new loss rule for slow follow-up: answer within 24 hours", "slow_follow_up",
     "answer within 24 hours"),
    ("please add a loss rule against budget: ask first", "budget", "ask first"),
    ("丢单规则（价格）：报价前先问预算", "price", "报价前先问预算"),
    ("rule for price losses: bring two options", "price", "bring two options"),
]  # fmt: skip
NOT_MADE = [
    "如果针对价格丢单 规则：报价前先问预算", "客户说丢单规则：价格 先问预算",
    "针对价格丢单 规则：报价前先问预算吗？", "王磊定了针对价格丢单 规则：报价前先问预算",
    "不要针对价格丢单 规则：先问预算", "昨天针对价格丢单 规则：先问预算",
    "打算针对价格丢单 规则：先问预算", "公司的规则：不许打折", "价格规则：先问预算",
    "if we made a loss rule for price: ask first", "what is a loss rule for price: ask?",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "reason", "rule"), MADE)
def test_a_rule_is_made_in_a_sentence(chat: Chat, typed: str, reason: str, rule: str):
    reply = chat.says(typed, "张敏")

    [row] = chat.rows(LossRule)
    assert (reply.error_code, row.scope, row.loss_reason) == (None, "team", reason)
    assert row.rule == rule


@pytest.mark.parametrize("typed", NOT_MADE)
def test_other_talk_makes_none(chat: Chat, typed: str):
    chat.says(typed, "张敏")

    assert chat.rows(LossRule) == []


def test_the_teams_reps_are_told_in_private_and_nobody_else(chat_on_both: Chat):
    chat_on_both.says("针对价格丢单 规则：报价前先问预算", "张敏")

    told = {post.lane: post.reply for post in chat_on_both.rows(OutboxPost)}
    reps = {f"person:{chat_on_both.ids[name]}" for name in ("李雪", "王磊")}
    assert set(told) == reps
    assert all("报价前先问预算" in one and "张敏" in one for one in told.values())


@pytest.mark.parametrize(
    ("who", "typed"),
    [("李雪", "针对价格丢单 规则：报价前先问预算"), ("李雪", "结束丢单规则 价格"),
     ("徐婷", "华东一部针对价格丢单 规则：先问预算"), ("张敏", "华东针对价格丢单 规则：先问预算"),
     ("张敏", "公司针对价格丢单 规则：先问预算"), ("胡军", "华南一部针对价格丢单 规则：先问预算"),
     ("徐婷", "华东一部的丢单规则")],
)  # fmt: skip
def test_who_does_not_lead_makes_ends_and_sees_none(chat: Chat, who: str, typed: str):
    assert chat.says(typed, who).error_code == "not_allowed"
    assert chat.rows(LossRule) == []


def test_directors_make_them_for_their_region_and_admins_for_all(chat: Chat):
    chat.says("针对价格丢单 规则：先问预算", "胡军")
    chat.says("针对价格丢单 规则：先问预算", "何佳")

    assert {row.scope for row in chat.rows(LossRule)} == {"region", "company"}


@pytest.mark.parametrize(
    ("typed", "words"),
    [("丢单规则：报价前先问预算", "针对哪个丢单原因"), ("针对价格丢单 规则：好", "2 到 120 个字"),
     (f"针对价格丢单 规则：{'长' * 121}", "2 到 120 个字"),
     ("针对预算丢单 规则：先问预算", "已有规则：先报价")],
)  # fmt: skip
def test_what_is_no_rule_is_refused_in_one_sentence(chat: Chat, typed: str, words: str):
    chat.says("针对预算丢单 规则：先报价", "张敏")

    reply = chat.says(typed, "张敏")

    assert words in reply.text
    assert len(chat.rows(LossRule)) == 1


@pytest.mark.parametrize(
    "typed",
    ["结束丢单规则 价格", "结束丢单规则", "结束价格丢单规则", "价格丢单规则结束",
     "停止针对价格的丢单规则", "请结束我们组的价格丢单规则。",
     "结束华东一部的丢单规则 价格", "取消丢单规则：价格",
     "end loss rule price", "end the loss rule for price", "please stop our loss rule",
     "end loss rules", "把价格丢单规则结束"],
)  # fmt: skip
def test_a_rule_is_ended_and_an_undo_takes_that_back(chat: Chat, typed: str):
    chat.says("针对价格丢单 规则：报价前先问预算", "张敏")

    assert chat.says(typed, "张敏").error_code is None
    assert chat.rows(LossRule)[0].ended_on is not None
    chat.says("撤销", "张敏")
    assert chat.rows(LossRule)[0].ended_on is None


@pytest.mark.parametrize(
    "typed",
    ["不要结束丢单规则 价格", "要不要结束丢单规则 价格？", "王磊说结束丢单规则 价格",
     "如果结束丢单规则 价格", "明天结束丢单规则 价格", "结束丢单规则 天气", "结束规则"],
)  # fmt: skip
def test_other_talk_ends_none(chat: Chat, typed: str):
    chat.says("针对价格丢单 规则：报价前先问预算", "张敏")

    chat.says(typed, "张敏")

    assert chat.rows(LossRule)[0].ended_on is None


def test_a_new_rule_can_be_undone(chat_on_both: Chat):
    chat_on_both.says("针对价格丢单 规则：报价前先问预算", "张敏")
    chat_on_both.says("撤销", "张敏")

    assert chat_on_both.rows(LossRule) == []


@pytest.mark.parametrize(
    "typed",
    ["丢单规则", "看看丢单规则", "我们组的丢单规则", "丢单规则有哪些", "丢单规则效果怎么样？",
     "价格丢单规则有效果吗",
     "丢单规则 价格", "有哪些丢单规则", "帮我看看丢单规则~", "loss rules", "show our loss rules",
     "do the loss rules help?", "how are our loss rules doing?",
     "丢单规则是什么？", "丢单规则怎么定"],
)  # fmt: skip
def test_rules_are_listed_in_many_words(chat: Chat, typed: str):
    chat.says("针对价格丢单 规则：报价前先问预算", "张敏")

    reply = chat.says(typed, "张敏")

    assert "报价前先问预算" in reply.text
    assert "张敏，11月23日 周一起" in reply.text or "张敏, since Mon, Nov 23" in reply.text
    assert "第二天算起" in reply.text or "the day after it began" in reply.text
    assert reply.private


def test_a_rep_sees_the_rule_and_no_figures(chat: Chat):
    chat.says("针对价格丢单 规则：报价前先问预算", "张敏")

    assert "报价前先问预算" in chat.says("丢单规则").text
    assert "占比" not in chat.says("丢单规则").text
    assert "还没有丢单规则" in chat.says("丢单规则", "陈晨").text


def test_its_effect_is_measured_in_equal_times(chat_on_both: Chat):
    for deal in range(5):
        chat_on_both.says(f"新商机 华东医疗 {deal + 1}万")
        chat_on_both.says(f"丢单 #{deal + 1} 价格高")
    chat_on_both.clock.moment += timedelta(days=1)
    chat_on_both.says("针对价格丢单 规则：报价前先问预算", "张敏")
    chat_on_both.clock.moment += timedelta(days=39)
    for deal in range(10):
        chat_on_both.says(f"新商机 远大科技 {deal + 1}万")
        chat_on_both.says(f"丢单 #{deal + 6} 价格高" if deal < 4 else f"赢单 #{deal + 6}")

    text = chat_on_both.says("丢单规则", "张敏").text

    assert "占比 之前 100%（5/5） → 之后 40%（4/10），少了 60%。" in text
    assert "时间还短" not in text


def test_who_made_a_rule_or_leads_them_ends_it_and_nobody_else(chat: Chat):
    chat.says("华东一部针对价格丢单 规则：报价前先问预算", "胡军")

    refused = chat.says("结束丢单规则 价格", "张敏")
    assert (refused.error_code, "胡军 定的" in refused.text) == ("not_allowed", True)
    assert "结束：价格" not in [one.label for one in chat.says("丢单规则", "张敏").card.buttons]
    assert chat.rows(LossRule)[0].ended_on is None
    assert chat.says("结束华东一部的丢单规则 价格", "何佳").error_code is None


def test_a_director_ends_a_rule_of_the_managers(chat: Chat):
    chat.says("针对价格丢单 规则：报价前先问预算", "张敏")

    assert chat.says("结束华东一部的丢单规则 价格", "胡军").error_code is None


def test_the_rules_of_a_team_are_those_of_its_region_and_the_company_too(chat: Chat):
    chat.says("公司针对价格丢单 规则：报价前先问预算", "何佳")
    chat.says("针对竞品丢单 规则：先发对比表", "胡军")

    text = chat.says("华东一部的丢单规则", "张敏").text

    assert ("报价前先问预算" in text, "先发对比表" in text) == (True, True)
    assert "先发对比表" not in chat.says("华南一部的丢单规则", "何佳").text


def test_buttons_end_a_rule(chat: Chat):
    chat.says("针对价格丢单 规则：报价前先问预算", "张敏")
    chat.says("针对竞品丢单 规则：先发对比表", "胡军")

    [mine] = chat.says("丢单规则", "张敏").card.buttons
    assert mine.command == "结束丢单规则 价格"
    for button in chat.says("丢单规则", "胡军").card.buttons:
        assert chat.says(button.command, "胡军").error_code is None
    assert all(row.ended_on is not None for row in chat.rows(LossRule))


@pytest.mark.parametrize(
    "sentence", [one for example in LEADING.examples[1:] for one in example.sentence]
)
def test_what_help_offers_leaders_of_it_works(chat: Chat, sentence: str):
    reply = chat.says(sentence.format(rep="李雪", account="华东医疗"), "张敏")

    assert (reply.error_code, "没看懂" in reply.text) == (None, False)
