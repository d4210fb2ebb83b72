# ruff: noqa: E501 - one rule, one line
"""A customer that no list holds and whose deals are asked for: “华医的商机” asks not for mine."""
# fmt: off

from core.language.intent.residue import residue
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, rule

NAMED = rule(r"^\W*(?:请|麻烦|帮我|给我)*(?:查|看|列)?(?:一?下|看|出)?(?P<name>[\u4e00-\u9fff]{2,10}?)(?:公司|集团)?的(?:商机|单子?|项目|机会|跟进(?:计划|记录)?)(?:情况|列表|清单|明细|有哪些)?\W*$")
# What a deal may be called for, and whose it may be: 停滞的单子, 我手上的项目.
OF_DEALS = rule(r"[我你他她它咱谁哪什这那每各]|[月周年季天日]|客户|销售|团队|部门|公司|大区|[组区队]$|同事|下属|手[上头里]|名下|重点|重要|关键|停|卡|到期|逾期|超|即将|快|正|在|进行|跟进|赢|丢|输|签|成交|未|没|新|老|旧|所有|全部|潜|意向|报价|方案|合同|线索|已|待|金额|以[上下]|最|高|低|大|小|长|久|难|好|有|可|能|要|风险|活跃|热|冷|排名|阶段")


def customer_asked_about(scene: Scene) -> Found[str] | None:
    """Return whose deals or follow-ups are asked for, as written; None where no name says it."""
    match = NAMED.search(scene.sheet.text)
    if match is None or scene.accounts or OF_DEALS.search(match["name"]) or not residue(match["name"]):
        return None
    start, end = match.span("name")
    return Found(start, end, scene.sheet.written(start, end))
