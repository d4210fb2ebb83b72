# ruff: noqa: E501 - one rule, one line
"""Typed commands in both languages: “/funnel east”, “/漏斗 华东 本季度”, “/sales anything”."""

import re
from dataclasses import dataclass

from core.language.text.compiled import compiled
from core.language.understanding import Intent
from core.vocabulary import ActivityKind

COMMANDS: dict[Intent, str] = {
    Intent.SHOW_FUNNEL: "funnel 漏斗 销售漏斗 pipeline",
    Intent.SHOW_LEADERBOARD: "leaderboard 排行榜 排行 排名 榜 榜单 龙虎榜 rank ranking board top",
    Intent.SHOW_TARGET: "target targets 目标 进度 goal goals quota 达成 kpi",
    Intent.SHOW_DAY: "me today day my-day myday 今日 今天 我 我的 我的一天 日程 待办 todo 安排 agenda",
    Intent.SHOW_FORECAST: "forecast 预测",
    Intent.SHOW_LOSS_REASONS: "loss-reasons lossreasons losses loss loss_reasons lost-reasons 丢单原因 丢单分析 输单原因",
    Intent.SHOW_TREND: "trend trends 趋势",
    Intent.SHOW_POINTS: "points 积分 我的积分",
    Intent.SHOW_REPORT: "report reports 周报 日报 月报 季报 报告 总结 summary weekly",
    Intent.SHOW_HELP: "help 帮助 菜单 start 使用说明 ?",
    Intent.SHOW_ACCOUNT: "account 客户 customer client 客户详情",
    Intent.SHOW_DEALS: "deals 商机列表 单子 opportunities pipeline-deals 我的商机",
    Intent.SHOW_FOLLOW_UPS: "follow-ups followups follow_ups 跟进列表 待跟进 跟进计划 overdue 逾期 reminders",
    Intent.UNDO: "undo 撤销 撤回",
    Intent.LOG_ACTIVITY: "visit call demo meeting message email log activity 拜访 电话 演示 会议 消息 邮件 记录 记 跟进记录 checkin",
    Intent.CREATE_DEAL: "deal 商机 newdeal new-deal 新商机 opportunity opp 机会",
    Intent.CREATE_ACCOUNT: "newaccount new-account 新客户 新增客户 add-account addaccount",
    Intent.WIN_DEAL: "win won 赢单 成交 签单",
    Intent.LOSE_DEAL: "lose lost 丢单 输单",
    Intent.RECORD_PAYMENT: "payment pay paid 回款 收款 到账",
    Intent.SCHEDULE_FOLLOW_UP: "followup follow-up follow_up 跟进 提醒 remind reminder schedule 预约 安排跟进",
    Intent.COMPLETE_FOLLOW_UP: "done complete 完成 finish",
    Intent.SNOOZE_FOLLOW_UP: "snooze 推迟 延后 postpone 顺延",
    Intent.RECORD_SATISFACTION: "satisfaction csat 满意度 score 评分",
    Intent.RECORD_TRAINING: "training 培训 学习",
    Intent.RECORD_SUGGESTION: "suggest suggestion 建议 feedback",
    Intent.SET_TARGET: "settarget set-target 设目标 设定目标 定目标",
    Intent.REDEEM_REWARD: "redeem 兑换 积分兑换",
    Intent.UPDATE_DEAL: "update stage 更新 阶段 update-deal 推进",
}
INTENT_OF = {word: intent for intent, words in COMMANDS.items() for word in words.split()}
KIND_OF = {
    "visit": ActivityKind.VISIT, "拜访": ActivityKind.VISIT, "checkin": ActivityKind.VISIT, "call": ActivityKind.CALL,
    "电话": ActivityKind.CALL, "demo": ActivityKind.DEMO, "演示": ActivityKind.DEMO, "meeting": ActivityKind.MEETING,
    "会议": ActivityKind.MEETING, "message": ActivityKind.MESSAGE, "email": ActivityKind.MESSAGE,
    "消息": ActivityKind.MESSAGE, "邮件": ActivityKind.MESSAGE,
}  # fmt: skip
# These words alone are the command too: the bot asks for the rest.
ALONE = (
    "拜访",
    "新客户",
    "新增客户",
    "新商机",
    "赢单",
    "丢单",
    "回款",
    "今日",
    "visit",
    "payment",
    "满意度",
)
ANYTHING = ("sales", "salesbeat", "销售", "bot")
COMMAND = compiled(r"^\s*[/／]\s?([^\s:,，：/]{1,20})(?:[\s:,，：]+|$)")
MENTION = compiled(
    r"^\s*(?:<@[^>\s]{1,30}>|@(?:salesbeat|销售节拍|bot|机器人|小助手))\s*[,，:：]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Typed:
    """A message without its command, and what the command says."""

    rest: str
    command: str = ""
    intent: Intent | None = None
    kind: ActivityKind | None = None


UNDERSCORE = compiled(r"(?<=[a-z])_(?=[a-z])")


def read_command(message: str) -> Typed:
    """Take a leading mention and a slash command off a message; /sales is no command of its own."""
    message = MENTION.sub("", message, count=1)
    match = COMMAND.match(message)
    if (alone := message.strip(" \n:：。.!！").casefold()) in ALONE and alone in INTENT_OF:
        return Typed("", alone, INTENT_OF[alone], KIND_OF.get(alone))
    if match is None:
        return Typed(message)
    word, rest = match[1].casefold(), message[match.end() :]
    if word in ANYTHING:
        return read_command(rest) if rest.strip() else Typed("", word, Intent.SHOW_HELP)
    if word not in INTENT_OF:
        return _glued(message, word, rest)
    if INTENT_OF[word].reads or INTENT_OF[word] is Intent.SET_TARGET:
        rest = UNDERSCORE.sub(" ", rest)  # deals_won, as files and JSON write it
    if INTENT_OF[word] is Intent.SNOOZE_FOLLOW_UP:
        rest = f"{word} {rest}"  # “2 days” alone would be no date
    return Typed(rest, word, INTENT_OF[word], KIND_OF.get(word))


def _glued(message: str, word: str, rest: str) -> Typed:
    """Read a Chinese command without a blank behind it: /漏斗华东."""
    for length in range(min(len(word), 6), 1, -1):
        if word[:length] in INTENT_OF and not word[:length].isascii():
            head = word[:length]
            return Typed(f"{word[length:]} {rest}", head, INTENT_OF[head], KIND_OF.get(head))
    return Typed(message.lstrip(" /／"))
