"""From a text to a reply: understand, complete an open question, and hand to the right feature."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.errors import NotAllowedError, UserError
from core.files.sent import SentFile
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.tables import Refusal
from handlers import (
    accounts,
    activities,
    day,
    deals,
    explain,
    follow_ups,
    forecast,
    funnel,
    help,  # noqa: A004 (the feature has this name)
    leaderboard,
    learning,
    losses,
    payments,
    points,
    questions,
    reports,
    targets,
    trend,
    undo,
)
from handlers.context import Context
from handlers.edited import Edit, edited
from handlers.file_export import export_said
from handlers.file_import.commands import import_said
from handlers.file_import.receiving import keep_beside, receive_files
from handlers.recording.conversation.as_shown import as_known
from handlers.recording.conversation.asides import with_asides
from handlers.recording.conversation.assigned import in_their_name
from handlers.recording.conversation.learnt import remembered
from handlers.recording.correcting.another import another_customer
from handlers.recording.correcting.details import corrected
from handlers.recording.each_apart import each_apart, say_who_is_left_out
from handlers.recording.noticed import with_notices
from handlers.special_orders import special_order


class RefusedError(Exception):
    """A message that may not be acted upon; what it had written until then must not stay."""

    def __init__(self, problem: UserError, asked: Understanding) -> None:
        super().__init__(problem.en)
        self.problem = problem
        self.asked = asked


def answer(text: str, context: Context) -> Reply:
    """Answer one message of a known person. Raises RefusedError."""
    text = in_their_name(as_known(text, context), context)
    asked = context.understand(text)
    try:
        reply = import_said(text, context) or export_said(text, context)
        reply = reply or with_notices(_answer(asked, context), context)
    except UserError as problem:
        raise RefusedError(problem, asked) from problem
    return replace(reply, intent=reply.intent if reply.intent != "none" else asked.intent.value)


def answer_files(text: str, files: Sequence[SentFile], tenant: str, context: Context) -> Reply:
    """Answer files, and the sentence that came with them if it records something.

    Raises RefusedError.
    """
    asked = context.understand(text) if text.strip() else None
    if asked is not None and asked.intent is not Intent.NONE and not asked.intent.reads:
        keep_beside(files, tenant, context)
        return answer(text, context)
    try:
        return receive_files(files, tenant, context)
    except UserError as problem:
        names = "、".join(file.name for file in files)
        asked = Understanding(intent=Intent.NONE, text=f"import {names}")
        raise RefusedError(problem, asked) from problem


def answer_edited(text: str, edit: Edit, context: Context) -> Reply:
    """Answer a message that its writer has changed. Raises RefusedError."""
    try:
        reply = with_notices(edited(text, edit, context, dispatch), context)
    except UserError as problem:
        asked = Understanding(intent=Intent.NONE, text=text)
        raise RefusedError(problem, asked) from problem
    return with_asides(reply, text, context)


def _answer(asked: Understanding, context: Context) -> Reply:
    if (about_learning := learning.learning_asked(asked.text)) is not None:
        return about_learning(asked, context)
    if learning.is_forgetting(asked.text, context):
        return learning.forget_name(asked, context)
    if (reply := another_customer(asked.text, context)) is not None:
        return reply
    if (reply := special_order(asked, context)) is not None:
        return reply
    meant = questions.complete(asked, context) or asked
    if meant is not asked and (reply := special_order(meant, context)) is not None:
        return reply
    reply = context.talk.reply or corrected(meant, context, dispatch)
    reply = reply or remembered(meant, dispatch(meant, context), context)
    if reply.changed and context.talk.waiting is not None:
        questions.put_aside_older(context)
    return with_asides(reply, asked.text, context)


def refuse(refused: RefusedError, context: Context) -> Reply:
    """Say why, in a transaction that has written nothing; what was not allowed is kept."""
    problem, asked = refused.problem, refused.asked
    if isinstance(problem, NotAllowedError):
        context.session.add(
            Refusal(
                person_id=context.person.id,
                intent=asked.intent.value,
                wanted=asked.text[:200],
                refused_at=context.now,
            )
        )
    return Reply(
        context.wording.refusal(problem), error_code=problem.code, intent=asked.intent.value
    )


def dispatch(asked: Understanding, context: Context) -> Reply:
    """Hand an understood message to its feature, each of several customers' parts to its own."""
    if (reply := each_apart(asked, context, _handle)) is not None:
        return reply
    reply = _handle(asked, context)
    say_who_is_left_out(asked, reply, context)
    return reply


def _handle(asked: Understanding, context: Context) -> Reply:
    return HANDLERS[asked.intent](asked, context)


def _help(asked: Understanding, context: Context) -> Reply:
    """“怎么算的 漏斗” asks about a figure; every other cry for help is about the bot."""
    if explain.asks_how(asked.text):
        return explain.explain(asked, context)
    return help.show_help(asked, context)


# Every intent has its line; a test compares this table with the contract's list.
HANDLERS: Mapping[Intent, Callable[[Understanding, Context], Reply]] = {
    Intent.LOG_ACTIVITY: activities.log_activity,
    Intent.RECORD_SATISFACTION: activities.record_satisfaction,
    Intent.CREATE_ACCOUNT: accounts.create_account,
    Intent.SHOW_ACCOUNT: accounts.show_account,
    Intent.CREATE_DEAL: deals.create_deal,
    Intent.UPDATE_DEAL: deals.update_deal,
    Intent.WIN_DEAL: deals.win_deal,
    Intent.LOSE_DEAL: deals.lose_deal,
    Intent.SHOW_DEALS: deals.show_deals,
    Intent.RECORD_PAYMENT: payments.record_payment,
    Intent.SCHEDULE_FOLLOW_UP: follow_ups.schedule_follow_up,
    Intent.COMPLETE_FOLLOW_UP: follow_ups.complete_follow_up,
    Intent.SNOOZE_FOLLOW_UP: follow_ups.snooze_follow_up,
    Intent.SHOW_FOLLOW_UPS: follow_ups.show_follow_ups,
    Intent.RECORD_TRAINING: points.record_training,
    Intent.RECORD_SUGGESTION: points.record_suggestion,
    Intent.REDEEM_REWARD: points.redeem_reward,
    Intent.SHOW_POINTS: points.show_points,
    Intent.SET_TARGET: targets.set_target,
    Intent.SHOW_TARGET: targets.show_target,
    Intent.UNDO: undo.undo,
    Intent.SHOW_DAY: day.show_day,
    Intent.SHOW_FUNNEL: funnel.show_funnel,
    Intent.SHOW_LEADERBOARD: leaderboard.show_leaderboard,
    Intent.SHOW_FORECAST: forecast.show_forecast,
    Intent.SHOW_LOSS_REASONS: losses.show_loss_reasons,
    Intent.SHOW_TREND: trend.show_trend,
    Intent.SHOW_REPORT: reports.show_report,
    Intent.SHOW_HELP: _help,
    Intent.NONE: help.not_understood,
}
