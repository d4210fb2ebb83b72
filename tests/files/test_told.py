# ruff: noqa: E501 - rows of a file
"""Whoever's standing records an import changes is told so, once, by whatever way it came."""

import pytest

from core.storage.company import FIRST_COMPANY
from core.storage.long_reads import see_one_moment
from core.storage.tables import AccountMember, OutboxPost
from core.storage.trail_check import check_trail
from core.storage.trail_records import check_records
from tests.company import Chat
from tests.files.office import Office

HEADER = "external_id,account,owner,stage,amount,created_on\n"
DEALS = f"{HEADER}D1,Acme Robotics,李雪,lead,100000,2026-03-01\nD2,三一重工股份有限公司,王磊,lead,5,2026-03-01\n"


@pytest.fixture
def office(chat: Chat, tmp_path) -> Office:
    return Office(chat.database, tmp_path)


def told(chat: Chat) -> dict[str, str]:
    names = {f"person:{id_}": name for name, id_ in chat.ids.items()}
    return {names[post.lane]: post.reply for post in chat.rows(OutboxPost)}


def test_what_is_new_is_told_to_nobody(chat: Chat, office: Office):
    office.bring(deals=DEALS)

    assert told(chat) == {}


def test_whose_records_were_changed_is_told_how_many(chat: Chat, office: Office):
    office.bring(deals=DEALS)

    office.bring(
        deals=DEALS.replace("100000", "200000"),
        accounts="name,owner,tier\nAcme Robotics,李雪,A\n华东医疗器械有限公司,李雪,B\n",
    )

    assert list(told(chat)) == ["李雪"]
    assert "一次导入更新了你的2 家客户、1 个商机。" in told(chat)["李雪"]


def test_who_gets_and_who_gives_a_deal_are_both_told(chat: Chat, office: Office):
    office.bring(deals=DEALS)

    office.bring(deals=DEALS.replace("Robotics,李雪", "Robotics,王磊"))

    assert set(told(chat)) == {"李雪", "王磊"}


def test_the_owner_is_told_of_payments_and_stages(chat: Chat, office: Office):
    office.bring(deals=DEALS, payments="deal,due_on,amount\nD1,2026-12-01,5\n")

    office.bring(
        payments="deal,due_on,amount\nD1,2026-12-01,6\n",
        stage_history="deal,stage,entered_on\nD1,lead,2026-02-01\n",
    )

    assert "1 条阶段记录、1 笔回款" in told(chat)["李雪"]


def test_the_same_file_again_is_told_to_nobody(chat: Chat, office: Office):
    office.bring(deals=DEALS)
    office.bring(deals=DEALS)

    assert told(chat) == {}


def test_a_new_owner_is_no_helper_any_more(chat: Chat, office: Office):
    chat.says("华东医疗加上协作人王磊")

    office.bring(accounts="name,owner\n华东医疗器械有限公司,王磊\n")

    assert chat.rows(AccountMember) == []


def test_the_helpers_who_stay_hear_of_a_new_owner(chat: Chat, office: Office):
    chat.says("华东医疗加上协作人陈晨", "何佳")

    office.bring(accounts="name,owner\n华东医疗器械有限公司,王磊\n")

    assert "1 家协作客户的负责人" in told(chat)["陈晨"]
    assert len(chat.rows(AccountMember)) == 1


def test_the_trail_of_an_import_that_drops_a_helper_is_whole(chat: Chat, office: Office):
    chat.says("华东医疗加上协作人王磊")
    office.bring(accounts="name,owner\n华东医疗器械有限公司,王磊\n")

    with chat.database.reading(FIRST_COMPANY) as session:
        see_one_moment(session)
        report = check_trail(session)
        check_records(session, report)

    assert (report.breaks, report.unsealed) == ([], 0)
