"""On Fridays leaders hear, in private, how much among their people is worth a look."""

from datetime import date

import pytest

from core.reply import Button, ToPerson
from core.storage.tables import Activity
from tests.company import Chat
from tests.jobs.conftest import Office, at


def visits(office: Office, *days: int) -> None:
    moments = [at(day, "10:00") for day in days]
    office.write(
        *(
            Activity(
                type="visit",
                account_id=office.account(),
                member_id=office.ids["李雪"],
                occurred_at=moment,
                occurred_on=date(2026, 11, moment.day),
                recorded_at=moment,
            )
            for moment in moments
        )
    )


def test_who_leads_hears_of_it_in_private_with_a_button_and_nobody_else(office_on_both: Office):
    visits(office_on_both, 24, 24)

    posts = office_on_both.run("weekly-summary", at(27, "17:30"))

    told = {post.to.person_id: post.reply for post in posts if isinstance(post.to, ToPerson)}
    assert set(told) == {office_on_both.ids["张敏"], office_on_both.ids["胡军"]}
    reply = told[office_on_both.ids["张敏"]]
    assert reply.text == "华东一部 有 1 处值得看看：同一天多次拜访。回复“看看”看明细。"
    assert reply.card.buttons == (Button("看看", "异常"),)


def test_where_nothing_is_odd_nobody_hears_of_it(office: Office):
    visits(office, 24, 25)

    posts = office.run("weekly-summary", at(27, "17:30"))

    assert [post for post in posts if isinstance(post.to, ToPerson)] == []


@pytest.mark.parametrize("typed", ["看看", "look"])
def test_what_the_message_says_to_reply_shows_it(chat: Chat, typed: str):
    chat.says("拜访了华东医疗")
    chat.says("拜访了华东医疗")

    assert "华东医疗器械有限公司" in chat.says(typed, "张敏").text
    assert "华东医疗" not in chat.says(typed, "王磊").text
