"""Words what stands out: who, what, the numbers, and the records behind it; never a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from core.figures.anomalies import RUSH_WORKING_DAYS, Usual
from core.figures.flags import BusyInVain, Example, FarOff, Flag, OddRecords, Rush, WonThen
from core.periods import quarter_containing
from core.reply import Button
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words

MOST_NUMBERS = 3


@dataclass(frozen=True)
class Told:
    """One flag in words: whose, what it is, and the buttons to what is behind it."""

    who: str
    what: str
    buttons: tuple[Button, ...]


def told(flag: Flag, who: str, deals: Sequence[WonThen], scene: Scene) -> Told:
    """Word a flag of a person; `deals` are those behind a rush."""
    match flag:
        case FarOff():
            return Told(who, _far_off(flag, scene), _records_of(flag, who, scene))
        case BusyInVain():
            return Told(who, _busy_in_vain(flag, scene), (_deals_button(who, scene),))
        case Rush():
            return Told(who, _rush(flag, deals, scene), (_deals_button(who, scene),))
        case OddRecords():
            return Told(who, _odd(flag, scene), _accounts_behind(flag, scene))
        case _:
            assert_never(flag)


def _far_off(flag: FarOff, scene: Scene) -> str:
    usual = flag.outlier.usual
    far = _times(usual, flag.outlier.value, scene)
    if flag.metric == "visits":
        return scene.say(
            "拜访 {n} 次，同事的中位数是 {usual} 次（{far}）。",
            "{n} visits; the colleagues' median is {usual} ({far}).",
            n=flag.tally.total, usual=scene.wording.number(float(usual.middle)), far=far,
        )  # fmt: skip
    words = scene.say(
        "转化率 {share}（{closed} 单里赢 {won}），同事的中位数是 {usual}（{far}）。",
        "conversion {share} ({won} won of {closed}); the colleagues' median is {usual} ({far}).",
        share=scene.percent(flag.outlier.value), closed=flag.tally.count, won=flag.tally.total,
        usual=scene.percent(usual.middle), far=far,
    )  # fmt: skip
    if flag.outlier.value < usual.middle:
        return words
    return scene.sentences(
        words, scene.say("看看这些赢单是怎么来的。", "See how these wins came about.")
    )


def _times(usual: Usual, value: Fraction, scene: Scene) -> str:
    times = abs(usual.times(value))
    return scene.say(
        "相差 {n} 个中位偏差", "{n} deviations away",
        n=scene.wording.number(round(float(times), 1)),
    )  # fmt: skip


def _busy_in_vain(flag: BusyInVain, scene: Scene) -> str:
    return scene.say(
        "拜访 {n} 次，比同事多得多，{closed} 单里只赢 {won}。路线还是话术？可以陪访一次看看。",
        "{n} visits, far more than colleagues, and {won} won of {closed}. The route or the words? "
        "A visit together may show.",
        n=flag.visits, closed=flag.closed.count, won=flag.closed.total,
    )  # fmt: skip


def _rush(flag: Rush, deals: Sequence[WonThen], scene: Scene) -> str:
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


def _numbered(deals: Sequence[WonThen], scene: Scene) -> str:
    shown = scene.wording.listed([f"#{deal.number}" for deal in deals[:MOST_NUMBERS]])
    if len(deals) <= MOST_NUMBERS:
        return shown
    return scene.say("{shown} 等 {n} 单", "{shown} ({n} in all)", shown=shown, n=len(deals))


ODD = {
    "visit_twice": (
        "同一天多次拜访同一客户，{n} 处：{names}。",
        "several visits to one account on one day, {n} in all: {names}.",
    ),
    "late_visit": (
        "{n} 次拜访超过 48 小时才补录：{names}。",
        "{n} visits recorded more than 48 hours late: {names}.",
    ),
    "bare_win": (
        "{n} 单赢单之前没有任何跟进记录：{names}。",
        "{n} deals won without any activity before: {names}.",
    ),
}


SIZES = {"visit_twice": ("{n} 次", "({n} visits)"), "late_visit": ("晚 {n} 天", "({n} days late)")}


def _odd(flag: OddRecords, scene: Scene) -> str:
    names = [_example(flag, one, scene) for one in flag.examples]
    more = scene.say(" 等", " and more") if flag.count > len(names) else ""
    return scene.say(*ODD[flag.kind], n=flag.count, names=f"{scene.wording.listed(names)}{more}")


def _example(flag: OddRecords, one: Example, scene: Scene) -> str:
    if flag.kind == "bare_win":
        return f"#{one.deal_number} {one.account} {scene.money(one.size)}"
    day = scene.wording.day(one.day, scene.today)
    size = scene.say(*SIZES[flag.kind], n=one.size)
    return f"{one.account} {day} {size}"


def _accounts_behind(flag: OddRecords, scene: Scene) -> tuple[Button, ...]:
    names = dict.fromkeys(one.account for one in flag.examples)
    return tuple(
        Button(name, scene.say("客户详情 {name}", "account {name}", name=name)) for name in names
    )


def _records_of(flag: FarOff, who: str, scene: Scene) -> tuple[Button, ...]:
    if flag.metric == "conversion":
        return (_deals_button(who, scene),)
    words = scene.say("{who}的拜访趋势", "visits trend of {who}", who=who)
    return (Button(words, words),)


def _deals_button(who: str, scene: Scene) -> Button:
    words = scene.say("{who}的商机", "{who}'s deals", who=who)
    return Button(words, words)
