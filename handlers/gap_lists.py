"""“逾期商机”, “重复客户”: all records of one gap that “数据质量” counts, in pages."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from core.access import members_of, require_figures, scope_named
from core.language.names.doubles import doubles_in
from core.language.text.sheet import Rule, phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Table, paragraph
from core.storage.queries.people import names_of
from core.storage.queries.quality import (
    Gap,
    account_names,
    count_of_gap,
    deals_with_gap,
    names_with_gap,
    visits_with_gap,
)
from core.storage.queries.worth import account_names as names_of_accounts
from core.storage.records.stages import stage_of
from core.storage.tables import Deal
from handlers.analysis.quality_words import WORDS, about_doubles
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words
from handlers.paging import page_of, paged
from handlers.recording.deal_words import money_words, number_of
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

# With customers' full names: what a WeCom message holds whole.
MOST_ROWS = 10
_SHOW = r"(?:请?(?:看看?|查看?|列出|显示|列一下|看一下))?\s?"
_WHICH = r"(?:有|是)?(?:哪些|什么|哪几个)?"
_EN = r"(?:show |list |see )?(?:me )?(?:all )?(?:the )?"
_LIST = r"(?:列表|清单|名单|明细|有哪些|有多少|有几个|多吗|多不多)"
_OVER = r"(?:已经?)?(?:逾期|过了?期)(?:了|没结|未结|没成交)?的?"
_PAST = r"(?:已经?)?过了?预?计?成交(?:日期?|时间)的"
_PASSED = (
    r"的?预?计?成交(?:日期?|时间)(?:都)?(?:已经?)?(?:过了?|逾期)(?:了)?(?:还没结|没结|还没成交)?"
)


def _asks(zh: str, en: str) -> Rule:
    whose = rf"(?:{WHOSE})?\s?(?:的)?"
    return phrase(
        rf"{_SHOW}{whose}(?:{zh})(?:列表|清单|名单|明细|有哪些|有多少|有几个|多吗|多不多)?|{_EN}{WHOSE_EN}(?:{en})",
        re.IGNORECASE,
    )


ASKED: dict[Gap, Rule] = {
    "close_passed": _asks(
        rf"{_WHICH}{_OVER}商机|{_WHICH}商机{_OVER}|{_WHICH}商机{_PASSED}|{_PAST}商机|预?计?成交(?:日期?|时间)(?:已经?)?(?:过了?|逾期)的商机",
        r"overdue deals|late deals|(?:open )?deals (?:that are )?overdue"
        r"|(?:open )?deals past (?:their |the )?(?:expected|closing) (?:day|date)s?"
        r"|(?:which )?deals are (?:overdue|late)",
    ),
    "look_alike": _asks(
        rf"{_WHICH}(?:可能)?重复的?客户|{_WHICH}客户(?:可能)?(?:是)?重复(?:了|的)?",
        r"(?:possible )?duplicate (?:accounts|customers)"
        r"|(?:which )?(?:accounts|customers) (?:are|may be) (?:duplicates|the same)",
    ),
    "visit_twice": _asks(
        r"同一天(?:内)?(?:多次|重复|两次)?拜访(?:同一个?客户)?(?:多次|两次)?(?:的)?(?:记录)?",
        r"same[- ]day visits"
        r"|(?:several |repeated )visits (?:to one account )?on (?:one|the same) day",
    ),
    "late_visit": _asks(
        r"(?:拜访)?(?:两天以后|事后|晚)?(?:才)?补录的?(?:拜访|记录)?",
        r"visits recorded late|late[- ]recorded visits",
    ),
    "no_amount": _asks(
        rf"{_WHICH}没有?(?:填)?金额的?商机|{_WHICH}商机没有?(?:填)?金额",
        r"(?:open )?deals without (?:an )?amount",
    ),
    "no_close": _asks(
        rf"{_WHICH}没有?(?:填)?预计成交(?:日期?|时间)的?商机|{_WHICH}商机没有?(?:填)?预计成交(?:日期?|时间)",
        r"(?:open )?deals without (?:an )?(?:expected|closing) (?:day|date)",
    ),
    "win_unvisited": _asks(
        r"(?:没有?跟进(?:记录)?(?:就|的)赢单|赢单前没有?(?:任何)?跟进(?:记录)?的?(?:商机)?)",
        r"wins without (?:any )?activity(?: before)?",
    ),
    "no_tier": _asks(
        rf"{_WHICH}(?:没有?|未)定级的?客户|{_WHICH}客户(?:没有?|未|还没)定级",
        r"(?:accounts|customers) without a tier|untiered (?:accounts|customers)",
    ),
}
OF_DEALS: frozenset[Gap] = frozenset({"no_amount", "no_close", "close_passed", "win_unvisited"})
OF_VISITS: frozenset[Gap] = frozenset({"visit_twice", "late_visit"})
Rows = tuple[tuple[str, ...], ...]
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Listed:
    """One gap of some people's records; `owners` None: of everybody's."""

    gap: Gap
    owners: Collection[int] | None
    context: Context
    pairs: Pairs

    @property
    def count(self) -> int:
        if self.gap == "look_alike":
            return len(self.pairs)
        context = self.context
        return count_of_gap(context.session, self.owners, context.today, self.gap)

    def heads(self) -> tuple[str, ...]:
        say = self.context.say
        if self.gap in OF_DEALS:
            day = ("成交", "Won") if self.gap == "win_unvisited" else ("预计", "Expected")
            heads = ("商机", "Deal"), ("阶段", "Stage"), ("金额", "Amount"), day
            return tuple(say(*head) for head in heads)
        if self.gap in OF_VISITS:
            return say("谁 · 客户", "Who · account"), say("日期", "Day")
        if self.gap == "look_alike":
            return say("客户", "Account"), say("可能就是", "May be")
        return (say("客户", "Account"),)

    def rows(self, part: slice) -> Rows:
        """Return what stands of each record of a part of the list."""
        context = self.context
        wanted = (context.session, self.owners, context.today, self.gap, part)
        if self.gap in OF_DEALS:
            return _deal_rows(deals_with_gap(*wanted), context)
        if self.gap in OF_VISITS:
            return tuple((name, day_words(day, context)) for name, day in visits_with_gap(*wanted))
        if self.gap == "look_alike":
            return tuple(self.pairs[part])
        return tuple((name,) for name in names_with_gap(*wanted))


def gap_asked(said: Said, context: Context) -> Reply | None:
    """List the records of one gap; None for what asks something else."""
    gap = next((gap for gap, asks in ASKED.items() if asks.fullmatch(said.text)), None)
    if gap is None:
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    owners = None if scope.kind == "company" else members_of(context.session, scope)
    names = account_names(context.session, owners) if gap == "look_alike" else ()
    where = scope_words(Scene.of(context), scope)
    title = f"{context.say(*WORDS[gap])} · {where}"
    return _reply(title, Listed(gap, owners, context, doubles_in(names)))


def _reply(title: str, listed: Listed) -> Reply:
    context, count = listed.context, listed.count
    intent = Intent.SHOW_REPORT.value
    if not count:
        text = context.say("{title}：没有。", "{title}: none.", title=title)
        return Reply(text, private=True, intent=intent)
    page = page_of(context, count, MOST_ROWS)
    part = slice(page.first, page.end)
    rows = listed.rows(part)
    title = f"{title} · {count}"
    hint = _hint(listed, part)
    sections = (Table(listed.heads(), rows), paragraph(hint, quiet=True))
    text = "\n".join((title, *(" · ".join(row) for row in rows), hint))
    card = Card(title, sections, _buttons(listed, part))
    return paged(Reply(text, card, private=True, intent=intent), page, context)


def _deal_rows(deals: list[Deal], context: Context) -> Rows:
    accounts = names_of_accounts(context.session, [deal.account_id for deal in deals])
    owners = names_of(context.session, {deal.owner_id for deal in deals})
    return tuple(
        (
            f"{number_of(deal)} {accounts[deal.account_id]}{_owned(deal, owners, context)}",
            stage_of(deal).say(context.wording.language),
            money_words(deal, context) or "–",
            _day(deal, context),
        )
        for deal in deals
    )


def _day(deal: Deal, context: Context) -> str:
    day = deal.closed_on or deal.expected_close_on
    return day_words(day, context) if day is not None else "–"


def _owned(deal: Deal, owners: dict[int, str], context: Context) -> str:
    return "" if deal.owner_id == context.person.id else f" · {owners[deal.owner_id]}"


def _hint(listed: Listed, part: slice) -> str:
    """Say what to type about what is listed, of the first of it."""
    context, gap = listed.context, listed.gap
    if gap == "look_alike":
        return about_doubles(listed.pairs[part], context)
    wanted = (context.session, listed.owners, context.today, gap, slice(part.start, part.start + 1))
    number = deals_with_gap(*wanted)[0].number if gap in OF_DEALS else 0
    match gap:
        case "close_passed" | "no_close":
            hint = (
                "改日子说“#{n} 12月31日能签”，结束了说“赢单 #{n}”“丢单 #{n} 价格高”。",
                ("Say “#{n} expected to close on Dec 31”, or “won #{n}” or “lost #{n} price”."),
            )
        case "no_amount":
            hint = "补金额说“#{n} 金额改成45万”。", "Say “#{n} amount 450k”."
        case "win_unvisited":
            hint = "看这一单说“#{n}”。", "To look at one say “#{n}”."
        case "no_tier":
            hint = (
                "定级说“客户名 A级”，或问“客户定级建议”。",
                ("Say “NAME tier A”, or ask for “suggest tiers”."),
            )
        case _:
            hint = (
                "只是提醒核对，不代表谁做错了。看经过说“客户详情 客户名”。",
                ("Worth a look, and no verdict. For what happened say “account NAME”."),
            )
    return context.say(*hint, n=number)


def _buttons(listed: Listed, part: slice) -> tuple[Button, ...]:
    """Offer to look at both of the first pair."""
    say = listed.context.say
    return tuple(
        Button(
            say("核对 {name}", "Look at {name}", name=name),
            say("客户详情 {name}", "account {name}", name=name),
        )
        for name in (listed.pairs[part][0] if listed.pairs else ())
    )
