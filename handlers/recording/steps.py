"""What a sentence may say beside its main thing: a deal's progress, an objection, what is next."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from core.access import require_write, visible_owner_ids
from core.errors import UserError
from core.language.understanding import Intent, Understanding
from core.storage.records.deals import move_deal, new_deal, set_amount
from core.storage.records.follow_ups import (
    Due,
    Promise,
    complete,
    objection_due,
    plan_follow_up,
)
from core.storage.records.points import WORTH, PointReason
from core.storage.records.stages import stage_of
from core.storage.tables import Account, Deal, FollowUp, Person
from core.vocabulary import DealStatus, Stage
from handlers.confirmation import Entry, day_words, shortened
from handlers.context import Context
from handlers.questions import Choice, leave_open
from handlers.recording.deal_words import amount_of, deal_words, money_words
from handlers.recording.first_asked import coming_days
from handlers.recording.held import hold_own
from handlers.recording.promised_words import promised_words


def names_a_deal(asked: Understanding) -> bool:
    """Tell whether a sentence says something that belongs to a deal."""
    return any(said is not None for said in (asked.stage, asked.amount, asked.close_on))


def open_deal(entry: Entry, account: Account, on: date) -> Deal:
    """Open a deal of the sender's; a manager's goes to the rep who has the customer."""
    context = entry.context
    require_write(context.session, context.person, account.owner_id, account.name)
    entry.begin()
    deal = new_deal(context.session, account, deal_owner(account, context), on, context.today)
    entry.remark("已新建商机 #{number}", "Opened deal #{number}", number=deal.number)
    entry.tell(
        deal.owner_id,
        "{who} 为你的客户 {account} 新建了商机 #{number}。",
        "{who} opened deal #{number} for your account {account}.",
        account=account.name,
        number=deal.number,
    )
    return deal


def deal_owner(account: Account, context: Context) -> Person:
    visible = visible_owner_ids(context.session, context.person)
    theirs = account.owner_id is not None and (visible is None or account.owner_id in visible)
    owner_id = account.owner_id if theirs else context.person.id
    return context.session.get_one(Person, (context.company.id, owner_id))


def change_deal(entry: Entry, asked: Understanding, deal: Deal) -> None:
    """Apply stage, amount and expected closing date, and say them."""
    entry.begin()
    hold_own(deal, entry.context)
    deal.touched_on = entry.context.today
    if asked.amount is not None:
        change_amount(entry, deal, asked.amount, asked.currency)
    if asked.stage is not None:
        _change_stage(entry, deal, asked.stage, asked.occurred_on or entry.context.today)
    if asked.close_on is not None:
        deal.expected_close_on = asked.close_on
        entry.fact("预计成交", "Expected close", day_words(asked.close_on, entry.context))
    entry.wrote(deal, deal_words(deal, entry.context))


def change_amount(entry: Entry, deal: Deal, amount: Decimal, currency: str | None) -> None:
    """Value a deal, and say what it was worth before."""
    wording = entry.context.wording
    before = None if deal.amount_minor is None else money_words(deal, entry.context)
    set_amount(entry.context.session, deal, amount, currency)
    after = wording.money(amount, deal.currency)
    # As with stages: what was not said in this room is not everyone's to know.
    was = "" if before in {None, after} or entry.in_public else f"{before} → "
    entry.fact("金额", "Amount", was + after)


def _change_stage(entry: Entry, deal: Deal, stage: Stage, on: date) -> None:
    language = entry.context.wording.language
    before = stage_of(deal)
    if deal.status != DealStatus.OPEN:
        raise UserError(
            f"商机 #{deal.number} 已关闭，不能改阶段。可以先撤销，或新建一个商机。",
            f"Deal #{deal.number} is closed, so its stage stays. Undo that, or open a new deal.",
            code="deal_closed",
        )
    earned = move_deal(entry.context.session, deal, stage, on)
    # What it was before was not said in this room, and is not everyone's to know.
    was = "" if before is stage or entry.in_public else f"{before.say(language)} → "
    entry.fact("阶段", "Stage", was + stage.say(language))
    if deal.owner_id == entry.context.person.id:
        entry.points += earned


def offer_win(entry: Entry, account: Account, deal: Deal) -> None:
    """Offer to win a deal; that is what comes next only from the last stage on."""
    name, number = account.name, deal.number
    command = (f"赢单 {name} #{number}", f"won {name} #{number}")
    is_next = stage_of(deal).following is None
    entry.button(("赢单", "Won"), command, "primary" if is_next else "plain")


def finish(entry: Entry, follow_up: FollowUp, done: datetime) -> None:
    entry.begin()
    kept = complete(entry.context.session, follow_up, done, entry.context.calendar)
    if kept == "on_time" and follow_up.member_id == entry.context.person.id:
        entry.points += WORTH[PointReason.FOLLOW_UP_ON_TIME]
    entry.wrote(follow_up)


def answer_objection(
    entry: Entry, asked: Understanding, account: Account, deal: Deal | None
) -> None:
    """Start the 24-hour clock of an objection."""
    if asked.objection is None:
        return
    context = entry.context
    due = objection_due(context.now)
    note = asked.objection.say(context.wording.language)
    promise = Promise(
        account.id, context.person.id, deal.id if deal else None, "objection", note=note
    )
    follow_up = plan_follow_up(context.session, promise, due, context.now)
    entry.fact("异议", "Objection", note)
    entry.fact("回应期限", "Answer by", due_words(follow_up, context))
    entry.wrote(follow_up)


def plan_next(
    entry: Entry, asked: Understanding, account: Account, deal: Deal | None
) -> FollowUp | None:
    """Plan the follow-up that the sentence names; the same one twice is planned once."""
    context = entry.context
    if asked.due_on is None and asked.due_at is None:
        return None
    due = Due(asked.due_on or context.today, asked.due_at)
    follow_up = _same_promise(entry, asked, account, due) or _promise(
        entry, asked, account, deal, due
    )
    entry.fact("下次跟进", "Next follow-up", due_words(follow_up, context))
    entry.wrote(follow_up)
    _say_what_is_not_planned(entry, asked, due)
    return follow_up


def offer_move(entry: Entry, follow_up_id: int) -> None:
    """Offer another day for a follow-up that was planned just now."""
    command = (f"改时间 #{follow_up_id}", f"reschedule #{follow_up_id}")
    entry.button(("改时间", "Reschedule"), command)


def _say_what_is_not_planned(entry: Entry, asked: Understanding, planned: Due) -> None:
    """One sentence plans one follow-up: a second day that it names must not pass unnoticed."""
    context = entry.context
    known = {planned.on, asked.close_on, asked.occurred_on}
    left = [day for day in asked.days_ahead if day not in known]
    if not left:
        return
    days = context.wording.listed(day_words(day, context) for day in left)
    remark = context.say(
        "一次只安排一条，{days} 的没有安排，请另发一句。",
        "One at a time: nothing is planned for {days}. Please say that separately.",
        days=days,
    )
    if remark not in entry.remarks:
        entry.remarks.append(remark)


def _promise(
    entry: Entry, asked: Understanding, account: Account, deal: Deal | None, due: Due
) -> FollowUp:
    context = entry.context
    entry.begin()
    # In a sentence about a visit the activity is what was done, not what is planned.
    planned = asked.activity if asked.intent is Intent.SCHEDULE_FOLLOW_UP else None
    note = promised_words(asked, context)
    promise = Promise(
        account.id, context.person.id, deal.id if deal else None, "follow_up", planned, note
    )
    return plan_follow_up(context.session, promise, due, context.now)


def _same_promise(
    entry: Entry, asked: Understanding, account: Account, due: Due
) -> FollowUp | None:
    """Return the open follow-up of that moment, unless it is about something else."""
    at = f"{due.at:%H:%M}" if due.at else None
    wanted = (due.on, at, "follow_up")
    about = promised_words(asked, entry.context)
    for one in entry.promises(account):
        other_matter = about is not None and one.note not in {None, about}
        if one.done_on is None and (one.due_on, one.due_at, one.kind) == wanted:
            return None if other_matter else one
    return None


def due_words(follow_up: FollowUp, context: Context) -> str:
    """Word when a follow-up is due: 11月25日 周三 15:00."""
    day = day_words(follow_up.due_on, context)
    return f"{day} {follow_up.due_at}" if follow_up.due_at else day


def ask_for_next_step(entry: Entry, *names: str) -> None:
    """Ask softly what comes next: buttons on the confirmation, and a bare day will do."""
    context = entry.context
    plan = Understanding(intent=Intent.SCHEDULE_FOLLOW_UP, account=names[0], account_known=True)
    if len(names) > 1:
        plan = replace(plan, account=None, accounts=names)
    who = in_whose_name(context) + context.wording.listed(names)
    plan = replace(plan, text=in_whose_name(context))
    no = Choice(context.say("不用", "Not now"), None)
    leave_open(plan, context, "due_on", (*coming_days(plan, context), no))
    entry.remark("下次什么时候跟进？", "When will you follow up?")
    for choice in coming_days(plan, context):
        day = choice.meant.due_on if choice.meant else None
        command = (f"跟进 {who} {day}", f"follow up {who} {day}")
        entry.button((choice.label, choice.label), command)
    entry.button(("不用", "Not now"), ("不用", "not now"))


def in_whose_name(context: Context) -> str:
    """Begin a command as its sender began: what is recorded for somebody goes on for them."""
    if context.author.on_behalf_of_id is None:
        return ""
    return context.say("替{name} ", "on behalf of {name} ", name=context.person.name)


def ask_for_amount(entry: Entry, deal: Deal, account: Account) -> None:
    """Ask softly how much a deal is worth: the next message may be just the amount."""
    if amount_of(deal) is not None:
        return
    change = Understanding(
        intent=Intent.UPDATE_DEAL, account=account.name, account_known=True, record=deal.number
    )
    leave_open(change, entry.context, "amount")
    entry.remark(
        "金额多少？直接回复即可，例如 50万。", "How much is it worth? Just reply, for example 500k."
    )


def finish_deal(entry: Entry, asked: Understanding, account: Account, deal: Deal) -> None:
    deal.touched_on = entry.context.today
    answer_objection(entry, asked, account, deal)
    plan_next(entry, asked, account, deal)
    if asked.note:
        entry.fact("备注", "Note", shortened(asked.note))
    entry.wrote(deal, deal_words(deal, entry.context))
