"""“客户定级建议”: the tiers that recency, frequency and money suggest, taken over when told to."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from core.access import require_write
from core.figures.scope import ScopeRef
from core.figures.worth import LAST_TIER, TIERS, Worth, worths_of
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Section, Table, paragraph
from core.scopes import own_scope
from core.storage.queries.worth import account_names, buyings_by_team
from core.storage.records.hand_over import held_account
from handlers.analysis.words import days_ago, numbered, scores_words
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, past_three_years, topic_of
from handlers.figure_replies.scene import Scene
from handlers.paging import page_of, paged
from handlers.recording.said import Said

_TIER = r"(?:定级|分级|等级|级别|评级)"
TOPIC = phrase(
    rf"客户的?{_TIER}的?(?:建议|推荐|调整建议)|(?:建议|推荐)的?客户?的?{_TIER}|{_TIER}(?:调整)?建议|客户(?:该|应该)?(?:怎么|如何){_TIER}"
    rf"|(?:哪些|什么)客户的?{_TIER}?(?:该|要|需要|应该)(?:调整?|调级|改|升级|降级|重新)(?:{_TIER})?|(?:建议|推荐)(?:怎么|如何)?(?:给客户)?{_TIER}"
    r"|(?:suggest|recommend)(?:ed)? (?:(?:account|customer) )?tiers?"
    r"(?: for (?:accounts|customers))?"
    r"|(?:(?:account|customer) )?tier (?:suggestions?|advice|recommendations?)"
    r"|which (?:accounts|customers) should change tiers?",
    re.IGNORECASE,
)
ORDER = phrase(
    r"(?:那就?|好[的吧]?|[,\s])*(?:把|将|给)?(?:我的)?(?:客户)?(?:就|都|全部?|直接|一键)*"
    rf"(?:(?:按照?|依照?|照)(?:着)?(?:这个|上面的?|你的?|系统的?)?(?:建议|推荐)(?:的?{_TIER})?(?:来|去|把|给|我的|客户)*(?:定级|分级|调级|改级|调整{_TIER})"
    rf"|(?:采纳|采用|应用|接受)(?:全部|所有|这些|上面)?的?{_TIER}建议)(?:[,!~\s]|吧|一下)*"
    r"|(?:ok,? |just )*(?:apply|accept|set|take) (?:all )?(?:of )?(?:the |my |these )?"
    r"(?:suggested|recommended) tiers"
    r"(?: (?:for|to) (?:all )?(?:of )?my (?:accounts|customers))?",
    re.IGNORECASE,
)
MOST_ROWS = 8
MOST_BUTTONS = 3
# As many in one order: what it did must still be read over.
MOST_SET = 50
MOST_NAMES = 8


def tier_advice_said(said: Said, context: Context) -> Reply | None:
    """Show the tiers that are suggested, or set one's own accordingly; None for other talk."""
    if ORDER.fullmatch(said.text):
        return None if said.scene.mood.asks else _applied(context)
    if not TOPIC.fullmatch(topic_of(said)):
        return None
    # Of the same days as those that the order sets, whatever days are named.
    days = past_three_years(context.today)
    wanted = replace(figures_wanted(said, context, "records", days), period=days)
    worths = _worths(wanted.scope, context)
    title = wanted.title("客户定级建议", "Suggested tiers")
    if not worths:
        return wanted.nothing(title, *_NO_CUSTOMERS, Intent.SHOW_ACCOUNT)
    changes = _changes(worths)
    if not changes:
        return wanted.nothing(
            title,
            "等级都和建议一致，不用调整。",
            "every tier is as suggested; nothing to change.",
            Intent.SHOW_ACCOUNT,
        )
    return _reply(title, changes, wanted)


_NO_CUSTOMERS = (
    "还没有成交的客户，没法按成交定级。可以直接说“客户名 B级”。",
    "no customer has bought yet, so wins suggest no tier. Say “NAME tier B”.",
)


_NONE_OF_ONES_OWN = (
    (
        "没有改动：“按建议定级”只改你自己名下的客户，你名下还没有成交的。"
        "你带的人的客户逐个定，例如“客户名 A级”；看“客户定级建议”。"
    ),
    (
        "Nothing was changed: this sets the tiers of your own customers only, and none of those "
        "has bought. For your people's say “NAME tier A” one by one; see “suggested tiers”."
    ),
)


def _worths(scope: ScopeRef, context: Context) -> list[Worth]:
    """Return a scope's customers, each with its place among those of its owner's team."""
    days, today = past_three_years(context.today), context.today
    by_team = buyings_by_team(context.session, scope, days, today)
    found = [one for buyings in by_team.values() for one in worths_of(buyings)]
    is_own = scope.kind == "member"
    mine = [one for one in found if not is_own or one.buying.owner_id == scope.id]
    return sorted(mine, key=lambda one: (-one.total, -one.buying.minor, one.buying.account_id))


def _changes(worths: Sequence[Worth]) -> list[Worth]:
    """Return those whose tier is another, the best first."""
    return [one for one in worths if one.tier != one.buying.tier]


def _reply(title: str, changes: Sequence[Worth], wanted: Wanted) -> Reply:
    scene, page = wanted.scene, page_of(wanted.context, len(changes), MOST_ROWS)
    shown = changes[page.first : page.end]
    names = account_names(scene.session, [one.buying.account_id for one in shown])
    rows = tuple(_row(scene, one, names[one.buying.account_id]) for one in shown)
    heads = (("客户", "Account"), ("等级", "Tier"), ("理由", "Why"))
    sections: list[Section] = [Table(tuple(scene.say(*head) for head in heads), rows)]
    summary, hint = _summary(scene, changes), _how_to_set(scene, is_own=_is_own(wanted))
    sections.insert(0, paragraph(summary))
    sections += [paragraph(hint), paragraph(_rule(scene), quiet=True)]
    sections.append(paragraph(scene.as_of(), quiet=True))
    buttons = tuple(_button(scene, one, names) for one in shown[:MOST_BUTTONS])
    if _is_own(wanted):
        all_of_them = scene.say("按建议定级", "Apply suggested tiers")
        order = scene.say("按建议定级", "apply suggested tiers")
        buttons = (Button(all_of_them, order, "primary"), *buttons)
    buttons = (*buttons, wanted.how("定级建议", "suggested tiers"))
    text = "\n".join((title, summary, *numbered(rows, page.first + 1), hint))
    reply = wanted.answer(text, Intent.SHOW_ACCOUNT, Card(title, tuple(sections), buttons))
    return paged(reply, page, wanted.context, ("家", "accounts"))


def _summary(scene: Scene, changes: Sequence[Worth]) -> str:
    """Count the tiers that would rise, fall, and be given for the first time."""
    new = sum(one.buying.tier is None for one in changes)
    up = sum(one.buying.tier is not None and one.tier < one.buying.tier for one in changes)
    return scene.say(
        "{n} 家和建议不同：升 {up}、降 {down}、新定 {new}。",
        "{n} differ: {up} up, {down} down, {new} new.",
        n=len(changes),
        up=up,
        down=len(changes) - up - new,
        new=new,
    )


def _is_own(wanted: Wanted) -> bool:
    return wanted.scope == own_scope(wanted.context.person)


def _row(scene: Scene, one: Worth, name: str) -> tuple[str, str, str]:
    why = scene.say(
        "{rfm}：{n} 次、{m}，{d}", "{rfm}: {n}×, {m}, {d}",
        rfm=scores_words(one), n=one.buying.wins, m=scene.money(one.buying.minor),
        d=days_ago(scene, one.buying.last_on),
    )  # fmt: skip
    return name, f"{one.buying.tier or '–'} → {one.tier}", why


def _button(scene: Scene, one: Worth, names: dict[int, str]) -> Button:
    name = names[one.buying.account_id]
    order = scene.say("{n} {t}级", "{n} tier {t}", n=name, t=one.tier)
    return Button(scene.say("{n} 定 {t} 级", "{n}: {t}", n=name, t=one.tier), order)


def _how_to_set(scene: Scene, *, is_own: bool) -> str:
    if is_own:
        return scene.say(
            "只是建议。逐个点按钮，或说“按建议定级”一次改好（可撤销）。",
            "Only a suggestion. Press a button, or say “apply suggested tiers” (undo works).",
        )
    return scene.say(
        "只是建议。逐个定：“客户名 A级”，负责人会收到通知。",
        "Only a suggestion. Set one with “NAME tier A”; its owner is told.",
    )


def _rule(scene: Scene) -> str:
    ladder = scene.say("、", ", ").join(
        scene.say("{n} 分起 {t}", "{t} from {n}", n=least, t=tier) for least, tier in TIERS
    )
    return scene.say(
        "R＋F＋M：{ladder}，以下 {last}。R 最近赢单、F 次数、M 金额，"
        "在负责人整个团队近三年有成交的客户里各分五档，谁来问都一样；不按所问的时间段。",
        "R + F + M: {ladder}, else {last}. R last win, F wins, M revenue, in fifths among all "
        "customers of the owner's team that bought in 3 years, whoever asks and for whatever days.",
        ladder=ladder, last=LAST_TIER,
    )  # fmt: skip


def _applied(context: Context) -> Reply:
    """Set the tiers of the customers of one's own, as many as one can read over."""
    worths = _worths(own_scope(context.person), context)
    changes = _changes(worths)
    if not changes:
        words = (
            "你名下有成交的 {n} 家客户，等级都和建议一致，没有改动。",
            "The tiers of your {n} customers that bought are as suggested; nothing was changed.",
        )
        none = _NO_CUSTOMERS if context.person.role == "rep" else _NONE_OF_ONES_OWN
        text = context.say(*words, n=len(worths)) if worths else context.say(*none)
        return Reply(text, private=True, intent=Intent.SHOW_ACCOUNT.value)
    return _written(changes, context)


def _written(changes: Sequence[Worth], context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    lines: dict[str, list[str]] = defaultdict(list)
    for one in changes[:MOST_SET]:
        account = held_account(context.session, one.buying.account_id)
        require_write(context.session, context.person, account.owner_id, account.name)
        before, account.tier = account.tier, one.tier
        entry.wrote(account, account.name)
        entry.tell(
            account.owner_id,
            "{who} 把你的客户 {name} 定为 {tier} 级。",
            "{who} made your account {name} tier {tier}.",
            name=account.name,
            tier=one.tier,
        )
        lines[one.tier].append(f"{account.name}（{before}→）" if before else account.name)
    count = sum(map(len, lines.values()))
    entry.heading = context.say("已按建议定级 · {n} 家", "Tiers set as suggested · {n}", n=count)
    for tier, names in sorted(lines.items()):
        entry.fact(
            f"{tier} 级 {len(names)} 家", f"Tier {tier}, {len(names)}", _listed(names, context)
        )
    if len(changes) > MOST_SET:
        entry.remark(
            "还有 {n} 家，再说一次“按建议定级”。",
            "{n} more: say “apply suggested tiers” again.",
            n=len(changes) - MOST_SET,
        )
    return replace(confirmed(entry), private=True)


def _listed(names: Sequence[str], context: Context) -> str:
    words = context.wording.listed(names[:MOST_NAMES])
    left = len(names) - MOST_NAMES
    return context.say("{w} 等", "{w} and {n} more", w=words, n=left) if left > 0 else words
