"""Shows and sets targets."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from core.access import default_scope, require_figures, require_target_write, scope_named
from core.errors import UserError
from core.figures.metrics import unit_of
from core.figures.scope import ScopeRef
from core.language.understanding import Intent, Understanding
from core.periods import Period, month_containing, year_containing
from core.reply import Button, Card, Changed, Post, Reply, ToPerson, paragraph
from core.storage.queries.people import answerable_for
from core.storage.queries.targets import targets_within
from core.storage.records.targets import set_target as write_target
from core.storage.tables import Person, Target
from core.storage.told import post_key
from core.vocabulary import Metric
from handlers import questions
from handlers.confirmation import Entry, undo_button, wording_for
from handlers.context import Context
from handlers.figure_replies.asked import period_asked, scope_asked
from handlers.figure_replies.attainment import attainment_reply
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words, scope_words
from handlers.recording.said import require_working
from handlers.recording.target_value import (
    changed_value,
    from_what,
    is_no_sum,
    said_change,
    which_sum,
    which_value,
)

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
    metric = asked.metric or Metric.REVENUE
    period = period_asked(asked, month_containing(context.today))
    there = targets_within(context.session, scope, period).get(metric, {}).get(period)
    value = _value_said(asked, metric, there, context)
    if value is None or is_no_sum(metric, value):
        question = _which(asked, value, Standing(scope, metric, period, there), context)
        return questions.ask(replace(asked, value=None), context, "value", question)
    _require_sensible(metric, value)
    _require_somebody(scope, period, context)
    if there == Fraction(value):
        return _same_already(context, scope, period, metric)
    context.writes(Intent.SET_TARGET)
    row, before = write_target(context.session, scope, metric, period, value)
    context.session.flush()
    return _set_reply(context, Setting(row, before, scope, metric, period))


def _same_already(context: Context, scope: ScopeRef, period: Period, metric: Metric) -> Reply:
    """Nothing is written for what is so already, or the next undo would take back another thing."""
    scene = Scene.of(context)
    shown = attainment_reply(scene, scope, period, metric)
    done = context.say("已经是这个目标，没有改动。", "That is the target already; nothing changed.")
    reply = replace(shown, text=scene.sentences(done, shown.text))
    return for_this_room(reply, context, scope, "attainment")


@dataclass(frozen=True)
class Standing:
    """Which target is meant, and what it is before anything is set."""

    scope: ScopeRef
    metric: Metric
    period: Period
    there: Fraction | None


def _value_said(
    asked: Understanding, metric: Metric, there: Fraction | None, context: Context
) -> Decimal | None:
    change = said_change(asked, context)
    if change is not None:
        return None if there is None else changed_value(change, metric, there)
    return asked.value if asked.value is not None else asked.amount


def _which(asked: Understanding, value: Decimal | None, of: Standing, context: Context) -> str:
    """Ask for the value, with what it would have been counted from."""
    if value is not None:
        return which_sum(of.metric, value, context)
    if said_change(asked, context) is None:
        return which_value(context)
    scene = Scene.of(context)
    when = period_words(scene.wording, of.period, scene.today)
    return from_what(of.metric, of.there, f"{scope_words(scene, of.scope)} {when}", context)


def _require_somebody(scope: ScopeRef, period: Period, context: Context) -> None:
    """What is past may still be corrected for who has left; nothing is to come of them."""
    if scope.kind == "member" and period.last >= context.today:
        require_working(context.session.get_one(Person, (context.company.id, scope.id)))


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
    if unit_of(metric) == "count" and value != value.to_integral_value():
        raise UserError(
            f"{metric.zh}目标要是整数，例如“{int(value) + 1}”。",
            f"A target for {metric.en} is a whole number, for example “{int(value) + 1}”.",
        )
    if unit_of(metric) == "mean" and value > 10:  # noqa: PLR2004 (scores are 1 to 10)
        raise UserError(
            "满意度目标在 1 到 10 分之间，例如“9分”。",
            "A satisfaction target lies between 1 and 10, for example “9”.",
        )


@dataclass(frozen=True)
class Setting:
    """A target as it was set, what it was before, and for whom and when it counts."""

    row: Target
    before: Decimal | None
    scope: ScopeRef
    metric: Metric
    period: Period

    def words(self, scene: Scene) -> dict[str, object]:
        value = scene.figure(self.metric, Fraction(self.row.value))
        if self.before is not None and self.before != self.row.value:
            value = f"{scene.figure(self.metric, Fraction(self.before))} → {value}"
        return {
            "s": scope_words(scene, self.scope),
            "p": period_words(scene.wording, self.period, scene.today),
            "m": self.metric.say(scene.wording.language),
            "v": value,
        }


def _set_reply(context: Context, done: Setting) -> Reply:
    scene, entry = Scene.of(context), Entry(context, Intent.SET_TARGET)
    words = done.words(scene)
    said = context.say("已设定：{s} {p} {m}目标 {v}。", "Set: {s}, {p}, {m} target {v}.", **words)
    entry.change.summary = said
    for person_id in answerable_for(context.session, done.scope):
        _tell(entry, person_id, done)
    shown = attainment_reply(scene, done.scope, done.period, done.metric)
    label = f"{words['s']} {words['m']} {done.period.label()}"
    reply = replace(
        shown,
        text=scene.sentences(said, shown.text),
        card=_with_undo(_with_both(shown.card, said, done), entry),
        changed=(Changed("target", done.row.id, label),),
        posts=tuple(entry.posts),
        intent=Intent.SET_TARGET.value,
    )
    return for_this_room(reply, context, done.scope, "attainment")


def _with_both(card: Card | None, said: str, done: Setting) -> Card | None:
    """Show in the card too what a changed target was, and what it is now."""
    if card is None or done.before is None:
        return card
    return replace(card, sections=(paragraph(said), *card.sections))


def _tell(entry: Entry, person_id: int, done: Setting) -> None:
    """Tell whom a target is for, and ask them to confirm it or to say what speaks against it."""
    context = entry.context
    person = context.session.get_one(Person, (context.company.id, person_id))
    if person.id == context.person.id or not person.active:
        return
    wording = wording_for(context, person.language)
    scene = replace(Scene.of(context), wording=wording)
    text = wording.say(
        "{who} 设定了目标：{s} {p} {m} {v}。",
        "{who} set a target: {s}, {p}, {m} {v}.",
        who=context.person.name,
        **done.words(scene),
    )
    number = done.row.id
    hint = wording.say(
        "有不同意见，可以回复“目标 #{id} 想调整：原因”。",
        "If you see it differently, reply “target #{id} adjust: why”.",
        id=number,
    )
    confirm = Button(
        wording.say("确认目标", "Confirm"),
        wording.say("确认目标 #{id}", "confirm target #{id}", id=number),
        "primary",
    )
    card = Card(text, (paragraph(hint, quiet=True),), (confirm,))
    key = post_key(entry.change, f"told:{person.id}")
    entry.posts.append(Post(ToPerson(person.id), Reply(text, card), key))


def _with_undo(card: Card | None, entry: Entry) -> Card | None:
    return None if card is None else replace(card, buttons=(*card.buttons, undo_button(entry)))
