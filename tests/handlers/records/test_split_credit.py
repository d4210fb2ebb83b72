import time

import pytest

from core.storage.tables import Deal, DealCredit, OutboxPost
from tests.company import Chat


def shares(chat: Chat) -> dict[str, int]:
    names = {id_: name for name, id_ in chat.ids.items()}
    return {names[row.person_id]: row.percent for row in chat.rows(DealCredit)}


def told_to(chat: Chat, name: str) -> str:
    lane = f"person:{chat.ids[name]}"
    return "\n".join(str(post.reply) for post in chat.rows(OutboxPost) if post.lane == lane)


@pytest.fixture
def deal(chat: Chat) -> Chat:
    """Open deal #1 of 华东医疗, worth 500,000, as 李雪."""
    chat.says("新商机 华东医疗 50万")
    return chat


@pytest.mark.parametrize(
    "typed",
    [
        "华东医疗这单和王磊五五分",
        "华东医疗这单我和王磊五五分",
        "把华东医疗这单和王磊平分",
        "#1 和王磊对半分",
        "这单和王磊一人一半",
        "split 华东医疗 with 王磊 50/50",
        "split #1 with 王磊 evenly",
        "李雪和王磊平分#1",
    ],
)
def test_a_deal_is_shared_evenly(deal: Chat, typed: str):
    reply = deal.says(typed)

    assert reply.error_code is None, reply.text
    assert shares(deal) == {"王磊": 50}


@pytest.mark.parametrize(
    "typed",
    [
        "#1 分成 王磊 30%",
        "/deal #1 分成 王磊 30%",
        "/deal #1 split 王磊 30%",
        "华东医疗的业绩分给王磊30%",
        "华东医疗 30% 的业绩给王磊",
        "这单我70%，王磊30%",
        "这单王磊占30%",
        "split #1 with 王磊 30%",
        "Please give 王磊 30% of the credit for 华东医疗",
        "#1 split: 李雪 70% 王磊 30%",
        "share #1 with 王磊 30%",
        "give 王磊 30% of #1",
    ],
)
def test_a_colleague_gets_the_stated_share(deal: Chat, typed: str):
    reply = deal.says(typed)

    assert reply.error_code is None, reply.text
    assert shares(deal) == {"王磊": 30}


@pytest.mark.parametrize("typed", ["#1 分成 王磊 30% 陈晨 20%", "split #1 王磊 30%, 陈晨 20%"])
def test_several_colleagues_share_a_deal(deal: Chat, typed: str):
    deal.says(typed)

    assert shares(deal) == {"王磊": 30, "陈晨": 20}


@pytest.mark.parametrize("typed", ["#1 王磊和陈晨各分20%", "华东医疗 王磊 陈晨 各20%"])
def test_each_of_several_gets_the_same(deal: Chat, typed: str):
    deal.says(typed)

    assert shares(deal) == {"王磊": 20, "陈晨": 20}


@pytest.mark.parametrize(
    "typed",
    [
        "要不要和王磊五五分",
        "和王磊平分了午饭",
        "如果这单和王磊五五分会怎样",
        "王磊说这单五五分",
        "和王磊分享了经验",
        "shared the proposal with 王磊",
        "华东医疗分成三期付款",
        "#1 分成两期，首付30%",
        "这单和王磊五五分吗？",
    ],
)
def test_talk_of_sharing_shares_nothing(deal: Chat, typed: str):
    deal.says(typed)

    assert shares(deal) == {}


def test_the_answer_says_what_each_one_gets(deal: Chat):
    text = deal.says("#1 分成 王磊 30%").text

    assert "已分成 · #1 华东医疗器械有限公司" in text
    assert "李雪: 70% · ¥35万" in text
    assert "王磊: 30% · ¥15万" in text


def test_a_new_share_replaces_the_old_one_and_leaves_the_others(deal: Chat):
    deal.says("#1 分成 王磊 30% 陈晨 20%")

    deal.says("#1 分成 王磊 40%")

    assert shares(deal) == {"王磊": 40, "陈晨": 20}


@pytest.mark.parametrize(
    "typed",
    [
        "取消 #1 的分成",
        "#1 不分了",
        "取消王磊在#1的分成",
        "不和王磊分了",
        "stop splitting #1",
        "#1 分成 王磊 0%",
    ],
)
def test_a_share_is_taken_away_again(deal: Chat, typed: str):
    deal.says("#1 分成 王磊 30%")

    reply = deal.says(typed)

    assert reply.error_code is None, reply.text
    assert shares(deal) == {}
    assert "取消了商机 #1" in told_to(deal, "王磊")


def test_undo_takes_a_share_away_and_redo_brings_it_back(deal: Chat):
    deal.says("#1 分成 王磊 30%")
    deal.says("#1 分成 王磊 40%")

    deal.says("撤销")
    assert shares(deal) == {"王磊": 30}

    deal.says("恢复")
    assert shares(deal) == {"王磊": 40}


def test_the_helper_is_told(deal: Chat):
    deal.says("#1 分成 王磊 30%")

    assert "李雪 把商机 #1（华东医疗器械有限公司）的 30% 业绩分给了你" in told_to(deal, "王磊")


def test_a_manager_may_share_a_reps_deal_and_the_rep_is_told(deal: Chat):
    deal.says("#1 李雪和王磊五五分", "张敏")

    assert shares(deal) == {"王磊": 50}
    assert "张敏 改了你的商机 #1" in told_to(deal, "李雪")


@pytest.mark.parametrize("name", ["王磊", "陈晨", "徐婷"])
def test_nobody_helps_themselves_to_a_colleagues_deal(deal: Chat, name: str):
    reply = deal.says("#1 分成 王磊 30%", name)

    assert reply.error_code == "not_allowed"
    assert shares(deal) == {}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("#1 分成 王磊 100%", "负责人要留一些"),
        ("#1 分成 王磊 60% 陈晨 40%", "100%，负责人要留一些"),
        ("#1 分成 李雪 60% 王磊 30%", "加起来是 90%"),
        ("#1 分成 王磊 33.3%", "整数"),
        ("#1 分成 王磊 陈晨 30%", "每人写一个比例"),
        ("#1 分成 李雪 100%", "本来就是负责人的"),
        ("#9 分成 王磊 30%", "没有编号为 #9 的商机"),
        ("取消 #1 的分成", "没有这样的分成"),
    ],
)
def test_odd_shares_are_refused_with_the_reason(deal: Chat, typed: str, why: str):
    reply = deal.says(typed)

    assert reply.error_code is not None
    assert why in reply.text
    assert shares(deal) == {}


def test_a_ratio_is_asked_about_as_it_does_not_say_who_gets_more(deal: Chat):
    reply = deal.says("华东医疗这单和王磊三七分")

    assert "王磊 分多少" in reply.text
    assert [button.label for button in reply.card.buttons][:2] == ["王磊 30%", "王磊 70%"]

    deal.says("2")
    assert shares(deal) == {"王磊": 70}


def test_how_much_is_asked_where_nobody_said(deal: Chat):
    deal.says("#1 分成 王磊")

    deal.says("30%")

    assert shares(deal) == {"王磊": 30}


@pytest.mark.parametrize("typed", ["华东医疗和王磊、陈晨三人平分", "#1 王磊 陈晨 平分"])
def test_three_share_evenly_and_the_rest_is_the_owners(deal: Chat, typed: str):
    text = deal.says(typed).text

    assert shares(deal) == {"王磊": 33, "陈晨": 33}
    assert "李雪: 34%" in text


@pytest.mark.parametrize("typed", ["#1 分成 王五 30%", "split #1 with Bob 30%"])
def test_nobody_of_that_name_is_said_to_be_nobody(deal: Chat, typed: str):
    assert deal.says(typed).error_code == "not_found"
    assert shares(deal) == {}


def test_which_of_several_deals_is_asked(deal: Chat):
    deal.says("再新建一个商机 华东医疗 20万")

    reply = deal.says("华东医疗这单和王磊五五分")
    assert "哪一个商机" in reply.text
    deal.says("#2")

    [row] = deal.rows(DealCredit)
    number = {one.id: one.number for one in deal.rows(Deal)}[row.deal_id]
    assert (number, row.percent) == (2, 50)


def test_a_deal_that_was_lost_has_nothing_to_share(deal: Chat):
    deal.says("丢单 #1 价格高")

    assert "没有业绩可分" in deal.says("#1 分成 王磊 30%").text


def test_a_sentence_of_nothing_but_such_words_is_read_in_no_time(deal: Chat):
    started = time.process_time()

    deal.says("#1 " + "分给" * 90 + "嘿")

    assert time.process_time() - started < 2
    assert shares(deal) == {}
