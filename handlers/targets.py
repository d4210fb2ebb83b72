"""Shows and sets targets."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from core.access import default_scope, require_figures, require_target_write, scope_named
from core.errors import UserError
from core.figures.metrics import unit_of
from core.figures.scope import ScopeRef
from core.language.understanding import Intent, Understanding
from core.periods import Period, month_containing, year_containing
from core.reply import Card, Changed, Reply
from core.storage.queries.people import answerable_for
from core.storage.queries.targets import target_row, targets_within
from core.storage.tables import Target
from core.vocabulary import Metric
from handlers import questions
from handlers.confirmation import Entry, undo_button
from handlers.context import Context
from handlers.figure_replies.asked import period_asked, scope_asked
from handlers.figure_replies.attainment import attainment_reply
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words, scope_words

LARGEST_VALUE = Decimal(10) ** 12


def show_target(asked: Understanding, context: Context) -> Reply:
    period = period_asked(asked, month_containing(context.today))
    scope = _whose(asked, context, period)
    require_figures(context.session, context.person, scope, "attainment")
    reply = attainment_reply(Scene.of(context), scope, period, asked.metric)
    return for_this_room(reply, context, scope, "attainment")


def _whose(asked: Understanding, context: Context, period: Period) -> ScopeRef:
    """“My target” of somebody who has none of their own is that of what they answer for."""
    scope = scope_asked(asked, context)
    is_own = scope.kind == "member" and scope.id == context.person.id
    if is_own and not targets_within(context.session, scope, year_containing(period.first)):
        return default_scope(context.session, context.person)
    return scope


def set_target(asked: Understanding, context: Context) -> Reply:
    """Set one target, or change it; the reply shows how far it is reached."""
    scope = scope_named(context.session, context.person, asked.scope)
    require_target_write(context.session, context.person, scope)
    value = asked.value if asked.value is not None else asked.amount
    if value is None:
        return questions.ask(asked, context, "value", _which_value(context))
    metric = asked.metric or Metric.REVENUE
    period = period_asked(asked, month_containing(context.today))
    _require_sensible(metric, value)
    context.writes(Intent.SET_TARGET)
    row = _write(context, scope, metric, period, value)
    return _set_reply(context, scope, metric, period, row)


def _which_value(context: Context) -> str:
    return context.say(
        "目标定多少？例如“100万”、“20次”或“35%”。",
        "How much should the target be? For example “1M”, “20” or “35%”.",
    )


def _require_sensible(metric: Metric, value: Decimal) -> None:
    if value <= 0 or value > LARGEST_VALUE:
        raise UserError(
            "目标要大于 0，也不能太大，例如“100万”。",
            "A target is more than 0 and not too large, for example “1M”.",
        )
    if metric is Metric.CONVERSION and value > 1:
        raise UserError(
            "转化率目标在 0 到 100% 之间，例如“35%”。",
            "A conversion target lies between 0 and 100%, for example “35%”.",
        )
    if unit_of(metric) == "mean" and value > 10:  # noqa: PLR2004 (scores are 1 to 10)
        raise UserError(
            "满意度目标在 1 到 10 分之间，例如“9分”。",
            "A satisfaction target lies between 1 and 10, for example “9”.",
        )


def _write(
    context: Context, scope: ScopeRef, metric: Metric, period: Period, value: Decimal
) -> Target:
    row = target_row(context.session, scope, metric, period)
    if row is None:
        row = Target(
            scope=scope.kind,
            scope_id=scope.id,
            metric=metric.value,
            period=period.label(),
            first_day=period.first,
            last_day=period.last,
            value=value,
        )
        context.session.add(row)
    row.value = value
    return row


def _set_reply(
    context: Context, scope: ScopeRef, metric: Metric, period: Period, row: Target
) -> Reply:
    scene, entry = Scene.of(context), Entry(context, Intent.SET_TARGET)
    whose = scope_words(scene, scope)
    words = {
        "s": whose,
        "p": period_words(context.wording, period, context.today),
        "m": metric.say(context.wording.language),
        "v": scene.figure(metric, Fraction(row.value)),
    }
    done = context.say("已设定：{s} {p} {m}目标 {v}。", "Set: {s}, {p}, {m} target {v}.", **words)
    entry.change.summary = done
    for person_id in answerable_for(context.session, scope):
        entry.tell(
            person_id,
            "{who} 设定了目标：{s} {p} {m} {v}。",
            "{who} set a target: {s}, {p}, {m} {v}.",
            **words,
        )
    shown = attainment_reply(scene, scope, period, metric)
    reply = replace(
        shown,
        text=scene.sentences(done, shown.text),
        card=_with_undo(shown.card, entry),
        changed=(Changed("target", row.id, f"{whose} {words['m']} {period.label()}"),),
        posts=tuple(entry.posts),
        intent=Intent.SET_TARGET.value,
    )
    return for_this_room(reply, context, scope, "attainment")


def _with_undo(card: Card | None, entry: Entry) -> Card | None:
    return None if card is None else replace(card, buttons=(*card.buttons, undo_button(entry)))
