"""A message that its writer changed afterwards: the record that it made is made again, once.

The old record is undone and the new one made in one change, so that one undo brings the old one
back. An edit answers no question, and one that means the same changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.errors import UserError
from core.language.conversation.choosing import folded
from core.language.understand import understand
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Reply
from core.storage.corrected import undo_wholly
from core.storage.latest import change_of_message
from core.storage.spoken_of import customers_of
from core.storage.tables import Change
from core.storage.undo import UNDO_FOR
from handlers.context import Context
from handlers.questions import forget_question_of
from handlers.recording.conversation.alone import alone
from handlers.recording.correcting.taken_back import corrections, record_words

# Nothing to say: a text without words is not sent.
SILENCE = Reply("")
CLOCK_DRIFT = timedelta(minutes=5)
# What happened on the day of the message, unless it names another.
DATED = frozenset(
    {
        Intent.LOG_ACTIVITY, Intent.RECORD_SATISFACTION, Intent.WIN_DEAL, Intent.LOSE_DEAL,
        Intent.RECORD_PAYMENT,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """One change of a message: which one, when it was said, and how it read before, if known."""

    of: str
    said_at: datetime
    before: str | None = None


def edited(
    text: str,
    edit: Edit,
    context: Context,
    act: Callable[[Understanding, Context], Reply],
) -> Reply:
    """Put right what the message had recorded; `act` hands an understood message to its feature."""
    if edit.before is not None and _same(text, edit.before, edit, context):
        return SILENCE
    change = _recorded(edit, context)
    forget_question_of(edit.of, context)
    asked = _read(text, edit, context)
    meant = alone(asked, context) or asked
    if change is None:
        return _as_new(meant, edit, context, act)
    if not meant.intent.writes or meant.intent is Intent.UNDO:
        return _left_standing(change, context)
    return _made_again(change, meant, context, act)


def _recorded(edit: Edit, context: Context) -> Change | None:
    person_id = context.author.actor_id or context.person.id
    since = edit.said_at - CLOCK_DRIFT
    return change_of_message(context.session, context.author.platform, edit.of, person_id, since)


def _read(text: str, edit: Edit, context: Context) -> Understanding:
    """Read a text as of the moment when its message was said: “today” was that day."""
    said_at = edit.said_at.astimezone(context.now.tzinfo)
    asked = understand(
        text,
        context.directory,
        said_at,
        currency=context.company.currency,
        calendar=context.calendar,
    )
    undated = asked.intent in DATED and asked.occurred_on is None
    if undated and said_at.date() < context.today:
        return replace(asked, occurred_on=said_at.date())
    return asked


def _same(text: str, before: str, edit: Edit, context: Context) -> bool:
    if folded(text) == folded(before):
        return True
    now, then = _read(text, edit, context), _read(before, edit, context)
    return now.intent is not Intent.NONE and replace(now, text="") == replace(then, text="")


def _as_new(
    meant: Understanding,
    edit: Edit,
    context: Context,
    act: Callable[[Understanding, Context], Reply],
) -> Reply:
    """Act upon a message that had recorded nothing as if it were said now, unless it is old."""
    if meant.intent is Intent.NONE or edit.said_at <= context.now - UNDO_FOR:
        return SILENCE
    return act(meant, context)


def _left_standing(change: Change, context: Context) -> Reply:
    text = context.say(
        "改后的话里没有要记录的内容，原来的记录没有动：{what}",
        "There is nothing to record in the edited message; the record stays: {what}",
        what=record_words(change),
    )
    command = context.say("撤销 #{id}", "undo #{id}", id=change.id)
    card = Card(text, (), (Button(context.say("撤销", "Undo"), command),))
    return Reply(text, card, private=True)


def _made_again(
    change: Change,
    meant: Understanding,
    context: Context,
    act: Callable[[Understanding, Context], Reply],
) -> Reply:
    context.talk.spoken_of = customers_of(context.session, change)
    made = context.writes(meant.intent)
    _take_back(change, made, context)
    posts = tuple(corrections(change, made, context))
    reply = act(meant, context)
    words = record_words(change)
    if reply.changed:
        line = context.say("按你修改后的消息更正，原来是：{what}", "Corrected as you edited it. "
                           "It was: {what}", what=words)  # fmt: skip
    else:
        made.intent, made.summary = Intent.UNDO.value, words
        line = context.say("原来的记录已撤销：{what}", "The record is undone: {what}", what=words)
    context.talk.lines.append(line)
    return replace(reply, posts=(*reply.posts, *posts))


def _take_back(change: Change, made: Change, context: Context) -> None:
    try:
        undo_wholly(context.session, change, made, context.now)
    except UserError as problem:
        raise UserError(
            f"你修改的消息没有生效，原来的记录没有动。{problem.zh}",
            f"Your edit was not taken up; the record stays. {problem.en}",
            code=problem.code,
        ) from problem
