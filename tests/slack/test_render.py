import random

import pytest
from slack_sdk.models.blocks import Block

from bot.slack import limits
from bot.slack.render import render
from bot.slack.sections import Look, section_text
from core.pictures import TrendChart
from core.reply import (
    Button,
    Card,
    Facts,
    Paragraph,
    Picture,
    Progress,
    Ranking,
    RankRow,
    Reply,
    Span,
    Table,
    paragraph,
)
from core.wording import Wording
from tests.platforms.slack.fake import live_in
from tests.platforms.slack.rules import check_blocks, units

LOOK = Look(Wording("en"), {1: "U1", 2: "<!channel>"}.get)
CHINESE = Look(Wording("zh"), {}.get)
EDGE = "\u200b"
CHART = TrendChart("t", "s", "万元", (), "zh")
EVERYTHING = Card(
    "This week",
    (
        paragraph("A sentence."),
        paragraph("Small print.", quiet=True),
        Facts((("Account", "Acme"), ("Amount", "¥50万"))),
        Table(("Stage", "Open"), (("Lead", "12"), ("Proposal", "3"))),
        Ranking((RankRow(1, "Ann", "¥10K", "5 visits"), RankRow(4, "Bo", "¥1K", mine=True))),
        Progress("Month", 0.62, "62%"),
    ),
    (Button("Undo", "undo 1", "danger"), Button("Funnel", "/funnel")),
)


def shown(*sections, look=LOOK):
    return render(Reply("x", Card("", tuple(sections))), look, str).blocks


def texts(blocks):
    return [block["text"]["text"] for block in blocks if "text" in block]


def test_every_section_has_its_look():
    assert [section_text(section, LOOK) for section in EVERYTHING.sections] == [
        "A sentence.",
        "Small print.",
        "*Account*  Acme\n*Amount*  ¥50万",
        "```\nStage     Open\nLead        12\nProposal     3\n```",
        "🥇 *Ann*  ¥10K  · 5 visits\n4. *Bo*  ¥1K  👈 you",
        "*Month*  62%\n`██████░░░░`",
    ]


def test_a_card_becomes_blocks_in_its_order():
    message = render(Reply("Ann leads.", EVERYTHING), LOOK, str)

    kinds = [block["type"] for block in message.blocks]
    assert kinds == ["header", "section", "context", *["section"] * 4, "actions"]
    assert message.text == "Ann leads."


def test_our_blocks_are_what_slacks_own_models_would_make():
    picture = Picture(CHART, "rising")
    blocks = render(Reply("x", EVERYTHING, (picture,)), LOOK, str, ["F1"]).blocks

    assert [Block.parse(block).to_dict() for block in blocks] == list(blocks)
    check_blocks(list(blocks), {"F1"})


def test_a_plain_answer_needs_no_blocks():
    message = render(Reply("Noted <b> & done"), LOOK, str)

    assert (message.text, message.blocks) == ("Noted &lt;b&gt; &amp; done", ())


def test_bold_beside_chinese_gets_edges_that_slack_can_see():
    spans = (Span("华东"), Span("领先", strong=True), Span("三天"))

    assert section_text(Paragraph(spans), LOOK) == f"华东{EDGE}*领先*{EDGE}三天"


@pytest.mark.parametrize(
    ("mark", "day", "text"),
    [
        ("逾期 ", "11月18日", "*逾期* 11月18日"),
        ("Overdue ", "Wed, Nov 18", "*Overdue* Wed, Nov 18"),
    ],
)
def test_a_bold_word_keeps_the_space_behind_it(mark, day, text):
    spans = (Span(mark, strong=True), Span(day))

    assert section_text(Paragraph(spans), LOOK) == text


def test_only_our_own_mentions_are_alive():
    spans = (Span("Ann", person=1), Span(" <@U9> "), Span("Bo", person=2), Span("Cy", person=3))

    assert section_text(Paragraph(spans), LOOK) == "<@U1> &lt;@U9&gt; BoCy"


def test_a_star_cannot_end_bold_early():
    assert section_text(Paragraph((Span("5*3 ", strong=True),)), LOOK) == "*5∗3*"


def test_a_wide_table_becomes_a_list():
    table = Table(
        ("Account", "Next step", "Since"), (("华东医疗器械有限公司" * 2, "quote", "3 d"),)
    )

    [text] = texts(shown(table))
    assert text == "*华东医疗器械有限公司华东医疗器械有限公司*\nNext step quote · Since 3 d"


def test_columns_line_up_under_chinese():
    [text] = texts(shown(Table(("阶段", "数"), (("报价", "7"), ("Lead`", "12")))))

    assert text == "```\n阶段   数\n报价    7\nLead'  12\n```"


def test_a_ragged_table_is_shown_as_far_as_it_goes():
    assert texts(shown(Table(("a", "b"), (("1",), ("1", "2", "3")))))


@pytest.mark.parametrize(("ratio", "cells"), [(-1, 0), (0, 0), (0.62, 6), (1, 10), (7, 10)])
def test_a_bar_is_never_longer_than_full(ratio, cells):
    assert section_text(Progress("", ratio, ""), LOOK).count("█") == cells


def test_what_does_not_fit_of_a_list_is_counted():
    rows = tuple(RankRow(place, f"销售{place}", "¥1万") for place in range(1, 1001))

    [text] = texts(shown(Ranking(rows), look=CHINESE))
    lines = text.split("\n")
    assert units(text) <= 3_000
    assert lines[-1] == f"…还有 {1000 - len(lines) + 1} 行"


def test_long_prose_ends_after_a_sentence():
    [text] = texts(shown(paragraph("今天拜访了客户。" * 900), look=CHINESE))

    assert units(text) <= 3_000
    assert "。\n…还有 " in text


def test_too_many_sections_are_counted():
    blocks = shown(*[paragraph(str(number)) for number in range(80)])

    assert len(blocks) <= 50
    assert blocks[-1]["elements"][0]["text"] == "… 34 more sections"


def test_a_long_answer_keeps_to_the_texts_limit():
    message = render(Reply("😀 <&> " * 5_000), LOOK, str)

    assert units(message.text) <= 4_000
    assert message.text.endswith("more characters")


def test_a_button_that_does_not_fit_is_said():
    card = Card("", (), (Button("A", "x" * 2_001), Button("B", "fits")))

    actions, small_print = render(Reply("x", card), LOOK, str).blocks
    assert [each["text"]["text"] for each in actions["elements"]] == ["B"]
    assert "1 more buttons do not fit" in small_print["elements"][0]["text"]


def test_buttons_carry_what_the_seal_made_of_their_command():
    [actions] = render(
        Reply("x", Card("", (), EVERYTHING.buttons)), LOOK, "sealed {}".format
    ).blocks

    assert [each["value"] for each in actions["elements"]] == ["sealed undo 1", "sealed /funnel"]
    assert [each.get("style") for each in actions["elements"]] == ["danger", None]


def test_pictures_speak_in_the_text_too():
    picture = Picture(CHART, "Revenue rose <20%>")
    message = render(Reply("Weekly.", pictures=(picture,)), LOOK, str, ["F1"])

    assert message.text == "Weekly.\nRevenue rose &lt;20%&gt;"
    assert message.blocks[1] == {
        "type": "image",
        "slack_file": {"id": "F1"},
        "alt_text": "Revenue rose ‹20%›",
    }


def test_a_pictures_words_are_not_said_twice():
    reply = Reply("Revenue rose.", pictures=(Picture(CHART, "Revenue rose."),))

    assert render(reply, LOOK, str, ["F1"]).text == "Revenue rose."


def test_an_empty_answer_still_says_something():
    assert render(Reply(""), LOOK, str).text == "…"


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("a&b", 6, "a…"),
        ("ab👩‍👩‍👧c", 6, "ab…"),
        ("abe\u0301x", 4, "ab…"),
        ("a🇨🇳🇨🇳", 8, "a🇨🇳…"),
        ("ab👍🏽cdef", 6, "ab…"),
    ],
)
def test_nothing_is_cut_inside_a_character(text, limit, cut):
    assert limits.fit(text, limit) == cut
    assert units(limits.fit(text, limit)) <= limit


PIECES = ["<!channel>", "<@U1>", "<#C1|x>", "<http://x.y|z>", "&lt;", "*", "_", "`", "```", "|"]
PIECES += ["&", "<", ">", "\n", " ", "中文销售", "مرحبا", "😀", "👩\u200d👩\u200d👧", "a" * 200]
PIECES += ["\u202e", "\x00", "\ud800"]


def hostile(chance):
    return "".join(chance.choices(PIECES, k=chance.choice([0, 1, 5, 60, 900])))


def test_no_hostile_string_survives_escaping():
    chance = random.Random(1)
    strings = ("".join(chance.choices(PIECES, k=6)) for _ in range(20_000))

    assert not [text for text in strings if set(limits.escape(text)) & set("<>")]


def hostile_reply(chance):
    def word():
        return hostile(chance)

    sections = (
        Paragraph(tuple(Span(word(), strong=chance.random() < 0.5, person=9) for _ in range(3))),
        paragraph(word(), quiet=True),
        Facts(tuple((word(), word()) for _ in range(3))),
        Table((word(), word()), tuple((word(), word()) for _ in range(4))),
        Ranking(tuple(RankRow(place, word(), word(), word()) for place in range(4))),
        Progress(word(), chance.uniform(-1, 2), word()),
    )
    buttons = tuple(Button(word(), word()) for _ in range(4))
    card = Card(word(), sections * chance.choice([1, 1, 12]), buttons)
    return Reply(word(), card, (Picture(CHART, word()),))


def test_hostile_words_break_no_limit_and_mention_nobody():
    chance = random.Random(20261123)
    for _ in range(40):
        message = render(hostile_reply(chance), LOOK, str, ["F1"])

        check_blocks(list(message.blocks), {"F1"})
        assert 0 < units(message.text) <= 4_000
        assert live_in({"text": message.text, "blocks": message.blocks}) == []
