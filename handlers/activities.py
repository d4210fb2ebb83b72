"""Recording what was done with customers, with everything else that the sentence says."""

from dataclasses import replace

from core.access import may_write_account
from core.errors import UserError
from core.language.dates.impossible import no_such_day
from core.language.understanding import Understanding
from core.reply import Reply
from core.storage.records.accounts import account_named
from core.storage.records.activities import (
    Done,
    moment_on,
    points_for,
    record_activity,
    visited_already,
)
from core.storage.tables import Account, Activity, Deal
from core.vocabulary import ActivityKind
from handlers.confirmation import Entry, confirmed, day_words, shortened
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.behalf import for_whom
from handlers.recording.companions import tell_companions
from handlers.recording.first_asked import question_first
from handlers.recording.meant import account_meant, deal_meant, make_account, may_write, open_deals
from handlers.recording.people_around import say_owner_told
from handlers.recording.promises import keep_promises
from handlers.recording.several import strangers_question, with_unread_names
from handlers.recording.steps import (
    answer_objection,
    ask_for_next_step,
    change_deal,
    names_a_deal,
    offer_move,
    offer_win,
    open_deal,
    plan_next,
)
from handlers.recording.visited import evidence_in, take_evidence
from handlers.recording.written import as_written

LOWEST_SCORE, HIGHEST_SCORE = 1, 10


@for_whom
def log_activity(asked: Understanding, context: Context) -> Reply:
    """Record a visit, call, meeting, demo or message, and what came of it."""
    if question := question_first(asked, context):
        return question
    asked = with_unread_names(asked, context)
    if len(asked.accounts) > 1:
        return _log_several(asked, context)
    entry = Entry(context, asked.intent)
    account = account_meant(asked, entry)
    if isinstance(account, Reply):
        return account
    deal = _deal_touched(asked, entry, account)
    if isinstance(deal, Reply):
        return deal
    _log(entry, asked, account, deal)
    if _needs_next_step(asked):
        ask_for_next_step(entry, account.name)
    return confirmed(entry)


def record_satisfaction(asked: Understanding, context: Context) -> Reply:
    """Record how satisfied a customer is, 1 to 10; asks for the score when it is missing."""
    if asked.score is None and asked.value is not None:
        whole = asked.value == asked.value.to_integral_value()
        asked = replace(asked, score=int(asked.value) if whole else 0)
    if asked.score is None:
        return _ask_for_score(asked, context)
    if not LOWEST_SCORE <= asked.score <= HIGHEST_SCORE:
        raise UserError(
            "满意度是 1 到 10 分，例如“华东医疗满意度 9 分”。",
            "Satisfaction goes from 1 to 10, for example “Acme satisfaction 9”.",
        )
    return log_activity(asked, context)


def _ask_for_score(asked: Understanding, context: Context) -> Reply:
    sentence = context.say("满意度几分？（1–10）", "What is the score, 1 to 10?")
    choices = tuple(
        Choice(context.say("{n}分", "{n} of 10", n=n), replace(asked, score=n), also=(str(n),))
        for n in (10, 9, 8, 7, 6)
    )
    return ask(asked, context, "value", sentence, choices)


def _deal_touched(asked: Understanding, entry: Entry, account: Account) -> Deal | Reply | None:
    """Return the deal that the activity belongs to; a colleague's is not changed by it."""
    context = entry.context
    deals = open_deals(context, account)
    mine = [deal for deal in deals if may_write(deal, context)]
    if asked.record is not None or (names_a_deal(asked) and mine):
        return deal_meant(asked, context, account)
    theirs = may_write_account(context.session, context.person, account)
    if names_a_deal(asked) and not deals and theirs:
        return open_deal(entry, account, asked.occurred_on or context.today)
    if names_a_deal(asked):
        entry.remark(
            "商机由同事负责，阶段和金额没有改。",
            "The deal is a colleague's, so its stage and amount were left alone.",
        )
    return deals[0] if len(deals) == 1 else None


def _log(entry: Entry, asked: Understanding, account: Account, deal: Deal | None) -> None:
    context = entry.context
    done = _done(asked, context)
    # Read before anything is written, which reading would send to the database in two goes.
    again = done.kind is ActivityKind.VISIT and visited_already(
        context.session, context.person.id, account.id, done.at.date()
    )
    entry.promises(account)
    entry.begin()
    activity = _record(entry, done, account, deal, again=again)
    entry.heading = " · ".join((*_heading(asked, context), account.name, *_who(asked)))
    _say_day(entry, asked)
    if done.kind is ActivityKind.VISIT:
        take_evidence(entry, activity, evidence_in(asked.text))
    keep_promises(entry, account, activity.occurred_on, asked.activity, asked.text)
    if deal is not None:
        deal.touched_on = context.today
        _change_own_deal(entry, asked, account, deal)
    answer_objection(entry, asked, account, deal)
    planned = plan_next(entry, asked, account, deal)
    if planned is not None and not entry.several:
        offer_move(entry, planned.id)
    tell_companions(entry, asked)
    if asked.note:
        entry.fact("备注", "Note", shortened(asked.note))
    _tell_owner(entry, asked, account)


def _done(asked: Understanding, context: Context) -> Done:
    return Done(
        # A customer's words with no visit or call named still are a contact.
        kind=asked.activity or ActivityKind.MESSAGE,
        at=moment_on(asked.occurred_on or context.today, context.now),
        contact=asked.contact,
        score=asked.score,
        objection=asked.objection,
        note=asked.note or as_written(asked, context),
    )


def _record(
    entry: Entry, done: Done, account: Account, deal: Deal | None, *, again: bool
) -> Activity:
    session, member_id = entry.context.session, entry.context.person.id
    deal_id = deal.id if deal else None
    activity = record_activity(session, member_id, account.id, deal_id, done, entry.context.now)
    entry.points += points_for(session, activity, again=again)
    entry.wrote(activity, account.name)
    if again:
        entry.remark(
            "这一天已经记过一次拜访；如果重复了，请撤销。",
            "A visit was recorded on that day before; if this is the same one, undo it.",
        )
    if done.score is not None:
        entry.fact("满意度", "Satisfaction", f"{done.score}/10")
    return activity


def _heading(asked: Understanding, context: Context) -> tuple[str, str]:
    if asked.activity is not None:
        what = asked.activity.say(context.wording.language)
    elif asked.score is not None:
        what = context.say("满意度", "Satisfaction")
    else:
        what = context.say("沟通", "Contact")
    return context.say("已记录", "Recorded"), what


def _who(asked: Understanding) -> tuple[str, ...]:
    return (asked.contact,) if asked.contact else ()


def _say_day(entry: Entry, asked: Understanding) -> None:
    if asked.occurred_on is not None and asked.occurred_on != entry.context.today:
        entry.fact("日期", "Date", day_words(asked.occurred_on, entry.context))
    if (day := no_such_day(asked.text)) is not None:
        entry.remark(
            "没有“{day}”这一天，下次跟进的日期没有记。",
            "There is no “{day}”, so no day was noted for the follow-up.",
            day=day,
        )


def _change_own_deal(entry: Entry, asked: Understanding, account: Account, deal: Deal) -> None:
    if not names_a_deal(asked) or not may_write(deal, entry.context):
        return
    change_deal(entry, asked, deal)
    if asked.amount is not None or asked.stage is not None:
        offer_win(entry, account, deal)
    entry.tell(
        deal.owner_id,
        "{who} 更新了你的商机 #{number}（{account}）。",
        "{who} updated your deal #{number} ({account}).",
        number=deal.number,
        account=account.name,
    )


def _tell_owner(entry: Entry, asked: Understanding, account: Account) -> None:
    """A colleague's contact with one's own customer should not come as a surprise to either."""
    say_owner_told(entry, account)
    entry.tell(
        account.owner_id,
        "{who} 记录了与你的客户 {account} 的{what}。",
        "{who} recorded a {what} with your account {account}.",
        account=account.name,
        what=_heading(asked, entry.context)[1].lower(),
    )


def _needs_next_step(asked: Understanding) -> bool:
    open_ended = asked.due_on is None and asked.due_at is None and asked.objection is None
    return open_ended and asked.activity in {ActivityKind.VISIT, ActivityKind.MEETING}


def _log_several(asked: Understanding, context: Context) -> Reply:
    """Record the same activity with several customers; asks first about names it does not know."""
    if (question := strangers_question(asked, context)) is not None:
        return question
    known = {name: account_named(context.session, name) for name in asked.accounts}
    entry = Entry(context, asked.intent, several=True)
    single = replace(asked, accounts=(), stage=None, amount=None, close_on=None)
    for name, found in known.items():
        account = found or make_account(name, entry)
        _log(entry, single, account, _linked_deal(context, account))
    # What is the same for all of them is said once.
    entry.facts = list(dict.fromkeys(entry.facts))
    entry.heading = " · ".join((*_heading(asked, context), context.wording.listed(known)))
    if _needs_next_step(asked):
        ask_for_next_step(entry, *known)
    return confirmed(entry)


def _linked_deal(context: Context, account: Account) -> Deal | None:
    deals = open_deals(context, account)
    return deals[0] if len(deals) == 1 else None
