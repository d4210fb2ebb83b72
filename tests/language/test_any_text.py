"""Whatever is typed gets an answer, soon and always the same, and names keep their words."""

from dataclasses import replace
from datetime import datetime
from itertools import permutations
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.names.known_names import Directory, Name
from core.language.understand import LONGEST_MESSAGE, understand
from core.language.understanding import Intent, Understanding
from tests.language.reading import CHINA, DIRECTORY, FILES_OF_CASES, cases_in

NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)
LONGEST = 20_000
TEXTS = [case.text for file in FILES_OF_CASES for case in cases_in(file)]
# Pieces of real messages, glued together at random, reach more rules than random letters do.
SCRAPS = sorted({text[at : at + 6] for text in TEXTS[::9] for at in range(0, len(text), 6)})
TRAPS = (
    "三一 五十万 十二 明天 周三 国庆 元旦 月底 下午 八点 百分 两百 报价 合同 目标 方案 意向 漏斗 "
    "排名 拜访 赢单 丢单 回款 签约 "
    "华东 北方 西部 李强 小张 大伟 张总 客户 第一 今日 年度 58 2049 100 50万 12月 25号 Q4"
)
ENDINGS = ("科技有限公司", "传媒", "医疗器械有限公司", "集团", "餐饮管理有限公司", "机床")
NAMES = st.tuples(
    st.lists(st.sampled_from(TRAPS.split()), min_size=1, max_size=2).map("".join),
    st.sampled_from(ENDINGS),
).map("".join)
SENTENCES = (
    "拜访了{},聊得不错", "今天给{}打了电话", "{}签了,30万", "{}嫌贵", "下周五再跟进{}",
    "{}什么情况", "{}的回款到账20万", "visited {} yesterday", "{}丢了,对手报价低",
    "把{}推进到合同阶段",
)  # fmt: skip
CLAUSES = ("拜访了华东医疗", "进入报价阶段", "金额50万", "客户嫌价格高", "下周三再跟进")
SLOW_ONCE = (" US", "1", "一万", "的", "(", "Aa ", "set ", "5月", "推迟", "1,", ".", "Kevin ")


def meaning(text: str, directory: Directory = DIRECTORY) -> Understanding:
    return understand(text, directory, NOW)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=LONGEST_MESSAGE) | st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_any_text_gets_an_answer_and_the_same_one_twice(text):
    assert meaning(text) == meaning(text)


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(SCRAPS), st.integers(LONGEST_MESSAGE + 1, LONGEST))
def test_a_text_longer_than_any_note_writes_nothing(scrap, length):
    text = (scrap * length)[:length]

    assert meaning(text) == Understanding(intent=Intent.NONE, text=text)


@pytest.mark.parametrize("scrap", SLOW_ONCE)
def test_no_repetition_takes_more_time_than_its_length_allows(scrap):
    meaning((scrap * LONGEST)[:LONGEST_MESSAGE])
    begun = process_time()
    meaning((scrap * LONGEST)[:LONGEST_MESSAGE])

    assert process_time() - begun < 1


@settings(max_examples=60, deadline=None)
@given(NAMES, st.sampled_from(SENTENCES))
def test_nothing_is_taken_from_inside_a_known_name(name, sentence):
    known = Directory.build([Name(name), Name("安安公司")], DIRECTORY.members)

    found = meaning(sentence.format(name), known)
    plain = meaning(sentence.format("安安公司"), known)
    assert found == replace(plain, account=name, text=found.text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(DIRECTORY.accounts), st.sampled_from(SENTENCES))
def test_another_customer_in_a_sentence_changes_no_other_value(name, sentence):
    written = min(name.name, *name.aliases)

    found = meaning(sentence.format(written))
    plain = meaning(sentence.format("万科"))
    assert found == replace(plain, account=name.name, text=found.text)


@pytest.mark.parametrize("order", list(permutations(range(len(CLAUSES)))))
def test_clauses_may_stand_in_any_order(order):
    plain = meaning(",".join(CLAUSES))

    found = meaning(",".join(CLAUSES[place] for place in order))
    assert found == replace(plain, text=found.text)
