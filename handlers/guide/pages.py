# ruff: noqa: E501 - the words for one page, one line
"""Which pages help has, for whom, and by which words each is asked for; decides nothing else."""

import re
from dataclasses import dataclass

from core.language.text.sheet import Rule, phrase
from handlers.help_topics import (
    CARE,
    FOR_ADMINS,
    FOR_LEADERS,
    KEEPING,
    KNOW_HOW,
    LEADING,
    PEOPLE,
    SERVICE,
    TOPICS,
    WORTH,
    Topic,
)


@dataclass(frozen=True)
class Page:
    """Topics shown together: the word that asks for them, and other words that mean them."""

    name: tuple[str, str]
    topics: tuple[Topic, ...]
    words: Rule


def _page(zh: str, en: str, words: str, *topics: Topic) -> Page:
    return Page((zh, en), topics, phrase(rf"{words}|{zh}", re.IGNORECASE))


RECORD, DEALS, FOLLOW_UPS, LOOK_UP, POINTS = TOPICS
FOR_ALL = (
    _page("记录", "record", r"拜访|电话|新客户|满意度|\b(?:records?|visits?|calls?|new accounts?|satisfaction)\b", RECORD),
    _page("商机", "deals", r"单子|赢单|丢单|回款|\b(?:deals?|wins?|losses|payments?)\b", DEALS),
    _page("跟进", "follow-ups", r"提醒|改期|待办|\b(?:follow[- ]?ups?|reminders?|snooze)\b", FOLLOW_UPS),
    _page("查看", "figures", r"查询|漏斗|目标|排行榜?|预测|趋势|周报|报表|\b(?:look ?ups?|figures|funnel|targets?|leaderboard|board|forecast|trends?|reports?)\b", LOOK_UP),
    _page("积分", "points", r"兑换|培训|建议|撤销|撤回|\b(?:points?|redeem|trainings?|suggestions?|undo)\b", POINTS),
    _page("客户", "accounts", r"定级|等级|应收|退款|交接|转客户|分成|导出|导入|改动|修改记录|审计(?:日志|记录)?|谁改的|\b(?:audit(?: (?:log|trail))?|imports?|accounts?|customers?|tiers?|refunds?|hand ?overs?|shares?|exports?)\b", KEEPING),
    _page("经营", "care", r"客户经营|公海|异议|对手|数据质量|\b(?:care|pool|objections?|rivals?|data)\b", CARE),
    _page("服务", "service", r"服务工?单|工单|报修|投诉|窜货|信用额度|信用|回款率|产品|\b(?:service orders?|service|repairs?|complaints?|credit limits?|credit|products?)\b", SERVICE),
    _page("联系人", "contacts", r"协作人|协作|帮手|专长|客户的人|\b(?:contacts?|helpers?|collaborators?|people|specialt(?:y|ies))\b", PEOPLE),
    _page("分析", "analysis", r"客户分析|客户价值|价值|二八|复购率?|集中度|潜力客户|\b(?:analysis|rfm|value|pareto|repurchase)\b", WORTH),
    _page("经验", "know-how", r"案例|成长计划|成长|奖品|激励|\b(?:know-how|cases?|growth plan|growth|rewards?|incentives?)\b", KNOW_HOW),
)  # fmt: skip
# A leader who asks about targets wants to set them.
LEADERS = _page("团队", "team", r"带团队|目标|派单|异常|丢单规则|\b(?:team|leading|targets?|anomal(?:y|ies)|loss rules?)\b", FOR_LEADERS, LEADING)  # fmt: skip
ADMINS = _page(
    "管理",
    "admin",
    r"管理员|叫法|没听懂的话|奖品|导入|\b(?:admins?|names|rewards?|imports?)\b",
    FOR_ADMINS,
)
# How one names what an example does, where its label says it otherwise.
MEANT = {
    "服务单": "报修", "工单": "报修", "service order": "报修", "协作人": "一起跟进", "协作": "一起跟进",
    "帮手": "一起跟进", "helper": "一起跟进", "collaborator": "一起跟进", "撤回": "撤销", "兑换": "兑换", "redeem": "兑换",
    "客户": "新客户", "商机": "新商机", "提醒": "安排", "跟进": "安排", "account": "新客户",
    "follow-up": "安排", "follow up": "安排", "reminder": "安排", "deal": "新商机", "目标": "定目标",
    "target": "定目标", "案例": "分享案例", "case": "分享案例",
}  # fmt: skip


def pages_for(role: str) -> tuple[Page, ...]:
    """Return what somebody may read, the pages of their own role first."""
    match role:
        case "rep":
            return FOR_ALL
        case "admin":
            return (ADMINS, LEADERS, *FOR_ALL)
        case _:
            return (LEADERS, *FOR_ALL)
