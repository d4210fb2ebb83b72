"""Names for a kind of record: “今年赢单最多的产品”, “最近丢单的客户”. They ask which.

Nothing is told by them. They work on the skeleton, as `mood` does: a customer that is named makes
a statement of it.
"""

from core.language.text.sheet import rule

_THING = (
    r"(?:客户|产品|销售|业务员?|人员?|同事|行业|地区|区域|大区|团队|[队组]|商机|单子?|项目|公司|原因|对手|竞品|"
    r"月份?|季度|阶段|渠道|来源|异议|顾虑|[个家位])"
)
# Each word has one way only to be read: two, and a word said fifty times would take for ever.
# Whose and when may stand before it, and no verb: “提醒我跟进报价的客户” is an order.
_BEFORE = (
    r"^\W*(?:[ⒹⓂⓈⓃⓍ\s]|最近|近期|(?<!提醒)(?<!帮)(?<!给)我们?|咱们|本[组队区]|全|的|所有|全部|"
    r"已经?|都|没有?|还没|未|看|查|列出|历史|(?:这个|上个|本|上|当)月|今年|去年|"
    rf"{_THING})*"
)
_DEED = (
    r"(?:赢|签|丢|输|失|成交|成单|中标|回款|收款|打款|付款|退款|拜访|走访|回访|联系|跟进|演示|报价|"
    r"投诉|采购|购买|下单|买|卖|合作|流失)(?:单|约|标|掉|成功|过|得|次数|金额|数|量|额|率)*"
)
_MOST = r"最(?:[多少大小高低快慢好差早晚久长勤]|频繁|重要|值钱|及时)"
KIND_OF_RECORD = rule(
    rf"{_BEFORE}{_DEED}(?:{_MOST}(?:的?{_THING})?|的{_THING})"
    r"(?:名单|列表|清单|(?:都)?有?(?:哪些|谁)|排名|排行)?[的呢啊吗\s]*[~!。.?]*\s*$"
)
