"""“#2835”: one deal's own card, for whoever read its number in a list."""

import re

from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Facts, Reply, paragraph
from core.storage.drafts import open_draft
from core.storage.queries.people import names_of
from core.storage.records.stages import stage_of
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus, LossReason
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.recording.deal_read import deal_read
from handlers.recording.deal_words import both_numbers, money_words
from handlers.recording.said import Said

_KIND = r"(?:商机|项目|单子|订单)"
_HOW = r"(?:详情|明细|详细|情况|资料|信息|进展|进度|怎么样了?|什么情况|如何了?|到哪了|到哪一步了?)"
ASKED = phrase(
    rf"(?:再?看一?看|看一?下|看|查看|查一?下|查|打开|显示)?\s?(?:{_KIND}(?:详情)?)?\s?"
    rf"(?:Ⓡ|(?<=商机)\s?Ⓝ)\s?(?:这个|这单|号)?{_KIND}?\s?的?\s?{_HOW}?"
    r"|(?:show|see|view|open|how is|how about|what about|what is)?(?: me)?\s?(?:the )?"
    r"(?:deal\s?)?(?:Ⓡ|(?<=deal )Ⓝ|(?<=deal)Ⓝ)(?:'s)?(?: details?| status| doing)?",
    re.IGNORECASE,
)

NEXT: dict[DealStatus, tuple[str, str]] = {
    DealStatus.OPEN: (
        "接着说：“#{n} 进入报价”“#{n} 金额改成45万”“#{n} 12月31日能签”“赢单 #{n}”“丢单 #{n}”。",
        "Say next: “#{n} to proposal”, “#{n} amount 450k”, “won #{n}” or “lost #{n} price”.",
    ),
    DealStatus.WON: (
        "接着说：“回款 #{n} 5万”；退单说“退单 #{n}”。",
        "Say next: “payment received 50k #{n}”; if it was cancelled: “deal #{n} fell through”.",
    ),
    DealStatus.LOST: (
        "又有机会了说“重新打开 #{n}”。",
        "If it is alive again, say “reopen #{n}”.",
    ),
}


def deal_asked(said: Said, context: Context) -> Reply | None:
    """Show the deal that a message names and says nothing else of; None for anything else."""
    if not ASKED.fullmatch(said.text):
        return None
    number = _number(said)
    if number is None or _answers_a_question(number, context):
        return None
    return _reply(deal_read(number, context), context)


def _number(said: Said) -> int | None:
    if said.scene.records:
        return said.scene.records[0].value
    numbers = said.scene.numbers
    return int(numbers[0].value) if numbers else None


def _answers_a_question(number: int, context: Context) -> bool:
    """Tell whether a question of ours offers this deal: then its number chooses it."""
    person_id = context.author.actor_id or context.person.id
    waiting = open_draft(context.session, person_id, context.room.hears, context.now)
    if waiting is None:
        return False
    offered = any(f"#{number}" in label.split() for label in waiting.options)
    return offered or waiting.asks_for == "deal"


def _reply(deal: Deal, context: Context) -> Reply:
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    title = context.say(
        "商机 #{n} · {account}", "Deal #{n} · {account}", n=deal.number, account=account.name
    )
    facts = tuple(_facts(deal, context))
    hint = _hint(deal, context)
    card = Card(
        title, (Facts(facts), paragraph(hint, quiet=True)), _buttons(deal, account, context)
    )
    told = [context.say("{a}：{b}", "{a}: {b}", a=label, b=value) for label, value in facts]
    text = "\n".join((title, *told, hint))
    return Reply(text, card, private=True, intent=Intent.SHOW_DEALS.value)


def _facts(deal: Deal, context: Context) -> list[tuple[str, str]]:
    number = both_numbers(deal)
    owner = names_of(context.session, {deal.owner_id})[deal.owner_id]
    unknown = context.say("还没有", "not known yet")
    facts = [
        (("商机", "Deal"), f"{number} {deal.title or ''}".strip()),
        (("阶段", "Stage"), _standing(deal, context)),
        (("金额", "Amount"), money_words(deal, context) or unknown),
        (("负责人", "Owner"), owner),
        *_days(deal, context),
        (("产品", "Product"), deal.product or ""),
        (("来源", "Source"), deal.source or ""),
        (("丢单原因", "Why lost"), _why_lost(deal, context)),
    ]
    return [(context.say(*label), value) for label, value in facts if value]


def _standing(deal: Deal, context: Context) -> str:
    language = context.wording.language
    stage = stage_of(deal).say(language)
    if deal.status == DealStatus.OPEN:
        return stage
    return f"{DealStatus[deal.status.upper()].say(language)} · {stage}"


def _days(deal: Deal, context: Context) -> list[tuple[tuple[str, str], str]]:
    if deal.closed_on is not None:
        return [(("结束", "Closed"), day_words(deal.closed_on, context))]
    expected = deal.expected_close_on
    if expected is None:
        return [(("预计成交", "Expected"), context.say("还没有", "not known yet"))]
    day = day_words(expected, context)
    if expected < context.today:
        day = context.say("{day}，已过", "{day}, which has passed", day=day)
    return [(("预计成交", "Expected"), day)]


def _why_lost(deal: Deal, context: Context) -> str:
    reason = None if deal.loss_reason is None else LossReason.read(deal.loss_reason)
    parts = (reason.say(context.wording.language) if reason else "", deal.competitor or "")
    return " · ".join(part for part in parts if part)


def _hint(deal: Deal, context: Context) -> str:
    """Say what to type next about a deal that stands as this one does."""
    return context.say(*NEXT[DealStatus[deal.status.upper()]], n=deal.number)


def _buttons(deal: Deal, account: Account, context: Context) -> tuple[Button, ...]:
    story = Button(
        context.say("客户详情", "Account"),
        context.say("客户详情 {name}", "account {name}", name=account.name),
    )
    changes = Button(
        context.say("谁改的", "Who changed it"),
        context.say("谁改的 #{n}", "who changed #{n}", n=deal.number),
    )
    if deal.status == DealStatus.LOST:
        reopen = context.say("重新打开", "Reopen")
        return (
            Button(reopen, context.say("重新打开 #{n}", "reopen #{n}", n=deal.number)),
            story,
            changes,
        )
    return story, changes
