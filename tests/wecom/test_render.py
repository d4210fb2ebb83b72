"""Replies as WeCom shows them: within its bytes, inert, and saying what was left out."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wecom.ink import RICH, escape_markdown, escape_text
from bot.wecom.limits import cut, size
from bot.wecom.lines import Piece, bar, section_lines
from bot.wecom.render import Page, fit, markdown_of, text_of
from core.reply import Button, Card, Facts, Paragraph, Reply, Span, Table, paragraph
from tests.wecom.replies import CHINESE, ENGLISH, FUNNEL, long_ranking

PAGE = Page(CHINESE)


def test_every_kind_of_section_as_plain_text():
    assert text_of(Reply("漏斗", FUNNEL), PAGE).splitlines() == [
        "华东漏斗 · 本季",
        "瓶颈在报价：10 单里 4 单走到合同。",
        "赢单率：31%",
        "平均周期：42天",
        "潜在客户  进入 120 · 转化 55%",
        "报价  进入 40 · 转化 –",
        "🥇 张伟  88 分 · 赢单 3",
        "👉 4. 李娜  61 分",
        "本月回款 ▓▓▓▓▓▓░░░░ 62% · 还差38万",
        "数据截至 11月23日 09:00",
        "回复：怎么算的 漏斗 / 排行榜 华东",
    ]


def test_every_kind_of_section_as_markdown():
    assert markdown_of(Reply("漏斗", FUNNEL), PAGE).splitlines() == [
        "**华东漏斗 · 本季**",
        "瓶颈在**报价**：10 单里 4 单走到合同。",
        "赢单率：**31%**",
        "平均周期：**42天**",
        "**潜在客户**  进入 120 · 转化 55%",
        "**报价**  进入 40 · 转化 –",
        '🥇 张伟  **88 分** <font color="comment">· 赢单 3</font>',
        "**👉 4. 李娜  61 分**",
        "本月回款 ▓▓▓▓▓▓░░░░ **62% · 还差38万**",
        '<font color="comment">数据截至 11月23日 09:00</font>',
        '<font color="comment">回复：怎么算的 漏斗 / 排行榜 华东</font>',
    ]


def test_a_reply_without_a_card_is_its_sentence():
    assert markdown_of(Reply("没有待办。"), PAGE) == "没有待办。"


def test_in_a_group_chat_the_buttons_words_are_for_the_apps_own_chat():
    last = markdown_of(Reply("漏斗", FUNNEL), Page(CHINESE, in_room=True)).splitlines()[-1]

    assert "私聊我：怎么算的 漏斗" in last


def test_english_readers_get_english_hints():
    assert text_of(Reply("x", FUNNEL), Page(ENGLISH)).endswith("Reply: 怎么算的 漏斗 / 排行榜 华东")


@pytest.mark.parametrize(
    ("button", "ending"),
    [
        (Button("撤销", "撤销 #7530154588256938252"), "回复：撤销"),
        (Button("Undo", "undo #7530154588256938252"), "回复：undo"),
        (Button("恢复", "撤销 #7530154588256938252"), "已记录"),
        (Button("完成", "完成跟进 #7530154588256938252"), "已记录"),
        (Button("完成", "完成跟进 #12"), "回复：完成跟进 #12"),
        (Button("看销售额", "排行榜"), "回复：排行榜"),
        (Button("很长", "很长" * 30), "已记录"),
    ],
)
def test_what_to_type_is_short_and_means_the_same_as_the_button(button, ending):
    assert text_of(Reply("x", Card("已记录", (), (button,))), PAGE).splitlines()[-1] == ending


def test_labels_are_punctuated_in_their_own_script():
    card = Card("x", (Facts((("Win rate", "31%"), ("赢单率", "31%"))),))

    assert text_of(Reply("x", card), PAGE) == "x\nWin rate: 31%\n赢单率：31%"


@pytest.mark.parametrize(("ratio", "drawn"), [(0, 0), (0.99, 9), (1, 10), (1.7, 10), (-1, 0)])
def test_a_bar_is_full_only_when_all_is_done(ratio, drawn):
    assert bar(ratio) == "▓" * drawn + "░" * (10 - drawn)


def test_a_table_with_ragged_rows_loses_no_cell():
    table = Table(("阶段", "进入"), (("a", "1", "2"), ("b",), ()))

    words = ["".join(piece.text for piece in line) for line in section_lines(table)]

    assert words == ["a  进入 1 · 2", "b", ""]


def test_what_does_not_fit_is_left_out_line_by_line_and_said():
    text = text_of(Reply("x", long_ranking(300)), PAGE)

    *rows, last = text.splitlines()
    assert size(text) <= 2048
    assert last == f"…还有{300 - len(rows)}行没显示"
    assert rows[-1].endswith("欧阳娜娜  1 分")


def test_a_single_sentence_that_is_too_long_is_cut_between_clauses():
    text = text_of(Reply("今天拜访了华东医疗，张总说价格偏高。" * 100), PAGE)

    assert 2048 * 3 // 4 < size(text) <= 2048
    assert text.endswith(("张总说价格偏高…", "今天拜访了华东医疗…"))


def test_the_buttons_words_survive_a_card_that_is_too_long():
    card = dataclasses.replace(long_ranking(300), buttons=FUNNEL.buttons)

    text = markdown_of(Reply("x", card), PAGE)

    assert size(text) <= 2048
    assert "怎么算的 漏斗" in text


HOSTILE = [
    "<@all>",
    "<@ZhangSan>",
    '<font color="warning">红</font>',
    '<a href="http://evil.example">点我</a>',
    "[点我](http://evil.example)",
    "**粗**",
    "`x`",
    "# 标题",
    "> 引用",
    "a\n# 标题",
    "\u202egnp.exe",
    "]]>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_typed_becomes_markup(text):
    for safe in (escape_markdown(text), escape_text(text)):
        assert "<" not in safe
        assert "://" not in safe
        assert "\u202e" not in safe
    lines = escape_markdown(text).splitlines()
    assert not any(mark in escape_markdown(text) for mark in ("**", "](", "`"))
    assert not any(line.lstrip().startswith(("#", ">")) for line in lines)


TOKENS = [
    "<",
    "@all",
    ">",
    "<@",
    "[",
    "](",
    ")",
    "**",
    "*",
    "`",
    "#",
    "\n",
    " ",
    "://",
    "http",
    "甲",
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from([*TOKENS, *HOSTILE]), max_size=12).map("".join))
def test_no_mixture_of_markup_comes_alive_in_a_card(text):
    rows = Facts(((text, text),))
    content = markdown_of(Reply("x", Card(text, (paragraph(text), rows))), PAGE)
    ours = content.replace('<font color="comment">', "").replace("</font>", "").replace("**", "")

    assert not any(mark in ours for mark in ("<", "[", "`", "*", "://"))
    assert not any(line.lstrip().startswith(("#", ">")) for line in ours.splitlines())


def test_markup_of_ours_is_never_cut_in_two():
    line = (Piece("甲" * 30, "strong"), Piece("乙" * 30, "quiet"))

    for limit in range(1, 260):
        cut_line = RICH.cut_line(line, limit)
        assert size(cut_line) <= limit
        assert cut_line.count("**") in {0, 2}
        assert cut_line.count("<font") == cut_line.count("</font>")


@pytest.mark.parametrize("text", ["👨‍👩‍👧", "👍🏽", "é", "ก็", "❤️"])
def test_no_visible_character_is_split(text):
    for limit in range(3, size(text * 3)):
        kept = cut(text * 3, limit).removesuffix("…")
        assert kept == text * (len(kept) // len(text))


LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=700)


@settings(max_examples=300, deadline=None)
@given(title=LETTERS, note=LETTERS, cells=st.lists(LETTERS, max_size=8), limit=st.just(2048))
def test_nothing_at_all_breaks_the_byte_limit(title, note, cells, limit):
    sections = (paragraph(note), Facts(tuple((cell, cell) for cell in cells)))
    reply = Reply("x", Card(title, sections, FUNNEL.buttons))

    for content in (text_of(reply, PAGE), markdown_of(reply, PAGE)):
        assert 0 < size(content) <= limit


@settings(max_examples=200, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=6), st.integers(100, 2048))
def test_lines_fit_whatever_the_room(texts, limit):
    lines = [(Piece(text, "strong"), Piece(text)) for text in texts]

    assert size(fit(lines, RICH, limit, CHINESE)) <= limit


def test_a_persons_name_stays_a_name():
    card = Card("赢单", (Paragraph((Span("张伟", strong=True, person=7), Span(" 赢了"))),))

    assert markdown_of(Reply("x", card), PAGE) == "**赢单**\n**张伟** 赢了"
