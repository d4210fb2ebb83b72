"""What the exports of other programs call their columns and words: one table of data.

A column that one program calls in several ways is there in each of them. What has no column of
ours is not listed; an import reports it as unknown. Every recipe has an example file in
tests/files/exports.
"""

from core.files.importing.recipes import Recipe
from core.files.layout import FileKind

_REASONS = {
    "价格": "price", "价格高": "price", "价格过高": "price", "价格原因": "price", "Price": "price",
    "产品": "product_fit", "产品不满足": "product_fit", "产品不匹配": "product_fit",
    "功能不满足": "product_fit", "No Fit": "product_fit",
    "竞争对手": "competitor", "输给竞争对手": "competitor", "Lost to Competitor": "competitor",
    "Competition": "competitor", "预算": "budget", "无预算": "budget", "没有预算": "budget",
    "No Budget / Lost Funding": "budget", "No Budget": "budget", "跟进不及时": "slow_follow_up",
    "周期太长": "long_decision", "No Decision / Non-Responsive": "long_decision", "*": "other",
}  # fmt: skip
_HOW_IT_ENDED = {
    "赢单": "won", "已赢单": "won", "成交": "won", "已成交": "won", "成功": "won",
    "关闭(赢单)": "won", "Closed Won": "won", "签约成功": "won", "输单": "lost",
    "已输单": "lost", "丢单": "lost", "失败": "lost", "无效": "lost", "Closed Lost": "lost",
    "关闭(输单)": "lost", "*": "open",
}  # fmt: skip
# A deal that ended tells no longer where it stood: a win went all the way, a loss is only known
# to have begun.
_ENDS = {theirs: "contract" if ours == "won" else "lead" for theirs, ours in _HOW_IT_ENDED.items()}
del _ENDS["*"]
_STAGES = {
    **_ENDS,
    "初步接洽": "lead", "初步沟通": "lead", "验证客户": "lead", "线索": "lead", "新商机": "lead",
    "发现商机": "lead", "立项": "lead", "接触": "lead", "需求确定": "qualified",
    "需求确认": "qualified", "需求分析": "qualified", "意向": "qualified", "有意向": "qualified",
    "方案/报价": "proposal", "方案报价": "proposal", "方案制定": "proposal", "报价": "proposal",
    "产品演示": "proposal", "投标": "proposal", "谈判审核": "contract", "谈判/复审": "contract",
    "商务谈判": "contract", "合同谈判": "contract", "谈判": "contract", "签约": "contract",
    "签订合同": "contract",
}  # fmt: skip
_SALESFORCE_STAGES = {
    "Prospecting": "lead", "Qualification": "lead", "Needs Analysis": "qualified",
    "Value Proposition": "qualified", "Id. Decision Makers": "qualified",
    "Perception Analysis": "proposal", "Proposal/Price Quote": "proposal",
    "Proposal": "proposal", "Negotiation/Review": "contract", "Negotiation": "contract",
    "Closed Won": "contract", "Closed Lost": "lead",
}  # fmt: skip
_KINDS = {
    "拜访": "visit", "上门拜访": "visit", "拜访签到": "visit", "外勤": "visit", "客户拜访": "visit",
    "电话": "call", "电话沟通": "call", "电话跟进": "call", "打电话": "call", "通话": "call",
    "会议": "meeting", "会面": "meeting", "当面沟通": "meeting", "线下会议": "meeting",
    "演示": "demo", "产品演示": "demo", "微信": "message", "微信沟通": "message", "QQ": "message",
    "邮件": "message", "短信": "message", "Call": "call", "Email": "message", "Meeting": "meeting",
    "Demo": "demo", "Visit": "visit", "*": "message",
}  # fmt: skip
_DEAL_WORDS = {"stage": _STAGES, "stage>status": _HOW_IT_ENDED, "loss_reason": _REASONS}
_STAGE_TELLS_STATUS = {"stage": "status"}


def _deals(zh: str, en: str, columns: dict[str, str]) -> Recipe:
    return Recipe(zh, en, FileKind.DEALS, columns, _DEAL_WORDS, _STAGE_TELLS_STATUS)


def _activities(zh: str, en: str, columns: dict[str, str]) -> Recipe:
    return Recipe(zh, en, FileKind.ACTIVITIES, columns, {"type": _KINDS})


JIANDAOYUN = (
    Recipe("简道云", "Jiandaoyun", FileKind.ACCOUNTS, {
        "客户名称": "name", "客户简称": "short_name", "客户负责人": "owner", "负责人": "owner",
        "所属行业": "industry", "客户行业": "industry", "提交时间": "created_on",
    }),
    _deals("简道云", "Jiandaoyun", {
        "商机编号": "external_id", "客户名称": "account", "商机名称": "title",
        "商机负责人": "owner", "负责人": "owner", "销售阶段": "stage", "商机阶段": "stage",
        "预计成交金额": "amount", "预计金额": "amount", "商机金额": "amount",
        "预计成交日期": "closes", "预计结单日期": "closes", "意向产品": "product",
        "商机来源": "source", "提交时间": "created_on", "输单原因": "loss_reason",
    }),
    _activities("简道云", "Jiandaoyun", {
        "跟进方式": "type", "客户名称": "account", "跟进人": "member", "跟进时间": "occurred_at",
        "联系人": "contact", "跟进内容": "note", "跟进记录": "note",
    }),
)  # fmt: skip
XIAOSHOUYI = (
    Recipe("销售易", "Xiaoshouyi", FileKind.ACCOUNTS, {
        "公司名称": "name", "客户名称": "name", "客户所有人": "owner", "行业": "industry",
        "创建日期": "created_on", "创建时间": "created_on",
    }),
    _deals("销售易", "Xiaoshouyi", {
        "机会编号": "external_id", "客户名称": "account", "机会名称": "title",
        "销售机会名称": "title", "商机名称": "title", "商机所有人": "owner",
        "销售机会所有人": "owner", "机会所有人": "owner", "销售阶段": "stage",
        "销售金额": "amount", "结单日期": "closes", "机会来源": "source",
        "创建日期": "created_on", "创建时间": "created_on", "输单原因": "loss_reason",
        "输单描述": "loss_reason",
    }),
    _activities("销售易", "Xiaoshouyi", {
        "活动类型": "type", "关联客户": "account", "客户名称": "account", "创建人": "member",
        "所有人": "member", "开始时间": "occurred_at", "创建时间": "occurred_at",
        "关联联系人": "contact", "描述": "note", "活动内容": "note",
    }),
)  # fmt: skip
YONYOU = (
    Recipe("用友", "Yonyou", FileKind.ACCOUNTS, {
        "客户名称": "name", "客户简称": "short_name", "地区名称": "region",
        "专管业务员": "owner", "专管业务员名称": "owner", "所属行业": "industry",
        "发展日期": "created_on",
    }),
    _deals("用友", "Yonyou", {
        "商机编码": "external_id", "客户名称": "account", "商机主题": "title",
        "商机名称": "title", "业务员": "owner", "业务员名称": "owner", "商机阶段": "stage",
        "销售阶段": "stage", "预计金额": "amount", "预期金额": "amount",
        "预计签单日期": "closes", "预计成交日期": "closes", "商机来源": "source",
        "商机日期": "created_on", "制单日期": "created_on", "失败原因": "loss_reason",
    }),
    _activities("用友", "Yonyou", {
        "活动方式": "type", "活动类型": "type", "客户名称": "account", "业务员": "member",
        "执行人": "member", "活动日期": "occurred_at", "开始时间": "occurred_at",
        "客户联系人": "contact", "活动内容": "note",
    }),
)  # fmt: skip
EC = (
    Recipe("EC", "EC", FileKind.ACCOUNTS, {
        "客户全名": "name", "公司": "name", "客户简称": "short_name", "跟进人": "owner",
        "所属行业": "industry", "创建时间": "created_on",
    }),
    _deals("EC", "EC", {
        "销售单号": "external_id", "订单编号": "external_id", "客户全名": "account",
        "公司": "account", "销售单名称": "title", "跟进人": "owner", "签单人": "owner",
        "销售阶段": "stage", "销售金额": "amount", "预计成交时间": "closes",
        "成交时间": "closed_on", "产品": "product", "客户来源": "source",
        "创建时间": "created_on", "失败原因": "loss_reason",
    }),
    _activities("EC", "EC", {
        "跟进方式": "type", "跟进类型": "type", "客户全名": "account", "公司": "account",
        "跟进人": "member", "跟进时间": "occurred_at", "姓名": "contact", "跟进内容": "note",
    }),
)  # fmt: skip
SALESFORCE = (
    Recipe("Salesforce", "Salesforce", FileKind.ACCOUNTS, {
        "Account Name": "name", "Account Owner": "owner", "Industry": "industry",
        "Created Date": "created_on",
    }),
    Recipe("Salesforce", "Salesforce", FileKind.DEALS, {
        "Opportunity ID": "external_id", "Account Name": "account", "Opportunity Name": "title",
        "Opportunity Owner": "owner", "Stage": "stage", "Amount": "amount",
        "Amount Currency": "currency", "Close Date": "closes", "Created Date": "created_on",
        "Lead Source": "source", "Loss Reason": "loss_reason",
    }, {**_DEAL_WORDS, "stage": _SALESFORCE_STAGES}, _STAGE_TELLS_STATUS),
    _activities("Salesforce", "Salesforce", {
        "Activity Type": "type", "Type": "type", "Company / Account": "account",
        "Account Name": "account", "Assigned": "member", "Date": "occurred_at",
        "Contact": "contact", "Name": "contact", "Subject": "note",
    }),
)  # fmt: skip

SYSTEMS: dict[str, tuple[Recipe, ...]] = {
    "简道云": JIANDAOYUN, "jiandaoyun": JIANDAOYUN, "销售易": XIAOSHOUYI, "xiaoshouyi": XIAOSHOUYI,
    "用友": YONYOU, "yonyou": YONYOU, "ec": EC, "六度人和": EC, "salesforce": SALESFORCE,
}  # fmt: skip
EXPORTS = (*JIANDAOYUN, *XIAOSHOUYI, *YONYOU, *EC, *SALESFORCE)
