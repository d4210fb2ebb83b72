"""The sentences that help offers, by topic, in both languages; every one works as it stands.

`{account}` is a customer of the reader's, `{team}` a team and `{funnel}` a scope they may see.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """What one wants, and a sentence that does it; Chinese and English."""

    label: tuple[str, str]
    sentence: tuple[str, str]


@dataclass(frozen=True)
class Topic:
    """Examples of one kind under a heading."""

    heading: tuple[str, str]
    examples: tuple[Example, ...]


def _topic(zh: str, en: str, *rows: tuple[str, str, str, str]) -> Topic:
    """Make a topic of rows: Chinese label and sentence, English label and sentence."""
    examples = tuple(
        Example((label_zh, label_en), (sentence_zh, sentence_en))
        for label_zh, sentence_zh, label_en, sentence_en in rows
    )
    return Topic((zh, en), examples)


TOPICS = (
    _topic(
        "记录", "Record",
        ("拜访", "拜访{account}，张总嫌价格高，下周三再跟进",
         "Visit", "visited {account}, price too high, follow up Friday"),
        ("新客户", "新客户 启明智造", "Account", "new account Bright Works"),
        ("满意度", "{account}满意度 9 分", "Satisfaction", "{account} satisfaction 9"),
    ),
    _topic(
        "商机", "Deals",
        ("新商机", "新商机 {account} 50万", "New", "new deal {account} 500k"),
        ("推进", "{account}进入报价，12月20日能签",
         "Move", "moved {account} to proposal, close on Dec 20"),
        ("赢单", "{account}赢单 50万", "Won", "won {account} 500k"),
        ("丢单", "{account}丢单，价格太高", "Lost", "lost {account}, price too high"),
        ("回款", "{account}回款 20万", "Payment", "{account} paid 200k"),
    ),
    _topic(
        "跟进", "Follow-ups",
        ("安排", "周五下午3点提醒我给{account}打电话",
         "Plan", "remind me to call {account} Friday 3pm"),
        ("完成", "完成跟进 {account}", "Done", "done follow-up with {account}"),
        ("改期", "{account}的跟进推迟到周五", "Put off", "snooze {account} to Friday"),
    ),
    _topic(
        "查看", "Look up",
        ("今天", "今日待办", "Today", "my day"),
        ("跟进", "我的跟进", "Follow-ups", "my follow-ups"),
        ("商机", "我的商机", "Deals", "my deals"),
        ("客户", "客户详情 {account}", "Account", "account {account}"),
        ("目标", "我的目标", "Target", "my target"),
        ("漏斗", "{funnel}漏斗", "Funnel", "{funnel} funnel"),
        ("排行", "排行榜 本月", "Board", "leaderboard this month"),
        ("预测", "预测 本季度", "Forecast", "forecast this quarter"),
        ("丢单", "丢单原因", "Losses", "loss reasons"),
        ("趋势", "拜访趋势", "Trend", "visits trend"),
        ("周报", "周报", "Report", "weekly report"),
        ("算法", "怎么算的 漏斗", "How so", "how is the funnel computed"),
    ),
    _topic(
        "积分与其他", "Points and more",
        ("积分", "我的积分", "Points", "my points"),
        ("培训", "今天参加了产品培训", "Training", "attended product training today"),
        ("建议", "建议每天早上发排行榜", "Suggest", "suggestion: post the board every morning"),
        ("兑换", "积分换礼品 20分", "Redeem", "redeem 20 points"),
        ("撤销", "撤销", "Undo", "undo"),
    ),
)  # fmt: skip
# Orders that are no intents of the reader (handlers/special_orders.py).
KEEPING = _topic(
    "客户与回款", "Accounts and money",
    ("定级", "{account} A级", "Tier", "{account} tier A"),
    ("回款计划", "{account}回款计划 12月15日 10万，1月15日 5万",
     "Payment plan", "payment plan {account} Dec 15 100k, Jan 15 50k"),
    ("待回款", "我的应收", "To be paid", "open payments"),
    ("退款", "{account}退款 1万", "Refund", "refund {account} 10k"),
    ("回款周期", "我的回款周期", "Days to pay", "my collection days"),
    ("交接", "把{account}转给{colleague}", "Hand over", "hand over {account} to {colleague}"),
    ("分成", "{account}和{colleague}五五分", "Share", "split {account} with {colleague} 50/50"),
    ("改动", "{account}谁改的", "History", "who changed {account}"),
    ("导出", "导出我的商机", "Export", "export my deals"),
)  # fmt: skip
CARE = _topic(
    "客户经营", "Looking after accounts",
    ("久未联系", "哪些客户很久没联系", "Silent", "neglected accounts"),
    ("公海", "公海客户", "Pool", "customer pool"),
    ("异议", "{account}的异议处理了", "Objection", "answered {account}'s objection"),
    ("对手", "输给谁最多", "Rivals", "who do we lose to most"),
    ("更正资料", "{account}行业改成医疗", "Details", "change the industry of {account} to health"),
    ("拜访凭据", "地点：客户楼下", "Visit", "checked in at their office"),
    ("数据质量", "数据质量", "Data", "my data quality"),
    ("培训记录", "我的培训记录", "Trainings", "my trainings"),
    ("建议列表", "我的建议", "Suggestions", "my suggestions"),
)  # fmt: skip
PEOPLE = _topic(
    "客户的人", "People at accounts",
    ("联系人", "{account}联系人 张伟 采购经理", "Contact", "contact at {account}: Jane Doe, CFO"),
    ("谁拍板", "张伟是{account}的决策人", "Decides", "Jane Doe decides at {account}"),
    ("有哪些人", "{account}有哪些联系人", "Who is who", "who do we know at {account}"),
    ("一起跟进", "{account}加上协作人{colleague}", "Help", "add {colleague} to {account}"),
    ("谁在跟", "{account}谁在跟", "Who is on it", "who looks after {account}"),
    ("专长", "我擅长注塑机", "Specialty", "I am good at moulding machines"),
    ("找专长", "谁擅长注塑机", "Find one", "who is good at moulding machines"),
    ("数据达人", "数据达人", "Records", "best record keepers"),
)  # fmt: skip
SERVICE = _topic(
    "服务、信用、产品", "Service, credit, products",
    ("报修", "{account}报修：设备不开机",
     "Service", "service order for {account}: device does not start"),
    ("投诉", "{account}投诉：发货慢", "Complaint", "complaint from {account}: late delivery"),
    ("窜货", "{account}窜货投诉：外地低价货",
     "Conflict", "channel conflict at {account}: cheap goods from elsewhere"),
    ("处理好了", "{account}的服务单处理好了：换了主板",
     "Done", "service order for {account} done: replaced the board"),
    ("服务单", "我的服务单", "Orders", "my service orders"),
    ("窜货统计", "窜货投诉", "Conflicts", "channel conflicts"),
    ("信用额度", "{account}信用额度多少", "Credit", "credit limit of {account}"),
    ("回款率", "我的回款率", "Collected", "my collection rate"),
    ("产品", "产品列表", "Products", "products"),
)  # fmt: skip
WORTH = _topic(
    "客户分析", "Worth of accounts",
    ("客户价值", "客户价值分析", "RFM", "customer value"),
    ("单个客户", "{account}的RFM", "Of one", "RFM of {account}"),
    ("定级建议", "客户定级建议", "Tiers", "suggested tiers"),
    ("按建议改", "按建议定级", "Set them", "apply suggested tiers"),
    ("重点客户", "重点客户", "Key", "key accounts"),
    ("二八", "客户二八 今年", "Pareto", "pareto accounts this year"),
    ("产品二八", "产品二八", "Products", "pareto products"),
    ("潜力客户", "潜力客户", "Potential", "high potential accounts"),
    ("复购率", "复购率", "Buy again", "repurchase rate"),
    ("排名", "哪个产品卖得最好", "Ranking", "which product sells best"),
    ("集中度", "客户集中度", "Top 3", "customer concentration"),
)  # fmt: skip
KNOW_HOW = _topic(
    "经验与成长", "Know-how and growth",
    ("分享案例", "案例：客户嫌贵，改成分期付款，当周就签了",
     "Tell a case", "case: too expensive for them, instalments settled it"),
    ("看案例", "案例库", "Read cases", "case library"),
    ("按主题", "价格异议的案例", "By topic", "cases about price"),
    ("推荐", "推荐案例", "For me", "recommend cases"),
    ("成长计划", "我的成长计划", "Growth", "my growth plan"),
    ("请教", "我可以请教谁", "Mentor", "who can mentor me"),
    ("奖品", "积分能换什么", "Rewards", "rewards"),
    ("兑换记录", "我的兑换记录", "Redeemed", "my redemptions"),
    ("协同积分", "我的协同积分", "Teamwork", "my teamwork points"),
    ("激励", "我的激励进度", "Incentives", "my incentives"),
)  # fmt: skip
# Orders to the people whom one leads; they too are no intents of the reader.
LEADING = _topic(
    "带团队", "Leading",
    ("安排跟进", "提醒{rep}明天跟进{account}", "Assign", "remind {rep} to call {account} tomorrow"),
    ("派给谁", "{account}派给谁", "Dispatch", "who should take {account}"),
    ("值得看看", "异常", "Stands out", "anomalies"),
    ("丢单规则", "针对价格丢单 规则：报价前先问预算",
     "Loss rule", "loss rule for price: ask the budget before quoting"),
    ("规则效果", "丢单规则", "Its effect", "loss rules"),
    ("信用额度", "{account}信用额度 50万", "Credit limit", "credit limit of {account} 500k"),
    ("超额度", "谁超信用额度了", "Over limit", "which customers are over their limit"),
    ("库存", "产品 注塑机 库存 12", "Stock", "product Widget stock 12"),
    ("促销", "产品 注塑机 促销 9折 到12月31日",
     "Promotion", "product Widget promotion 10% off until Dec 31"),
)  # fmt: skip
FOR_LEADERS = _topic(
    "经理", "Managers",
    ("定目标", "目标 {team} 本月 销售额 100万",
     "Set target", "set target {team} this month revenue 1m"),
)  # fmt: skip
# Words for whoever looks after the bot; no intents of the reader (handlers/learning.py,
# handlers/file_import/commands.py).
FOR_ADMINS = _topic(
    "管理员", "Admins",
    ("叫法", "学到的叫法", "Names", "learnt names"),
    ("没听懂", "没听懂的话", "Missed", "phrases not understood"),
    ("被拒绝", "被拒绝的请求", "Refused", "refused requests"),
    ("导入", "怎么导入", "Import", "how to import"),
    ("奖品", "奖品 半天假 50分", "Reward", "reward half day off 50 points"),
    ("谁兑换了", "谁兑换了", "Redeemed", "who redeemed"),
)  # fmt: skip
