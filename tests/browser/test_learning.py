"""A short name is asked for once in the browser, learnt with a button, and a wish stays a wish."""

from playwright.sync_api import expect

from tests.browser.page import Demo


def test_a_short_name_is_learnt_with_a_button(open_page: Demo):
    demo = open_page
    demo.become("销售")
    question = demo.say("拜访华医,张总嫌价格高")

    learnt = demo.presses(question, "是 华东医疗器械有限公司")

    expect(learnt).to_contain_text("记住了：华医 = 华东医疗器械有限公司")
    expect(demo.say("华医什么情况")).to_contain_text("负责人")


def test_a_wish_writes_nothing(open_page: Demo):
    demo = open_page
    demo.become("销售")

    expect(demo.say("要是华东医疗签了就好了")).to_contain_text("没有记录")
