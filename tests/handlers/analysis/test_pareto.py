"""What makes most of a scope's revenue, asked in a chat; who promises more; on whom it hangs."""

import pytest

from bot.messages import Conversation
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, FollowUp
from tests.company import MONDAY, Chat
from tests.figures.books import Books
from tests.handlers.analysis.wordings import without

ACCOUNTS = [
    "二八分析", "客户二八", "客户二八 今年", "我今年的客户二八分析", "客户贡献排行",
    "麻烦看看客户的二八", "帕累托分析", "哪些客户贡献了80%的业绩", "哪20%的客户带来80%的收入",
    "top 20% customers", "pareto", "pareto accounts this year", "80/20 accounts",
    "show me the pareto of customers",
]  # fmt: skip
PRODUCTS = [
    "产品二八", "今年产品二八", "产品的二八分析", "哪些产品卖得最好？", "畅销产品",
    "各产品销售占比", "看看产品线二八", "pareto products", "best-selling products",
    "product pareto", "pareto by product",
]  # fmt: skip
POTENTIAL = [
    "潜力客户", "高潜力客户有哪些", "哪些客户最有潜力？", "有潜力的客户", "我的潜力客户~",
    "值得开发的客户", "帮我看看潜力客户", "high potential accounts", "potential customers",
    "which accounts to develop", "accounts with potential",
]  # fmt: skip
CONCENTRATION = [
    "客户集中度", "我的客户集中度", "大客户集中度如何", "今年客户集中度", "前三大客户占比",
    "谁的客户太集中了", "customer concentration in Q4", "麻烦看看客户集中度",
    "customer concentration", "my customer concentration", "revenue concentration",
    "top 3 customers' share",
]  # fmt: skip


def sold(chat: Chat) -> Chat:
    """Sell 80 万 of A to 华东医疗, 15 of b and B to 远大科技 and 5 to Acme, with 20 open there."""
    sold = (("华东医疗", 80, "A"), ("远大科技", 10, "b"), ("远大科技", 5, "B"), ("Acme", 5, ""))
    for number, (account, amount, product) in enumerate(sold, 1):
        chat.says(f"新商机 {account} {amount}万")
        chat.says(f"#{number} 产品改成 {product}")
        chat.says(f"{account}签了")
    chat.says("新商机 远大科技 20万")
    chat.says("三一重工签了，100万", "王磊")
    return chat


@pytest.fixture
def sales(chat: Chat) -> Chat:
    return sold(chat)


@pytest.fixture
def sales_on_both(chat_on_both: Chat) -> Chat:
    return sold(chat_on_both)


def test_the_fewest_that_make_most_and_the_middle_are_told(sales_on_both: Chat):
    text = sales_on_both.says("二八分析").text

    assert "3 家客户里，1 家客户做出 80% 收入；前 20%（1 家客户）占 80%。" in text
    assert "中间 40%（1 家）占 15%，手上还有 ¥20万 在谈" in text
    assert "1. 华东医疗器械有限公司 · ¥80万 · 80%" in text


def test_it_is_asked_in_many_words(sales: Chat):
    assert without(sales, ACCOUNTS, "华东医疗", "80%", "15%") == []


def test_products_are_counted_whatever_their_spelling(sales_on_both: Chat):
    text = sales_on_both.says("产品二八").text

    assert "2 个产品里，1 个产品做出 80% 收入；前 20%（1 个产品）占 84%。" in text
    assert "2. B · ¥15万 · 15.8%" in text
    assert "另有 ¥5万 没填产品" in text


def test_products_are_asked_for_in_many_words(sales: Chat):
    assert without(sales, PRODUCTS, "A · ¥8", "84%") == []


def test_another_period_and_scope_have_their_own(sales: Chat):
    assert "没有赢单收入" in sales.says("客户二八 去年").text
    assert "三一重工" in sales.says("华东一部本月的二八", "张敏").text
    assert sales.says("王磊的客户二八").error_code == "not_allowed"


def test_wins_without_products_say_how_to_name_them(chat: Chat):
    chat.says("华东医疗签了，80万")

    assert "产品改成" in chat.says("产品二八").text


def test_who_promises_more_comes_with_reasons(sales_on_both: Chat):
    sales_on_both.says("华东医疗 A级")
    sales_on_both.says("拜访了华东医疗")

    text = sales_on_both.says("潜力客户").text

    # 华东医疗 has risen, yet it has its tier, its share and its visit.
    assert "华东医疗" not in text
    assert (
        "1. 远大科技股份有限公司 · 在谈 ¥20万（1 单）、今年 ¥15万，去年同期 ¥0 · "
        "没定级、收入只占 15%、没拜访过" in text
    )


def test_potential_is_asked_for_in_many_words(sales: Chat):
    assert without(sales, POTENTIAL, "远大科技", "15%") == []


def test_the_button_plans_the_next_step(sales: Chat):
    [first, *_] = sales.says("潜力客户", "张敏").card.buttons
    sales.says(first.command)

    assert len(sales.rows(FollowUp)) == 1


def test_a_manager_sees_whose_customer_it_is(sales: Chat):
    assert "三一重工股份有限公司（王磊）" in sales.says("我们组的潜力客户", "张敏").text
    assert sales.says("我们组的潜力客户").error_code == "not_allowed"


def test_one_product_is_said_to_be_the_only_one(chat: Chat):
    chat.says("新商机 华东医疗 30万")
    chat.says("#1 产品：影像")
    chat.says("华东医疗签了")

    assert "只有 1 个产品，收入全靠它" in chat.says("产品二八").text


def test_whatever_days_are_named_it_says_that_it_is_of_today(sales: Chat):
    assert "潜力客户 · 李雪 · 今年（只看今天，不分时间段）" in sales.says("潜力客户 上月").text


def test_nobody_promising_is_said(chat: Chat):
    assert "潜力客户 · 陈晨 · 今年：没有" in chat.says("潜力客户", "陈晨").text


def sold_alike(chat: Chat, customers: int, largest: int) -> None:
    """Let 陈晨 win one deal with each of so many customers, the first of them the largest."""
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        for number in range(customers):
            account = Account(name=f"客户{number}", created_on=MONDAY.date())
            session.add(account)
            session.flush()
            books.account_id = account.id
            books.won("陈晨", MONDAY.date(), 100 if number else largest)


def test_over_half_with_three_of_four_customers_is_flagged(chat_on_both: Chat):
    sold_alike(chat_on_both, 4, 200)

    text = chat_on_both.says("客户集中度", "徐婷").text

    assert "1 人超过 50%：陈晨" in text
    assert "陈晨 · 80% 偏集中 · 4" in text
    assert "超过 50%：少一家就掉一大块" in chat_on_both.says("客户集中度", "陈晨").text


def test_three_customers_always_make_all_and_are_not_flagged(sales_on_both: Chat):
    text = sales_on_both.says("客户集中度", "张敏").text

    assert ("客户太少" in text, "偏集中" in text, "人超过 50%" in text) == (True, False, False)
    assert "李雪 · 100% 客户太少 · 3 · 华东医疗、远大科技、Acme" in text
    assert "看不出集中" in sales_on_both.says("客户集中度").text


def test_who_has_too_few_customers_is_named_in_one_line_at_the_end(sales: Chat):
    sales.says("新客户 天工食品")
    sales.says("天工食品签了，1万")
    sales.says("三一重工签了，1万", "王磊")

    lines = sales.says("客户集中度", "张敏").text.splitlines()

    assert [line[:5] for line in lines[2:-1]] == ["1. 李雪"]
    assert lines[-1] == "客户不到 4 家、看不出集中的 1 人：王磊。"


def test_a_rep_sees_ones_own(sales: Chat):
    assert "王磊" not in sales.says("客户集中度").text
    assert sales.says("王磊的客户集中度").error_code == "not_allowed"


def test_half_is_not_flagged(chat: Chat):
    sold_alike(chat, 6, 100)

    text = chat.says("客户集中度", "陈晨").text

    assert "没有超过 50% 的" in text
    assert "1. 陈晨 · 50% · 6" in text


def test_concentration_is_asked_for_in_many_words(sales: Chat):
    assert without(sales, CONCENTRATION, "100%", "华东医疗") == []


def test_without_revenue_there_is_no_concentration(chat: Chat):
    assert "没有赢单收入" in chat.says("客户集中度").text


def test_in_a_channel_it_goes_to_the_asker_alone(sales: Chat):
    room = Conversation("channel", "C-EAST-1")

    reply = sales.says("二八分析", conversation=room, seen_by="room")

    assert "华东医疗" not in reply.text
    assert "私信" in reply.text


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Which products make 80% of our revenue this year?", "Pareto of products"),
        ("which customers make most of our revenue", "Pareto of customers"),
        ("how many customers buy again?", "Repurchase rate"),
        ("how many customers of my team bought more than once", "Repurchase rate"),
        ("how concentrated is our revenue", "Customer concentration"),
        ("show me the customer value of my team please", "Customer value"),
    ],
)
def test_questions_in_whole_english_sentences_are_heard(chat: Chat, said: str, title: str):
    assert chat.says(said, "张敏").text.startswith(title)
