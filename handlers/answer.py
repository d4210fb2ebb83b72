"""From a text to a reply: understand, complete an open question, and hand to the right feature."""

from dataclasses import replace
from typing import assert_never

from core.errors import NotAllowedError, UserError
from core.language.understand import understand
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.tables import Refusal
from handlers import (
    accounts,
    activities,
    day,
    deals,
    follow_ups,
    forecast,
    funnel,
    help,
    leaderboard,
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


def answer(text: str, context: Context) -> Reply:
    """Answer one message of a known person. What a refused message had written is taken back."""
    asked = understand(
        text,
        context.directory,
        context.now,
        currency=context.company.currency,
        calendar=context.calendar,
    )
    try:
        with context.session.begin_nested():
            reply = _answer(asked, context)
    except UserError as problem:
        return _refusal(problem, asked, context)
    return replace(reply, intent=reply.intent if reply.intent != "none" else asked.intent.value)


def _answer(asked: Understanding, context: Context) -> Reply:
    completed = questions.complete(asked, context)
    return dispatch(completed or asked, context)


def _refusal(problem: UserError, asked: Understanding, context: Context) -> Reply:
    # The change that was opened went away with what it had written.
    context.change = None
    context.session.info.pop("change", None)
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


def dispatch(asked: Understanding, context: Context) -> Reply:  # noqa: C901, PLR0911, PLR0912, PLR0915 (one line a feature)
    """Hand an understood message to its feature."""
    match asked.intent:
        case Intent.LOG_ACTIVITY:
            return activities.log_activity(asked, context)
        case Intent.RECORD_SATISFACTION:
            return activities.record_satisfaction(asked, context)
        case Intent.CREATE_ACCOUNT:
            return accounts.create_account(asked, context)
        case Intent.SHOW_ACCOUNT:
            return accounts.show_account(asked, context)
        case Intent.CREATE_DEAL:
            return deals.create_deal(asked, context)
        case Intent.UPDATE_DEAL:
            return deals.update_deal(asked, context)
        case Intent.WIN_DEAL:
            return deals.win_deal(asked, context)
        case Intent.LOSE_DEAL:
            return deals.lose_deal(asked, context)
        case Intent.SHOW_DEALS:
            return deals.show_deals(asked, context)
        case Intent.RECORD_PAYMENT:
            return payments.record_payment(asked, context)
        case Intent.SCHEDULE_FOLLOW_UP:
            return follow_ups.schedule_follow_up(asked, context)
        case Intent.COMPLETE_FOLLOW_UP:
            return follow_ups.complete_follow_up(asked, context)
        case Intent.SNOOZE_FOLLOW_UP:
            return follow_ups.snooze_follow_up(asked, context)
        case Intent.SHOW_FOLLOW_UPS:
            return follow_ups.show_follow_ups(asked, context)
        case Intent.RECORD_TRAINING:
            return points.record_training(asked, context)
        case Intent.RECORD_SUGGESTION:
            return points.record_suggestion(asked, context)
        case Intent.REDEEM_REWARD:
            return points.redeem_reward(asked, context)
        case Intent.SHOW_POINTS:
            return points.show_points(asked, context)
        case Intent.SET_TARGET:
            return targets.set_target(asked, context)
        case Intent.SHOW_TARGET:
            return targets.show_target(asked, context)
        case Intent.UNDO:
            return undo.undo(asked, context)
        case Intent.SHOW_DAY:
            return day.show_day(asked, context)
        case Intent.SHOW_FUNNEL:
            return funnel.show_funnel(asked, context)
        case Intent.SHOW_LEADERBOARD:
            return leaderboard.show_leaderboard(asked, context)
        case Intent.SHOW_FORECAST:
            return forecast.show_forecast(asked, context)
        case Intent.SHOW_LOSS_REASONS:
            return losses.show_loss_reasons(asked, context)
        case Intent.SHOW_TREND:
            return trend.show_trend(asked, context)
        case Intent.SHOW_REPORT:
            return reports.show_report(asked, context)
        case Intent.SHOW_HELP:
            return help.show_help(asked, context)
        case Intent.NONE:
            return help.not_understood(asked, context)
        case _:
            assert_never(asked.intent)
