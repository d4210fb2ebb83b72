"""What a phone and a small window show: nothing is cut, nothing stays empty."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.page import DRAWN_MS, Demo

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 860}
CLOSE_THE_MENU = {
    "its cross": lambda page: page.locator("#close-menu").click(),
    "a tap beside it": lambda page: page.mouse.click(370, 400),
    "Escape": lambda page: page.keyboard.press("Escape"),
    "another person": lambda page: page.locator("#people").select_option(index=0),
    "another room": lambda page: page.locator("#rooms button").last.click(),
    "the clock": lambda page: page.locator("#jumps button").last.click(),
}


@pytest.mark.parametrize("message", ["/漏斗", "我的商机", "我的应收", "预测本季度", "丢单原因"])
def test_no_table_is_cut_on_a_phone(open_page: Demo, message: str):
    open_page.become("销售")
    open_page.page.set_viewport_size(PHONE)

    open_page.say(message)

    assert open_page.cut_tables() == 0


@pytest.mark.parametrize("message", ["数据质量", "潜力客户", "客户集中度", "客户价值分析"])
@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_no_leaders_table_is_cut(open_page: Demo, message: str, screen: ViewportSize):
    open_page.become("管理员")
    open_page.page.set_viewport_size(screen)

    answer = open_page.say(message)

    expect(answer.locator(".table").first).to_be_visible()
    assert open_page.cut_tables() == 0


def test_names_that_would_wrap_again_and_again_get_their_own_line(open_page: Demo):
    open_page.become("管理员")
    open_page.page.set_viewport_size(PHONE)

    customers = open_page.say("潜力客户").locator(".table").first

    expect(customers).to_contain_class("stacked")


def test_a_table_is_stacked_when_the_window_gets_narrow(open_page: Demo):
    funnel = open_page.say("/funnel east")
    expect(funnel.locator("thead")).to_be_visible()

    open_page.page.set_viewport_size(PHONE)

    expect(funnel.locator("thead")).to_be_hidden()
    assert open_page.cut_tables() == 0


@pytest.mark.parametrize("way", CLOSE_THE_MENU)
def test_the_menu_of_a_phone_is_closed_by(open_page: Demo, way: str):
    page = open_page.page
    page.set_viewport_size(PHONE)
    page.locator("#menu").click()
    expect(page.locator("#side")).to_be_visible()

    CLOSE_THE_MENU[way](page)

    expect(page.locator("#side")).to_be_hidden()


def test_the_clock_stays_in_sight_below_many_rooms(open_page: Demo):
    open_page.become("管理员")

    expect(open_page.page.locator("#jumps button").last).to_be_in_viewport(ratio=1)


def test_a_picture_that_fails_is_asked_for_again(open_page: Demo):
    open_page.break_pictures(1)

    funnel = open_page.say("/funnel east")

    expect(funnel.locator(".picture.drawing")).to_have_count(0, timeout=DRAWN_MS)
    assert open_page.picture_requests == 2
    open_page.complaints.clear()  # the browser's own line about the first request


def test_a_picture_that_never_comes_says_so(open_page: Demo):
    open_page.break_pictures(3)

    funnel = open_page.say("/funnel east")

    expect(funnel.locator(".picture.lost")).to_be_visible(timeout=DRAWN_MS)
    open_page.complaints.clear()  # the browser's own lines about the three requests


def test_an_empty_room_names_the_jump_that_fills_it(open_page: Demo):
    open_page.enter_first_channel()

    label = open_page.page.locator("#jumps button").first.inner_text()

    expect(open_page.page.locator("#entries .hint")).to_contain_text(f"拨到{label} 看看")
