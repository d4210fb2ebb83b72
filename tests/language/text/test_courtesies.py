"""“请”, “please” and “谢谢” stand around an order and say nothing of it."""

import pytest

from core.language.sentence.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("麻烦帮我看看异常", "看看异常"),
        ("请问，产品列表，谢谢！", "产品列表"),
        ("please show products, thanks", "show products"),
        ("Could you please list cases", "list cases"),
        ("劳驾您 导出商机 谢谢啦~", "导出商机"),
        ("产品列表 辛苦了", "产品列表"),
    ],
)
def test_they_are_taken_off(message: str, wanted: str):
    assert without_courtesies(message) == wanted


@pytest.mark.parametrize(
    "message",
    [
        "请Ⓜ一起跟进Ⓐ",
        "请教谁",
        "请客户吃饭",
        "请他们吃饭",
        "帮忙的同事有谁",
        "帮我们加油",
        "谢谢",
        "pleased with Ⓐ",
    ],
)
def test_words_that_look_like_them_stay(message: str):
    assert without_courtesies(message) == message
