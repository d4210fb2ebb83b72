from datetime import date

import pytest
from sqlalchemy import select

from bot.messages import Conversation
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, Change, Refusal
from tests.company import Chat
from tests.figures.books import Books

NOVEMBER, AUGUST = date(2026, 11, 10), date(2026, 8, 10)
ADMIN, DIRECTOR, MANAGER = "何佳", "胡军", "张敏"


def seed(chat: Chat) -> None:
    """Give East two wins of three closed deals, South one of four."""
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        books.won("李雪", NOVEMBER, 600_000, AUGUST).product = "专业版"
        books.won("王磊", NOVEMBER, 300_000, AUGUST).product = "标准版"
        paid = books.won("陈晨", NOVEMBER, 200_000, date(2026, 11, 1))
        paid.product = "标准版"
        books.payment(paid, NOVEMBER, 150_000)
        for owner in ("李雪", "陈晨", "陈晨", "陈晨"):
            books.deal(owner, AUGUST, status="lost", closed_on=NOVEMBER, amount=1)
        books.activity("陈晨", NOVEMBER, score=9)
        books.activity("李雪", NOVEMBER, score=7)


def names(chat: Chat, text: str, name: str = ADMIN) -> list[str]:
    return [row["name"] for row in chat.says(text, name).data["rows"]]


@pytest.mark.parametrize(
    "words",
    [
        "哪个团队赢率最高",
        "请问哪个团队的赢单率最高？",
        "赢率最高的团队是哪个",
        "各团队赢率排名",
        "哪个组成单率最好",
        "which team has the best win rate?",
        "rank teams by win rate",
        "the team with the highest conversion",
    ],
)
def test_teams_are_ranked_by_win_rate(chat_on_both: Chat, words: str):
    seed(chat_on_both)

    reply = chat_on_both.says(words, ADMIN)

    assert "华东一部" in reply.text.splitlines()[1]
    assert "66.7%" in reply.text.splitlines()[1]
    assert [row["rank"] for row in reply.data["rows"]] == [1, 2]


def test_a_figure_is_the_same_as_when_it_is_asked_for_alone(chat: Chat):
    seed(chat)

    ranking = chat.says("哪个团队赢率最低", ADMIN).data["rows"]

    alone = chat.says("华南一部的漏斗", ADMIN).data["win_rate"]
    assert ranking[0] == {"rank": 1, "name": "华南一部", "value": alone}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("哪个区域赢率最高", "华东"),
        ("哪个区域回款最多", "华南"),
        ("哪个团队业绩最好", "华东一部"),
        ("哪个团队签单数最少", "华南一部"),
        ("哪个团队丢单最多", "华南一部"),
        ("业绩垫底的团队", "华南一部"),
        ("哪个团队成交最快", "华南一部"),
        ("哪个团队满意度最高", "华南一部"),
        ("哪个团队平均成交周期最短", "华南一部"),
        ("哪个团队平均成交周期最长", "华东一部"),
        ("哪个区域客单价最低", "华南"),
        ("which region has the lowest win rate", "South"),
        ("team ranking by revenue", "华东一部"),
    ],
)
def test_each_figure_has_its_own_first(chat_on_both: Chat, words: str, first: str):
    seed(chat_on_both)

    assert names(chat_on_both, words)[0] == first


@pytest.mark.parametrize(
    ("words", "ranked"),
    [
        ("哪个产品卖得最好", ["专业版", "标准版"]),
        ("产品销量排行", ["专业版", "标准版"]),
        ("卖得最差的产品", ["标准版", "专业版"]),
        ("产品签单数排名", ["标准版", "专业版"]),
        ("哪个产品赢率最高", ["专业版", "标准版"]),
        ("哪个产品平均成交周期最短", ["标准版", "专业版"]),
        ("which product sells best", ["专业版", "标准版"]),
        ("best selling product", ["专业版", "标准版"]),
        ("华东卖得最好的产品", ["专业版", "标准版"]),
    ],
)
def test_products_are_ranked(chat_on_both: Chat, words: str, ranked: list[str]):
    seed(chat_on_both)

    assert names(chat_on_both, words) == ranked


def with_customers(chat: Chat, many: int = 12) -> None:
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        for number in range(1, many + 1):
            account = Account(name=f"客户{number:02}", owner_id=chat.ids["李雪"], created_on=AUGUST)
            session.add(account)
            session.flush()
            books.account_id = account.id
            books.won("李雪", NOVEMBER, number * 10_000)


@pytest.mark.parametrize(
    "words",
    ["客户收入排名", "top customers", "最大的客户是谁", "哪个客户贡献最大", "业绩最高的客户"],
)
def test_customers_are_ranked_page_by_page(chat_on_both: Chat, words: str):
    with_customers(chat_on_both)

    first = names(chat_on_both, words, "李雪")

    assert (first[0], first[-1], len(first)) == ("客户12", "客户03", 10)
    assert names(chat_on_both, "更多", "李雪") == ["客户02", "客户01"]


@pytest.mark.parametrize("words", ["前三大客户", "top 3 customers", "客户收入前3名"])
def test_only_as_many_are_shown_as_are_asked_for(chat: Chat, words: str):
    with_customers(chat)

    assert names(chat, words, "李雪") == ["客户12", "客户11", "客户10"]


def test_equals_lead_together(chat: Chat):
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        books.won("李雪", NOVEMBER, 100_000)
        books.won("陈晨", NOVEMBER, 100_000)

    reply = chat.says("哪个团队业绩最好", ADMIN)

    assert "并列最高：华东一部、华南一部，都是 ¥10万。" in reply.text
    assert [row["rank"] for row in reply.data["rows"]] == [1, 1]


def test_the_days_that_are_named_count(chat: Chat):
    seed(chat)

    assert "本月" in chat.says("哪个团队业绩最好", ADMIN).text
    assert "上季度：没有团队在这段时间有数据" in chat.says("上季度哪个团队业绩最好", ADMIN).text
    last_month = chat.says("which team had the best win rate last month", ADMIN).text
    assert "no teams have a figure then" in last_month


def test_one_alone_is_no_ranking(chat: Chat):
    with chat.database.writing(FIRST_COMPANY) as session:
        Books(session, chat.ids).won("李雪", NOVEMBER, 100_000).product = "专业版"

    assert "只有专业版有数据（¥10万），排不出名次" in chat.says("产品销量排行", ADMIN).text


def test_deals_without_a_product_are_said_to_be_left_out(chat: Chat):
    seed(chat)
    with chat.database.writing(FIRST_COMPANY) as session:
        Books(session, chat.ids, numbers=iter(range(90, 99))).won("李雪", NOVEMBER, 1)

    assert "没填产品的商机没有算进来" in str(chat.says("产品销量排行", ADMIN).card)


def test_the_definition_stands_below(chat: Chat):
    seed(chat)

    reply = chat.says("哪个团队赢率最高", ADMIN)

    assert "赢率 = 赢单 ÷（赢单 + 丢单）" in str(reply.card)
    how = chat.says(reply.card.buttons[0].command, ADMIN)
    assert "转化率 = 赢单 ÷（赢单 + 丢单）" in str(how.card)


def test_one_sees_only_the_teams_one_answers_for(chat: Chat):
    seed(chat)

    assert "你只能看华东一部的（66.7%）" in chat.says("哪个团队赢率最高", MANAGER).text
    assert "华南" not in chat.words("哪个团队赢率最高", DIRECTOR)
    assert "华南" not in chat.words("哪个区域业绩最好", DIRECTOR)


def test_whom_nothing_of_it_concerns_is_refused(chat: Chat):
    seed(chat)

    assert chat.says("哪个团队复购率最高", "李雪").error_code == "not_allowed"
    assert chat.says("华南哪个团队赢率最高", DIRECTOR).error_code == "not_allowed"
    assert len(chat.rows(Refusal)) == 2


def test_a_rep_ranks_what_is_their_own(chat: Chat):
    seed(chat)

    reply = chat.says("哪个产品卖得最好", "李雪")

    assert "李雪 · 今年：只有专业版有数据（¥60万）" in reply.text
    assert chat.says("王磊哪个产品卖得最好", "李雪").error_code == "not_allowed"


@pytest.mark.parametrize("words", ["哪个团队赢率最高", "哪个产品卖得最好", "谁的回款率最低"])
def test_a_channel_does_not_read_along(chat: Chat, words: str):
    seed(chat)
    channel = Conversation("channel", "C-ALL", platform="slack")

    heard = chat.hears(words, ADMIN, conversation=channel, seen_by="room")

    assert "华东一部" not in str(heard.reply)
    assert "¥" not in str(heard.reply)


def test_people_are_ranked_by_what_no_board_is_of(chat_on_both: Chat):
    seed(chat_on_both)

    assert names(chat_on_both, "谁的平均成交周期最短", ADMIN)[0] == "陈晨"
    assert "转化率排行榜" in chat_on_both.says("谁的赢率最高", ADMIN).text
    assert "你只能看李雪的" in chat_on_both.says("谁的平均成交周期最短", "李雪").text


@pytest.mark.parametrize(
    ("words", "ranked"),
    [
        ("哪个行业赢单最多", ["医疗", "教育"]),
        ("revenue by industry", ["医疗", "教育"]),
        ("哪个来源赢率最高", ["展会", "转介绍"]),
        ("客户来源赢率排名", ["展会", "转介绍"]),
        ("哪个渠道丢单最多", ["转介绍", "展会"]),
    ],
)
def test_industries_and_sources_are_ranked(chat_on_both: Chat, words: str, ranked: list[str]):
    with chat_on_both.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat_on_both.ids)
        medical, school = session.scalars(select(Account).order_by(Account.id).limit(2))
        medical.industry, school.industry = "医疗", " 教育"
        for account, many in ((medical, 3), (school, 1)):
            books.account_id = account.id
            for _ in range(many):
                books.won("李雪", NOVEMBER, 1_000).source = "展会"
        books.deal("李雪", AUGUST, status="lost", closed_on=NOVEMBER).source = "转介绍"

    assert names(chat_on_both, words) == ranked


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("哪个产品回款率最高", "产品不能按回款率排。可以按：销售额"),
        ("哪个团队人均业绩最高", "团队还不能按“人均业绩”排名。可以按：销售额"),
        ("哪个区域增长最快", "区域还不能按“增长”排名。可以按：销售额"),
    ],
)
def test_a_figure_that_is_not_there_is_said(chat: Chat, words: str, said: str):
    assert said in chat.says(words, ADMIN).text


@pytest.mark.parametrize(
    "words",
    [
        "客户最大的顾虑是价格",
        "我们产品最好",
        "他说华东团队业绩最好",
        "如果哪个团队赢率最高就奖励他们",
        "客户说最好的产品是别家的",
        "产品最好便宜一点",
        "the customer wants the best product",
        "our product is the best",
        "团队业绩排名",
        "团队排行榜",
    ],
)
def test_talk_of_the_best_ranks_nothing_and_writes_nothing(chat: Chat, words: str):
    seed(chat)
    before = len(chat.rows(Change))

    reply = chat.says(words, ADMIN)

    assert "group" not in (reply.data or {})
    assert len(chat.rows(Change)) == before
