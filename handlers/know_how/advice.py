"""What helps at a weak point: something to do this week, and what to have trained."""

from collections.abc import Mapping
from typing import NamedTuple

from core.storage.records.cases import CaseTopic


class Advice(NamedTuple):
    """An action for this week and a training, each in both languages."""

    action: tuple[str, str]
    training: tuple[str, str]


VISIT_MORE = ("约好 3 次新拜访，排进日历", "book three new visits")
ADVICE: Mapping[CaseTopic, Advice] = {
    CaseTopic.LEAD: Advice(
        ("给 5 条线索各打一次电话，问清需求", "call five leads and ask for their needs"),
        ("获客与约访", "prospecting"),
    ),
    CaseTopic.QUALIFIED: Advice(
        (
            "挑 2 家有意向的，把需求和决策人问清楚",
            "ask two qualified customers for their needs and decision makers",
        ),
        ("需求挖掘", "discovery of needs"),
    ),
    CaseTopic.PROPOSAL: Advice(
        ("给 2 份报价各约一次当面讲解", "present two open quotes in person"),
        ("报价与方案讲解", "presenting proposals"),
    ),
    CaseTopic.CONTRACT: Advice(
        ("给每份在走的合同定下签字日期", "agree on a signing day for each open contract"),
        ("谈判与签约", "negotiation and closing"),
    ),
    CaseTopic.PRICE: Advice(
        ("报价前先谈清价值，备好两档方案", "agree on the value before quoting, with two options"),
        ("价格异议应对", "handling price objections"),
    ),
    CaseTopic.PRODUCT_FIT: Advice(
        ("和 2 家客户逐条核对需求清单", "go through the list of needs with two customers"),
        ("产品知识", "product knowledge"),
    ),
    CaseTopic.SLOW_FOLLOW_UP: Advice(
        ("每天先清“我的跟进”，拜访当天约好下一步", "clear “my follow-ups” first each day"),
        ("跟进与时间管理", "follow-up and time management"),
    ),
    CaseTopic.BUDGET: Advice(
        ("先问预算和审批时间，再做方案", "ask for budget and approval dates before any proposal"),
        ("预算沟通", "talking about budgets"),
    ),
    CaseTopic.LONG_DECISION: Advice(
        ("见到 2 家的决策人，约定决定的日期", "meet two decision makers and agree on a date"),
        ("决策链与关键人", "decision chains and stakeholders"),
    ),
    CaseTopic.TIMING: Advice(
        ("给说“再等等”的客户定下回访日期", "set a day with each customer who said “later”"),
        ("把握时机", "timing"),
    ),
    CaseTopic.COMPETITOR: Advice(
        ("记下对手的名字和报价，整理一页对比", "note rivals' names and prices on one page"),
        ("竞品对比", "competitor comparison"),
    ),
}  # fmt: skip
