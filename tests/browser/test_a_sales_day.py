"""A sales team's day in the browser: a visit, a funnel, the next morning, Friday's charts."""

import re

from playwright.sync_api import expect

from tests.browser.page import DRAWN_MS, Demo, expect_pictures


def test_a_day_in_chinese(open_page: Demo):
    demo = open_page
    demo.become("经理")

    card = demo.say("拜访华东医疗,张总嫌价格高,下周三再跟进")
    expect(card).to_contain_text("华东医疗")
    expect(card).to_contain_text("价格")
    expect(card).to_contain_text("周三")
    expect(card.get_by_role("button", name="撤销")).to_be_visible()

    funnel = demo.say("/funnel east")
    expect(funnel).to_contain_text("潜在客户")
    expect(funnel).to_contain_text("瓶颈")
    expect_pictures(funnel)

    demo.jump("morning")
    expect(demo.entries().last).to_contain_text("今日", timeout=DRAWN_MS)
    demo.enter_first_channel()
    board = demo.entries().last
    expect(board).to_contain_text("排行榜", timeout=DRAWN_MS)

    demo.jump("friday")
    expect_pictures(demo.entries().last, at_least=3)


def test_a_day_in_english(open_page: Demo):
    demo = open_page
    demo.speak_english()
    demo.become("manager")

    card = demo.say(
        "Visited 华东医疗, Mr Zhang says the price is too high, follow up next Wednesday"
    )
    expect(card).to_contain_text("华东医疗")
    expect(card).to_contain_text(re.compile("price", re.IGNORECASE))
    expect(card).to_contain_text("Wed")
    expect(card.get_by_role("button", name="Undo")).to_be_visible()

    funnel = demo.say("/funnel east")
    expect(funnel).to_contain_text("Lead")
    expect(funnel).to_contain_text(re.compile("bottleneck", re.IGNORECASE))
    expect_pictures(funnel)

    demo.jump("morning")
    expect(demo.entries().last).to_contain_text(
        re.compile("today", re.IGNORECASE), timeout=DRAWN_MS
    )
    demo.enter_first_channel()
    board = demo.entries().last
    expect(board).to_contain_text(re.compile("leaderboard", re.IGNORECASE), timeout=DRAWN_MS)

    demo.jump("friday")
    expect_pictures(demo.entries().last, at_least=3)


def test_undo_by_button_takes_the_visit_back(open_page: Demo):
    demo = open_page
    demo.become("销售")
    card = demo.say("拜访华东医疗,张总嫌价格高,下周三再跟进")

    expect(demo.presses(card, "撤销")).to_contain_text("撤销")


def test_the_page_shows_hostile_text_as_text(open_page: Demo):
    demo = open_page
    demo.become("销售")

    demo.say("<img src=x onerror=alert(1)> <!channel> =cmd() \u202eabc")

    expect(demo.page.locator("#entries li.person").last).to_contain_text("<img src=x")


def test_the_page_fits_a_phone(open_page: Demo):
    demo = open_page
    demo.page.set_viewport_size({"width": 390, "height": 844})

    demo.say("/funnel east")
    demo.say("本季度目标完成得怎么样")
    in_direct_messages = demo.is_wider_than_the_screen()
    demo.page.locator("#menu").click()
    demo.enter_first_channel()
    demo.say("/排行榜")

    assert not in_direct_messages
    assert not demo.is_wider_than_the_screen()
