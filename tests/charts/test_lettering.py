import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.glyphs import outline
from charts.lettering import cut, printable, width, wrap


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("王伟🚀", "王伟"),
        ("👨‍👩‍👧", "–"),
        ("", "–"),
        ("a\nb\tc\x00", "a b c"),
        ("\u202eevil", "evil"),
        ("Z̸̢͖a̷l̵g̶o̸", "Zalgo"),
        ("नम", "□□"),
        ("Zoe\u0308", "Zoë"),
        ("$x^2$", "$x^2$"),
        ("East · Q4", "East ⋅ Q4"),
    ],
)
def test_keeps_what_the_fonts_can_show(typed, printed):
    assert printable(typed) == printed


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_any_text_can_be_drawn_without_a_warning(typed):
    shown = printable(typed)

    assert width(shown, 14) >= 0
    assert len(outline(shown, 14).vertices) >= 1
    assert printable(shown) == shown


def test_a_name_that_fits_is_left_alone():
    assert cut("华东医疗", 14, 100) == "华东医疗"


def test_a_long_name_is_cut_with_dots():
    shortened = cut("华东医疗器械有限责任公司", 14, 100)

    assert shortened.startswith("华东医疗")
    assert shortened.endswith("…")
    assert width(shortened, 14) <= 100


def test_lines_break_between_words_and_keep_figures_whole():
    assert wrap("进行中 14 个 · ¥280.5万", 12, 100) == ("进行中 14 个", "¥280.5万")


def test_a_word_without_spaces_is_broken_where_it_must_be():
    lines = wrap("unbreakable" * 10, 12, 100, lines=3)

    assert len(lines) == 3
    assert all(width(line, 12) <= 100 for line in lines)
    assert lines[-1].endswith("…")


def test_no_line_starts_with_a_closing_sign():
    first, second = wrap("华东医疗，华南医疗", 12, 50)

    assert (first, second[0]) == ("华东医", "疗")
