"""“潜力客户”: who promises more than they get, why, and a reminder to go and see them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.figures.potential import Lack, Prospect, Revenue, lack_of
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import year_containing
from core.reply import Card, Reply, Section, Table, paragraph
from core.storage.queries.people import names_of
from core.storage.queries.potential import prospects_of, revenue_of_customers
from handlers.analysis.words import follow_up_button, numbered
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, topic_of
from handlers.figure_replies.scene import Scene
from handlers.paging import page_of, paged
from handlers.recording.said import Said

TOPIC = phrase(
    r"(?:高|有|最有|最具|哪些|什么|值得开发的?)*潜力的?(?:客户|大客户)(?:分析|名单|列表|排行|是)*|(?:哪些|什么)客户(?:是|最)?(?:有|具)?(?:高)?潜力"
    r"|客户(?:开发)?潜力(?:分析|排行|排名)?|(?:哪些|什么)客户值得(?:重点)?开发|值得(?:重点)?开发的客户|(?:待开发|可开发)的?客户"
    r"|(?:high.?)?potential (?:accounts|customers)"
    r"|(?:accounts|customers) with (?:high |most )?potential"
    r"|(?:customer|account) potential|(?:which )?(?:accounts|customers) to develop"
    r"|(?:account )?development plan",
    re.IGNORECASE,
)
MOST_ROWS = 7
MOST_BUTTONS = 3


def potential_asked(said: Said, context: Context) -> Reply | None:
    """List the customers worth developing; None for what asks something else."""
    if not TOPIC.fullmatch(topic_of(said)):
        return None
    today, this_year = context.today, year_containing(context.today)
    # What may come is seen from today, whatever days are named.
    asked = figures_wanted(said, context, "records", this_year)
    wanted, named = replace(asked, period=this_year), asked.period
    revenue = revenue_of_customers(context.session, wanted.scope, today)
    found = [
        (one, lack)
        for one in prospects_of(context.session, wanted.scope, today)
        if (lack := lack_of(one, revenue, today))
    ]
    title = wanted.title("潜力客户", "High-potential accounts")
    if not found:
        return wanted.nothing(
            title,
            "没有。有在谈或收入上升的客户，等级和拜访都跟上了。",
            "none. Those with open deals or rising revenue have their tier and their visits.",
            Intent.SHOW_FOLLOW_UPS,
        )
    if named != this_year:
        title = context.say("{t}（只看今天，不分时间段）", "{t} (as of today only)", t=title)
    return _reply(title, found, revenue, wanted)


def _reply(
    title: str, found: Sequence[tuple[Prospect, Lack]], revenue: Revenue, wanted: Wanted
) -> Reply:
    scene, page = wanted.scene, page_of(wanted.context, len(found), MOST_ROWS)
    shown = found[page.first : page.end]
    owners: dict[int, str] = {}
    if wanted.scope.kind != "member":
        owners = names_of(scene.session, {one.owner_id for one, _ in shown if one.owner_id})
    rows = tuple(
        (
            _name(one, owners, scene),
            _promise(one, scene),
            scene.wording.listed(_lacks(one, lack, revenue, scene)),
        )
        for one, lack in shown
    )
    heads = (("客户", "Account"), ("机会", "Promise"), ("差在", "Lacks"))
    how = scene.say(
        "有在谈，或今年收入比去年同期多；而等级是 C、D 或没定，占比低于平均，或 30 天没拜访。",
        "Open deals, or more revenue than by this day last year; yet tier C, D or none, a share "
        "below the mean, or no visit for 30 days.",
    )
    sections: list[Section] = [
        Table(tuple(scene.say(*head) for head in heads), rows),
        paragraph(how, quiet=True),
        paragraph(scene.as_of(), quiet=True),
    ]
    buttons = tuple(follow_up_button(scene, one.name) for one, _ in shown[:MOST_BUTTONS])
    buttons = (*buttons, wanted.how("潜力客户", "high potential accounts"))
    text = "\n".join((title, *numbered(rows, page.first + 1)))
    reply = wanted.answer(text, Intent.SHOW_FOLLOW_UPS, Card(title, tuple(sections), buttons))
    return paged(reply, page, wanted.context, ("家", "accounts"))


def _name(one: Prospect, owners: dict[int, str], scene: Scene) -> str:
    owner = owners.get(one.owner_id or 0)
    return scene.say("{n}（{o}）", "{n} ({o})", n=one.name, o=owner) if owner else one.name


def _promise(one: Prospect, scene: Scene) -> str:
    parts = []
    if one.open_deals:
        count = scene.how_many(one.open_deals, "单", "deal", "deals")
        parts.append(
            scene.say("在谈 {m}（{n}）", "{m} open ({n})", m=scene.money(one.open_minor), n=count)
        )
    if one.growth:
        parts.append(
            scene.say(
                "今年 {now}，去年同期 {then}", "{now} this year, {then} by then last year",
                now=scene.money(one.minor), then=scene.money(one.minor_before),
            )
        )  # fmt: skip
    return scene.wording.listed(parts)


def _lacks(one: Prospect, lack: Lack, revenue: Revenue, scene: Scene) -> list[str]:
    words = []
    if lack.tier:
        none, tier = scene.say("没定级", "no tier"), one.tier
        words.append(scene.say("{t} 级", "tier {t}", t=tier) if tier else none)
    if lack.share:
        words.append(_share_words(one, revenue, scene))
    if lack.visit:
        days = one.days_unseen(scene.today)
        words.append(
            scene.say("没拜访过", "never visited") if days is None
            else scene.say("{n} 天没拜访", "{n:day|days} without a visit", n=days)
        )  # fmt: skip
    return words


def _share_words(one: Prospect, revenue: Revenue, scene: Scene) -> str:
    if not one.minor:
        return scene.say("今年还没成交", "nothing bought this year")
    share = scene.percent(revenue.share_of(one), 1)
    return scene.say("收入只占 {s}", "only {s} of revenue", s=share)
