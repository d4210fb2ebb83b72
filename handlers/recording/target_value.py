"""What a target is to be: a value that can be meant, also where only its change is said."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from core.figures.metrics import unit_of
from core.language.filling.slash import read_command
from core.language.intent.target_orders import TargetChange, target_change
from core.language.understanding import Understanding
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.scene import Scene

# Nobody aims at less money in a period; “10%” of a revenue target reads as 0.1.
LEAST_MONEY = 100
DIGITS = {
    "money": Decimal(1),
    "count": Decimal(1),
    "mean": Decimal("0.1"),
    "ratio": Decimal("0.001"),
}
EXAMPLES = {
    "money": ("20万", "200k"),
    "count": ("20次", "20"),
    "mean": ("9", "9"),
    "ratio": ("40%", "40%"),
}


def said_change(asked: Understanding, context: Context) -> TargetChange | None:
    """Return by how much a target is to change, where the message says no value but that."""
    if asked.value is not None or asked.amount is not None:
        return None
    return target_change(context.lay_out(read_command(asked.text).rest))


def changed_value(change: TargetChange, metric: Metric, there: Fraction) -> Decimal | None:
    """Return what a standing target becomes; None where the words may mean two things.

    “35% 提高 10%” may be 38.5% or 45%; of a sum, five points are five percent.
    """
    unit = unit_of(metric)
    if unit == "ratio" and change.kind != "points":
        return None
    by = Fraction(change.by)
    share = change.kind == "share" or (change.kind == "points" and unit != "ratio")
    value = there * (1 + by) if share else there + by
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(DIGITS[unit], ROUND_HALF_UP)


def is_no_sum(metric: Metric, value: Decimal) -> bool:
    """Return whether a money target is said so small that something else must be meant."""
    return unit_of(metric) == "money" and 0 < value < LEAST_MONEY


def which_value(context: Context) -> str:
    return context.say(
        "目标定多少？例如“100万”、“20次”或“35%”。",
        "How much should the target be? For example “1M”, “20” or “35%”.",
    )


def which_sum(metric: Metric, value: Decimal, context: Context) -> str:
    return context.say(
        "{m}目标是多少钱？{v} 不像一个金额。直接回复，例如“20万”。",
        "How much money is the {m} target? {v} does not look like a sum. Just reply, for "
        "example “200k”.",
        m=metric.say(context.wording.language),
        v=Scene.of(context).figure(metric, Fraction(value)),
    )


def from_what(metric: Metric, there: Fraction | None, whose: str, context: Context) -> str:
    """Ask for the value where the change alone does not give it."""
    label, example = metric.say(context.wording.language), context.say(*EXAMPLES[unit_of(metric)])
    if there is None:
        return context.say(
            "{whose} 还没有{m}目标，所以算不出。要定到多少？直接回复，例如“{like}”。",
            "{whose} has no {m} target yet to count from. What should it be? Just reply, for "
            "example “{like}”.",
            whose=whose, m=label, like=example,
        )  # fmt: skip
    return context.say(
        "{whose} 的{m}目标现在是 {now}。要定到多少？直接回复，例如“{like}”。",
        "The {m} target of {whose} is {now} now. What should it be? Just reply, for example "
        "“{like}”.",
        whose=whose, m=label, now=Scene.of(context).figure(metric, there), like=example,
    )  # fmt: skip
