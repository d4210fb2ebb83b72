"""“客户价值分析”: customers by recency, frequency and money, in groups with what to do for each."""

import re
from collections.abc import Sequence

from core.figures.numbers import ratio
from core.figures.worth import Worth, WorthGroup, worths_of
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Section, Table, paragraph
from core.storage.queries.worth import account_names, buyings_of, short_account_names
from handlers.analysis.words import days_ago, follow_up_button, numbered, scores_words
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, past_three_years, topic_of
from handlers.figure_replies.scene import Scene
from handlers.paging import Page, page_of, paged
from handlers.recording.said import Said

TOPIC = phrase(
    r"(?:客户的?)?\s?rfm(?:模型|评分|得分|打分|分组|分层|排名|分析)*|客户的?(?:价值|分层)(?:模型|评分|分层|分组|排行|排名|分析)*"
    r"|(?:价值(?:分层|分组)?|高价值|最?有价值的?|最值钱的?)客户(?:分析)?|(?:哪些|什么)客户(?:最|更)?(?:有价值|值钱|重要)"
    r"|rfm(?: (?:analysis|scores?|groups?|segments?))?"
    r"|(?:customer|account)s?(?:'s?)? (?:value|worth)(?: analysis)?"
    r"|(?:which )?(?:customers|accounts) are (?:the )?(?:most|more) valuable"
    r"|(?:most |our most )?valuable (?:customers|accounts)|value of (?:customers|accounts)"
    r"|best (?:customers|accounts)",
    re.IGNORECASE,
)
MOST_ROWS = 5
MOST_NAMES = 3
FEW = 5
# Of fewer days than these nobody can be said to have bought long ago.
FEWEST_DAYS = 180
ADVICE = {
    WorthGroup.KEY: ("买得多、最近买过：常联系，先谈续购", "buy much, and lately: stay close"),
    WorthGroup.GROWING: ("单子大、次数少：找第二个需求", "large but seldom: find the next need"),
    WorthGroup.FADING: ("买得多、很久没买：本周上门", "bought much, long ago: visit this week"),
    WorthGroup.REGULAR: ("金额不大：按周期维护", "smaller: keep in regular touch"),
    WorthGroup.ASLEEP: ("很久没买、金额不大：打个电话唤醒", "small and long ago: give them a call"),
}


def worth_asked(said: Said, context: Context) -> Reply | None:
    """Show what the customers of a scope are worth; None for what asks something else."""
    if not TOPIC.fullmatch(topic_of(said)):
        return None
    wanted = figures_wanted(said, context, "records", past_three_years(context.today))
    bought = buyings_of(context.session, wanted.scope, wanted.period, context.today)
    title = wanted.title("客户价值 RFM", "Customer value (RFM)")
    if not bought:
        return wanted.nothing(
            title,
            "还没有成交的客户。赢单后说“客户名签了 50万”。",
            "no customer has bought yet. After a win say “won NAME 500k”.",
            Intent.SHOW_REPORT,
        )
    return _reply(title, worths_of(bought), wanted)


def _tells_whom_to_see(wanted: Wanted) -> bool:
    """Tell whether the days reach from long ago to today: what was then sends nobody out now."""
    period, today = wanted.period, wanted.scene.today
    return period.last >= today and (today - period.first).days >= FEWEST_DAYS


def _reply(title: str, worths: tuple[Worth, ...], wanted: Wanted) -> Reply:
    if _tells_whom_to_see(wanted):
        # Who bought much and stays away is to be seen first; the others stay as they were.
        worths = tuple(sorted(worths, key=lambda one: one.group is not WorthGroup.FADING))
    page = page_of(wanted.context, len(worths), MOST_ROWS)
    reply = _further(title, worths, page, wanted) if page.first else _begun(title, worths, wanted)
    return paged(reply, page, wanted.context, ("家", "accounts"))


def _further(title: str, worths: Sequence[Worth], page: Page, wanted: Wanted) -> Reply:
    """Go on with the customers; the groups and whom to see stood on the first page."""
    scene, shown = wanted.scene, worths[page.first : page.end]
    names = short_account_names(scene.session, [one.buying.account_id for one in shown])
    rows = tuple(_row(wanted, one, names) for one in shown)
    sections = (Table(_heads(scene, _TOP_HEADS), rows), paragraph(scene.as_of(), quiet=True))
    card = Card(title, sections, (wanted.how("客户价值", "customer value"),))
    told = [_told(wanted, one, names) for one in shown]
    text = "\n".join((title, *numbered(told, page.first + 1)))
    return wanted.answer(text, Intent.SHOW_REPORT, card)


def _begun(title: str, worths: tuple[Worth, ...], wanted: Wanted) -> Reply:
    scene = wanted.scene
    groups = [(group, _of(group, worths)) for group in WorthGroup]
    is_advice = _tells_whom_to_see(wanted)
    fading = _of(WorthGroup.FADING, worths) if is_advice else []
    first = worths[:MOST_ROWS]
    ids = [one.buying.account_id for one in (*first, *fading[:MOST_NAMES])]
    names = short_account_names(scene.session, ids)
    whole = account_names(scene.session, ids)
    lines = [_group_row(scene, group, found, worths) for group, found in groups if found]
    columns = len(_GROUP_HEADS) if is_advice else len(_GROUP_HEADS) - 1
    sections: list[Section] = [
        Table(_heads(scene, _GROUP_HEADS)[:columns], tuple(line[:columns] for line in lines)),
        # What the letters mean stands before them: a long message is cut at its end.
        paragraph(_rule(scene, len(worths)), quiet=True),
        Table(_heads(scene, _TOP_HEADS), tuple(_row(wanted, one, names) for one in first)),
        paragraph(scene.as_of(), quiet=True),
    ]
    next_step = _next_step(scene, fading, names) if is_advice else _of_then(scene)
    if next_step:
        sections.insert(0, paragraph(next_step))
    buttons = tuple(
        follow_up_button(scene, whole[one.buying.account_id], names[one.buying.account_id])
        for one in fading[:MOST_NAMES]
    )
    suggest = Button(
        scene.say("定级建议", "Suggested tiers"), scene.say("客户定级建议", "suggest tiers")
    )
    told = [" · ".join(_group_told(scene, line)) for line in lines]
    listed = numbered(_told(wanted, one, names) for one in first)
    text = "\n".join((title, *told, *([next_step] if next_step else []), *listed))
    card = Card(
        title, tuple(sections), (suggest, *buttons, wanted.how("客户价值", "customer value"))
    )
    return wanted.answer(text, Intent.SHOW_REPORT, card)


def _of(group: WorthGroup, worths: Sequence[Worth]) -> list[Worth]:
    """Return the customers of a group, those who bought most first."""
    return sorted((one for one in worths if one.group is group), key=lambda one: -one.buying.minor)


_GROUP_HEADS = (
    ("分组", "Group"), ("客户数", "Accounts"), ("占收入", "Of revenue"), ("怎么做", "What to do"),
)  # fmt: skip
_TOP_HEADS = (
    ("客户", "Account"), ("上次赢单", "Last win"), ("次数", "Wins"), ("金额", "Revenue"),
    ("RFM", "RFM"),
)  # fmt: skip


def _heads(scene: Scene, heads: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(scene.say(*head) for head in heads)


def _group_row(
    scene: Scene, group: WorthGroup, found: list[Worth], worths: Sequence[Worth]
) -> tuple[str, ...]:
    share = ratio(_minor(found), _minor(worths))
    name = group.say(scene.wording.language)
    return name, str(len(found)), scene.percent(share), scene.say(*ADVICE[group])


def _group_told(scene: Scene, row: tuple[str, ...]) -> tuple[str, ...]:
    """Return a group as a line of text, where no heading says what is counted."""
    return row[0], scene.how_many(int(row[1]), "家", "account", "accounts"), row[2]


def _minor(worths: Sequence[Worth]) -> int:
    return sum(one.buying.minor for one in worths)


def _row(wanted: Wanted, one: Worth, names: dict[int, str]) -> tuple[str, ...]:
    scene, last_on = wanted.scene, one.buying.last_on
    is_over = wanted.period.last < scene.today
    return (
        names[one.buying.account_id],
        scene.wording.day(last_on, scene.today) if is_over else days_ago(scene, last_on),
        str(one.buying.wins),
        scene.money(one.buying.minor),
        scores_words(one),
    )


def _told(wanted: Wanted, one: Worth, names: dict[int, str]) -> tuple[str, ...]:
    """Return a customer as a line of text, where no heading says what is counted."""
    name, last, _, *rest = _row(wanted, one, names)
    wins = wanted.scene.how_many(one.buying.wins, "次", "win", "wins")
    return (name, last, wins, *rest)


def _of_then(scene: Scene) -> str:
    return scene.say(
        "只看这段时间里的赢单。现在该联系谁，问“客户价值分析”。",
        "Only of what was won in those days. For whom to see now, ask for “customer value”.",
    )


def _next_step(scene: Scene, fading: list[Worth], names: dict[int, str]) -> str:
    if not fading:
        return ""
    listed = scene.wording.listed([names[one.buying.account_id] for one in fading[:MOST_NAMES]])
    return scene.say(
        "先看“重要保持”：{names} 买得多，但很久没再买。",
        "Begin with “to keep”: {names} bought much, but not for a long time.",
        names=listed,
    )


def _rule(scene: Scene, count: int) -> str:
    rule = scene.say(
        "R 最近一次赢单、F 赢单次数、M 金额，在这 {n} 家里各分五档，5 最高；"
        "数值相同同档。没有赢单的客户不算。",
        "R last win, F wins, M revenue: each in fifths among these {n}, 5 the best; equal values "
        "share a fifth. Customers without a win are left out.",
        n=count,
    )
    if count >= FEW:
        return rule
    few = scene.say("客户不到 5 家，分档只供参考。", "With fewer than 5 it is only a hint.")
    return scene.sentences(rule, few)
