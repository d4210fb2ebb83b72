"""Promises to get back to customers: planned, kept, put off and listed."""

import re
from dataclasses import replace
from datetime import timedelta

from core.access import require_write
from core.language.dates.impossible import no_such_day
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.activities import moment_on
from core.storage.records.follow_ups import OpenOnes, lock_follow_up, open_follow_ups
from core.storage.tables import Account, FollowUp
from handlers.confirmation import Entry, confirmed, shortened
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.behalf import for_whom
from handlers.recording.conversation.bare import number_named
from handlers.recording.conversation.orders import names_only_a_move
from handlers.recording.conversation.spoken_of import customers_spoken_of
from handlers.recording.first_asked import coming_days, past_day_named, question_first
from handlers.recording.left_over import require_known_customer
from handlers.recording.lists.follow_ups import follow_ups_reply, members_asked_for, nothing_open
from handlers.recording.matter import brief, matter_words
from handlers.recording.meant import account_meant, account_read, open_deals
from handlers.recording.people_around import tell_owner_of_plan
from handlers.recording.planned import planned_just_now
from handlers.recording.repeating import ask_for_one, repeats
from handlers.recording.several import strangers_question, with_unread_names
from handlers.recording.steps import due_words, finish, offer_move, plan_next

# How many follow-ups a question may offer.
MOST = 5
FEW = 2
# “推迟两天” moves by a span; “推迟到周五” names a day.
LATER_BY = compiled(
    r"(?:推迟|延后|延期|延迟|顺延|推后|往后推|往后挪|晚)[^到至]{0,5}(?:天|日|周|星期|礼拜|月)"
    r"|\bby (?:an?|\w+) (?:days?|weeks?|months?)\b",
    re.IGNORECASE,
)


def show_follow_ups(asked: Understanding, context: Context) -> Reply:
    return follow_ups_reply(asked, context)


@for_whom
def schedule_follow_up(asked: Understanding, context: Context) -> Reply:
    """Plan to get back to a customer; asks for the day when none is said."""
    if question := question_first(asked, context):
        return question
    if asked.due_on is None and repeats(asked.text):
        return ask_for_one(asked, context)
    asked = with_unread_names(asked, context)
    if len(asked.accounts) > 1:
        return strangers_question(asked, context) or _schedule_several(asked, context)
    entry = Entry(context, asked.intent)
    account = account_meant(asked, entry)
    if isinstance(account, Reply):
        return account
    if asked.due_on is None and asked.due_at is None:
        return _ask_when(replace(asked, account=account.name, account_known=True), context)
    _plan(entry, asked, account)
    entry.heading = _planned(context, account.name, asked.contact)
    return confirmed(entry)


def _schedule_several(asked: Understanding, context: Context) -> Reply:
    entry = Entry(context, asked.intent)
    if asked.due_on is None and asked.due_at is None:
        return _ask_when(asked, context)
    for name in asked.accounts:
        single = replace(asked, account=name, accounts=(), account_known=True)
        account = account_meant(single, entry)
        if isinstance(account, Reply):
            return account
        _plan(entry, single, account)
    entry.facts = list(dict.fromkeys(entry.facts))
    entry.heading = _planned(context, context.wording.listed(asked.accounts), None)
    return confirmed(entry)


def _plan(entry: Entry, asked: Understanding, account: Account) -> None:
    deals = open_deals(entry.context, account)
    entry.begin()
    known = len(entry.changed)
    if asked.activity is not None:
        entry.fact("方式", "How", asked.activity.say(entry.context.wording.language))
    plan_next(entry, asked, account, deals[0] if len(deals) == 1 else None)
    if asked.note:
        entry.fact("内容", "What", shortened(asked.note))
    for one in entry.changed[known:]:
        if one.type == "follow_up":
            offer_move(entry, one.id)
    tell_owner_of_plan(entry, account)
    if repeats(asked.text):
        entry.remark(
            "还不能重复提醒，这次只安排了一次。",
            "Reminders cannot repeat yet; this one comes once.",
        )


def _planned(context: Context, name: str, contact: str | None) -> str:
    heading = context.say("已安排跟进 · {name}", "Follow-up planned · {name}", name=name)
    return f"{heading} · {contact}" if contact else heading


def _ask_when(asked: Understanding, context: Context) -> Reply:
    sentence = context.say("什么时候跟进？", "When will you follow up?")
    if (day := no_such_day(asked.text)) is not None:
        none = context.say("没有“{day}”这一天。", "There is no “{day}”. ", day=day)
        sentence = none + sentence
    sentence = past_day_named(asked, context) + sentence
    return ask(asked, context, "due_on", sentence, coming_days(asked, context))


@for_whom
def complete_follow_up(asked: Understanding, context: Context) -> Reply:
    """Mark a follow-up as done."""
    found = _follow_up_meant(asked, context)
    if isinstance(found, Reply):
        return found
    entry = Entry(context, asked.intent)
    lock_follow_up(context.session, found)
    if found.done_on is not None:
        return _already_done(found, context)
    day = min(asked.occurred_on or context.today, context.today)
    before = entry.points
    finish(entry, found, moment_on(day, context.now))
    account = _account_of(found, context)
    entry.heading = context.say("跟进已完成 · {name}", "Follow-up done · {name}", name=account.name)
    entry.fact("原定", "Was due", due_words(found, context))
    if entry.points == before:
        entry.remark("比原定晚了，没有积分。", "It was late, so there are no points.")
    plan_next(entry, asked, account, None)
    if asked.due_on is None:
        _offer_next(entry, account)
    _tell_member(entry, found, account)
    return confirmed(entry)


def _already_done(follow_up: FollowUp, context: Context) -> Reply:
    day = follow_up.done_on or context.today
    return Reply(
        context.say(
            "这条跟进在 {day} 已经完成了。", "It was already done on {day}.",
            day=context.wording.day(day, context.today),
        )
    )  # fmt: skip


def _offer_next(entry: Entry, account: Account) -> None:
    tomorrow = entry.context.today + timedelta(days=1)
    command = (f"跟进 {account.name} {tomorrow}", f"follow up {account.name} {tomorrow}")
    entry.button(("明天再跟进", "Again tomorrow"), command)


@for_whom
def snooze_follow_up(asked: Understanding, context: Context) -> Reply:
    """Put a follow-up off; asks until when if it is not said."""
    found = _follow_up_meant(asked, context)
    if isinstance(found, Reply):
        return found
    asked = _new_due(replace(asked, record=found.id), context, found)
    if question := question_first(asked, context):
        return question
    if asked.due_on is None and asked.due_at is None:
        sentence = past_day_named(asked, context) + context.say("改到什么时候？", "Until when?")
        return ask(asked, context, "due_on", sentence, coming_days(asked, context))
    return _moved(asked, context, found)


def _new_due(asked: Understanding, context: Context, follow_up: FollowUp) -> Understanding:
    """Count “two days later” from when it was due, and put a bare time of day on that day."""
    base = max(follow_up.due_on, context.today)
    if asked.due_on is not None and LATER_BY.search(asked.text):
        return replace(asked, due_on=base + (asked.due_on - context.today))
    if asked.due_on is None and asked.due_at is not None:
        return replace(asked, due_on=base)
    return asked


def _moved(asked: Understanding, context: Context, follow_up: FollowUp) -> Reply:
    entry = Entry(context, asked.intent)
    lock_follow_up(context.session, follow_up)
    if follow_up.done_on is not None:
        return _already_done(follow_up, context)
    entry.begin()
    before = due_words(follow_up, context)
    if asked.due_on is not None:
        follow_up.due_on = asked.due_on
    if asked.due_at is not None:
        follow_up.due_at = f"{asked.due_at:%H:%M}"
    account = _account_of(follow_up, context)
    entry.heading = context.say(
        "跟进已改期 · {name}", "Follow-up moved · {name}", name=account.name
    )
    entry.fact("时间", "When", f"{before} → {due_words(follow_up, context)}")
    entry.wrote(follow_up, account.name)
    _tell_member(entry, follow_up, account)
    return confirmed(entry)


def _tell_member(entry: Entry, follow_up: FollowUp, account: Account) -> None:
    entry.tell(
        follow_up.member_id,
        "{who} 更新了你对 {account} 的跟进：{what}。",
        "{who} changed your follow-up with {account}: {what}.",
        account=account.name,
        what=entry.heading,
    )


def _account_of(follow_up: FollowUp, context: Context) -> Account:
    return context.session.get_one(Account, (context.company.id, follow_up.account_id))


def _follow_up_meant(asked: Understanding, context: Context) -> FollowUp | Reply:
    """Return the open follow-up that is meant; asks when there are several."""
    number = number_named(asked)
    if number is not None:
        return _numbered(number, context)
    if asked.account is None and not asked.candidates:
        require_known_customer(asked, context)
        if names_only_a_move(asked.text) and (planned := planned_just_now(context)) is not None:
            return _numbered(planned, context)
        mine = open_follow_ups(context.session, OpenOnes([context.person.id]), MOST)
        if asked.intent is Intent.SNOOZE_FOLLOW_UP:
            mine = _with_whom_was_spoken(mine, context)
        return _one(asked, context, mine)
    account = account_read(asked, context)
    if isinstance(account, Reply):
        return account
    members = members_asked_for(context)
    return _one(
        asked, context, open_follow_ups(context.session, OpenOnes(members, account.id), MOST)
    )


def _with_whom_was_spoken(found: list[FollowUp], context: Context) -> list[FollowUp]:
    """Of several, return the only one with the customer spoken of just now; else all of them."""
    if len(found) < FEW:
        return found
    names = customers_spoken_of(context)
    theirs = [one for one in found if _account_of(one, context).name in names]
    if len(names) != 1 or len(theirs) != 1:
        return found
    context.talk.taken_as = names[0]
    return theirs


def _numbered(number: int, context: Context) -> FollowUp:
    follow_up = context.session.get(FollowUp, (context.company.id, number))
    if follow_up is None:
        raise nothing_open()
    what = context.say("这条跟进", "This follow-up")
    require_write(context.session, context.person, follow_up.member_id, what)
    return follow_up


def _one(asked: Understanding, context: Context, found: list[FollowUp]) -> FollowUp | Reply:
    if not found:
        raise nothing_open(asked.account)
    if len(found) == 1:
        return found[0]
    choices = tuple(_choice(asked, context, follow_up) for follow_up in found)
    sentence = context.say("哪一条跟进？", "Which follow-up?")
    if asked.intent is Intent.SNOOZE_FOLLOW_UP:
        sentence = past_day_named(asked, context) + sentence
    return ask(asked, context, "choice", sentence, choices)


def _choice(asked: Understanding, context: Context, follow_up: FollowUp) -> Choice:
    name = _account_of(follow_up, context).name
    matter = brief(matter_words(follow_up, context.wording))
    label = " ".join(part for part in (name, due_words(follow_up, context), matter) if part)
    return Choice(label, replace(asked, record=follow_up.id, account=None), also=(name,))
