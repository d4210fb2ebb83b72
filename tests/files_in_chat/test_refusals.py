"""What cannot be imported is said in one sentence, and nothing is written."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from core.files.counting import rows_about
from core.files.sent import (
    MOST_BYTES,
    MOST_FILES,
    MOST_ROWS,
    SentFile,
    problems_of,
    safe_name,
)
from core.storage.changes import Author, begin_change
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, FileDrop, Person, Refusal
from tests.company import MONDAY, shown
from tests.files.office import write_workbook
from tests.files_in_chat.sending import Sending, sent

GOOD = "客户名称,等级\n蓝海,A\n"
PNG, PDF = b"\x89PNG\r\n\x1a\n" + bytes(90), b"%PDF-1.7 and so on"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("现场.jpg", PNG, "现场.jpg 是图片，我读不了。请发表格：CSV 或 XLSX。"),
        ("合同.pdf", PDF, "合同.pdf 是 PDF，我读不了。请发表格：CSV 或 XLSX。"),
        ("方案.docx", b"PK\x03\x04", "方案.docx 不是表格，我读不了。请发：CSV 或 XLSX。"),
        ("旧.xls", OLD_OFFICE, "旧.xls 的格式我读不了。请另存后再发：CSV 或 XLSX。"),
        ("客户.xlsx", OLD_OFFICE, "客户.xlsx 有密码，打不开。请去掉密码再发。"),
        ("客户.csv", PDF, "客户.csv 是 PDF，我读不了。请发表格：CSV 或 XLSX。"),
        ("客户.csv", PNG, "客户.csv 是图片，我读不了。请发表格：CSV 或 XLSX。"),
        ("客户.csv", b"PK\x03\x04", "客户.csv 其实是工作簿，请把后缀改成 .xlsx 再发。"),
        ("客户.csv", b"\xef\xbb\xbf \r\n", "客户.csv 是空的。"),
        ("客户.xlsx", b"", "客户.xlsx 是空的。"),
    ],
)
def test_what_is_no_table_is_said_to_be(sending: Sending, name: str, content: bytes, said: str):
    answer = sending.drops(sent(name, content))

    assert answer.text == said
    assert sending.chat.rows(FileDrop) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and nothing more", "这不是有效的 XLSX 文件"),
        (b"no workbook at all", "这不是有效的 XLSX 文件"),
    ],
)
def test_a_broken_workbook_is_said_to_be(sending: Sending, content: bytes, said: str):
    assert said in sending.drops(sent("客户.xlsx", content)).text


def test_a_workbook_that_explodes_is_not_opened(sending: Sending):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * (40 << 20))

    answer = sending.drops(sent("客户.xlsx", packed.getvalue()))

    assert "这个工作簿解压后太大了（40 MB），没有打开" in answer.text


def test_a_formula_without_a_value_is_named(sending: Sending, tmp_path: Path):
    book = write_workbook(tmp_path / "客户.xlsx", 客户=[["客户名称"], ["=A1&1"]])

    answer = sending.drops(sent("客户.xlsx", book.read_bytes()))

    assert "单元格 A2 的公式还没计算" in answer.text


def test_a_file_too_large_is_refused_before_it_is_fetched(sending: Sending):
    large = SentFile("客户.csv", MOST_BYTES + 1, source="https://…")

    assert "客户.csv 太大了，聊天里最大 10 MB" in sending.drops(large).text


def test_far_too_many_rows_are_not_even_read(sending: Sending):
    answer = sending.drops(sent("客户.csv", "客户名称\n" + "蓝海\n" * (2 * MOST_ROWS + 1)))

    assert answer.text.startswith("超过 10,000 行，聊天里导入不了。")


def test_too_many_rows_are_imported_elsewhere(sending: Sending):
    rows = "\n".join(f"蓝海{number}" for number in range(MOST_ROWS + 1))

    preview = sending.drops(sent("客户.csv", f"客户名称\n{rows}"))

    assert "超过 10,000 行，请在服务器上用 salesbeat import 导入。" in preview.text
    assert preview.card.buttons == ()


def test_the_rows_of_a_workbook_are_counted(tmp_path: Path):
    book = write_workbook(
        tmp_path / "a.xlsx", 客户=[["客户名称"], ["蓝海"], ["红海"]], 目标=[["层级"]]
    )

    assert rows_about("a.xlsx", book.read_bytes()) == 4


def test_too_many_files_are_refused(sending: Sending):
    files = [sent(f"{number}.csv", GOOD) for number in range(MOST_FILES + 1)]

    assert "一次最多 10 个文件" in sending.drops(*files).text


def test_the_words_of_the_command_line_are_not_used(sending: Sending):
    answer = sending.drops(sent("随便.csv", "甲,乙\n1,2\n"), sent("客户.csv", "名称\n"))

    assert "--map" not in shown(answer)


def test_an_unknown_encoding_is_said_to_be(sending: Sending):
    assert "编码不认识" in sending.drops(sent("客户.csv", b"\x80\xff\x00name\x81\xfe" * 9)).text


def test_rows_with_problems_come_back_and_nothing_is_imported(sending: Sending):
    answer = sending.drops(sent("客户.csv", "客户名称,等级\n蓝海,A\n红海,甲等\n"))

    assert answer.card.title == "1 行有问题，没有导入 · 客户.csv"
    assert "第 3 行 · 等级：不认识“甲等”" in answer.text
    assert answer.card.buttons == ()
    name, content = sending.given(sending.posts()[-1])
    assert (name, "甲等" in content.decode("utf-8-sig")) == ("客户.有问题.csv", True)
    assert len(sending.chat.rows(Account)) == 5


def test_the_mended_rows_import(sending: Sending):
    sending.drops(sent("客户.csv", "客户名称,等级\n蓝海,A\n红海,甲等\n"))
    name, content = sending.given(sending.posts()[-1])
    mended = content.decode("utf-8-sig").replace("甲等,", "B,")

    done = sending.presses(sending.drops(sent(name, mended)), "确认导入")

    assert done.text == "已导入 客户.有问题.csv · 新增 1 · 更新 0"


@pytest.mark.parametrize("name", ["李雪", "张敏", "胡军"])
def test_who_may_not_import_is_told_whom_to_ask(sending: Sending, name: str):
    answer = sending.drops(sent("客户.csv", GOOD), name=name)

    assert answer.text.startswith("导入文件由管理员来做，请把文件发给管理员（何佳）。")
    assert (answer.error_code, sending.chat.rows(FileDrop)) == ("not_allowed", [])
    assert sending.chat.rows(Refusal)[0].wanted == "import 客户.csv"


def test_who_lost_the_right_meanwhile_imports_nothing(sending: Sending):
    preview = sending.drops(sent("客户.csv", GOOD))
    sending.chat.hears(preview.card.buttons[0].command, "何佳")
    with sending.chat.database.writing(FIRST_COMPANY) as session:
        begin_change(session, Author(None, "test", "demoted"), "import", MONDAY)
        session.get_one(Person, (FIRST_COMPANY, sending.chat.ids["何佳"])).role = "rep"

    sending.errands.run_due()

    assert "请把文件发给管理员" in sending.posts()[-1].text
    assert len(sending.chat.rows(Refusal)) == 1
    assert len(sending.chat.rows(Account)) == 5


def test_another_admin_cannot_confirm_what_somebody_sent(sending: Sending):
    preview = sending.drops(sent("客户.csv", GOOD))
    sending.presses(sending.drops(sent("成员.csv", "姓名,角色\n徐婷,管理员\n")), "确认导入")

    answer = sending.presses(preview, "确认导入", name="徐婷")

    assert "没有等着导入的文件" in answer.text


def test_a_sentence_that_records_something_counts_whatever_comes_with_it(sending: Sending):
    answer = sending.sends(sent("报价.xlsx", GOOD), name="李雪", text="拜访华东医疗，张总嫌价格高")

    assert "华东医疗" in answer.reply.text
    assert sending.chat.rows(Refusal) == []


def test_what_is_no_table_is_left_out_and_named(sending: Sending):
    preview = sending.drops(sent("客户.csv", GOOD), sent("现场.png", PNG))

    assert "没有看：现场.png" in preview.text


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/客户.csv", "客户.csv"),
        ("C:\\books\\客户.csv", "客户.csv"),
        (".客户\n.csv", "客户.csv"),
        ("长" * 300 + ".csv", "长" * 60 + ".csv"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_a_name_is_only_a_name(name: str, safe: str):
    assert safe_name(name) == safe


def test_a_file_of_a_long_name_is_read(sending: Sending):
    assert "导入预览" in sending.drops(sent("长" * 300 + ".csv", GOOD)).card.title


def test_a_plain_table_is_accepted():
    assert problems_of("客户.csv", GOOD.encode()) == []
