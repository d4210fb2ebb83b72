"""What customers are worth, asked in a chat: RFM, one customer, who buys again, key accounts."""

from datetime import timedelta

import pytest

from core.reply import Table
from tests.company import Chat
from tests.handlers.analysis.wordings import without

VALUE = [
    "RFM", "rfm分析", "客户价值分析", "我的客户价值", "麻烦帮我看下客户价值，谢谢",
    "哪些客户最有价值？", "高价值客户有哪些", "客户价值~", "customer value",
    "show me the RFM please", "most valuable customers", "which customers are the most valuable?",
    "rfm scores",
]  # fmt: skip
ONE = [
    "华东医疗的RFM", "华东医疗 rfm", "华东医疗的客户价值", "看看华东医疗的价值", "RFM 华东医疗",
    "rfm of 华东医疗", "how valuable is 华东医疗?", "华东医疗's value", "CLV of 华东医疗",
    "华东医疗该定几级？",
]  # fmt: skip
AGAIN = [
    "复购率", "回购率是多少", "我的复购率", "客户复购率怎么样", "老客户复购率", "老客户复购情况",
    "回头客比例", "复购率 今年", "麻烦看下我的回购率", "repurchase rate", "my repurchase rate",
    "what is the repeat rate?",
]  # fmt: skip
KEY = [
    "重点客户", "我们的重点客户有哪些", "谁是重点客户", "VIP客户", "列出重要客户", "key accounts",
    "show my key accounts", "top-tier accounts",
]  # fmt: skip
SMALL_TALK = [
    "客户价值观很重要", "他很有潜力", "对方很依赖我们", "这个重要客户怎么还没签", "价值不大",
    "我们给客户创造价值", "they repeat themselves", "it is worth a try",
]  # fmt: skip


CARDS = ["RFM", "客户定级建议", "二八分析", "潜力客户", "复购率", "客户集中度"]
FIGURES = [
    "RFM",
    "customer value",
    "客户二八",
    "复购率",
    "CLV",
    "客户集中度",
    "潜力客户",
    "定级建议",
]


def sold(chat: Chat) -> Chat:
    """华东医疗 bought twice (70 万), 远大科技 once, long ago (90 万), Acme once (5 万)."""
    now = chat.clock.moment
    chat.clock.moment = now - timedelta(days=400)
    chat.says("远大科技签了，90万")
    chat.clock.moment = now - timedelta(days=100)
    chat.says("华东医疗签了，40万")
    chat.says("三一重工签了，60万", "王磊")
    chat.clock.moment = now - timedelta(days=10)
    chat.says("新商机 华东医疗 30万")
    chat.says("华东医疗签了")
    chat.says("Acme签了，5万")
    chat.clock.moment = now
    return chat


@pytest.fixture
def sales(chat: Chat) -> Chat:
    return sold(chat)


@pytest.fixture
def sales_on_both(chat_on_both: Chat) -> Chat:
    return sold(chat_on_both)


def test_customers_are_scored_by_what_they_bought(sales_on_both: Chat):
    # Days 400, 10 and 10; wins 1, 2 and 1; 90, 70 and 5 万: fifths 1 4 4, 2 5 2 and 5 3 1.
    text = sales_on_both.says("RFM").text

    assert "1. 远大科技 · 400 天前 · 1 次 · ¥90万 · R1 F2 M5" in text
    assert "2. 华东医疗 · 10 天前 · 2 次 · ¥70万 · R4 F5 M3" in text
    assert "3. Acme · 10 天前 · 1 次 · ¥5万 · R4 F2 M1" in text


def test_value_is_asked_in_many_words(sales: Chat):
    assert without(sales, VALUE, "R4 F5 M3", "R1 F2 M5", "R4 F2 M1") == []


def test_who_bought_much_long_ago_comes_first(sales: Chat):
    reply = sales.says("RFM")

    assert "重要保持 · 1 家 · 55%" in reply.text
    assert "先看“重要保持”：远大科技" in reply.text
    assert reply.card.buttons[1].command == "提醒我明天跟进 远大科技股份有限公司"
    assert "数值相同同档" in str(reply.card)


def test_what_the_letters_mean_stands_before_them(sales: Chat):
    kinds = [str(part) for part in sales.says("RFM").card.sections]

    [legend] = [place for place, part in enumerate(kinds) if "R 最近一次赢单" in part]
    [rows] = [place for place, part in enumerate(kinds) if "R4 F5 M3" in part]
    assert legend < rows


def test_a_cell_does_not_repeat_its_heading(sales: Chat):
    [groups, customers] = [
        part for part in sales.says("customer value").card.sections if isinstance(part, Table)
    ]

    assert groups.header[3] == "What to do"
    assert groups.rows[0][1].isdigit()
    assert customers.rows[0][1:3] == ("400 days ago", "1")


def test_a_past_year_sends_nobody_out_and_says_when_they_bought(sales: Chat):
    reply = sales.says("客户价值分析 去年")

    assert "远大科技 · 2025年10月19日 周日 · 1 次" in reply.text
    assert ("很久没" in str(reply), "上门" in str(reply), "天前" in str(reply)) == (False,) * 3
    assert not [one for one in reply.card.buttons if "跟进" in one.label]


def test_in_a_month_nobody_has_long_bought_nothing(sales: Chat):
    assert "很久没" not in str(sales.says("客户价值分析 本月"))


def test_a_manager_sees_the_team_and_a_rep_not_the_region(sales: Chat):
    assert "三一重工" in sales.says("华东一部客户价值", "张敏").text
    assert "三一重工" in sales.says("客户价值分析", "张敏").text
    assert "三一重工" not in sales.says("RFM").text
    assert sales.says("rfm east").error_code == "not_allowed"
    assert "三一重工" in sales.says("rfm east", "胡军").text


def test_without_wins_there_is_nothing_to_score(chat: Chat):
    assert "还没有成交的客户" in chat.says("RFM").text


def test_one_customers_scores_come_with_their_numbers(sales_on_both: Chat):
    # Its owner's team has 4 that bought, of 400, 100, 10 and 10 days, and 90, 60, 70 and 5 万.
    text = sales_on_both.says("华东医疗的RFM").text

    assert "R4 F5 M4 = 13 分" in text
    assert "R 最近赢单: 10 天前（11月13日 周五）→ 4" in text
    assert "F 赢单次数: 2 次 → 5" in text
    assert "M 金额: ¥70万 → 4" in text
    assert "建议等级: A（还没定）" in text


def test_one_customer_is_asked_for_in_many_words(sales: Chat):
    assert without(sales, ONE, "R4 F5 M4 = 13") == []


def test_a_lifetime_is_weighed_against_its_cost(sales: Chat):
    text = sales.says("华东医疗的CLV 毛利35% 获客成本3万").text

    assert "终身价值 CLV: ¥24.5万" in text
    assert "8.17 : 1 · 健康" in text


def test_three_times_its_cost_is_not_over_three(sales: Chat):
    assert "不超过 3 : 1" in sales.says("远大科技的CLV 获客成本30万").text


def test_a_cost_in_another_currency_is_refused(sales: Chat):
    reply = sales.says("远大科技的CLV 获客成本3万美元")

    assert reply.error_code is not None
    assert "CNY" in reply.text


def test_a_customer_without_wins_has_no_scores(sales: Chat):
    assert "没有赢单" in sales.says("华南精密的RFM", "陈晨").text
    assert sales.says("华南精密的RFM").error_code == "not_allowed"


def test_who_buys_twice_counts_as_buying_again(sales_on_both: Chat):
    text = sales_on_both.says("复购率").text

    assert "33.3%（3 家成交过，1 家买过两次以上）" in text


def test_a_year_ago_is_told_only_where_the_books_reach_back_that_far(sales: Chat):
    young = sales.says("复购率")
    now = sales.clock.moment
    sales.clock.moment = now - timedelta(days=4 * 366)
    sales.says("三一重工签了，1万", "王磊")
    sales.clock.moment = now

    assert ("一年前 " in young.text, "2025年10月19日 起" in str(young.card)) == (False, True)
    # A year ago one had bought, once.
    assert "1 家买过两次以上），一年前 0%" in sales.says("复购率").text


def test_the_rate_is_asked_in_many_words(sales: Chat):
    assert without(sales, AGAIN, "33.3%") == []


def test_who_bought_once_and_long_ago_is_to_be_asked(sales: Chat):
    reply = sales.says("复购率")

    assert "先问：远大科技股份有限公司。" in reply.text
    assert reply.card.buttons[0].label == "明天跟进 远大科技股份有限公司"


def test_a_rate_is_of_the_three_years_up_to_the_day_named(sales: Chat):
    assert "0%" in sales.says("去年的复购率").text
    assert "还算不出" in sales.says("2023年的复购率").text


def test_key_accounts_are_those_of_tier_a(chat: Chat):
    chat.says("华东医疗 A级")

    [table] = [one for one in chat.says("重点客户").card.sections if isinstance(one, Table)]

    assert [row[0] for row in table.rows] == ["华东医疗器械有限公司"]
    assert without(chat, KEY, "华东医疗") == []


def test_small_talk_is_no_question_about_worth(chat: Chat):
    assert [typed for typed in SMALL_TALK if chat.says(typed).intent != "none"] == []


def test_the_customers_story_tells_when_it_bought(sales: Chat):
    text = sales.says("客户详情 华东医疗").text

    assert "成交 2 次 · 共 ¥70万 · 首次 8月15日 周六 · 最近 11月13日 周五" in text


def test_every_card_explains_its_figure(sales: Chat):
    buttons = [sales.says(typed).card.buttons[-1] for typed in CARDS]

    answers = [sales.says(button.command).text for button in buttons]

    assert {button.label for button in buttons} == {"怎么算的"}
    assert [text for text in answers if not text.startswith("怎么算的：")] == []


def test_a_button_explains_the_figure_of_the_same_people_and_days(sales: Chat):
    for typed, where in [("李雪去年的RFM", "李雪 · 去年"), ("李雪的复购率", "李雪 · 近三年"),
                         ("李雪本月客户集中度", "李雪 · 本月")]:  # fmt: skip
        [how] = [one for one in sales.says(typed, "张敏").card.buttons if "怎么算" in one.label]
        assert f"范围 · {where}" in sales.words(how.command, "张敏")


def test_a_figure_is_explained_with_the_records_that_count(sales: Chat):
    text = sales.words("怎么算的 复购率 2026")

    assert "赢单 ≥ 2 次的客户 ÷ 赢单 ≥ 1 次的客户" in text
    # It rests on three years, whichever of them is named.
    assert ("近三年" in text, "4 条" in text) == (True, True)
    assert "4 条" in sales.words("怎么算的 客户价值")
    assert [one for one in FIGURES if "公式" not in sales.words(f"怎么算的 {one}")] == []
