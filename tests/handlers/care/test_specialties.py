# ruff: noqa: E501 - lists of sentences
"""What a colleague is good at: told, confirmed, taken back, asked for."""

import pytest

from core.storage.tables import OutboxPost, Specialty
from tests.company import Chat


def words(chat: Chat) -> set[tuple[str, str]]:
    names = {person_id: name for name, person_id in chat.ids.items()}
    return {(names[row.person_id], row.word) for row in chat.rows(Specialty)}


@pytest.mark.parametrize(
    "typed",
    ["我擅长医疗", "我擅长医疗行业。", "我最擅长医疗客户！", "我的专长是医疗", "李雪擅长医疗", "我专攻医疗领域", "麻烦记录专长：我 医疗",
     "我的强项：医疗", "我也擅长做医疗~", "i'm good at 医疗", "I am an expert in 医疗", "李雪 specializes in 医疗",
     "my specialty is 医疗"],
)  # fmt: skip
def test_a_specialty_is_told_by_oneself(chat: Chat, typed: str):
    assert chat.says(typed).error_code is None
    assert words(chat) == {("李雪", "医疗")}


def test_several_are_told_at_once_and_are_told_back(chat: Chat):
    chat.says("我擅长注塑机、医疗和教育")

    assert words(chat) == {("李雪", "注塑机"), ("李雪", "医疗"), ("李雪", "教育")}
    assert "注塑机、医疗、教育" in chat.says("李雪的专长", "陈晨").text


@pytest.mark.parametrize(
    "typed",
    ["谁擅长医疗", "谁最擅长医疗行业？", "哪些同事精通医疗", "医疗谁擅长", "谁懂医疗", "公司有谁擅长医疗器械",
     "who is good at 医疗", "who specializes in 医疗?"],
)  # fmt: skip
def test_everybody_may_ask_who_is_good_at_something(chat_on_both: Chat, typed: str):
    chat_on_both.says("王磊擅长医疗", "张敏")

    assert "王磊 · 医疗" in chat_on_both.says(typed, "陈晨").text


@pytest.mark.parametrize(
    "typed",
    [
        "王磊的专长",
        "王磊擅长什么？",
        "王磊的强项是什么",
        "what is 王磊 good at",
        "王磊's specialties",
    ],
)
def test_somebodys_specialties_are_told(chat: Chat, typed: str):
    assert "还没有记专长" in chat.says(typed).text or "no specialty" in chat.says(typed).text
    chat.says("我擅长医疗", "王磊")

    assert "医疗" in chat.says(typed).text.partition("擅长")[2] + chat.says(typed).text


@pytest.mark.parametrize(
    "typed",
    ["我不再擅长医疗", "李雪不再擅长医疗了", "去掉我的专长医疗", "删除李雪的专长 医疗", "把我的专长医疗去掉",
     "i am no longer good at 医疗", "remove specialty 医疗 of 李雪"],
)  # fmt: skip
def test_a_specialty_is_taken_away_and_comes_back_by_undo(chat: Chat, typed: str):
    chat.says("我擅长医疗")

    chat.says(typed)

    assert words(chat) == set()
    chat.says("撤销")
    assert words(chat) == {("李雪", "医疗")}


def test_a_leader_tells_it_for_their_people_who_hear_of_it(chat: Chat):
    chat.says("王磊擅长医疗", "张敏")

    assert words(chat) == {("王磊", "医疗")}
    assert any("张敏 改了你的专长" in post.reply for post in chat.rows(OutboxPost))


def test_a_colleague_and_a_stranger_leader_may_not(chat: Chat):
    assert chat.says("王磊擅长医疗").error_code == "not_allowed"
    assert chat.says("王磊擅长医疗", "徐婷").error_code == "not_allowed"
    assert words(chat) == set()


def test_what_is_there_already_and_what_was_never_there_change_nothing(chat: Chat):
    chat.says("我擅长医疗")

    assert chat.says("我擅长医疗").error_code == "exists"
    assert chat.says("我不再擅长教育").error_code == "not_found"
    assert words(chat) == {("李雪", "医疗")}


@pytest.mark.parametrize(
    "typed",
    ["我擅长吃饭", "李雪很擅长聊天", "我不擅长医疗", "我擅长医疗吗？", "听说李雪擅长医疗", "如果我擅长医疗就好了", "他擅长医疗",
     "李雪说她擅长医疗", "我擅长这个", "谁擅长做饭", "I'm good at cooking", "i am good at this", "我们擅长医疗吗",
     "我擅长华东医疗", "李雪擅长打麻将", "要是李雪擅长医疗"],
)  # fmt: skip
def test_other_talk_is_no_specialty(chat: Chat, typed: str):
    chat.says(typed)

    assert words(chat) == set()


def test_a_specialty_is_a_word_and_not_a_story(chat: Chat):
    assert chat.says("我擅长" + "高" * 25).error_code == "invalid"
    assert words(chat) == set()


def test_nobody_is_good_at_everything(chat: Chat):
    for number in range(20):
        chat.says(f"我擅长第{number}类设备")

    assert "先去掉一项" in chat.says("我擅长医疗").text
    assert len(words(chat)) == 20


def test_a_refusal_repeats_what_was_said_of_somebody(chat: Chat):
    reply = chat.says("陈晨擅长半导体", "张敏")

    assert "我擅长半导体" in reply.text
