"""“二八分析”: which customers or products make 80 % of revenue, and what the middle could bring."""

import re
from collections.abc import Sequence

from core.figures.numbers import ratio
from core.figures.pareto import Pareto, pareto_of
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import year_containing
from core.reply import Card, Facts, Reply, Section, Table, paragraph
from core.storage.queries.pareto import (
    open_by_account,
    revenue_by_account,
    revenue_by_product,
)
from core.storage.queries.worth import account_names
from handlers.analysis.words import numbered
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, topic_of
from handlers.figure_replies.scene import Scene
from handlers.paging import page_of, paged
from handlers.recording.said import Said

_RULE = r"(?:二八|八二|2/8|80/20|帕累托|pareto|Ⓝ/Ⓝ)(?:法则|定律|原则|分布|分析)*"
_OF = r"(?:的|按|收入|业绩|贡献|\s)*"
_MAKE_EN = (
    r"(?:make|makes|bring|bring in|give|generate|account for|make up) (?:the )?(?:most|Ⓟ)"
    r"(?: (?:of )?(?:the )?(?:revenue|sales|turnover|business))?"
)
PRODUCTS = phrase(
    rf"(?:产品线?|品类){_OF}{_RULE}|{_RULE}{_OF}(?:产品线?|品类)|(?:哪些|什么)产品(?:卖得?最?好|最好卖|最畅销)|畅销产品"
    r"|(?:各个?|每个)?产品的?(?:销售额?|收入|业绩)?(?:占比|贡献)"
    r"|(?:pareto|80/20|Ⓝ/Ⓝ)(?: analysis)?(?: of| by)? products?|products? (?:pareto|80/20|Ⓝ/Ⓝ)"
    r"|best.?selling products|(?:which |what )?products (?:that )?"
    rf"{_MAKE_EN}",
    re.IGNORECASE,
)
ACCOUNTS = phrase(
    rf"(?:客户{_OF})?{_RULE}|{_RULE}{_OF}客户|客户贡献(?:度|分析|排行|排名)*"
    r"|(?:(?:哪些|多少)的?|[哪前]?Ⓟ的?)大?客户(?:贡献|带来|做出|占)了?(?:总|全部)?Ⓟ?的?(?:收入|业绩|销售额)?"
    r"|top Ⓟ (?:of )?(?:customers|accounts)"
    r"|(?:pareto|80/20|Ⓝ/Ⓝ)(?: analysis)?(?: of| by)?(?: accounts?| customers?)?"
    r"|(?:accounts?|customers?) (?:pareto|80/20|Ⓝ/Ⓝ)"
    rf"|(?:which |what )?(?:customers|accounts) (?:that )?{_MAKE_EN}",
    re.IGNORECASE,
)
MOST_ROWS = 8


def pareto_asked(said: Said, context: Context) -> Reply | None:
    """Show what makes most of a scope's revenue; None for what asks something else."""
    topic = topic_of(said)
    if PRODUCTS.fullmatch(topic):
        return _products(_wanted(said, context))
    return _accounts(_wanted(said, context)) if ACCOUNTS.fullmatch(topic) else None


def _wanted(said: Said, context: Context) -> Wanted:
    return figures_wanted(said, context, "records", year_containing(context.today))


def _accounts(wanted: Wanted) -> Reply:
    session, scene = wanted.scene.session, wanted.scene
    sums = revenue_by_account(session, wanted.scope, wanted.period, scene.today)
    title = wanted.title("客户二八", "Pareto of customers")
    if not sums:
        return _none(title, wanted)
    found = pareto_of([one.minor for one in sums])
    page = page_of(wanted.context, len(sums), MOST_ROWS)
    names = account_names(session, [one.account_id for one in sums[page.first : page.end]])
    rows = [(names.get(one.account_id, ""), one.minor) for one in sums[: page.end]]
    middle = {one.account_id for one in sums[found.middle.first : found.middle.end]}
    waiting = open_by_account(session, wanted.scope, scene.today) if middle else ()
    open_minor = sum(one.minor for one in waiting if one.account_id in middle)
    sentences = [_few(scene, found, scene.say("家客户", "customers"))]
    if middle:
        sentences.append(_middle(scene, found, open_minor))
    reply = _reply(title, sentences, found, rows, wanted)
    return paged(reply, page, wanted.context, ("家", "customers"))


def _products(wanted: Wanted) -> Reply:
    scene = wanted.scene
    all_sums = revenue_by_product(scene.session, wanted.scope, wanted.period, scene.today)
    sums = [one for one in all_sums if one.name]
    unnamed = sum(one.minor for one in all_sums if not one.name)
    title = wanted.title("产品二八", "Pareto of products")
    if not sums:
        return _none(title, wanted, unnamed)
    found = pareto_of([one.minor for one in sums])
    sentences = [_few(scene, found, scene.say("个产品", "products"))]
    if unnamed:
        sentences.append(
            scene.say(
                "另有 {m} 没填产品，没有算进来；补上可说“#12 产品改成 …”。",
                "Another {m} has no product and is not counted; say “#12 product …” to add it.",
                m=scene.money(unnamed),
            )
        )
    page = page_of(wanted.context, len(sums), MOST_ROWS)
    rows = [(one.name, one.minor) for one in sums[: page.end]]
    reply = _reply(title, sentences, found, rows, wanted)
    return paged(reply, page, wanted.context, ("个", "products"))


def _none(title: str, wanted: Wanted, unnamed: int = 0) -> Reply:
    if unnamed:
        return wanted.nothing(
            title,
            "赢单都没填产品。可说“#12 产品改成 …”，再来看。",
            "no win names its product. Say “#12 product …”, then ask again.",
            Intent.SHOW_REPORT,
        )
    return wanted.nothing(
        title,
        "这段时间没有赢单收入。换一段时间试试，例如“二八分析 去年”。",
        "no revenue was won then. Try other days, such as “pareto last year”.",
        Intent.SHOW_REPORT,
    )


def _few(scene: Scene, found: Pareto, unit: str) -> str:
    if found.count == 1:
        return scene.say("只有 1 {unit}，收入全靠它。", "All of it comes from one.", unit=unit)
    make, makes = scene.say("", "make"), scene.say("", "makes")
    return scene.say(
        "{all} {unit}里，{few} {unit}做出 80% 收入；前 20%（{top} {unit}）占 {share}。",
        "Of {all} {unit}, {few} {do} 80% of revenue; the top 20% ({top}) {does} {share}.",
        do=makes if found.few.count == 1 else make, does=makes if found.top.count == 1 else make,
        all=found.count, few=found.few.count, top=found.top.count,
        share=scene.percent(found.top.share), unit=unit,
    )  # fmt: skip


def _middle(scene: Scene, found: Pareto, open_minor: int) -> str:
    return scene.say(
        "中间 40%（{n} 家）占 {share}，手上还有 {open} 在谈：最值得加投人力。",
        "The 40% in the middle ({n}) make {share}, with {open} still open: worth more effort.",
        n=found.middle.count, share=scene.percent(found.middle.share), open=scene.money(open_minor),
    )  # fmt: skip


def _reply(
    title: str,
    sentences: list[str],
    found: Pareto,
    largest: Sequence[tuple[str, int]],
    wanted: Wanted,
) -> Reply:
    """Show the last page of the largest; what stands before it counts in what they make."""
    scene = wanted.scene
    rows, sum_minor = [], 0
    for name, minor in largest:
        sum_minor += minor
        shares = (ratio(part, found.total) for part in (minor, sum_minor))
        rows.append((name, scene.money(minor), *(scene.percent(one, 1) for one in shares)))
    first = (len(rows) - 1) // MOST_ROWS * MOST_ROWS
    rows = rows[first:]
    heads = (("名称", "Name"), ("收入", "Revenue"), ("占比", "Share"), ("累计", "Together"))
    how = scene.say(
        "收入是这段时间赢单的金额，从大到小累计。",
        "Revenue is the amount of deals won in those days, added up from the largest.",
    )
    sections: list[Section] = [
        *(paragraph(one) for one in sentences),
        Facts(((scene.say("收入合计", "Revenue"), scene.money(found.total)),)),
        Table(tuple(scene.say(*head) for head in heads), tuple(rows)),
        paragraph(how, quiet=True),
        paragraph(scene.as_of(), quiet=True),
    ]
    text = "\n".join((title, *sentences, *numbered((row[:3] for row in rows), first + 1)))
    return wanted.answer(
        text, Intent.SHOW_REPORT, Card(title, tuple(sections), (wanted.how("二八", "pareto"),))
    )
