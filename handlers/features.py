"""Which feature answers which intent."""

from collections.abc import Callable, Mapping

from core.language.understanding import Intent, Understanding
from core.reply import Reply
from handlers import (
    accounts,
    activities,
    day,
    deals,
    explain,
    follow_ups,
    forecast,
    funnel,
    help,  # noqa: A004 (the feature has this name),
    leaderboard,
    losses,
    payments,
    points,
    reports,
    targets,
    trend,
    undo,
)
from handlers.context import Context


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
