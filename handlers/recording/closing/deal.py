"""Closing deals: won, with a celebration, or lost, with a reason."""

from dataclasses import replace
from datetime import date, timedelta

from core.errors import UserError
from core.language.phrases.words import LOSS_REASONS, first_of
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.deals import (
    Loss,
    deals_where,
    lose,
    move_deal,
    win,
)
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus, LossReason, Stage
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.behalf import for_whom
from handlers.recording.closing.celebration import celebrations
from handlers.recording.closing.credit_warning import warn_of_credit
from handlers.recording.closing.milestones import milestones
from handlers.recording.closing.other_reasons import tell_other_reasons
from handlers.recording.deal_words import deal_words, number_and_title, worth_said
from handlers.recording.held import hold_own
from handlers.recording.meant import begun_with_customer, deal_meant
from handlers.recording.product_sheet import tell_of_product
from handlers.recording.promises import keep_promises
from handlers.recording.several import for_each
from handlers.recording.sharing.beside import share_as_told
from handlers.recording.sharing.words import tell_helpers
from handlers.recording.steps import (
    ask_for_amount,
    change_amount,
    finish_deal,
    open_deal,
)

LATELY = timedelta(days=7)
# With the undo button that follows, as many as fit on a card of every platform.
MOST_BUTTONS = 4
NO_REASON = compiled(r"不(?:再)?(?:做|要|买|用|干|搞)了")


@for_whom
@for_each
def win_deal(asked: Understanding, context: Context) -> Reply:
    """Close a deal as won and let the team know."""
    found = _closing(asked, context)
    if isinstance(found, Reply):
        return found
    entry, account, deal = found
    on = asked.occurred_on or context.today
    _revalue(entry, asked, deal)
    share_as_told(entry, asked, deal)
    earned = win(context.session, deal, on, asked.competitor)
    entry.points += earned if deal.owner_id == context.person.id else 0
    _finish(entry, asked, account, deal)
    entry.heading = context.say(
        "🎉 赢单 · {account} {money}", "🎉 Won · {account} {money}",
        account=account.name, money=worth_said(asked, deal, context),
    ).strip()  # fmt: skip
    entry.facts[:0] = _closing_facts(deal, on, context)
    if deal.competitor is not None:
        entry.fact("击败", "Beaten", deal.competitor)
    tell_helpers(
        entry,
        deal,
        "{who} 把商机 #{number}（{account}）记为赢单，其中 {percent}% 的业绩归你。",
        "{who} marked deal #{number} ({account}) as won; {percent}% of its revenue is yours.",
    )
    entry.posts += celebrations(context, deal, entry.change)
    entry.posts += milestones(context, deal, entry.change)
    warn_of_credit(entry, account, deal)
    tell_of_product(entry, deal)
    entry.button(
        (f"回款 #{deal.number}", f"Payment #{deal.number}"),
        (f"回款 {account.name} #{deal.number}", f"payment received {account.name} #{deal.number}"),
    )
    ask_for_amount(entry, deal, account)
    _ask_for_its_story(entry, deal, account)
    return confirmed(entry)


def _ask_for_its_story(entry: Entry, deal: Deal, account: Account) -> None:
    """Let whoever won tell how: the story behind a win helps more than its number."""
    if deal.owner_id == entry.context.author.actor_id and len(entry.buttons) < MOST_BUTTONS:
        entry.button(
            ("分享经验", "Share how"),
            (f"分享经验 {account.name}", f"share a lesson about {account.name}"),
        )


@for_whom
@for_each
def lose_deal(asked: Understanding, context: Context) -> Reply:
    """Close a deal as lost; it stays open until the reason is known."""
    found = _closing(asked, context)
    if isinstance(found, Reply):
        return found
    entry, account, deal = found
    if asked.loss_reason is None or _is_no_reason(asked, context):
        return _ask_for_reason(replace(asked, record=deal.number), context, account)
    on = asked.occurred_on or context.today
    _revalue(entry, asked, deal)
    if asked.stage is not None:
        move_deal(context.session, deal, asked.stage, on)
    lose(context.session, deal, Loss(asked.loss_reason, asked.competitor), on)
    _finish(entry, asked, account, deal)
    entry.heading = context.say(
        "已记录丢单 · {account} {money}", "Recorded as lost · {account} {money}",
        account=account.name, money=worth_said(asked, deal, context),
    ).strip()  # fmt: skip
    entry.fact("原因", "Reason", _reason_words(asked.loss_reason, asked.competitor, context))
    entry.facts += _closing_facts(deal, on, context)
    tell_other_reasons(entry, asked)
    if asked.loss_reason is LossReason.COMPETITOR and asked.competitor is None:
        entry.remark("输给了谁？回复“对手是 XX”就记上。", "To whom? Just reply “lost to NAME”.")
    return confirmed(entry)


def _finish(entry: Entry, asked: Understanding, account: Account, deal: Deal) -> None:
    """Close what hangs on the deal, say what else the sentence tells of it, and tell its owner."""
    keep_promises(entry, account, asked.occurred_on or entry.context.today)
    finish_deal(entry, asked, account, deal)
    ended_zh, ended_en = ("赢单", "won") if deal.status == DealStatus.WON else ("丢单", "lost")
    entry.tell(
        deal.owner_id,
        "{who} 把你的商机 #{number}（{account}）记为{ended_zh}。",
        "{who} marked your deal #{number} ({account}) as {ended_en}.",
        number=deal.number, account=account.name, ended_zh=ended_zh, ended_en=ended_en,
    )  # fmt: skip


def _is_no_reason(asked: Understanding, context: Context) -> bool:
    """Tell whether “不做了”, which only says that it is lost, was read as another reason."""
    if asked.loss_reason is not LossReason.OTHER or context.talk.answered:
        return False
    said = NO_REASON.sub("", asked.text)
    return said != asked.text and first_of(LOSS_REASONS, said) is None and "其他" not in said


def _closing(asked: Understanding, context: Context) -> tuple[Entry, Account, Deal] | Reply:
    """Find the deal that is to be closed; a win on a customer without one opens it."""
    begun = begun_with_customer(asked, context)
    if isinstance(begun, Reply):
        return begun
    entry, account = begun
    deal = deal_meant(asked, context, account)
    if deal is None:
        deal = _without_deal(asked, entry, account)
    if isinstance(deal, Reply):
        return deal
    hold_own(deal, context)
    if deal.status != DealStatus.OPEN:
        raise _already_closed(deal, context)
    entry.begin()
    return entry, account, deal


def _without_deal(asked: Understanding, entry: Entry, account: Account) -> Deal | Reply:
    """Open the deal that is to be closed at once, or ask where that is not sure."""
    context = entry.context
    if asked.intent is Intent.LOSE_DEAL and asked.stage is None:
        return _ask_what_was_lost(asked, context, account)
    if won := _won_lately(asked, context, account):
        return _ask_whether_another(asked, context, account, won)
    if context.talk.taken_as is not None:
        return _ask_whether_won(asked, context, account)
    return open_deal(entry, account, asked.occurred_on or context.today)


def _revalue(entry: Entry, asked: Understanding, deal: Deal) -> None:
    """Take the amount that was said; the heading says it, so only a change needs a line."""
    if asked.amount is None:
        return
    known = deal.amount_minor is not None
    change_amount(entry, deal, asked.amount, asked.currency)
    if not known or "→" not in entry.facts[-1][1]:
        entry.facts.pop()


def _won_lately(asked: Understanding, context: Context, account: Account) -> Deal | None:
    """Return a win of the same days: the news of it may just have been told twice."""
    on = asked.occurred_on or context.today
    lately = Deal.closed_on.between(on - LATELY, on + LATELY)
    won = Deal.status == DealStatus.WON.value
    found = deals_where(context.session, Deal.account_id == account.id, won, lately, limit=1)
    return found[0] if found and asked.intent is Intent.WIN_DEAL else None


def _ask_whether_another(
    asked: Understanding, context: Context, account: Account, won: Deal
) -> Reply:
    opened = Understanding(
        intent=Intent.CREATE_DEAL,
        account=account.name,
        account_known=True,
        amount=asked.amount,
        currency=asked.currency,
    )
    sentence = context.say(
        "{account} 的商机 {deal} 在 {day} 已经赢单了。这是另一单吗？",
        "{account}'s deal {deal} was already won on {day}. Is this another one?",
        account=account.name,
        deal=deal_words(won, context),
        day=day_words(won.closed_on or context.today, context),
    )
    choices = (
        Choice(context.say("是，新建一单", "Yes, a new deal"), opened, also=("是", "yes")),
        Choice(context.say("不是", "No"), None),
    )
    return ask(asked, context, "choice", sentence, choices)


def _ask_whether_won(asked: Understanding, context: Context, account: Account) -> Reply:
    """A win that names nobody opens no deal with the customer spoken of without being asked."""
    sentence = context.say(
        "{account} 没有进行中的商机。新建一单并记为赢单吗？",
        "{account} has no open deal. Add one and record it as won?",
        account=account.name,
    )
    won = replace(asked, account=account.name, account_known=True)
    choices = (
        Choice(context.say("新建并赢单", "Add and win it"), won, also=("新建", "是", "yes")),
        Choice(context.say("不用", "No"), None),
    )
    return ask(asked, context, "choice", sentence, choices)


def _already_closed(deal: Deal, context: Context) -> UserError:
    status = DealStatus[deal.status.upper()]
    on = deal.closed_on or context.today
    return UserError(
        f"商机 #{deal.number} 在 {context.wording.full_day(on)} 已经{status.zh}了，没有改动。",
        f"Deal #{deal.number} was already {status.en.lower()} on "
        f"{context.wording.full_day(on)}; nothing was changed.",
        code="already_closed",
    )


def _ask_for_reason(asked: Understanding, context: Context, account: Account) -> Reply:
    sentence = context.say(
        "{account} 丢单的原因是什么？", "Why was {account} lost?", account=account.name
    )
    choices = tuple(
        Choice(
            reason.say(context.wording.language),
            replace(asked, account=account.name, account_known=True, loss_reason=reason),
            also=(reason.zh, reason.en, *reason.also),
        )
        for reason in LossReason
    )
    return ask(asked, context, "loss_reason", sentence, choices)


def _ask_what_was_lost(asked: Understanding, context: Context, account: Account) -> Reply:
    """A loss needs a deal: one is opened and lost only when the sender says so."""
    opened = replace(asked, account=account.name, account_known=True, stage=Stage.LEAD)
    known = asked.loss_reason if context.talk.answered else None
    why = "" if known is None else _why(known, context)
    sentence = why + context.say(
        "{account} 没有进行中的商机。要补建一个并记为丢单吗？",
        "{account} has no open deal. Add one and record it as lost?",
        account=account.name,
    )
    choices = (
        Choice(context.say("补建并丢单", "Add and lose it"), opened, also=("新建", "是", "yes")),
        Choice(context.say("不用", "No"), None),
    )
    # Told why before it is told whether, the reason waits for the loss.
    meant = replace(asked, account=account.name, account_known=True)
    return ask(meant, context, "loss_reason", sentence, choices)


def _why(reason: LossReason, context: Context) -> str:
    word = reason.say(context.wording.language)
    return context.say("原因：{why}。", "Reason: {why}. ", why=word)


def _reason_words(reason: LossReason, competitor: str | None, context: Context) -> str:
    word = reason.say(context.wording.language)
    return f"{word} · {competitor}" if competitor else word


def _closing_facts(deal: Deal, on: date, context: Context) -> list[tuple[str, str]]:
    facts = [(context.say("商机", "Deal"), number_and_title(deal, context))]
    if on != context.today:
        facts.append((context.say("日期", "Date"), day_words(on, context)))
    return facts
