"""What import and export files look like: their names, columns and words in both languages.

One table for both directions, so that an export imports again.
"""

from dataclasses import dataclass
from enum import StrEnum

from core.files.words import Platform, Purpose, Tier
from core.vocabulary import (
    ActivityKind,
    DealStatus,
    LossReason,
    Metric,
    Objection,
    Role,
    ScopeKind,
    Stage,
    Term,
)


class CellKind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    NOTE = "note"
    NAMES = "names"
    WORD = "word"
    WORDS = "words"
    DAY = "day"
    MOMENT = "moment"
    CLOCK = "clock"
    AMOUNT = "amount"
    RATE = "rate"
    SCORE = "score"
    PERCENT = "percent"
    PERIOD = "period"
    CURRENCY = "currency"


@dataclass(frozen=True)
class Column:
    """One column: its English key, its Chinese header, and what its cells hold."""

    key: str
    zh: str
    kind: CellKind = CellKind.TEXT
    required: bool = False
    words: type[Term] | None = None
    also: tuple[str, ...] = ()
    # An export tells it, and an import knows and leaves it: a photo is no cell.
    export_only: bool = False

    def header(self, language: str) -> str:
        return self.zh if language == "zh" else self.key


class FileKind(Term):
    """One kind of file, in the order of loading: each refers only to those before it."""

    MEMBERS = "members", "成员", "members", "人员 员工 people"
    ACCOUNTS = "accounts", "客户", "accounts", "客户列表 customers"
    DEALS = "deals", "商机", "deals", "商机列表 opportunities"
    STAGE_HISTORY = "stage_history", "阶段记录", "stage_history", "阶段历史"
    CREDITS = "credits", "分成", "credits", "业绩分成 split_credit"
    ACTIVITIES = "activities", "跟进记录", "activities", "拜访记录 活动"
    FOLLOW_UPS = "follow_ups", "跟进计划", "follow_ups", "followups 待办"
    PAYMENTS = "payments", "回款", "payments", "回款计划"
    TARGETS = "targets", "目标", "targets", "业绩目标"
    CHANNELS = "channels", "频道", "channels", "群"


def _need(key: str, zh: str, kind: CellKind = CellKind.TEXT, *also: str) -> Column:
    return Column(key, zh, kind, required=True, also=also)


def _may(key: str, zh: str, kind: CellKind = CellKind.TEXT, *also: str) -> Column:
    return Column(key, zh, kind, also=also)


def _word(key: str, zh: str, words: type[Term], *, required: bool = False) -> Column:
    return Column(key, zh, CellKind.WORD, required=required, words=words)


def _told(key: str, zh: str, kind: CellKind = CellKind.TEXT) -> Column:
    return Column(key, zh, kind, export_only=True)


_PERIODS = ("月份", "月度", "季度", "年份", "年度", "年月", "month", "quarter", "year")
COLUMNS: dict[FileKind, tuple[Column, ...]] = {
    FileKind.MEMBERS: (
        _need("name", "姓名", CellKind.TEXT, "成员"),
        _may("aliases", "别名", CellKind.NAMES, "昵称"),
        _word("role", "角色", Role, required=True),
        _may("team", "团队", CellKind.TEXT, "部门"),
        _may("region", "区域", CellKind.TEXT, "大区"),
        _may("manager", "上级", CellKind.TEXT, "直属上级"),
        _may("slack_user_id", "slack_user_id", CellKind.TEXT, "slack", "slack账号", "slack id"),
        _may("wecom_user_id", "wecom_user_id", CellKind.TEXT, "wecom", "企业微信", "企业微信账号"),
        _may("email", "email", CellKind.TEXT, "邮箱", "电子邮箱", "邮件"),
    ),
    FileKind.ACCOUNTS: (
        _need("name", "客户名称", CellKind.TEXT, "客户", "名称"),
        _may("short_name", "简称", CellKind.TEXT, "客户简称"),
        _may("region", "区域", CellKind.TEXT, "大区"),
        _may("owner", "负责人", CellKind.TEXT, "销售"),
        _word("tier", "等级", Tier),
        _may("industry", "行业"),
        _may("created_on", "建档日期", CellKind.DAY, "创建日期"),
    ),
    FileKind.DEALS: (
        _need("external_id", "编号", CellKind.TEXT, "商机编号"),
        _need("account", "客户", CellKind.TEXT, "客户名称"),
        _may("title", "商机名称", CellKind.TEXT, "名称"),
        _need("owner", "负责人", CellKind.TEXT, "销售"),
        _word("stage", "阶段", Stage, required=True),
        _word("status", "状态", DealStatus),
        _may("amount", "金额", CellKind.AMOUNT, "商机金额", "预计金额"),
        _may("currency", "币种", CellKind.CURRENCY),
        _may("exchange_rate", "汇率", CellKind.RATE),
        _may("product", "产品"),
        _may("source", "来源"),
        _may("created_on", "创建日期", CellKind.DAY),
        _may("expected_close_on", "预计成交日期", CellKind.DAY, "预计成交"),
        _may("closed_on", "成交日期", CellKind.DAY, "关闭日期", "结束日期"),
        _word("loss_reason", "丢单原因", LossReason),
        _may("competitor", "竞争对手", CellKind.TEXT, "对手", "竞品"),
    ),
    FileKind.STAGE_HISTORY: (
        _need("deal", "商机编号", CellKind.TEXT, "编号"),
        _word("stage", "阶段", Stage, required=True),
        _need("entered_on", "进入日期", CellKind.DAY),
    ),
    FileKind.CREDITS: (
        _need("deal", "商机编号", CellKind.TEXT, "编号"),
        _need("member", "销售", CellKind.TEXT, "成员", "同事"),
        _need("percent", "分成比例", CellKind.PERCENT, "比例", "分成"),
    ),
    FileKind.ACTIVITIES: (
        _word("type", "类型", ActivityKind, required=True),
        _need("account", "客户", CellKind.TEXT, "客户名称"),
        _need("member", "销售", CellKind.TEXT, "成员", "负责人"),
        _need("occurred_at", "时间", CellKind.MOMENT, "发生时间"),
        _may("contact", "联系人"),
        _may("score", "满意度", CellKind.SCORE),
        _may("note", "内容", CellKind.NOTE, "备注"),
        _word("objection", "异议", Objection),
        _told("place", "到访地点"),
        _told("minutes", "到访分钟", CellKind.SCORE),
        _told("photo", "照片"),
    ),
    FileKind.FOLLOW_UPS: (
        _need("account", "客户", CellKind.TEXT, "客户名称"),
        _need("member", "销售", CellKind.TEXT, "成员", "负责人"),
        _need("due_on", "到期日期", CellKind.DAY, "日期"),
        _may("due_at", "时间", CellKind.CLOCK, "到期时间"),
        _may("note", "内容", CellKind.NOTE, "备注"),
        _may("done_on", "完成日期", CellKind.DAY),
    ),
    FileKind.PAYMENTS: (
        _need("deal", "商机编号", CellKind.TEXT, "编号"),
        _need("due_on", "应收日期", CellKind.DAY),
        _need("amount", "应收金额", CellKind.AMOUNT),
        _may("paid_on", "回款日期", CellKind.DAY),
        _may("paid_amount", "回款金额", CellKind.AMOUNT),
    ),
    FileKind.TARGETS: (
        _word("scope", "层级", ScopeKind, required=True),
        _may("name", "名称"),
        _word("metric", "指标", Metric, required=True),
        _need("period", "周期", CellKind.PERIOD, *_PERIODS),
        _need("value", "目标值", CellKind.AMOUNT, "目标", "目标额", "目标金额", "任务", "target"),
    ),
    FileKind.CHANNELS: (
        _word("scope", "层级", ScopeKind, required=True),
        _may("name", "名称"),
        _word("platform", "平台", Platform, required=True),
        _need("channel_id", "频道", CellKind.TEXT, "频道id", "群id"),
        Column("purposes", "用途", CellKind.WORDS, words=Purpose),
    ),
}
