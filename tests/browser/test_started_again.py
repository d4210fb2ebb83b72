"""A demo that is stopped and started again goes on: the next morning comes as after any evening."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import served_demo
from tests.browser.page import DRAWN_MS, Demo


def test_the_morning_after_a_restart_posts_again(chromium: Browser, demo_database: Path):
    with served_demo(demo_database) as address:
        before = Demo(chromium.new_page(), f"{address}/")
        before.jump("friday")
        before.page.close()

    with served_demo(demo_database) as address:
        after = Demo(chromium.new_page(), f"{address}/")
        after.enter_first_channel()
        kept = after.entries().count()
        after.jump("morning")
        expect(after.entries().nth(kept)).to_contain_text("排行榜", timeout=DRAWN_MS)
        after.page.close()

    assert kept > 0
