"""The figures by which teams, regions, products and customers are ranked, as the books have them.

Each is the figure of the same name elsewhere: a team's win rate here is that of its funnel.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from core.access import FigureKind
from core.figures.metrics import Tally, actual, unit_of
from core.figures.numbers import ratio
from core.figures.ranking import Contender
from core.figures.registry import entry_in
from core.figures.scope import ScopeRef
from core.figures.worth import AGAIN, repurchase_rate
from core.periods import Period, month_containing, quarter_containing, year_containing
from core.storage.queries.by_group import (
    CYCLE,
    Asked,
    Measure,
    tallies_by_account,
    tallies_by_name,
)
from core.storage.queries.collection_rate import collection_rate_of
from core.storage.queries.funnel import closings_of
from core.storage.queries.tallies import tally
from core.storage.queries.worth import buyings_of
from core.vocabulary import Metric
from handlers.figure_replies.attainment import attainments_of
from handlers.figure_replies.questions import past_three_years, past_year
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.trend import kind_of

Group = Literal["team", "region", "member", "product", "source", "industry", "account"]
Rate = Literal[
    "win_rate", "collection_rate", "repurchase_rate", "cycle", "average", "attainment", "losses"
]
Figure = Metric | Rate
NAMES: dict[Rate, tuple[str, str]] = {
    "win_rate": ("赢率", "Win rate"),
    "collection_rate": ("回款率", "Collection rate"),
    "repurchase_rate": ("复购率", "Repurchase rate"),
    "cycle": ("平均成交周期", "Average sales cycle"),
    "average": ("平均成交金额", "Average deal amount"),
    "attainment": ("销售额目标完成率", "Attainment of the revenue target"),
    "losses": ("丢单数", "Deals lost"),
}
# The formula printed below a ranking, where the figure has no entry of its own.
FORMULAS: dict[Rate, tuple[str, str]] = {
    "win_rate": ("赢率 = 赢单 ÷（赢单 + 丢单）", "win rate = won ÷ (won + lost)"),
    "cycle": ("周期 = 赢单从创建到赢单的平均天数", "cycle = mean days from creation to being won"),
    "average": ("平均 = 赢单金额 ÷ 赢单数", "average = amount of deals won ÷ deals won"),
    "attainment": ("完成率 = 实际 ÷ 目标", "attainment = actual ÷ target"),
    "losses": ("丢单数 = 这段时间丢掉的商机数", "deals lost = number of deals lost in those days"),
}
# What “怎么算的” is asked about, where it is not the figure's own name.
EXPLAINED: dict[Rate, tuple[str, str]] = {
    "win_rate": ("转化率", "conversion"),
    "cycle": ("漏斗", "funnel"),
    "average": ("漏斗", "funnel"),
    "attainment": ("目标", "target"),
    "losses": ("丢单原因", "loss reasons"),
}
KINDS: dict[Rate, FigureKind] = {
    "win_rate": "funnel",
    "collection_rate": "attainment",
    "repurchase_rate": "records",
    "cycle": "funnel",
    "average": "funnel",
    "attainment": "attainment",
    "losses": "losses",
}
# Of these a small one is the better one.
LESS_IS_BETTER: frozenset[Figure] = frozenset({"cycle"})
OF_SCOPES: frozenset[Figure] = frozenset(
    {
        Metric.REVENUE, Metric.DEALS_WON, Metric.PAYMENTS, Metric.VISITS, Metric.ACTIVITIES,
        Metric.NEW_ACCOUNTS, Metric.SATISFACTION, *NAMES,
    }
)  # fmt: skip
# What is told from the deals themselves, whatever they are grouped by.
OF_THE_BOOKS: frozenset[Figure] = frozenset(
    {Metric.REVENUE, Metric.DEALS_WON, Metric.PAYMENTS, "win_rate", "cycle", "average", "losses"}
)
OF_ACCOUNTS = OF_THE_BOOKS | {Metric.VISITS, Metric.ACTIVITIES, Metric.SATISFACTION}
# Whatever a board ranks by is left to the boards, which keep the tail to itself.
OF_MEMBERS: frozenset[Figure] = frozenset(NAMES) - {"win_rate"}
# These are told from the deals that one may see, the others from what a scope adds up to.
OF_RECORDS: frozenset[Group] = frozenset({"product", "source", "industry", "account"})
FIGURES: dict[Group, frozenset[Figure]] = {
    "team": OF_SCOPES,
    "region": OF_SCOPES,
    "member": OF_MEMBERS,
    "product": OF_THE_BOOKS,
    "source": OF_THE_BOOKS,
    "industry": OF_THE_BOOKS,
    "account": OF_ACCOUNTS,
}


@dataclass(frozen=True)
class Ranking:
    """What is to be ranked by which figure, of whom and of which days."""

    group: Group
    figure: Figure
    scope: ScopeRef
    period: Period


def name_of(figure: Figure) -> tuple[str, str]:
    if isinstance(figure, Metric):
        return figure.zh, figure.en
    return NAMES[figure]


def formula_of(figure: Figure) -> tuple[str, str]:
    """Return the one line that says how the figure is reckoned."""
    if not isinstance(figure, Metric) and figure in FORMULAS:
        return FORMULAS[figure]
    entry = entry_in(name_of(figure)[0])
    return ("", "") if entry is None else entry.formula


def explained_as(figure: Figure) -> tuple[str, str]:
    zh, en = name_of(figure)
    return (zh, en.lower()) if isinstance(figure, Metric) else EXPLAINED.get(figure, (zh, en))


def right_to(group: Group, figure: Figure) -> FigureKind:
    """Return which right a ranking takes; customers and products are told from the records."""
    if group in OF_RECORDS:
        return "records"
    return kind_of(figure) if isinstance(figure, Metric) else KINDS[figure]


def usual_period(group: Group, figure: Figure, scene: Scene) -> Period:
    """Return the days of a ranking that names none: those usual for the figure elsewhere."""
    match figure:
        case "repurchase_rate":
            return past_three_years(scene.today)
        case "collection_rate":
            return past_year(scene.today)
        case _ if group in OF_RECORDS:
            return year_containing(scene.today)
        case "win_rate" | "cycle" | "average" | "losses":
            return quarter_containing(scene.today)
        case _:
            return month_containing(scene.today)


def value_words(scene: Scene, figure: Figure, value: Fraction) -> str:
    """Word a value in the figure's unit."""
    match figure:
        case Metric():
            return scene.figure(figure, value)
        case "cycle":
            return scene.days(value)
        case "average":
            return scene.units(value)
        case "losses":
            return scene.wording.number(int(value))
        case _:
            return scene.percent(value, 1)


def of_scope(scene: Scene, ranking: Ranking) -> Contender:
    """Return where one team or region stands."""
    scope, period, figure = ranking.scope, ranking.period, ranking.figure
    name = scope.say(scene.wording.language)
    match figure:
        case Metric():
            found = tally(scene.session, figure, scope, period, scene.today)
            return _of_metric(scene, name, figure, found)
        case "collection_rate":
            rate = collection_rate_of(scene.session, scope, period, scene.today)
            paid, due = scene.money(rate.paid), scene.money(rate.due)
            return Contender(name, rate.rate, f"{paid} / {due}")
        case "repurchase_rate":
            return _repurchase(scene, name, scope, period)
        case "attainment":
            return _attainment(scene, name, scope, period)
        case _:
            return _of_closings(scene, name, ranking)


def of_everything(scene: Scene, ranking: Ranking) -> list[Contender]:
    """Return where each product or customer stands; without a name: what names no product."""
    measure = _measure(ranking.figure)
    asked = Asked(ranking.scope, ranking.period, scene.today)
    match ranking.group:
        case "product" | "source" | "industry":
            found = tallies_by_name(scene.session, ranking.group, measure, asked)
        case _:
            found = tallies_by_account(scene.session, measure, asked)
    return [_of_tally(scene, name, ranking.figure, each) for name, each in found]


def _measure(figure: Figure) -> Measure:
    """Return whose sum and count a figure of products and customers is reckoned from."""
    match figure:
        case Metric():
            return figure
        case "win_rate" | "losses":
            return Metric.CONVERSION
        case "average":
            return Metric.REVENUE
        case _:
            return CYCLE


def _of_tally(scene: Scene, name: str, figure: Figure, found: Tally) -> Contender:
    match figure:
        case Metric():
            return _of_metric(scene, name, figure, found)
        case "win_rate":
            return Contender(name, ratio(found.total, found.count), f"{found.total}/{found.count}")
        case "losses":
            return Contender(name, Fraction(found.count - found.total))
        case "average":
            mean = ratio(found.total, found.count * scene.minor_per_unit)
            return Contender(name, mean, _wins(scene, found.count))
        case _:
            return Contender(name, ratio(found.total, found.count), _wins(scene, found.count))


def _of_metric(scene: Scene, name: str, metric: Metric, found: Tally) -> Contender:
    value = actual(metric, found, scene.minor_per_unit)
    if metric is Metric.REVENUE:
        return Contender(name, value, _wins(scene, found.count))
    if unit_of(metric) == "mean":
        return Contender(name, value, scene.how_many(found.count, "次", "score", "scores"))
    return Contender(name, value)


def _of_closings(scene: Scene, name: str, ranking: Ranking) -> Contender:
    found = closings_of(scene.session, ranking.scope, ranking.period, scene.today)
    if ranking.figure == "win_rate":
        return Contender(name, found.win_rate, f"{found.won}/{found.won + found.lost}")
    if ranking.figure == "losses":
        return Contender(name, Fraction(found.lost))
    if ranking.figure == "cycle":
        return Contender(name, found.average_cycle_days, _wins(scene, found.won))
    mean = found.average_minor
    value = None if mean is None else mean / scene.minor_per_unit
    return Contender(name, value, _wins(scene, found.won))


def _repurchase(scene: Scene, name: str, scope: ScopeRef, period: Period) -> Contender:
    """Return the rate of the three years up to the end of the days that are named."""
    days = past_three_years(min(period.last, scene.today))
    bought = buyings_of(scene.session, scope, days, scene.today)
    again = sum(one.wins >= AGAIN for one in bought)
    return Contender(name, repurchase_rate(bought), f"{again}/{len(bought)}")


def _attainment(scene: Scene, name: str, scope: ScopeRef, period: Period) -> Contender:
    [found] = attainments_of(scene, scope, period, Metric.REVENUE)
    reached, target = (scene.figure(Metric.REVENUE, each) for each in (found.actual, found.target))
    return Contender(name, found.attainment, f"{reached} / {target}")


def _wins(scene: Scene, count: int) -> str:
    return scene.how_many(count, "单", "deal", "deals")
