"""A customer's story on a phone: its credit, and wins, losses and settled orders by day."""

from tests.company import Chat


def story(chat: Chat) -> str:
    return chat.says("客户详情 华东医疗").text


def test_a_limit_that_is_passed_says_by_how_much(chat: Chat):
    chat.says("华东医疗赢单 42万")
    chat.says("华东医疗信用额度 10万", "张敏")

    assert "信用额度: ¥10万 · 应收 ¥42万 · 已超额度 ¥32万" in story(chat)


def test_wins_and_losses_are_in_the_timeline(chat: Chat):
    chat.says("华东医疗赢单 42万")
    chat.says("新商机 华东医疗 50万")
    chat.says("#2 丢单，价格太高")

    text = story(chat)

    assert "11月23日 周一 · 赢单 · #1 ¥42万" in text
    assert "11月23日 周一 · 丢单 · #2 ¥50万 · 价格" in text


def test_a_settled_order_is_in_the_timeline_with_its_result(chat: Chat):
    chat.says("华东医疗报修：设备不开机")
    chat.says("华东医疗的服务单处理好了：换了主板")

    assert "服务已处理 · 设备不开机 · 换了主板" in story(chat)


def test_a_note_leaves_out_what_its_line_says(chat: Chat):
    chat.says("拜访华东医疗，谈到报价50万，下周三再跟进")

    text = story(chat)

    assert "拜访 · 谈到报价50万 · 李雪" in text
    assert "再跟进 · 李雪" not in text


def test_a_note_that_says_nothing_more_is_left_out(chat: Chat):
    chat.says("今天拜访了华东医疗")

    assert "11月23日 周一 · 拜访 · 李雪" in story(chat)


def test_a_long_story_fits_on_a_phone(chat: Chat):
    for number in range(6):
        chat.says(f"新商机 华东医疗 {number + 1}0万")
        chat.says(f"华东医疗报修：第{number}台不开机")
        chat.says(f"拜访华东医疗，看了第{number}台")

    assert len(story(chat).splitlines()) <= 20


def test_a_helper_sees_no_worth_of_a_win(chat: Chat):
    chat.says("华东医疗赢单 42万")
    chat.says("华东医疗加上协作人王磊")

    assert "42万" not in chat.says("客户详情 华东医疗", "王磊").text
