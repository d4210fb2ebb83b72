"""What the columns of the books are called, and how their values read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.files.words import Platform, Purpose, Tier
from core.money import whole_units
from core.storage.records.cases import CaseKind, CaseTopic
from core.storage.records.points import PointReason
from core.vocabulary import (
    ActivityKind,
    BuyingPart,
    DealStatus,
    LossReason,
    Metric,
    Objection,
    OrderKind,
    Role,
    ScopeKind,
    Stage,
    Term,
)
from core.wording import NO_FIGURE, Wording

Values = Mapping[str, object]
LONGEST_TEXT = 60


@dataclass(frozen=True)
class Field:
    """A column as people call it; `terms` are the words of its keys."""

    zh: str
    en: str
    terms: type[Term] | None = None


# What follows from other columns, or serves the program, is told of nobody's doing.
FIELDS: Mapping[str, Field] = {
    "name": Field("名称", "Name"),
    "short_name": Field("简称", "Short name"),
    "aliases": Field("别名", "Also called"),
    "role": Field("角色", "Role", Role),
    "team_id": Field("团队", "Team"),
    "region_id": Field("区域", "Region"),
    "manager_id": Field("上级", "Manager"),
    "slack_user_id": Field("Slack", "Slack"),
    "wecom_user_id": Field("企业微信", "WeCom"),
    "email": Field("邮箱", "Email"),
    "language": Field("语言", "Language"),
    "active": Field("在职", "Active"),
    "owner_id": Field("负责人", "Owner"),
    "person_id": Field("成员", "Member"),
    "tier": Field("等级", "Tier", Tier),
    "industry": Field("行业", "Industry"),
    "created_on": Field("创建日期", "Created"),
    "account_id": Field("客户", "Account"),
    "deal_id": Field("商机", "Deal"),
    "title": Field("商机名称", "Title"),
    "external_id": Field("编号", "External id"),
    "type": Field("类型", "Type", ActivityKind),
    "stage": Field("阶段", "Stage", Stage),
    "entered_on": Field("进入日期", "Entered"),
    "status": Field("状态", "Status", DealStatus),
    "amount_minor": Field("金额", "Amount"),
    "currency": Field("币种", "Currency"),
    "product": Field("产品", "Product"),
    "source": Field("来源", "Source"),
    "expected_close_on": Field("预计成交", "Expected close"),
    "closed_on": Field("成交日期", "Closed"),
    "loss_reason": Field("丢单原因", "Loss reason", LossReason),
    "competitor": Field("竞争对手", "Competitor"),
    "member_id": Field("销售", "Member"),
    "occurred_at": Field("时间", "When"),
    "contact": Field("联系人", "Contact"),
    "score": Field("满意度", "Score"),
    "objection": Field("异议", "Objection", Objection),
    "note": Field("内容", "Note"),
    "due_on": Field("到期", "Due"),
    "due_at": Field("时间", "At"),
    "done_on": Field("完成日期", "Done"),
    "paid_on": Field("回款日期", "Paid"),
    "paid_amount_minor": Field("回款金额", "Paid amount"),
    "scope": Field("层级", "Level", ScopeKind),
    "scope_id": Field("对象", "For"),
    "metric": Field("指标", "Metric", Metric),
    "period": Field("周期", "Period"),
    "value": Field("目标值", "Value"),
    "points": Field("积分", "Points"),
    "reason": Field("原因", "Reason", PointReason),
    "place": Field("地点", "Place"),
    "photo": Field("照片", "Photo"),
    "minutes": Field("时长（分钟）", "Minutes"),
    "percent": Field("比例 %", "Share %"),
    "position": Field("职务", "Position"),
    "part": Field("角色", "Part", BuyingPart),
    "phone": Field("电话", "Phone"),
    "order_kind": Field("类别", "Kind", OrderKind),
    "matter": Field("事项", "Matter"),
    "assignee_id": Field("处理人", "Assignee"),
    "answer_by": Field("处理期限", "Answer by"),
    "closed_at": Field("完成时间", "Closed"),
    "result": Field("结果", "Result"),
    "limit_minor": Field("信用额度", "Credit limit"),
    "stock": Field("库存", "In stock"),
    "pitch": Field("卖点", "Worth"),
    "promotion": Field("促销", "Promotion"),
    "promotion_ends_on": Field("促销截止", "Promotion ends"),
    "word": Field("专长", "Specialty"),
    "author_id": Field("作者", "Author"),
    "case_kind": Field("类别", "Kind", CaseKind),
    "topic": Field("主题", "Topic", CaseTopic),
    "story": Field("内容", "Story"),
    "rule": Field("规则", "Rule"),
    "started_on": Field("开始", "Started"),
    "ended_on": Field("结束", "Ended"),
    "cost": Field("所需积分", "Points needed"),
    "remaining": Field("剩余", "Left"),
    "platform": Field("平台", "Platform", Platform),
    "channel_id": Field("频道", "Channel"),
    "purposes": Field("用途", "Purposes", Purpose),
}
TABLES: Mapping[str, tuple[str, str]] = {
    "account_members": ("协作人", "Account member"),
    "accounts": ("客户", "Account"),
    "activities": ("跟进记录", "Activity"),
    "case_studies": ("案例", "Case"),
    "channels": ("频道", "Channel"),
    "contacts": ("联系人", "Contact"),
    "credit_limits": ("信用额度", "Credit limit"),
    "deal_credits": ("分成", "Split credit"),
    "deals": ("商机", "Deal"),
    "follow_ups": ("跟进计划", "Follow-up"),
    "loss_rules": ("改进规则", "Rule"),
    "payments": ("回款", "Payment"),
    "people": ("成员", "Member"),
    "points": ("积分", "Points"),
    "products": ("产品", "Product"),
    "regions": ("区域", "Region"),
    "rewards": ("奖品", "Reward"),
    "service_orders": ("服务单", "Service order"),
    "specialties": ("专长", "Specialty"),
    "stage_entries": ("阶段", "Stage"),
    "targets": ("目标", "Target"),
    "teams": ("团队", "Team"),
    "visit_evidence": ("拜访凭据", "Visit evidence"),
}
# Which column names a record of which table.
POINTS_AT: Mapping[str, str] = {
    "team_id": "teams",
    "region_id": "regions",
    "manager_id": "people",
    "owner_id": "people",
    "person_id": "people",
    "member_id": "people",
    "account_id": "accounts",
    "deal_id": "deals",
    "assignee_id": "people",
    "author_id": "people",
}
MOMENTS = frozenset({"occurred_at", "answer_by", "closed_at"})


def value_words(name: str, row: Values, currency: str, wording: Wording) -> str:
    """Word one value of a row as it was written; `currency` is that of its amounts."""
    value = row.get(name)
    if value is None or value in ("", []):
        return NO_FIGURE
    match value:
        case bool():
            return wording.say("是", "yes") if value else wording.say("否", "no")
        case int() if name.endswith("_minor"):
            return wording.money(whole_units(value, currency), currency)
        case list():
            return "; ".join(_text(name, str(one), wording) for one in value)
        case _:
            return _text(name, str(value), wording)


def _text(name: str, value: str, wording: Wording) -> str:
    """Word a text of a row: a moment, a day, a number, a key, or what somebody wrote."""
    if name in MOMENTS:
        return wording.moment(datetime.fromisoformat(value))
    if name.endswith("_on"):
        return wording.full_day(date.fromisoformat(value[:10]))
    if name == "value":
        return wording.number(Decimal(value))
    terms = FIELDS[name].terms
    known = None if terms is None else terms.read(value)
    if known is not None:
        return known.say(wording.language)
    return value if len(value) <= LONGEST_TEXT else f"{value[:LONGEST_TEXT]}…"
