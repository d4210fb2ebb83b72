"""What the figures about customers mean, in words."""

from core.figures.entry import RATIO, FigureEntry

RFM = FigureEntry(
    "rfm",
    "bought",
    ("客户价值", "customer value", "rfm", "定级建议", "suggested tiers"),
    ("分（3–15）", "3 to 15"),
    (
        (
            "比较一个范围里近三年有赢单的客户：最近一次赢单离今天几天、赢单几次、金额多少，"
            "各分五档，5 最高。数值相同同档，取并列名次正中间的那一档。没有赢单的客户不算。"
            "客户的赢单不论是谁签的都算。定级建议总在负责人整个团队的客户里比。"
        ),
        (
            "Among the customers of a scope that bought in three years: days since the last win, "
            "number of wins, revenue; each in fifths, 5 the best. Equal values share a fifth, that "
            "of the middle of their places. Customers without a win are left out. All wins with a "
            "customer count, whoever won them. Tiers are suggested among the customers of the "
            "owner's whole team."
        ),
    ),
    (
        "总分 = R + F + M；建议等级：13 分起 A、10 分起 B、7 分起 C，以下 D",
        "sum = R + F + M; suggested tier: A from 13, B from 10, C from 7, else D",
    ),
)
LIFETIME = FigureEntry(
    "clv",
    "bought",
    ("终身价值", "lifetime value", "clv", "ltv"),
    ("公司币种", "company currency"),
    (
        "一个客户近三年赢单的收入，乘以你写的毛利率；没写按全额。CLV : CAC 超过 3 : 1 为健康。",
        (
            "What a customer brought in three years, times the margin that you name, else all of "
            "it. CLV : CAC over 3 : 1 is healthy."
        ),
    ),
    ("CLV = 近三年收入 × 毛利率", "CLV = revenue of 3 years × margin"),
)
PARETO = FigureEntry(
    "pareto",
    "worth",
    ("二八", "pareto", "帕累托", "80/20"),
    RATIO,
    (
        (
            "把这段时间的赢单收入按客户（或产品）从大到小排：最少几家合计到 80%，"
            "前 20% 占多少，后面 40%（中间层）占多少、还有多少在谈。家数向上取整。"
        ),
        (
            "Revenue won in the period by customer (or product), the largest first: the fewest "
            "that make 80 %, what the top 20 % make, and what the 40 % after those make and have "
            "still open. Counts are rounded up."
        ),
    ),
    ("占比 = 客户（产品）的收入 ÷ 全部收入", "share = revenue of a customer (product) ÷ all"),
)
REPURCHASE = FigureEntry(
    "repurchase_rate",
    "bought",
    ("复购率", "repurchase rate", "回购率", "repeat rate"),
    RATIO,
    (
        "截至那天的三年里，名下客户中赢过单的，有多少赢过两次以上；不论是谁签的。",
        (
            "Of the customers looked after that bought in the three years up to the day, how many "
            "did so twice or more, whoever won the deals."
        ),
    ),
    ("复购率 = 赢单 ≥ 2 次的客户 ÷ 赢单 ≥ 1 次的客户", "rate = with 2 wins or more ÷ with any"),
)
CONCENTRATION = FigureEntry(
    "concentration",
    "worth",
    ("客户集中度", "customer concentration", "集中度", "concentration"),
    RATIO,
    (
        (
            "每人这段时间的赢单收入里，最大三家客户的占比；分成的单按比例计。"
            "4 家以上、超过 50% 才提示，50% 不算；不到 4 家时总是 100%。"
        ),
        (
            "The share of the three largest customers in what a person won in the period; shared "
            "deals count by share. Over 50 % of 4 or more customers is flagged; 50 % itself is "
            "not, and 3 or fewer always make 100 %."
        ),
    ),
    ("集中度 = 前三客户收入 ÷ 全部收入", "concentration = revenue of the top 3 ÷ all"),
)
POTENTIAL = FigureEntry(
    "potential",
    "worth",
    ("潜力客户", "high potential accounts", "潜力", "potential"),
    ("客户", "accounts"),
    (
        (
            "有在谈商机，或今年收入比去年同期多；而等级是 C、D 或没定，或收入低于买过的客户的平均，"
            "或 30 天没拜访。"
        ),
        (
            "Open deals, or more revenue than by this day last year; yet tier C, D or none, less "
            "revenue than the mean of those who bought, or no visit for 30 days."
        ),
    ),
    ("排序 = 在谈金额 + 比去年同期多的收入", "order = open amount + revenue above last year's"),
)
ANOMALIES = FigureEntry(
    "anomalies",
    "odd",
    ("异常", "anomalies", "值得看看", "worth a look", "outliers"),
    ("处", "things to look at"),
    (
        (
            "每人的拜访量和转化率与全公司销售的中位数比"
            "（至少 5 人可比，转化率只比已结 5 单以上的人），"
            "相差 3 个中位偏差以上才列出；还有季度末集中赢单、忙而不赢、"
            "同一天多次拜访同一客户等记录。只是值得看看，不代表谁做错了。"
        ),
        (
            "Each one's visits and conversion against the median of all reps (5 or more, "
            "conversion of those with 5 closed deals), listed when over 3 median deviations away; "
            "also wins crowded at a quarter's end, much work without wins, and records such as "
            "several visits to one account in a day. Worth a look, and no verdict."
        ),
    ),
    ("偏离 =（本人 − 中位数）÷ 中位偏差", "how far off = (own − median) ÷ median deviation"),
)
WORTH = (RFM, LIFETIME, PARETO, REPURCHASE, CONCENTRATION, POTENTIAL, ANOMALIES)
