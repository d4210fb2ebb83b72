"""What one can say, with examples; and the answer to what was not understood."""

from core.language.understanding import Understanding
from core.reply import Button, Card, Facts, Reply
from handlers.context import Context
from handlers.questions import is_closing

Examples = tuple[tuple[str, str], ...]

# By topic: (Chinese, English) headings, then example sentences that work as they stand.
TOPICS: tuple[tuple[tuple[str, str], Examples], ...] = (
    (
        ("记录", "Record"),
        (
            ("拜访华东医疗，张总嫌价格高，下周三再跟进", "visited Acme, follow up Friday"),
            ("新客户 启明智造", "new account Bright Works"),
            ("华东医疗满意度 9 分", "Acme satisfaction 9"),
        ),
    ),
    (
        ("商机", "Deals"),
        (
            ("新商机 华东医疗 50万", "new deal Acme 500k"),
            ("华东医疗进入报价，12月20日能签", "moved Acme to proposal, close on Dec 20"),
            ("华东医疗赢单 50万", "won Acme 500k"),
            ("华东医疗丢单，价格太高", "lost Acme, price too high"),
            ("华东医疗回款 20万", "Acme paid 200k"),
        ),
    ),
    (
        ("跟进", "Follow-ups"),
        (
            ("周五下午3点提醒我给华东医疗打电话", "remind me to call Acme Friday 3pm"),
            ("完成跟进 华东医疗", "done follow-up with Acme"),
            ("华东医疗的跟进推迟到周五", "snooze Acme to Friday"),
        ),
    ),
    (
        ("查看", "Look up"),
        (
            ("今日待办", "my day"),
            ("我的跟进", "my follow-ups"),
            ("我的商机", "my deals"),
            ("客户详情 华东医疗", "account Acme"),
            ("我的目标", "my target"),
            ("漏斗 华东", "funnel east"),
            ("排行榜 本月", "leaderboard this month"),
            ("预测 本季度", "forecast this quarter"),
            ("丢单原因", "loss reasons"),
            ("拜访趋势", "visits trend"),
            ("周报", "weekly report"),
            ("怎么算的 漏斗", "how is the funnel computed"),
        ),
    ),
    (
        ("积分与其他", "Points and more"),
        (
            ("我的积分", "my points"),
            ("今天参加了产品培训", "attended product training today"),
            ("建议每天早上发排行榜", "suggestion: post the board every morning"),
            ("积分换礼品 20分", "redeem 20 points"),
            ("撤销", "undo"),
        ),
    ),
)  # fmt: skip
FOR_MANAGERS: tuple[tuple[str, str], Examples] = (
    ("经理", "Managers"),
    (("目标 华东组 本月 销售额 100万", "set target east team this month revenue 1m"),),
)
STARTERS = (("今日待办", "my day"), ("我的跟进", "my follow-ups"), ("排行榜", "leaderboard"))


def show_help(_asked: Understanding, context: Context) -> Reply:
    """Name every thing that one can ask for, each by a sentence that works."""
    topics = TOPICS if context.person.role == "rep" else (*TOPICS, FOR_MANAGERS)
    pairs = tuple(
        (context.say(*heading), "\n".join(context.say(*example) for example in examples))
        for heading, examples in topics
    )
    title = context.say("可以这样说", "Things to say")
    lines = [f"{heading}:\n{examples}" for heading, examples in pairs]
    buttons = tuple(Button(context.say(*words), context.say(*words)) for words in STARTERS)
    return Reply("\n\n".join((title, *lines)), Card(title, (Facts(pairs),), buttons))


def not_understood(asked: Understanding, context: Context) -> Reply:
    """Answer what is no business of the bot with two sentences that would be."""
    if is_closing(asked.text):
        return Reply(context.say("好的。", "All right."))
    text = context.say(
        "没看懂，什么都没有记录。可以说：“拜访华东医疗，下周三再跟进”，或“今日待办”。",
        "I did not understand, and nothing was recorded. You could say “visited Acme, follow up "
        "next Wednesday” or “my day”.",
    )
    button = Button(context.say("帮助", "Help"), context.say("帮助", "help"))
    return Reply(text, Card(text, (), (button,)))
