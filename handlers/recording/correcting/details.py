"""Puts the sender's last record right: “错了，是周四”, “日期改成昨天”, “不对，是9分”.

A day, a score or a name is changed where it stands, from → to; a deal that closed on another day
is closed again, because its stages and points belong to that day too.
"""

from collections.abc import Callable
from datetime import date, timedelta

from core.errors import UserError
from core.language.conversation.corrected_details import Correction
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.changes import TABLES_OF_BOOKS
from core.storage.columns import Base
from core.storage.corrected import take_back_points
from core.storage.latest import last_change
from core.storage.records.activities import SATISFIED_FROM, moment_on
from core.storage.records.points import PointReason, award_points
from core.storage.tables import Account, Activity, Change, Deal, FollowUp, Payment
from core.storage.undo import effects_of
from core.vocabulary import ActivityKind
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.recording.correcting.closing_day import closed_again, closes
from handlers.recording.correcting.customer import ask_what_is_wrong
from handlers.recording.correcting.payment import paid_on_another_day, payment_corrected
from handlers.recording.correcting.reading import correction_in
from handlers.recording.steps import due_words

Act = Callable[[Understanding, Context], Reply]
FRESH_FOR = timedelta(minutes=15)
FAR_OFF = timedelta(days=180)


def corrected(asked: Understanding, context: Context, act: Act) -> Reply | None:
    """Put right what a message says was wrong; None for a message that corrects nothing here."""
    if (reply := payment_corrected(asked, context, act)) is not None:
        return reply
    said = correction_in(asked, context)
    person_id = context.author.actor_id or context.person.id
    change = None if said is None else last_change(context.session, person_id, context.now)
    if said is None or change is None:
        return None
    if not said.sure and change.made_at <= context.now - FRESH_FOR:
        return None
    rows = _rows(change, context)
    reply = _plan_moved(said, rows, context) or _done_put_right(said, change, rows, context, act)
    if reply is not None or not said.sure or asked.intent is Intent.UPDATE_DEAL:
        return reply
    return ask_what_is_wrong(change, context)


def _rows(change: Change, context: Context) -> list[Base]:
    """Return the rows that a change made or changed, as they are now."""
    rows: list[Base] = []
    for effect in effects_of(context.session, change):
        if effect.after is None or "/" in effect.key:
            continue
        table = TABLES_OF_BOOKS[effect.table]
        row = context.session.get(table, (context.company.id, int(effect.key)))
        rows += [] if row is None else [row]
    return rows


# ---------------------------------------------------------------- what is planned
def _plan_moved(said: Correction, rows: list[Base], context: Context) -> Reply | None:
    plans = [row for row in rows if isinstance(row, FollowUp) and _is_open_plan(row)]
    moved = _is_coming(said, context.today) or (said.at is not None and said.past is None)
    if said.of_the_plan is False or not plans or not moved:
        return None
    entry = Entry(context, Intent.SNOOZE_FOLLOW_UP)
    entry.begin()
    for plan in plans:
        before = due_words(plan, context)
        plan.due_on = said.due or plan.due_on
        plan.due_at = f"{said.at:%H:%M}" if said.at else plan.due_at
        entry.fact("下次跟进", "Next follow-up", f"{before} → {due_words(plan, context)}")
        entry.wrote(plan)
    entry.facts = list(dict.fromkeys(entry.facts))
    return _confirmed(entry, [_name(plan, context) for plan in plans])


def _is_coming(said: Correction, today: date) -> bool:
    """Tell whether a day to come is meant: “11月20日” said on the 23rd is not next year's."""
    if said.due is None or said.due <= today:
        return False
    return said.past is None or said.due - today < FAR_OFF


def _is_open_plan(row: FollowUp) -> bool:
    return row.kind == "follow_up" and row.done_on is None


def _name(row: FollowUp | Activity | Deal, context: Context) -> str:
    return context.session.get_one(Account, (context.company.id, row.account_id)).name


# ---------------------------------------------------------------- what was done
def _done_put_right(
    said: Correction, change: Change, rows: list[Base], context: Context, act: Act
) -> Reply | None:
    done = [row for row in rows if isinstance(row, Activity)]
    if done:
        return _activities_put_right(said, done, context)
    if said.past is None or said.of_the_plan is True:
        return None
    day = _day_gone_by(said, said.past, context)
    if day is None:
        return None
    if not closes(change) and (reply := paid_on_another_day(change, day, context, act)):
        return reply
    paid = [row for row in rows if isinstance(row, Payment) and row.paid_on is not None]
    if paid and not closes(change):
        return _payments_put_right(day, paid, context)
    return closed_again(day, change, context, act)


def _activities_put_right(said: Correction, done: list[Activity], context: Context) -> Reply | None:
    entry = Entry(context, Intent.UPDATE_DEAL)
    day = None
    if said.past is not None and said.of_the_plan is not True:
        day = _day_gone_by(said, said.past, context)
    if day is not None:
        _redate(entry, done, day)
    elif said.score is not None and done[0].score is not None:
        _rescore(entry, done, said.score)
    elif said.kind is not None:
        _rename(entry, done, said.kind)
    elif said.contact is not None:
        before = done[0].contact or "–"
        entry.begin()
        for one in done:
            one.contact = said.contact
        entry.fact("联系人", "Contact", f"{before} → {said.contact}")
    else:
        return None
    for one in done:
        entry.wrote(one, _name(one, context))
    return _confirmed(entry, [_name(one, context) for one in done])


def _confirmed(entry: Entry, names: list[str]) -> Reply:
    context = entry.context
    name = context.wording.listed(dict.fromkeys(names))
    entry.heading = context.say("已更正 · {name}", "Corrected · {name}", name=name)
    return confirmed(entry)


def _redate(entry: Entry, done: list[Activity], day: date) -> None:
    context = entry.context
    before = day_words(done[0].occurred_on, context)
    entry.begin()
    for one in done:
        one.occurred_at = moment_on(day, context.now)
        one.occurred_on = day
    entry.fact("日期", "Date", f"{before} → {day_words(day, context)}")


def _rescore(entry: Entry, done: list[Activity], score: int) -> None:
    before = done[0].score or 0
    entry.begin()
    for one in done:
        _settle(entry, one, PointReason.SATISFACTION, was=before >= SATISFIED_FROM,
                now=score >= SATISFIED_FROM)  # fmt: skip
        one.score = score
    entry.fact("满意度", "Satisfaction", f"{before}/10 → {score}/10")


def _rename(entry: Entry, done: list[Activity], kind: ActivityKind) -> None:
    language, was = entry.context.wording.language, ActivityKind[done[0].type.upper()]
    entry.begin()
    for one in done:
        visited = one.type == ActivityKind.VISIT
        _settle(entry, one, PointReason.VISIT, was=visited, now=kind is ActivityKind.VISIT)
        one.type = kind.value
    entry.fact("方式", "How", f"{was.say(language)} → {kind.say(language)}")


def _settle(entry: Entry, activity: Activity, reason: PointReason, *, was: bool, now: bool) -> None:
    """Award the points that the corrected record earns, or take back what it no longer does."""
    session, source = entry.context.session, ("activities", activity.id)
    if now and not was:
        day = activity.occurred_on
        entry.points += award_points(session, activity.member_id, reason, day, source).points
    if was and not now:
        lost = take_back_points(session, reason, source, entry.context.today)
        entry.fact("积分", "Points", f"-{lost}")


def _payments_put_right(day: date, paid: list[Payment], context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    before = day_words(paid[0].paid_on or context.today, context)
    entry.begin()
    for one in paid:
        one.paid_on = day
        entry.wrote(one)
    entry.fact("到账日期", "Received", f"{before} → {day_words(day, context)}")
    deals = [context.session.get_one(Deal, (context.company.id, one.deal_id)) for one in paid]
    return _confirmed(entry, [_name(deal, context) for deal in deals])


def _day_gone_by(said: Correction, past: date, context: Context) -> date | None:
    """Return when it happened, None for a plan; raises UserError on a day to come."""
    coming = said.due is not None and said.due - context.today < FAR_OFF
    day = said.due if coming and context.today - past > FAR_OFF else past
    if day is None or day <= context.today:
        return past
    if not said.sure and said.of_the_plan is None:
        return None
    worded = context.wording.full_day(day)
    raise UserError(
        f"{worded} 还没到，没有改。", f"{worded} has not come yet; nothing was changed.",
        code="in_the_future",
    )  # fmt: skip
