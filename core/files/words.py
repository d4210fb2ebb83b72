"""Closed lists that only files and channels use: platforms, purposes of a channel, tiers."""

from core.vocabulary import Term


class Platform(Term):
    """Where a channel lives."""

    SLACK = "slack", "Slack", "Slack"
    WECOM = "wecom", "企业微信", "WeCom", "企微 微信 wechat_work"


class Purpose(Term):
    """What a channel is for."""

    LEADERBOARD = "leaderboard", "排行榜", "Leaderboard", "龙虎榜 榜单 排行"
    WEEKLY = "weekly", "周报", "Weekly", "周总结 每周总结"
    ALERTS = "alerts", "预警", "Alerts", "提醒 告警"
    CELEBRATIONS = "celebrations", "喜报", "Celebrations", "庆祝 战报"


class Tier(Term):
    """How important an account is, A to D."""

    A = "A", "A", "A", "A级 A类 重点"
    B = "B", "B", "B", "B级 B类"
    C = "C", "C", "C", "C级 C类"
    D = "D", "D", "D", "D级 D类"
