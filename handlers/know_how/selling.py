# ruff: noqa: E501 - one rule, one line
"""Whether a story tells of selling: something that was done, and no wish, rule of life or joke."""

import re

from core.language.text.sheet import phrase
from handlers.know_how.topics import topics_in

_UNREAL = phrase(
    r"希望|但愿|如果|要是|假如|假设|就好了|多好|祝|\b(?:i wish|we wish|wish (?:we|i)|hope|if only|if (?:we|i|he|she|they) (?:had|have|would|could|win|get)"
    r"|would have|could have|should have|nothing to tell)\b|年轻人|人生|老板|加班|开玩笑|哈哈|\b(?:lol|haha|kidding|joke)\b",
    re.IGNORECASE,
)
_SELLING = phrase(
    r"客户|签|成交|拿下|赢|丢单|输|拜访|演示|报价|方案|合同|谈判|跟进|回访|试用|样[机品]|招标|投标|标书|交期|付款|分期|折扣|降价|价格|预算|决策|采购"
    r"|竞品|对手|参观|案例|需求|售后|培训|返点|渠道|代理|经销|订单|续约|回款|电话|沟通|异议"
    r"|\b(?:customers?|clients?|accounts?|buyers?|won|win|lost|signed|sold|sell|deals?|visit\w*|demo\w*|quot\w+|proposals?|contracts?|negotiat\w+|follow\w*"
    r"|trials?|samples?|tenders?|bids?|pay\w*|instal\w+|discounts?|pric\w+|budgets?|decision\w*|competitors?|rivals?|orders?|renew\w*|call\w*|expensive|offer\w*)\b",
    re.IGNORECASE,
)


def is_of_selling(story: str, *, names_customer: bool) -> bool:
    """Tell whether the whole company may read a story unasked."""
    if _UNREAL.search(story):
        return False
    return names_customer or bool(topics_in(story)) or _SELLING.search(story) is not None
