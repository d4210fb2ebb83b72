"""Asked for in the chat, a file comes of what one may see, and of nothing else."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from bot.messages import Conversation
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person
from tests.company import MONDAY
from tests.files_in_chat.sending import Sending, sent


@pytest.fixture
def selling(sending: Sending) -> Sending:
    """Let three reps have a deal each."""
    for name, account in (("李雪", "华东医疗"), ("王磊", "三一重工"), ("陈晨", "华南精密")):
        sending.chat.says(f"新商机 {account} 50万", name)
    return sending


def exported(sending: Sending, text: str, name: str) -> list[list[str]]:
    given = sending.says(text, name)
    file, content = sending.given(given)
    if file.endswith(".csv"):
        return list(csv.reader(StringIO(content.decode("utf-8-sig"))))[1:]
    return [list(row) for row in load_workbook(BytesIO(content)).active.values][1:]


@pytest.mark.parametrize(
    ("text", "name", "owners"),
    [
        ("导出我的商机", "李雪", {"李雪"}),
        ("导出商机", "李雪", {"李雪"}),
        ("导出商机", "张敏", {"李雪", "王磊"}),
        ("把商机导出来", "胡军", {"李雪", "王磊"}),
        ("导出全部商机 csv", "何佳", {"李雪", "王磊", "陈晨"}),
        ("export deals as csv", "陈晨", {"陈晨"}),
        ("/export my deals", "王磊", {"王磊"}),
    ],
)
def test_a_person_gets_what_they_may_see(selling: Sending, text: str, name: str, owners: set[str]):
    assert {row[3] for row in exported(selling, text, name)} == owners


def test_my_deals_are_mine_alone(selling: Sending):
    assert selling.says("导出我的商机", "张敏").text == "没有可以导出的商机。"


def test_the_file_says_what_it_is(selling: Sending):
    given = selling.says("导出商机", "张敏")

    assert given.text == "商机，2 条："
    assert given.files[0].name == "商机.xlsx"


def test_an_exported_file_comes_back_unchanged(selling: Sending):
    file, content = selling.given(selling.says("导出商机", "何佳"))

    assert selling.drops(sent(file, content)).card.title == "没有变化 · 商机.xlsx"


def test_cells_that_a_spreadsheet_would_execute_are_inert(selling: Sending):
    accounts = "客户名称,负责人\n=cmd|calc,李雪\n@SUM(1),李雪\n"
    selling.presses(selling.drops(sent("客户.csv", accounts)), "确认导入")

    names = [row[0] for row in exported(selling, "导出客户 csv", "李雪")]

    assert {"'=cmd|calc", "'@SUM(1)"} <= set(names)


def test_a_rep_cannot_have_the_members(selling: Sending):
    answer = selling.says("导出成员", "李雪")

    assert answer.text.startswith("成员由管理员导出。")
    assert selling.posts() == []


def test_who_left_meanwhile_gets_no_file(selling: Sending):
    selling.chat.hears("导出商机", "李雪")
    with selling.chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "left"), "import", MONDAY)
        session.get_one(Person, (FIRST_COMPANY, selling.chat.ids["李雪"])).active = False

    selling.errands.run_due()

    assert [post.files for post in selling.posts()] == [()]


def test_asked_in_a_channel_it_comes_in_private(selling: Sending):
    room = {"platform": "slack", "conversation": Conversation("channel", "C-ALL"),
            "seen_by": "room", "sender_id": "U5"}  # fmt: skip

    assert selling.chat.says("导出商机", "李雪", **room).text == "文件发到你的私信。"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("目标模板", "目标模板.xlsx"),
        ("导入模板 客户 csv", "客户模板.csv"),
        ("template for deals", "deals-template.xlsx"),
    ],
)
def test_a_template_to_fill_in_comes(selling: Sending, text: str, name: str):
    assert selling.says(text, "何佳").files[0].name == name


def test_a_template_that_is_filled_in_imports(selling: Sending):
    name, content = selling.given(selling.says("目标模板", "何佳"))
    book = load_workbook(BytesIO(content))
    assert [cell.value for cell in book.active[1]] == ["★层级", "名称", "★指标", "★周期", "★目标值"]
    book.active.append(["个人", "李雪", "销售额", "2027-01", 100000])
    filled = BytesIO()
    book.save(filled)

    preview = selling.drops(sent(name, filled.getvalue()))

    assert selling.presses(preview, "确认导入").text == "已导入 目标模板.xlsx · 新增 1 · 更新 0"


def test_how_to_import_offers_templates(selling: Sending):
    how = selling.chat.says("怎么导入", "何佳")

    assert selling.presses(how, "模板：成员").files[0].name == "成员模板.xlsx"


def test_what_to_export_is_asked(selling: Sending):
    assert "导出什么？例如“导出我的商机”。" in selling.says("导出", "李雪").text


@pytest.mark.parametrize(
    "text", ["导出设备的客户今天拜访了", "export company visited", "建议：报价单加一个模板"]
)
def test_other_sentences_are_left_alone(selling: Sending, text: str):
    selling.says(text, "李雪")

    assert selling.posts() == []
