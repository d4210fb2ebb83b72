import pytest

from bot.messages import Conversation
from bot.slack import limits as slack_limits
from bot.slack.render import render
from bot.slack.sections import Look
from bot.wecom.render import Page, markdown_of, text_of
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Activity, Draft, Product
from core.wording import Wording
from tests.company import Chat
from tests.figures.books import Books
from tests.handlers.conversation.long_lists import TODAY, listed, new_account, with_long_lists

LISTS = ["我的商机", "我的客户", "我的跟进", "A级客户", "my deals", "my accounts", "my follow-ups"]


def pages(chat: Chat, question: str, more: str = "更多", name: str = "李雪") -> list[list[str]]:
    found = [listed(chat.says(question, name))]
    while len(found) < 5:
        reply = chat.says(more, name)
        found.append(listed(reply))
        if "到底了" in reply.text or "That is all" in reply.text:
            break
    return found


@pytest.mark.parametrize("question", LISTS)
def test_each_page_goes_on_where_the_one_before_it_ended(chat_on_both: Chat, question: str):
    with_long_lists(chat_on_both)

    shown = [row for page in pages(chat_on_both, question) for row in page]

    assert len(shown) == len(set(shown)) >= 25


@pytest.mark.parametrize(
    "word", ["更多", "下一页", "看更多", "还有吗？", "more", "next page", "show me more"]
)
def test_the_next_page_is_asked_for_in_one_s_own_words(chat: Chat, word: str):
    with_long_lists(chat)
    first = listed(chat.says("我的商机"))

    second = listed(chat.says(word))

    assert len(second) == 10
    assert not set(first) & set(second)


def test_a_button_asks_for_the_next_page_whenever_it_is_pressed(chat: Chat):
    with_long_lists(chat)
    reply = chat.says("我的商机")
    [button] = [one for one in reply.card.buttons if one.label == "更多"]
    chat.says("我的目标")

    assert button.command == "我的商机 · 第2页"
    assert "第 11–20 个，共 25 个，还有 5 个" in chat.says(button.command).text


def test_a_list_says_how_many_there_are_and_where_one_is(chat: Chat):
    with_long_lists(chat)

    assert "第 1–10 个，共 25 个，还有 15 个。回复“更多”接着看。" in chat.says("我的商机").text
    assert "11–20 of 25 deals, and 5 more. Reply “more” to go on." in chat.says("more").text
    assert "第 21–25 个，共 25 个，到底了。" in chat.says("更多").text


def test_the_last_page_stays_the_last(chat: Chat):
    with_long_lists(chat)
    for words in ("我的商机", "更多", "更多"):
        chat.says(words)

    assert "第 21–25 个" in chat.says("更多").text


def test_one_may_turn_back(chat: Chat):
    with_long_lists(chat)
    chat.says("我的商机")
    chat.says("更多")

    assert "第 1–10 个" in chat.says("上一页").text


def test_a_page_may_be_typed_behind_the_question(chat: Chat):
    with_long_lists(chat)

    assert "第 11–20 个" in chat.says("我的商机第2页").text
    assert "21–25 of 25 deals" in chat.says("my deals, page 3").text


@pytest.mark.parametrize("word", ["更多", "下一页", "上一页", "more", "next page"])
def test_more_of_nothing_says_what_to_type(chat: Chat, word: str):
    reply = chat.says(word)

    assert "我的商机" in reply.text or "my deals" in reply.text
    assert not reply.changed


def test_a_list_shown_whole_puts_the_one_before_it_aside(chat: Chat):
    with_long_lists(chat)
    chat.says("我的商机")
    chat.says("宁波第01精密机械股份有限公司的商机")

    assert "没有可以接着看的列表" in chat.says("更多").text


def test_more_is_forgotten_after_a_quarter_of_an_hour(chat: Chat):
    with_long_lists(chat)
    chat.says("我的商机")
    chat.clock.moment = chat.clock.moment.replace(minute=16)

    assert "没有可以接着看的列表" in chat.says("更多").text


def test_everybody_goes_on_with_their_own_list(chat: Chat):
    with_long_lists(chat)
    chat.says("我的商机")

    assert "没有可以接着看的列表" in chat.says("更多", "王磊").text


def test_rights_are_asked_again_for_each_page(chat: Chat):
    with_long_lists(chat)
    command = "李雪的商机 · 第2页"

    assert "第 11–20 个" in chat.says(command, "张敏").text
    assert chat.says(command, "王磊").error_code == "not_allowed"


def test_a_page_obeys_the_room_like_the_list_itself(chat: Chat):
    with_long_lists(chat)
    channel = Conversation("channel", "C-EAST-1", platform="slack")

    first = chat.hears("我的商机", conversation=channel, seen_by="room")
    second = chat.hears("更多", conversation=channel, seen_by="room")

    assert "精密机械" not in f"{first.reply} {second.reply}"


def test_a_page_of_a_book_belongs_to_the_record(chat: Chat):
    chat.says("今天拜访了远大科技，一起看了方案第2页")

    [visit] = chat.rows(Activity)
    assert "第2页" in visit.note


def test_an_open_question_is_not_lost_for_a_list(chat: Chat):
    with_long_lists(chat)
    chat.says("拜访了客户")
    chat.says("我的商机")

    assert "第 11–20 个" in chat.says("更多").text
    assert chat.says("远大科技").changed


def test_more_after_a_question_of_ours_is_about_the_question(chat: Chat):
    with_long_lists(chat)
    chat.says("我的商机")
    asked = chat.says("拜访了客户")

    assert asked.text in chat.says("更多").text


def test_the_pool_has_pages(chat: Chat):
    with_long_lists(chat, many=20, owner=None)

    assert "第 1–15 家，共 20 家" in chat.says("公海客户").text
    assert len(listed(chat.says("更多"))) == 5


def test_reading_pages_leaves_one_note_only(chat: Chat):
    with_long_lists(chat)
    for words in ("我的商机", "更多", "我的客户", "更多"):
        chat.says(words)

    assert len(chat.rows(Draft)) == 1


@pytest.mark.parametrize("question", LISTS)
def test_wecom_shows_every_row_of_a_page_and_how_to_go_on(chat: Chat, question: str):
    with_long_lists(chat)
    reply = chat.says(question, "张敏") if question.startswith("A级") else chat.says(question)

    for words in (markdown_of, text_of):
        shown = words(reply, Page(Wording()))
        assert len(shown.encode()) <= 2048
        assert "没显示" not in shown
        assert "更多" in shown or "more" in shown


@pytest.mark.parametrize("question", LISTS)
def test_slack_takes_a_page_whole(chat: Chat, question: str):
    with_long_lists(chat)

    message = render(chat.says(question), Look(Wording(), lambda _: None), lambda typed: typed)

    texts = [block["text"]["text"] for block in message.blocks if block["type"] == "section"]
    assert all(slack_limits.length(text) <= slack_limits.MAX_SECTION_TEXT for text in texts)
    assert "放不下" not in str(message.blocks)
    assert "'text': '更多'" in str(message.blocks) or "'text': 'More'" in str(message.blocks)


def test_a_long_history_goes_on_as_well(chat: Chat):
    for money in range(41, 59):
        chat.says(f"华东医疗进入报价，{money}万")
    chat.says("华东医疗谁改的")

    assert "修改记录" in chat.says("更多").text


@pytest.mark.parametrize(("question", "page"), [("产品列表", "16"), ("客户二八", "9")])
def test_other_lists_have_pages_too(chat: Chat, question: str, page: str):
    with chat.database.writing(FIRST_COMPANY) as session:
        books = Books(session, chat.ids)
        for number in range(20):
            session.add(Product(name=f"机型{number:02}"))
            books.account_id = new_account(session, chat.ids["李雪"], number)
            books.won("李雪", TODAY, 1_000)

    assert "更多" in chat.says(question).text
    assert f"第 {page}–" in chat.says("更多").text
