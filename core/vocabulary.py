"""The fixed words of selling: stages, kinds, reasons, metrics, regions, in both languages.

Keys are what tables, files and JSON hold; `zh` and `en` are what people are shown; `read` knows
every word that an import file or a person may use for a key.
"""

from enum import StrEnum
from functools import cache
from typing import Self, TypeVar


class Term(StrEnum):
    """One key of a closed list, with the words that it is shown and read by."""

    zh: str
    en: str
    also: tuple[str, ...]

    def __new__(cls, key: str, zh: str, en: str, also: str = "") -> Self:
        term = str.__new__(cls, key)
        term._value_ = key
        term.zh = zh
        term.en = en
        term.also = tuple(also.split())
        return term

    def say(self, language: str) -> str:
        """Return the word for people: "zh" or "en"."""
        return self.zh if language == "zh" else self.en

    @classmethod
    def read(cls, word: str) -> Self | None:
        """Return the key that a word of a file or form stands for, or None."""
        return _terms_by_word(cls).get(word.strip().casefold())


TermT = TypeVar("TermT", bound=Term)


@cache
def _terms_by_word(kind: type[TermT]) -> dict[str, TermT]:
    words = {}
    for term in kind:
        for word in (term.value, term.value.replace("_", " "), term.zh, term.en, *term.also):
            words[word.casefold()] = term
        for part in term.zh.split("/"):
            words.setdefault(part.casefold(), term)
    return words


class Stage(Term):
    """A step of a deal, in the order of the definitions."""

    LEAD = "lead", "潜在客户", "Lead", "线索 潜客 潜在 leads"
    QUALIFIED = "qualified", "初步意向", "Qualified", "意向 有意向 意向客户 qualify"
    PROPOSAL = "proposal", "报价/方案", "Proposal", "报价方案 方案报价 quote quotation"
    CONTRACT = "contract", "合同签署", "Contract", "合同 签约 合同阶段 合同流程 contracting"

    @property
    def order(self) -> int:
        return list(Stage).index(self)

    @property
    def following(self) -> "Stage | None":
        later = list(Stage)[self.order + 1 :]
        return later[0] if later else None


class DealStatus(Term):
    """Whether a deal is still being worked on."""

    OPEN = "open", "进行中", "Open", "在谈 跟进中"
    WON = "won", "赢单", "Won", "成交 已成交 win"
    LOST = "lost", "丢单", "Lost", "输单 已丢单 loss lose"


class ActivityKind(Term):
    """What was done with a customer."""

    VISIT = "visit", "拜访", "Visit", "上门 走访 visits"
    CALL = "call", "电话", "Call", "通话 打电话 phone calls"
    MEETING = "meeting", "会议", "Meeting", "开会 面谈 meetings"
    DEMO = "demo", "演示", "Demo", "产品演示 demos"
    MESSAGE = "message", "消息", "Message", "邮件 微信 短信 email wechat messages"


class Objection(Term):
    """What a customer holds against buying."""

    PRICE = "price", "价格", "Price", "价格高"
    PRODUCT_FIT = "product_fit", "产品不符", "Product fit", "产品 功能 产品匹配 需求不符"
    BUDGET = "budget", "预算", "Budget", "预算不足"
    TIMING = "timing", "时机", "Timing", "时机不对"
    COMPETITOR = "competitor", "竞品", "Competitor", "竞争对手 对手"
    OTHER = "other", "其他", "Other", "其它"


class LossReason(Term):
    """Why a deal was lost."""

    PRICE = "price", "价格", "Price", "价格高"
    PRODUCT_FIT = "product_fit", "产品不符", "Product fit", "产品 功能 产品匹配 需求不符"
    SLOW_FOLLOW_UP = "slow_follow_up", "跟进慢", "Slow follow-up", "跟进不及时 响应慢"
    BUDGET = "budget", "预算", "Budget", "预算不足"
    LONG_DECISION = "long_decision", "决策太久", "Long decision", "决策周期长 决策链长 决策慢"
    COMPETITOR = "competitor", "竞品", "Competitor", "竞争对手 对手"
    OTHER = "other", "其他", "Other", "其它"


class OrderKind(Term):
    """What a service order is about."""

    SERVICE = "service", "服务", "Service", "报修 维修 售后 repair"
    COMPLAINT = "complaint", "投诉", "Complaint", "客诉 complaints"
    CHANNEL_CONFLICT = "channel_conflict", "窜货", "Channel conflict", "串货 窜货投诉"
    RENEWAL = "renewal", "续约", "Renewal", "续签 renewals"


class Metric(Term):
    """A figure that targets, boards and trends are about."""

    REVENUE = "revenue", "销售额", "Revenue", "业绩 营收 成交额 签约额 合同额 sales"
    PAYMENTS = "payments", "回款", "Payments", "回款额 收款 collections"
    VISITS = "visits", "拜访量", "Visits", "拜访 拜访数 拜访次数"
    ACTIVITIES = "activities", "跟进次数", "Activities", "活动 活动量 跟进 跟进数 跟进量"
    NEW_ACCOUNTS = "new_accounts", "新客户数", "New accounts", "新客户 新增客户 新增客户数"
    DEALS_WON = "deals_won", "签单数", "Deals won", "赢单数 成单数 成交数 签单"
    CONVERSION = "conversion", "转化率", "Conversion", "赢单率 成交率 成单率"
    SATISFACTION = "satisfaction", "满意度", "Satisfaction", "客户满意度 csat"
    POINTS = "points", "成长积分", "Points", "积分"
    SCORE = "score", "综合得分", "Score", "得分 综合分 总分"


class Region(Term):
    """A region that every company starts with; a company may add its own."""

    EAST = "east", "华东", "East", "华东区 华东大区 东区"
    SOUTH = "south", "华南", "South", "华南区 华南大区 南区"
    NORTH = "north", "华北", "North", "华北区 华北大区 北区"
    CENTRAL = "central", "华中", "Central", "华中区 华中大区 中区"
    NORTHEAST = "northeast", "东北", "Northeast", "东北区 东北大区"
    NORTHWEST = "northwest", "西北", "Northwest", "西北区 西北大区"
    SOUTHWEST = "southwest", "西南", "Southwest", "西南区 西南大区"
    WEST = "west", "西部", "West", "西部区 西部大区 西区"


class Role(Term):
    """What a member may see and do."""

    REP = "rep", "销售", "Rep", "业务员 销售代表 sales"
    MANAGER = "manager", "经理", "Manager", "主管 销售经理"
    DIRECTOR = "director", "总监", "Director", "区域总监 大区总监"
    ADMIN = "admin", "管理员", "Admin", "系统管理员 administrator"


class ScopeKind(Term):
    """The levels that a figure or a target may be about."""

    COMPANY = "company", "公司", "Company", "全公司"
    REGION = "region", "区域", "Region", "大区"
    TEAM = "team", "团队", "Team", "部门 小组"
    MEMBER = "member", "个人", "Member", "成员 员工"


class BuyingPart(Term):
    """What a person at a customer does when something is bought."""

    DECIDES = (
        "decides",
        "决策人",
        "decides",
        "决策者 拍板人 拍板的 决策 拍板 decision-maker decider",
    )
    INFLUENCES = "influences", "影响人", "influences", "影响者 关键影响人 内线 influencer"
    USES = "uses", "使用人", "uses", "使用者 最终用户 user users"
    BUYS = "buys", "采购", "buys", "采购人 采购员 采购负责人 buyer purchaser purchasing"
    PAYS = "pays", "财务", "pays", "付款人 财务负责人 payer finance"
    OPPOSES = "opposes", "反对者", "opposes", "反对人 反对派 opponent blocker"
