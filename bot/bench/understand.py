"""Reading messages: with 60 names and with 50,000, and against one regular expression."""

import os
import random
import re
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from statistics import median
from zoneinfo import ZoneInfo

from bot.bench.books import SampleBooks
from bot.bench.findings import Bar, Finding, compared
from bot.bench.many_names import companies, directory_of, people
from bot.bench.servers import resident_megabytes
from bot.bench.windows import alternate
from core.language.names.known_names import LEGAL_ENDING
from core.language.understand import understand

FEW, MANY, PEOPLE = 60, 50_000, 2_000
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LEAST_OF_FEW = Bar(1 / 3, "least")
LEAST_A_SECOND = Bar(1500, "least")
# One expression finds words and knows nothing of what they mean: ours may take 200 times as long.
LEAST_OF_EXPRESSION = Bar(0.005, "least")
MOST_SECONDS = Bar(3, "most")
MOST_MEGABYTES = Bar(120, "most")
MESSAGES_IN_A_WINDOW = 300
WINDOWS = 7
# A third names a customer as it is written, a third one that no list holds or a slip of the
# thumb, and a third none: the last two are what a large index makes slow.
NAMING = """
/visit {},张总嫌价格高,下周三再跟进
拜访{},进入报价,50万,下周三再跟进
{}签了 48万
今天上午去了{}，见到采购部李经理，预算还没批
{}的回款到账20万
called {}, no budget until next year
{}什么情况
Met with Sarah at {} yesterday, moved to proposal, 120k
提醒我周五下午三点联系{}
"""
STRANGE = """
拜访了苏洲云番智能,聊得不错
去了趟万象更新咖啡,老板不在
visited Bleu Harbor Fodos, they want a discount
新客户 启明智造有限公司
给华腾制药发了邮件
met John at Kingfisher Dairy about the contract
和金鼎园林的王总开会
call szyf tomorrow at 3pm
Oak Barrel Winery signed, $1.2M
"""
NAMELESS = """
华东漏斗 本季度
本月排行榜 前5
我的目标完成多少了
今天天气真好，晚上一起打球吗
还没签，再等等吧
show me the funnel for east this quarter
how many visits did I make last week?
不对，是45万
下周三下午三点再跟进一下
thanks, see you tomorrow
上周谁的业绩最好
要是能签下来就好了
"""


def understanding(_: SampleBooks) -> tuple[Finding, ...]:
    members = people(PEOPLE)
    few, many = directory_of(companies(FEW), members), directory_of(companies(MANY), members)
    expression = one_expression()
    rate_of_few = _rate(lambda text: understand(text, few, NOW), messages(FEW))
    rate_of_many = _rate(lambda text: understand(text, many, NOW), messages(MANY))
    rate_of_expression = _rate(expression.findall, messages(FEW))
    scaling = alternate(rate_of_many, rate_of_few, WINDOWS)
    bare = alternate(rate_of_few, rate_of_expression, WINDOWS)
    rate = median(pair.ours for pair in scaling)
    seconds, megabytes = _in_another_process()
    return (
        compared("understand", f"{MANY:,} names against {FEW}", "/s", scaling, LEAST_OF_FEW),
        Finding("understand", f"with {MANY:,} names", "/s", rate, None, None, LEAST_A_SECOND),
        compared("understand", "against one expression", "/s", bare, LEAST_OF_EXPRESSION),
        Finding("understand", f"building {MANY:,} names", "s", seconds, None, None, MOST_SECONDS),
        Finding(
            "understand", "resident for its index", "MB", megabytes, None, None, MOST_MEGABYTES
        ),
    )


def messages(known: int) -> list[str]:
    """Return what is sent in one window, naming customers out of so many as people name them."""
    chance = random.Random(7)  # noqa: S311 (the same messages in every run)
    names = [LEGAL_ENDING.sub("", name) for name in companies(known)]
    kinds = [text.strip().splitlines() for text in (NAMING, STRANGE, NAMELESS)]
    picked = (chance.choice(kinds[n % len(kinds)]) for n in range(MESSAGES_IN_A_WINDOW))
    return [sentence.format(chance.choice(names)) for sentence in picked]


def one_expression() -> re.Pattern[str]:
    """Return what one writes first: the names, a few verbs, amounts and days, side by side."""
    names = "|".join(re.escape(LEGAL_ENDING.sub("", name)) for name in companies(FEW))
    return re.compile(
        rf"(?P<account>{names})|(?P<verb>拜访|跟进|签了|回款|丢了|漏斗|排行榜|visit|call|met|signed)"
        r"|(?P<amount>[$¥]?\d+(?:\.\d+)?\s?(?:万|亿|k|m)?)|(?P<day>今天|明天|昨天|下?周[一二三四五六日]|"
        r"tomorrow|yesterday|last \w+|next \w+)|(?P<person>[\u4e00-\u9fff](?:总|经理))",
        re.IGNORECASE,
    )


def _rate(read: Callable[[str], object], texts: list[str]) -> Callable[[], float]:
    """Return a measurement of messages a second on one core, warm."""

    def measured() -> float:
        began = time.process_time()
        for text in texts:
            read(text)
        return len(texts) / (time.process_time() - began)

    measured()
    return measured


def _in_another_process() -> tuple[float, float]:
    """Build the index where nothing else takes memory or has been loaded."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(build_once).result()


def build_once() -> tuple[float, float]:
    """Return the seconds that the index of many names takes to build, and the memory it keeps."""
    accounts, members = companies(MANY), people(PEOPLE)
    # What any reading loads and keeps is no part of the index.
    understand("拜访了谁", directory_of(accounts[:FEW], members[:FEW]), NOW)
    before, began = resident_megabytes(os.getpid()), time.process_time()
    directory = directory_of(accounts, members)
    directory.account_sounds.catch_up()
    directory.member_sounds.catch_up()
    return time.process_time() - began, resident_megabytes(os.getpid()) - before
