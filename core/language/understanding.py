"""What one message means, as plain values; decides nothing."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from core.periods import Period
from core.vocabulary import ActivityKind, LossReason, Metric, Objection, Stage


class Intent(StrEnum):
    """The main thing that a message wants, in the words of the contract."""

    LOG_ACTIVITY = "log_activity"
    CREATE_ACCOUNT = "create_account"
    CREATE_DEAL = "create_deal"
    UPDATE_DEAL = "update_deal"
    WIN_DEAL = "win_deal"
    LOSE_DEAL = "lose_deal"
    RECORD_PAYMENT = "record_payment"
    SCHEDULE_FOLLOW_UP = "schedule_follow_up"
    COMPLETE_FOLLOW_UP = "complete_follow_up"
    SNOOZE_FOLLOW_UP = "snooze_follow_up"
    RECORD_SATISFACTION = "record_satisfaction"
    RECORD_TRAINING = "record_training"
    RECORD_SUGGESTION = "record_suggestion"
    SET_TARGET = "set_target"
    REDEEM_REWARD = "redeem_reward"
    UNDO = "undo"

    SHOW_DAY = "show_day"
    SHOW_FUNNEL = "show_funnel"
    SHOW_LEADERBOARD = "show_leaderboard"
    SHOW_TARGET = "show_target"
    SHOW_FOLLOW_UPS = "show_follow_ups"
    SHOW_ACCOUNT = "show_account"
    SHOW_DEALS = "show_deals"
    SHOW_FORECAST = "show_forecast"
    SHOW_LOSS_REASONS = "show_loss_reasons"
    SHOW_TREND = "show_trend"
    SHOW_POINTS = "show_points"
    SHOW_REPORT = "show_report"
    SHOW_HELP = "show_help"

    NONE = "none"

    @property
    def writes(self) -> bool:
        return self is not Intent.NONE and not self.reads

    @property
    def reads(self) -> bool:
        return self.value.startswith("show_")


@dataclass(frozen=True)
class Scope:
    """Whose figures are meant; `name` is a region's key, a team, or a member's full name."""

    kind: Literal["company", "region", "team", "member", "me"]
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """One message, understood: a value is there only when the message states it."""

    intent: Intent
    account: str | None = None
    accounts: tuple[str, ...] = ()
    contact: str | None = None
    activity: ActivityKind | None = None
    stage: Stage | None = None
    amount: Decimal | None = None
    currency: str | None = None
    close_on: date | None = None
    due_on: date | None = None
    due_at: time | None = None
    occurred_on: date | None = None
    objection: Objection | None = None
    loss_reason: LossReason | None = None
    competitor: str | None = None
    score: int | None = None
    metric: Metric | None = None
    period: Period | None = None
    scope: Scope | None = None
    value: Decimal | None = None
    top: int | None = None
    note: str | None = None

    # Beyond the contract: what handlers need to ask instead of guessing.
    account_known: bool = False
    candidates: tuple[str, ...] = ()
    record: int | None = None
    days_ahead: tuple[date, ...] = ()
    # The name that was asked about: the answer to the question teaches it.
    taught: str | None = None
    text: str = ""


NOT_PRINTED = ("account_known", "candidates", "record", "days_ahead", "taught", "text")
Json = str | int | float | list[str] | dict[str, str]


def to_json(understanding: Understanding) -> dict[str, Json]:
    """Return the object that `salesbeat parse` prints: only keys that hold something."""
    printed: dict[str, Json] = {}
    for key, value in vars(understanding).items():
        if value is not None and value != () and key not in NOT_PRINTED:
            printed[key] = _plain(value)
    if understanding.accounts:
        printed.pop("account", None)
    return printed


def _plain(value: object) -> Json:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case Period():
            return value.label()
        case Scope(kind, name):
            return {"kind": kind} if name is None else {"kind": kind, "name": name}
        case tuple():
            return [str(part) for part in value]
        case int():
            return value
        case _:
            return f"{value:%H:%M}" if isinstance(value, time) else str(value)
