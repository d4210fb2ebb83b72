"""What each figure means, in words: the entries that “how is this computed” answers with."""

from core.figures.entry import COUNT, MONEY, RATIO, FigureEntry
from core.figures.worth_entries import WORTH
from core.vocabulary import Metric

FUNNEL = FigureEntry(
    "funnel",
    "funnel",
    ("漏斗", "funnel", "转化", "阶段", "瓶颈", "bottleneck", "pipeline"),
    ("商机数", "deals"),
    (
        (
            "统计在这段时间首次进入各阶段的商机；跳过的阶段算同一天进入，赢单算进入过所有阶段。"
            "丢单算在它到过的最远阶段。还没有结果的商机只算“进入”。"
            "瓶颈是转化率比公司前四个完整季度低得最多的阶段（至少 5 个商机）。"
        ),
        (
            "Deals whose first entry into a stage falls in the period. Stages jumped over are "
            "entered on the same day, a win has entered all of them, a loss belongs to the "
            "furthest stage entered. Deals still open count as entered only. The bottleneck is the "
            "stage furthest below the company's four full quarters before (5 deals at least)."
        ),
    ),
    (
        "转化率 = 已进入下一阶段 ÷ 进入；丢单率 = 丢单 ÷ 进入；赢单率 = 赢单 ÷（赢单 + 丢单）",
        "conversion = went on ÷ entered; loss rate = lost ÷ entered; win rate = won ÷ (won + lost)",
    ),
)
SCORE = FigureEntry(
    "score",
    "score",
    ("排行榜", "leaderboard", "综合得分", "得分", "score", "排名", "ranking", "board"),
    RATIO,
    (
        (
            "每项按本人目标的达成率计，单项最高 150%；没有目标的，与榜上最高者相比；"
            "没有记录的一项计 0。只排销售，不排经理和总监。同分同名次（1、1、3），"
            "先按销售额、再按姓名排列。榜上只公布前一半，最多 10 人。"
        ),
        (
            "Each part is the attainment of one's own target, at most 150 %; without a target, the "
            "share of the best on the board; nothing recorded counts 0. Reps are ranked, managers "
            "and directors are not. Ties share a rank (1, 1, 3) and stand by revenue, then name. "
            "The board names the top half, at most ten."
        ),
    ),
    (
        "得分 = 60% × 销售额 + 20% × 跟进次数 + 20% × 满意度（权重可由公司设定）",
        "score = 60 % revenue + 20 % activities + 20 % satisfaction (the company may set these)",
    ),
)
ATTAINMENT = FigureEntry(
    "attainment",
    "attainment",
    ("目标", "target", "达成", "达成率", "attainment", "节奏", "pace", "进度"),
    RATIO,
    (
        (
            "时间进度按工作日计，今天没过完不算；节奏 ≥ 1 领先，≥ 0.9 正常，≥ 0.7 有风险，"
            "再低为落后。没有本期目标时，用其中各季各月目标之和。"
        ),
        (
            "Time is counted in working days, and today is not gone until it is over. Pace of 1 "
            "and up is ahead, 0.9 on track, 0.7 at risk, below that behind. Without a target of "
            "the very period, the targets of its quarters and months add up."
        ),
    ),
    (
        "达成率 = 实际 ÷ 目标；节奏 = 达成率 ÷ 时间进度；每日所需 =（目标 − 实际）÷ 剩余工作日",
        (
            "attainment = actual ÷ target; pace = attainment ÷ time gone; "
            "needed per day = (target − actual) ÷ working days left, today included"
        ),
    ),
)
FORECAST = FigureEntry(
    "forecast",
    "forecast",
    ("预测", "forecast", "预计"),
    MONEY,
    (
        (
            "概率是公司前四个完整季度里，到过该阶段并已结束的商机的赢单比例；"
            "不足 30 个时用 10%、30%、55%、85%。逾期未结的商机也算在内。"
            "个人的预测里，分成的商机按比例计。"
        ),
        (
            "The chance is the share won among the company's deals that closed in the last four "
            "full quarters and had entered the stage; with fewer than 30 it is 10, 30, 55, 85 %. "
            "Overdue open deals are included. In a person's forecast a shared deal counts by share."
        ),
    ),
    (
        "预测 = 已赢单金额 + Σ 期末前预计成交的在手金额 × 所在阶段的赢单概率",
        "forecast = revenue won + Σ open amount expected by the end × chance of its stage",
    ),
)
LOSSES = FigureEntry(
    "losses",
    "losses",
    ("丢单原因", "loss reasons", "丢单", "losses", "loss"),
    ("商机数、金额", "deals, amount"),
    (
        "统计这段时间丢掉的商机；没写原因的算“其他”；阶段是它到过的最远阶段。",
        (
            "Deals lost in the period; without a reason they count as other; the stage is the "
            "furthest that the deal had entered."
        ),
    ),
    ("每个原因：单数、金额之和", "for each reason: number of deals and sum of amounts"),
)

COLLECTION = FigureEntry(
    "collection_rate",
    "collection",
    ("回款率", "collection rate", "收款率"),
    RATIO,
    (
        (
            "应收日在这段时间、且不晚于今天的每一笔，其中到今天为止已经收到的比例；丢单的不计。"
            "没排计划就收到的款，以到账那天为应收日；没排回款计划的赢单没有应收日，不计。"
        ),
        (
            "Of all payments due in the period and not after today, the share that has come by "
            "today; lost deals are left out. A receipt that was not planned is due on the day it "
            "came; a won deal without a payment plan has nothing due."
        ),
    ),
    ("回款率 = 已收 ÷ 到期应收", "collection rate = paid ÷ due"),
)


def _metric(
    metric: Metric, unit: tuple[str, str], definition: tuple[str, str], formula: tuple[str, str]
) -> FigureEntry:
    names = (metric.zh, metric.en.lower(), *metric.also)
    return FigureEntry(metric.value, "metric", names, unit, definition, formula, metric)


METRICS: tuple[FigureEntry, ...] = (
    _metric(
        Metric.REVENUE,
        MONEY,
        (
            (
                "赢单的金额，按赢单那天计；外币按商机上的汇率折算。和同事分成的单子，个人按比例计，"
                "零头归负责人；团队、区域和公司整单计在负责人那里。"
            ),
            (
                "Amounts of deals won, by the day won; another currency at the rate kept with the "
                "deal. A deal shared with colleagues counts by share for each person, what does "
                "not divide for its owner; for teams, regions and the company it counts whole, "
                "where its owner is."
            ),
        ),
        ("销售额 = Σ 赢单金额", "revenue = Σ amount of deals won"),
    ),
    _metric(
        Metric.PAYMENTS,
        MONEY,
        ("实际到账的钱，按到账那天计。", "Money received, by the day it came."),
        ("回款 = Σ 到账金额", "payments = Σ amount received"),
    ),
    _metric(
        Metric.VISITS,
        COUNT,
        ("类型为拜访的记录，按发生那天计。", "Activities of type visit, by the day they happened."),
        ("拜访量 = 拜访次数", "visits = number of visits"),
    ),
    _metric(
        Metric.ACTIVITIES,
        COUNT,
        (
            "拜访、电话、会议、演示、消息都算，按发生那天计。",
            "Visits, calls, meetings, demos and messages, by the day they happened.",
        ),
        ("跟进次数 = 各类记录之和", "activities = all kinds together"),
    ),
    _metric(
        Metric.NEW_ACCOUNTS,
        COUNT,
        ("这段时间首次建档的客户。", "Accounts first recorded in the period."),
        ("新客户数 = 新建档客户数", "new accounts = accounts created"),
    ),
    _metric(
        Metric.DEALS_WON,
        COUNT,
        (
            "赢下的商机数，按赢单那天计；分成的单子只算负责人的一单。",
            "Deals won, by the day won; a deal that is shared counts once, for its owner.",
        ),
        ("签单数 = 赢单数", "deals won = number of wins"),
    ),
    _metric(
        Metric.CONVERSION,
        RATIO,
        (
            "这段时间结束的商机里赢下的比例。",
            "The share of won deals among those closed in the period.",
        ),
        ("转化率 = 赢单 ÷（赢单 + 丢单）", "conversion = won ÷ (won + lost)"),
    ),
    _metric(
        Metric.SATISFACTION,
        ("1–10 分", "1 to 10"),
        (
            "客户打分的平均值，算在做这次跟进的销售名下。",
            "Mean of customers' scores, for the member whose activity it is.",
        ),
        ("满意度 = Σ 分数 ÷ 打分次数", "satisfaction = Σ scores ÷ number of scores"),
    ),
    _metric(
        Metric.POINTS,
        ("积分", "points"),
        (
            (
                "拜访 1，按时跟进 2，推进阶段 3，赢单 10，培训 5，采纳建议 5，帮同事成单 5，"
                "满意度 ≥ 9 得 3；"
                "撤销的记录收回积分，兑换不影响排名。"
            ),
            (
                "Visit 1, follow-up on time 2, stage advanced 3, win 10, training 5, accepted "
                "suggestion 5, helping a colleague's deal 5, satisfaction of 9 or more 3. "
                "What is undone is taken back; redeeming does not change a ranking."
            ),
        ),
        ("积分 = Σ 本期所得", "points = Σ earned in the period"),
    ),
)
ENTRIES: tuple[FigureEntry, ...] = (
    FUNNEL,
    SCORE,
    ATTAINMENT,
    FORECAST,
    LOSSES,
    *METRICS,
    COLLECTION,
    *WORTH,
)


def entry_in(text: str) -> FigureEntry | None:
    """Return the figure that a text names; of several, the one with the longest name."""
    folded = text.casefold()
    found = [
        (len(name), -place, entry)
        for place, entry in enumerate(ENTRIES)
        for name in entry.names
        if name.casefold() in folded
    ]
    return max(found, key=lambda match: match[:2])[2] if found else None
