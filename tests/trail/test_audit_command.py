"""`salesbeat audit`: who changed what, in plain words, and whether the trail is whole."""

from datetime import datetime

import pytest
from sqlalchemy import text

from bot.assemble import open_books
from bot.audit import Asked, show_changes, verify
from bot.settings import Settings
from core.errors import UserError
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Team
from tests.company import MONDAY, SHANGHAI


@pytest.fixture
def books(chat_on_both):
    chat_on_both.says("新商机 华东医疗 50万")
    chat_on_both.says("#1 进入报价，60万", "张敏")
    chat_on_both.says("撤销", "张敏")
    books = open_books(Settings(database_url=chat_on_both.database.url))
    yield books
    books.database.close()


def shown(books, capsys, **asked) -> str:
    show_changes(books, Asked(**asked))
    return capsys.readouterr().out


def test_changes_are_told_newest_first_with_before_and_after(books, capsys):
    told = shown(books, capsys)

    assert "金额 ¥60万 → ¥50万" in told.split("张敏 · 网页 · 撤销")[1]
    assert "  新建 商机 #1 华东医疗器械有限公司：阶段 潜在客户；金额 ¥50万；负责人 李雪" in told


def test_one_persons_changes_are_told_alone(books, capsys):
    told = shown(books, capsys, person="张敏")

    assert "张敏 · 网页" in told
    assert "新建 商机" not in told


@pytest.mark.parametrize("record", ["deal 1", "#1", "商机 1"])
def test_one_records_changes_are_told_alone(books, capsys, record: str):
    told = shown(books, capsys, record=record)

    assert told.count("10:00") == 3
    assert "积分" not in told


def test_older_changes_are_left_out(books, capsys):
    told = shown(books, capsys, since=datetime(2027, 1, 1, tzinfo=SHANGHAI))

    assert told == "没有这样的变更\n"


def test_a_large_change_is_told_by_its_counts(books, capsys):
    with books.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "import", "teams"), "import", MONDAY)
        session.add_all(Team(name=f"第{number}组") for number in range(41))

    assert shown(books, capsys, top=1).splitlines()[1] == "  团队 41"


def test_a_short_list_says_that_there_is_more(books, capsys):
    assert "--top" in shown(books, capsys, top=1)


@pytest.mark.parametrize(
    "asked", [{"record": "cat 1"}, {"record": "deal 99"}, {"record": "deal"}, {"person": "无名"}]
)
def test_what_is_not_there_is_refused(books, asked: dict):
    with pytest.raises(UserError):
        show_changes(books, Asked(**asked))


def test_a_whole_trail_is_said_to_be_whole(books, capsys):
    verify(books)

    assert capsys.readouterr().out.startswith("✓ 变更记录完整：4 次变更")


def test_a_broken_trail_is_named_in_lines(books):
    with books.database.engine.begin() as connection:
        connection.execute(text("UPDATE deals SET amount_minor = 1"))

    with pytest.raises(UserError, match="broken in 1 places:\nRecord deals"):
        verify(books)
