"""What a file leaves open is asked: which column, which of two people."""

from pathlib import Path

import pytest

from core.storage.tables import Account, Company
from tests.files.office import write_workbook
from tests.files_in_chat.sending import Sending, sent

TWO_ZHANGS = "姓名,角色,团队\n张伟(华东一组),销售,华东一部\n张伟(华南一组),销售,华南一部\n"
THEIRS = "甲方,分级,跟单人\n蓝海,A,张伟\n"


def with_two_zhangs(sending: Sending) -> None:
    sending.presses(sending.drops(sent("成员.csv", TWO_ZHANGS)), "确认导入")


def test_two_people_of_one_name_are_asked_for(sending: Sending):
    with_two_zhangs(sending)

    asked = sending.drops(sent("客户.csv", "客户名称,负责人\n蓝海,张伟\n红海,张伟\n"))

    assert "“张伟”是哪一位？" in asked.text
    assert [b.label for b in asked.card.buttons] == ["张伟(华东一组)", "张伟(华南一组)"]


def test_the_answer_holds_for_the_whole_file(sending: Sending):
    with_two_zhangs(sending)
    asked = sending.drops(sent("客户.csv", "客户名称,负责人\n蓝海,张伟\n红海,张伟\n"))

    preview = sending.presses(asked, "张伟(华南一组)")
    sending.presses(preview, "确认导入")

    owners = {row.name: row.owner_id for row in sending.chat.rows(Account)}
    assert owners["蓝海"] == owners["红海"] != sending.chat.ids["李雪"]


def test_a_column_of_another_name_is_asked_for(sending: Sending):
    asked = sending.drops(sent("客户.csv", THEIRS))

    assert "哪一列是“客户名称”？" in asked.text
    assert [b.label for b in asked.card.buttons] == ["甲方", "分级", "跟单人"]


def test_a_column_told_by_a_button_is_read(sending: Sending):
    preview = sending.presses(sending.drops(sent("客户.csv", THEIRS)), "甲方")

    assert preview.card.title == "导入预览 · 客户.csv"
    assert "不认识的列，没有导入：分级、跟单人。" in preview.text
    assert "“导入 分级=…”（简称、区域、负责人、等级、行业、建档日期）" in preview.text


def test_further_columns_can_be_told_in_words(sending: Sending):
    sending.presses(sending.drops(sent("客户.csv", THEIRS)), "甲方")

    preview = sending.says("导入 分级=等级")
    sending.presses(preview, "确认导入")

    assert {row.name: row.tier for row in sending.chat.rows(Account)}["蓝海"] == "A"


def test_a_table_that_is_none_of_ours_is_asked_for(sending: Sending):
    asked = sending.drops(sent("名单.csv", THEIRS))

    assert "“名单.csv”是什么表？" in asked.text
    assert [b.label for b in asked.card.buttons][:2] == ["客户", "商机"]


def test_a_sheet_whose_kind_was_told_is_read_as_that(sending: Sending, tmp_path: Path):
    rows = [["甲方", "分级"], ["蓝海", "A"]]
    book = write_workbook(tmp_path / "a.xlsx", Sheet1=rows, 说明=[["本表由市场部维护"]])
    asked = sending.drops(sent("名单.xlsx", book.read_bytes()))

    preview = sending.presses(sending.presses(asked, "客户"), "甲方")

    assert sending.presses(preview, "确认导入").text == "已导入 名单.xlsx · 新增 1 · 更新 0"


def test_what_would_change_is_shown(sending: Sending):
    preview = sending.drops(
        sent("客户.csv", "客户名称,等级,负责人\n华东医疗器械有限公司,B,王磊\n蓝海,A,李雪\n")
    )

    assert "客户 华东医疗器械有限公司：负责人 李雪 → 王磊；等级 – → B" in preview.text
    assert "条更新" not in preview.text


def test_of_many_changes_a_few_are_shown(sending: Sending):
    names = [
        "华东医疗器械有限公司",
        "远大科技股份有限公司",
        "三一重工股份有限公司",
        "华南精密模具有限公司",
    ]
    rows = "\n".join(f"{name},B" for name in names)

    preview = sending.drops(sent("客户.csv", f"客户名称,等级\n{rows}"))

    assert preview.text.count("等级 – → B") == 3
    assert "…还有 1 条更新" in preview.text


def test_each_file_may_have_columns_of_its_own(sending: Sending):
    deals = "单号,甲方,跟单人,进度\nD1,蓝海,李雪,报价\n"
    asked = sending.drops(sent("客户.csv", THEIRS.replace("张伟", "李雪")), sent("商机.csv", deals))
    assert "客户.csv · 哪一列是“客户名称”？" in asked.text

    for label in ("甲方", "单号", "甲方", "跟单人", "进度"):
        asked = sending.presses(asked, label)

    assert sending.presses(asked, "确认导入").text == "已导入 客户.csv、商机.csv · 新增 2 · 更新 0"


def test_a_column_that_is_none_of_ours_is_refused(sending: Sending):
    sending.presses(sending.drops(sent("客户.csv", THEIRS)), "甲方")

    assert "不是任何表的列" in sending.says("导入 分级=档次").text


def test_columns_are_remembered_once_they_were_confirmed(sending: Sending):
    sending.presses(sending.presses(sending.drops(sent("客户.csv", THEIRS)), "甲方"), "确认导入")

    again = sending.drops(sent("客户.csv", THEIRS.replace("蓝海", "红海")))

    assert again.card.title == "导入预览 · 客户.csv"
    assert "记住的对应" in again.text


def test_columns_are_not_remembered_before(sending: Sending):
    sending.presses(sending.drops(sent("客户.csv", THEIRS)), "甲方")

    assert "import_mappings" not in sending.chat.rows(Company)[0].settings


@pytest.mark.parametrize(
    ("platform", "said"),
    [("web", "把 CSV 或 XLSX 文件直接发给我"), ("wecom", "企业微信不把文件转给应用")],
)
def test_how_files_come_in_is_told(sending: Sending, platform: str, said: str):
    sender = {"web": str(sending.chat.ids["何佳"]), "wecom": "wx1"}[platform]

    answer = sending.chat.says("怎么导入", platform=platform, sender_id=sender)

    assert said in answer.text


def test_a_rep_who_asks_how_is_told_whom_to_ask(sending: Sending):
    assert "由管理员来做" in sending.chat.says("怎么导入", "李雪").text


def test_a_bare_import_points_at_the_waiting_file(sending: Sending):
    sending.drops(sent("客户.csv", "客户名称\n蓝海\n"))

    assert sending.says("导入").text == "要导入 客户.csv，请发“确认导入”。"
