"""A file given to the page: seen before it counts, confirmed by a button."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.page import ANSWERED_MS, Demo

PHONE = {"width": 390, "height": 844}
ACCOUNTS = "客户名称,等级,区域\n启明智造,A,华东\n蓝海科技,B,华南\n"
BAD = "客户名称,等级,区域\n启明智造,A,华东\n蓝海科技,甲等,华南\n"


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "客户.csv"
    path.write_text(ACCOUNTS, encoding="utf-8")
    return path


def test_a_file_is_previewed_and_imported_by_a_button(open_page: Demo, accounts: Path):
    open_page.become("管理员")

    preview = open_page.sends_file(accounts)

    expect(preview.locator("h2")).to_have_text("导入预览 · 客户.csv")
    done = open_page.presses(preview, "确认导入")
    expect(done).to_contain_text("已导入 客户.csv · 新增 2 · 更新 0")
    assert "启明智造" in open_page.say("客户详情 启明智造").inner_text()


def test_a_file_may_be_dropped_on_a_phone_sized_page(open_page: Demo):
    open_page.speak_english()
    open_page.become("admin")
    open_page.page.set_viewport_size(PHONE)

    preview = open_page.drops_file("accounts.csv", ACCOUNTS)

    expect(preview.locator("h2")).to_have_text("Import preview · accounts.csv")
    assert not open_page.is_wider_than_the_screen()


def test_bad_rows_come_back_as_a_file(open_page: Demo, accounts: Path):
    open_page.become("管理员")
    accounts.write_text(BAD, encoding="utf-8")

    preview = open_page.sends_file(accounts)

    expect(preview.locator("h2")).to_have_text("1 行有问题，没有导入 · 客户.csv")
    link = open_page.page.locator("a.file")
    expect(link).to_have_text("客户.有问题.csv", timeout=ANSWERED_MS)
    assert "不认识“甲等”" in open_page.fetches(link).read_text(encoding="utf-8-sig")


def test_a_rep_is_told_whom_to_ask(open_page: Demo, accounts: Path):
    open_page.become("销售")

    answer = open_page.sends_file(accounts)

    expect(answer).to_contain_text("请把文件发给管理员")
