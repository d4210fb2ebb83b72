"""Words what stands out: who, what, the numbers, and the records behind it; never a verdict."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from core.figures.anomalies import RUSH_WORKING_DAYS, Usual
from core.figures.flags import BusyInVain, DealBehind, Example, FarOff, Flag, OddRecords, Rush
from core.periods import quarter_containing
from core.reply import Button
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words

MOST_NUMBERS = 3
MOST_STORIES = 2


@dataclass(frozen=True)
class Told:
    """One flag in words: whose, what it is, and the buttons to what is behind it."""

    who: str
    what: str
    buttons: tuple[Button, ...]


KINDS = {
    "visits": ("拜访量异常", "unusual visits"),
    "conversion": ("转化率异常", "unusual conversion"),
    "busy": ("拜访多、赢单少", "many visits, few wins"),
    "rush": ("季末集中签单", "wins crowded at quarter's end"),
    "fell_through": ("季末赢单后退单", "late wins that fell through"),
    "visit_twice": ("同一天多次拜访", "several visits on one day"),
    "late_visit": ("拜访晚补录", "visits recorded late"),
    "bare_win": ("没有跟进就赢单", "wins without activity"),
}


def kinds_words(flags: Sequence[Flag], scene: Scene) -> str:
    """Say of what there is something to look at, the most frequent first."""
    counted = Counter(_kind(flag) for flag in flags).most_common()
    return scene.wording.listed(scene.say(*KINDS[kind]) for kind, _ in counted)


def _kind(flag: Flag) -> str:
    match flag:
        case FarOff():
            return flag.metric
        case BusyInVain():
            return "busy"
        case Rush():
            return "rush"
        case OddRecords():
            return flag.kind
        case _:
            assert_never(flag)


def told(flag: Flag, who: str, deals: Sequence[DealBehind], scene: Scene) -> Told:
    """Word a flag of a person; `deals` are the closed ones behind it, where it is about such."""
    stories = _stories([deal.account for deal in deals], scene)
    match flag:
        case FarOff(metric="visits"):
            return Told(who, _many_or_few_visits(flag, scene), (_trend_button(who, scene),))
        case FarOff():
            words = _conversion(flag, scene)
            return Told(who, _with_deals(words, deals, scene, won=flag.outlier.is_high), stories)
        case BusyInVain():
            words = _busy_in_vain(flag, scene)
            return Told(who, _with_deals(words, deals, scene, won=False), stories)
        case Rush():
            return Told(who, _rush(flag, deals, scene), stories)
        case OddRecords():
            names = [one.account for one in flag.examples]
            return Told(who, _odd(flag, scene), _stories(names, scene))
        case _:
            assert_never(flag)


def _many_or_few_visits(flag: FarOff, scene: Scene) -> str:
    usual = flag.outlier.usual
    return scene.say(
        "拜访 {n}，同事的中位数是 {usual} 次（{far}）。",
        "{n}; the colleagues' median is {usual} ({far}).",
        n=scene.how_many(flag.tally.total, "次", "visit", "visits"),
        usual=scene.wording.number(float(usual.middle)),
        far=_times(usual, flag.outlier.value, scene),
    )  # fmt: skip


def _conversion(flag: FarOff, scene: Scene) -> str:
    usual = flag.outlier.usual
    far = _times(usual, flag.outlier.value, scene)
    return scene.say(
        "转化率 {share}（{closed} 单里赢 {won}），同事的中位数是 {usual}（{far}）。",
        "conversion {share} ({won} won of {closed}); the colleagues' median is {usual} ({far}).",
        share=scene.percent(flag.outlier.value), closed=flag.tally.count, won=flag.tally.total,
        usual=scene.percent(usual.middle), far=far,
    )  # fmt: skip


def _with_deals(words: str, deals: Sequence[DealBehind], scene: Scene, *, won: bool) -> str:
    """Add which deals there are to look at: the wins of who wins a lot, else the losses."""
    if not deals:
        return words
    numbers = _numbered(deals, scene)
    if won:
        more = scene.say("看看这些赢单：{n}。", "Have a look at these wins: {n}.", n=numbers)
    else:
        more = scene.say("丢单：{n}。", "Lost: {n}.", n=numbers)
    return scene.sentences(words, more)


def _times(usual: Usual, value: Fraction, scene: Scene) -> str:
    times = abs(usual.times(value))
    return scene.say(
        "差距是平常的 {n} 倍", "{n} times the usual difference",
        n=scene.wording.number(round(float(times), 1)),
    )  # fmt: skip


def _busy_in_vain(flag: BusyInVain, scene: Scene) -> str:
    return scene.say(
        "拜访 {n} 次，比同事多得多，{closed} 单里只赢 {won}。路线还是话术？可以陪访一次。",
        "{n} visits, far more than colleagues, and {won} won of {closed}. The route or the words? "
        "A visit together may tell.",
        n=flag.visits, closed=flag.closed.count, won=flag.closed.total,
    )  # fmt: skip


def _rush(flag: Rush, deals: Sequence[DealBehind], scene: Scene) -> str:
    words = scene.say(
        "{quarter}的销售额有 {share}（{money}）在最后 {n} 个工作日签下，平时是 {usual}（{far}）。",
        "{share} of the revenue of {quarter} ({money}) was won on its last {n} working days; "
        "usually it is {usual} ({far}).",
        quarter=period_words(scene.wording, quarter_containing(flag.days.last), scene.today),
        share=scene.percent(flag.quarter.share), money=scene.money(flag.quarter.at_end),
        n=RUSH_WORKING_DAYS, usual=scene.percent(flag.usual.middle),
        far=_times(flag.usual, flag.quarter.share, scene),
    )  # fmt: skip
    gone = [deal for deal in deals if deal.gone]
    if gone:
        later = scene.say(
            "其中 {deals} 后来退单或退款。",
            "Of these {deals} fell through or were refunded later.",
            deals=_numbered(gone, scene),
        )  # fmt: skip
        return scene.sentences(words, later)
    return scene.sentences(
        words, scene.say("商机：{deals}。", "Deals: {deals}.", deals=_numbered(deals, scene))
    )


def _numbered(deals: Sequence[DealBehind], scene: Scene) -> str:
    shown = scene.wording.listed([f"#{deal.number}" for deal in deals[:MOST_NUMBERS]])
    if len(deals) <= MOST_NUMBERS:
        return shown
    return scene.say("{shown} 等 {n} 单", "{shown} ({n} in all)", shown=shown, n=len(deals))


ODD = {
    "fell_through": (
        "{n}在季末最后几个工作日赢下，后来退单：{names}。",
        "{n} on a quarter's last working days fell through later: {names}.",
    ),
    "visit_twice": (
        "同一天多次拜访同一客户，{n}：{names}。",
        "several visits to one account on one day, {n}: {names}.",
    ),
    "late_visit": (
        "{n}超过 48 小时才补录：{names}。",
        "{n} more than 48 hours late: {names}.",
    ),
    "bare_win": (
        "{n}赢单之前没有任何跟进记录：{names}。",
        "{n} without any activity before: {names}.",
    ),
}
COUNTED = {
    "fell_through": ("单", "deal won", "deals won"),
    "visit_twice": ("处", "in all", "in all"),
    "late_visit": ("次拜访", "visit recorded", "visits recorded"),
    "bare_win": ("单", "deal won", "deals won"),
}
SIZES = {"visit_twice": ("{n}", "({n})"), "late_visit": ("晚 {n}", "({n} late)")}
SIZED = {"visit_twice": ("次", "visit", "visits"), "late_visit": ("天", "day", "days")}


def _odd(flag: OddRecords, scene: Scene) -> str:
    names = [_example(flag, one, scene) for one in flag.examples]
    more = scene.say(" 等", " and more") if flag.count > len(names) else ""
    count = scene.how_many(flag.count, *COUNTED[flag.kind])
    return scene.say(*ODD[flag.kind], n=count, names=f"{scene.wording.listed(names)}{more}")


def _example(flag: OddRecords, one: Example, scene: Scene) -> str:
    if one.deal_number is not None:
        return f"#{one.deal_number} {one.account} {scene.money(one.size)}"
    day = scene.wording.day(one.day, scene.today)
    size = scene.say(*SIZES[flag.kind], n=scene.how_many(one.size, *SIZED[flag.kind]))
    return f"{one.account} {day} {size}"


def _stories(names: Sequence[str], scene: Scene) -> tuple[Button, ...]:
    """Lead to the stories of the first customers behind a flag."""
    return tuple(
        Button(name, scene.say("客户详情 {name}", "account {name}", name=name))
        for name in list(dict.fromkeys(names))[:MOST_STORIES]
    )


def _trend_button(who: str, scene: Scene) -> Button:
    label = scene.say("{who}的拜访趋势", "Visits of {who}", who=who)
    return Button(label, scene.say("拜访趋势 {who}", "visits trend of {who}", who=who))
