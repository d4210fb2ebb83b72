"""What a question ranks by what: “哪个团队复购率最高”, “产品销量排行”, “top 5 customers”.

Such a question has three parts, in whatever order: what is ranked, by which figure, from which
end. Whose and when are taken off before; what holds anything else is no such question.
"""

import re
from dataclasses import dataclass
from typing import Literal

from core.errors import UserError
from core.language.text.sheet import Rule, phrase
from core.vocabulary import Metric
from handlers.analysis.ranked_figures import (
    FIGURES,
    LESS_IS_BETTER,
    NAMES,
    OF_RECORDS,
    OF_THE_BOOKS,
    Figure,
    Group,
    name_of,
)

GROUPS: dict[Group, Rule] = {
    "team": phrase(r"(?:销售)?(?:团队|小组|组|队|部门)|\bteams?\b", re.IGNORECASE),
    "region": phrase(r"(?:销售)?(?:区域|大区|地区|片区)|\b(?:regions?|areas?)\b", re.IGNORECASE),
    "member": phrase(
        r"谁|(?<=哪[个位])(?:销售(?!额|量|业绩|收入|周期)|业务员|同事|成员|人)|\bwho\b|\b(?:reps?|sellers?)\b",
        re.IGNORECASE,
    ),
    "product": phrase(r"产品线?|商品|品类|\bproducts?\b", re.IGNORECASE),
    "source": phrase(
        r"(?:客户|商机|线索)?来源|(?:获客)?渠道|\b(?:sources?|channels?)\b", re.IGNORECASE
    ),
    "industry": phrase(r"(?:客户)?行业|\bindustr(?:y|ies)\b", re.IGNORECASE),
    "account": phrase(
        r"(?<![新增])大?客户|(?<!new )\b(?:customers?|accounts?|clients?)\b", re.IGNORECASE
    ),
}
GROUP_NAMES: dict[Group, tuple[str, str]] = {
    "team": ("团队", "teams"),
    "region": ("区域", "regions"),
    "member": ("成员", "members"),
    "product": ("产品", "products"),
    "source": ("来源", "sources"),
    "industry": ("行业", "industries"),
    "account": ("客户", "customers"),
}
WORDS: dict[Figure, Rule] = {
    Metric.REVENUE: phrase(
        r"业绩|收入|营收|销售(?:额|量|业绩|收入|金额)?|销量|(?:成交|签单|签约|赢单)金?额|贡献(?:度|额)?|[卖做][得的]|表现|畅销"
        r"|revenue|sales|turnover|business|money|sells?|sold|selling|performing",
        re.IGNORECASE,
    ),
    Metric.DEALS_WON: phrase(
        r"(?:赢单|签单|成单|成交)(?:数量?|量|单数)?|[订下]单[数量]?|单数"
        r"|(?:won )?deals(?: won)?|wins|orders",
        re.IGNORECASE,
    ),
    Metric.PAYMENTS: phrase(
        r"(?:回款|收款)(?:金?额)?|到账|payments|collections|cash", re.IGNORECASE
    ),
    Metric.VISITS: phrase(r"(?:客户)?拜访(?:量|次?数)?|visits", re.IGNORECASE),
    Metric.ACTIVITIES: phrase(r"(?:跟进|活动)(?:量|次?数)?|activit(?:y|ies)", re.IGNORECASE),
    Metric.NEW_ACCOUNTS: phrase(r"新增?客户数?|new (?:accounts|customers)", re.IGNORECASE),
    Metric.SATISFACTION: phrase(r"(?:客户)?满意[度率]|(?:customer )?satisfaction", re.IGNORECASE),
    "win_rate": phrase(
        r"赢单?率|胜率|成[单交]率|签单率|转化率|(?:win|closing|close|conversion) rates?|conversion",
        re.IGNORECASE,
    ),
    "collection_rate": phrase(r"(?:回款|收款|回收)率|collection rates?", re.IGNORECASE),
    "repurchase_rate": phrase(
        r"(?:客户)?[复回]购率?|(?:re-?purchase|repeat(?: purchase)?|re-?order) rates?",
        re.IGNORECASE,
    ),
    "cycle": phrase(
        r"(?:平均)?(?:成交|赢单|销售|签单)?周期|成交|签单|赢单|(?:average )?(?:sales )?cycles?",
        re.IGNORECASE,
    ),
    "average": phrase(
        r"(?:平均)?客单价|平均(?:成交|签单|赢单)?(?:金额|单额|单价)|单均(?:金额)?"
        r"|average (?:deal|order)(?: size| amount| value)?|deal size",
        re.IGNORECASE,
    ),
    "losses": phrase(
        r"[丢输]单(?:数量?|量)?|丢的单子?|(?:lost )?deals lost|lost deals|losses|lost",
        re.IGNORECASE,
    ),
    "attainment": phrase(
        r"(?:销售|业绩)?(?:目标)?(?:完成|达成|达标)[率度]|目标(?:完成|达成)|(?:target )?attainment",
        re.IGNORECASE,
    ),
}
MOST = phrase(
    r"最(?:[高多好大强优佳长快低少差小弱短慢]|厉害|牛|(?=畅销))|垫底"
    r"|\b(?:best|highest|most|top(?! ?Ⓝ)|largest|biggest|strongest|longest|fastest"
    r"|worst|lowest|least|fewest|smallest|weakest|shortest|slowest)\b",
    re.IGNORECASE,
)
TOP = phrase(r"(?:排名)?(?:前|\btop ?)Ⓝ[大名位家个款]?", re.IGNORECASE)
RANK = phrase(
    r"排名|排行榜?|排序|名次|对比|\b(?:rank(?:ing|ed|s)?|comparison|compare)\b|\bby\b",
    re.IGNORECASE,
)
WHICH = phrase(
    r"哪[一两二三几]?[个些家款种位]|哪(?=产品|区域|团队|客户|行业|渠道)|什么|各个?|每个|所有|\b(?:which|what|all)\b",
    re.IGNORECASE,
)
# What may stand between the parts and means nothing by itself.
AROUND = phrase(
    r"[的是里中间之按给把Ⓝ,，、\s]"
    r"|\b(?:has|have|had|with|got|did|does|makes?|made|won|wins(?= the)|brings?"
    r"|brought|in|at|on|of|by|the|our|generated?|generates|is|are|was|were|gives?|gave|pays?|paid|to|for|ranking|us|me)\b",
    re.IGNORECASE,
)
LOW = frozenset(
    (
        "最低", "最少", "最差", "最小", "最弱", "垫底",
        "worst", "lowest", "least", "fewest", "smallest", "weakest",
    )
)  # fmt: skip
SHORT = frozenset(("最短", "最快", "shortest", "fastest"))
LONG = frozenset(("最长", "最慢", "longest", "slowest"))
WORSE = frozenset(("最差", "最弱", "垫底", "worst", "weakest"))
SOMETHING = phrase(r"(?!库存|价格|优惠|折扣)[\u4e00-\u9fff]{2,6}")
End = Literal["most", "top", "rank"]


@dataclass(frozen=True)
class Asked:
    """What a question ranks, by which figure, and whether the smallest comes first."""

    group: Group
    figure: Figure
    lowest_first: bool = False


def asked_in(topic: str) -> Asked | None:
    """Return what is to be ranked; None for what asks something else.

    Raises UserError for a figure that what is ranked does not have.
    """
    found = _group_in(topic)
    if found is None:
        return None
    group, place = found
    end = _end_in(topic)
    if end is None or not _is_question(topic, place, end):
        return None
    words = _left_over(topic, place, end[1])
    figure = _figure_in(words, end[1][0].casefold())
    if figure is None:
        _require_known(group, words, sure=_is_sure(topic, words, end[1]))
        return None
    if not _is_ranking(topic, group, figure, end[0]):
        return None
    lowest_first = _lowest_first(end[1][0].casefold(), figure or Metric.REVENUE)
    if lowest_first is None:
        return None
    return _possible(Asked(group, figure or Metric.REVENUE, lowest_first))


def _group_in(topic: str) -> tuple[Group, re.Match[str]] | None:
    """Find what is ranked; “客户满意度” of teams is a figure, and customers are not ranked."""
    found = [(group, match) for group, rule in GROUPS.items() if (match := rule.search(topic))]
    others = [one for one in found if one[0] != "account"]
    chosen = others if len(found) > 1 else found
    return chosen[0] if len(chosen) == 1 else None


def _end_in(topic: str) -> tuple[End, re.Match[str]] | None:
    ends: tuple[tuple[End, Rule], ...] = (("most", MOST), ("top", TOP), ("rank", RANK))
    return next(((end, match) for end, rule in ends if (match := rule.search(topic))), None)


def _is_question(topic: str, group: re.Match[str], end: tuple[End, re.Match[str]]) -> bool:
    """Leave “客户拜访最多”, which may be about who visits, but not “哪个客户” or “最多的客户”."""
    kind, match = end
    if kind != "most" or match.start() < group.start():
        return True
    asks = WHICH.search(topic) is not None or " with " in topic
    return asks or group[0].casefold() in {"谁", "who"}


def _left_over(topic: str, group: re.Match[str], end: re.Match[str]) -> str:
    """Return the words of the figure: what is left without what is ranked and the end."""
    spans = sorted((group.span(), end.span()), reverse=True)
    for first, last in spans:
        topic = f"{topic[:first]} {topic[last:]}"
    return " ".join(AROUND.sub(" ", RANK.sub(" ", WHICH.sub(" ", topic))).split())


def _figure_in(words: str, end: str) -> Figure | Literal[""] | None:
    """Return the figure that words name, nothing for no words; None for words of another kind."""
    if not words:
        return ""
    # “成交最快” is about days, “成交最多” about deals.
    figures = LESS_IS_BETTER if end in SHORT | LONG else WORDS
    return next((one for one in figures if WORDS[one].fullmatch(words)), None)


def _is_sure(topic: str, words: str, end: re.Match[str]) -> bool:
    """Tell whether “哪个团队…最高” asks to rank by something, whatever that is."""
    asks = WHICH.match(topic) is not None and end.end() == len(topic)
    return asks and SOMETHING.fullmatch(words) is not None


def _require_known(group: Group, words: str, *, sure: bool) -> None:
    """Say by what can be ranked, rather than answer with another figure; raises UserError."""
    if not sure or group in {"member", "account"}:
        return
    zh, en = GROUP_NAMES[group]
    others = [name_of(one) for one in WORDS if one in FIGURES[group]]
    raise UserError(
        f"{zh}还不能按“{words}”排名。可以按：{'、'.join(one for one, _ in others)}。",
        f"I cannot rank {en} by “{words}” yet. They can be ranked by "
        f"{', '.join(one.lower() for _, one in others)}.",
    )


def _is_ranking(topic: str, group: Group, figure: Figure | Literal[""], end: End) -> bool:
    """Tell whether groups are ranked: “团队业绩排名” and “团队排行榜” are the board of a team."""
    asks_each = WHICH.search(topic) is not None
    if not figure and group not in OF_RECORDS:
        return asks_each
    if (
        end != "rank"
        or asks_each
        or topic.isascii()
        or figure in NAMES
        or group in OF_RECORDS - {"account"}
    ):
        return True
    return group == "account" and (not figure or figure in OF_THE_BOOKS)


def _lowest_first(word: str, figure: Figure) -> bool | None:
    """Tell from which end to rank; None where the word does not fit the figure: “业绩最短”."""
    if figure in LESS_IS_BETTER:
        return word not in LONG | WORSE and word not in {"最高", "最多", "highest", "most"}
    if word in SHORT | LONG:
        return None
    return word in LOW


def _possible(asked: Asked) -> Asked | None:
    known = FIGURES[asked.group]
    if asked.figure in known:
        return asked
    if asked.group == "member":
        return None  # A board ranks people by that.
    zh, en = GROUP_NAMES[asked.group]
    figure_zh, figure_en = name_of(asked.figure)
    others = [name_of(one) for one in WORDS if one in known]
    raise UserError(
        f"{zh}不能按{figure_zh}排。可以按：{'、'.join(one for one, _ in others)}。",
        f"There is no {figure_en.lower()} of {en}. They can be ranked by "
        f"{', '.join(one.lower() for _, one in others)}.",
    )
