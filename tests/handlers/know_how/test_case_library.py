"""Cases are public inside the company: listed, looked for, read whole."""

import pytest

from tests.company import Chat

LONG = "客户先嫌贵，后来按季度分期，采购和财务都同意了。" * 8


@pytest.fixture
def told(chat_on_both: Chat) -> Chat:
    chat = chat_on_both
    chat.says("案例：华东医疗用分期打消了价格顾虑，最后签了50万")
    chat.says("教训：对手连夜改了方案，我们第三天才回复，丢单了", "王磊")
    chat.says(f"经验：预算冻结的时候别催单，{LONG}", "陈晨")
    chat.says("经验：报价阶段带上技术同事当面讲方案，客户问题当场答完")
    return chat


@pytest.mark.parametrize(
    "typed",
    [
        "案例",
        "案例库",
        "看案例库",
        "最新案例",
        "有哪些案例",
        "麻烦看看案例",
        "知识库。",
        "cases",
        "show cases",
        "case library",
        "please show the latest cases",
        "best practices",
    ],
)
def test_the_newest_come_first_with_author_day_and_text(told: Chat, typed: str):
    text = told.says(typed, "徐婷").text

    assert text.index("#4 李雪") < text.index("#3 陈晨") < text.index("#2 王磊") < text.index("#1")
    assert "11月23日" in text or "Nov 23" in text


@pytest.mark.parametrize(
    "typed",
    [
        "价格异议的案例",
        "价格案例",
        "看案例：价格",
        "有没有价格方面的案例",
        "关于价格的案例",
        "找一下关于价格的案例",
        "案例 价格",
        "cases about price",
        "price cases",
        "cases: price",
        "搜案例 价格",
    ],
)
def test_those_of_a_topic_are_found(told: Chat, typed: str):
    text = told.says(typed, "陈晨").text

    assert "#1 李雪" in text
    assert "#2" not in text


@pytest.mark.parametrize("typed", ["报价阶段的案例", "报价的案例", "proposal cases"])
def test_those_of_a_stage_are_found(told: Chat, typed: str):
    text = told.says(typed).text

    assert "#4" in text
    assert "#1" not in text


@pytest.mark.parametrize("typed", ["丢单案例", "失败案例", "丢单的案例", "lost cases"])
def test_those_of_a_kind_are_found(told: Chat, typed: str):
    text = told.says(typed).text

    assert "#2" in text
    assert "#1" not in text


@pytest.mark.parametrize("typed", ["搜案例 分期", "找案例 分期", "关于分期的案例"])
def test_words_are_looked_for_in_the_stories(told: Chat, typed: str):
    text = told.says(typed, "王磊").text

    assert "#1" in text
    assert "#3" in text
    assert "#2" not in text


def test_a_percent_sign_is_looked_for_as_it_stands(told: Chat):
    assert "还没有" in told.says("搜案例 %").text


@pytest.mark.parametrize("typed", ["案例 #3", "看案例3", "案例3全文", "case #3", "read case 3"])
def test_a_long_story_is_cut_in_the_list_and_read_whole(told: Chat, typed: str):
    listed = told.says("案例", "王磊")
    assert LONG not in listed.text
    assert ("看全文 #3", "案例 #3") in [(one.label, one.command) for one in listed.card.buttons]

    assert LONG in told.says(typed, "王磊").text


def test_only_who_may_remove_it_is_offered_to(told: Chat):
    of_author = told.says("案例 #1").card
    of_colleague = told.says("案例 #1", "王磊").card

    assert "删除" in [one.label for one in of_author.buttons]
    assert "删除" not in [one.label for one in of_colleague.buttons]


@pytest.mark.parametrize(
    "typed", ["怎么应对价格异议", "客户价格异议怎么处理？", "how to handle price objections"]
)
def test_who_asks_how_is_shown_who_did_it(told: Chat, typed: str):
    assert "#1 李雪" in told.says(typed, "陈晨").text


def test_without_a_case_there_is_advice(chat: Chat):
    text = chat.says("价格异议怎么处理").text

    assert "备好两档方案" in text
    assert "案例：" in text


def test_the_stories_about_a_customer_are_found_by_its_name(told: Chat):
    assert "#1 李雪" in told.says("华东医疗的案例").text


def test_an_empty_library_says_how_to_begin(chat: Chat):
    assert "案例：" in chat.says("案例库").text
    assert chat.says("案例 #1").error_code == "not_found"


@pytest.mark.parametrize(
    "typed", ["发了产品案例给华东医疗", "这个案子的案例怎么写都不满意", "今天天气的案例"]
)
def test_other_talk_of_cases_lists_nothing(told: Chat, typed: str):
    assert "#1 李雪" not in told.says(typed, "陈晨").text
