"""Shows the rules against loss reasons with what each of them did so far."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

from core.access import default_scope, may_see_figures, members_of
from core.figures.loss_rules import FEWEST_CLOSED, FEWEST_DAYS, RuleEffect, Share
from core.figures.scope import ScopeRef
from core.language.understanding import Intent
from core.reply import Button, Card, Paragraph, Reply, Section, Span, paragraph
from core.scopes import scope_of
from core.storage.queries.loss_rules import effect_of
from core.storage.queries.people import names_of
from core.storage.records.loss_rules import reason_of_rule, rules_since
from core.storage.tables import LossRule
from core.vocabulary import LossReason
from handlers.analysis.rule_rights import may_end
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words

MayRule = Callable[[Context, ScopeRef], bool]
ENDED_SHOWN = timedelta(days=365)
MOST_RULES = 8
MOST_BUTTONS = 3


def rules_reply(
    context: Context, scope: ScopeRef | None, reason: LossReason | None, may_rule: MayRule
) -> Reply:
    """List the rules that are for the asker or for those they lead; numbers only for the latter."""
    found = [
        (row, where)
        for row, where in _all(context)
        if reason in {None, reason_of_rule(row)}
        and (scope is None or _holds_for(where, scope, context))
        and _concerns(context, where)
    ]
    title = context.say("丢单规则", "Loss rules")
    if not found:
        return Reply(_none(context), private=True, intent=Intent.SHOW_LOSS_REASONS.value)
    shown, scene = found[:MOST_RULES], Scene.of(context)
    authors = names_of(context.session, {row.author_id for row, _ in shown})
    told = [_told(row, where, authors, scene, context) for row, where in shown]
    sections: list[Section] = [
        Paragraph((Span(f"{heading} ", strong=True), Span(words))) for heading, words in told
    ]
    sections.append(paragraph(_hint(context), quiet=True))
    buttons = [
        _end_button(row, where, context)
        for row, where in shown
        if row.ended_on is None and may_rule(context, where) and may_end(context, row)
    ]
    lines = [f"{heading}{scene.say('：', ': ')}{words}" for heading, words in told]
    card = Card(title, tuple(sections), tuple(buttons[:MOST_BUTTONS]))
    return Reply(
        "\n".join((title, *lines)), card, private=True, intent=Intent.SHOW_LOSS_REASONS.value
    )


def _all(context: Context) -> list[tuple[LossRule, ScopeRef]]:
    rules = rules_since(context.session, context.today - ENDED_SHOWN)
    return [(row, scope_of(context.session, row.scope, row.scope_id)) for row in rules]


def _holds_for(where: ScopeRef, scope: ScopeRef, context: Context) -> bool:
    """Tell whether a rule is that of a scope, or of a wider one that all its people are in."""
    if where == scope or where.kind == "company":
        return True
    people = members_of(context.session, scope)
    return bool(people) and set(people) <= set(members_of(context.session, where))


def _concerns(context: Context, scope: ScopeRef) -> bool:
    seen = may_see_figures(context.session, context.person, scope, "losses")
    return seen or context.person.id in members_of(context.session, scope)


def _none(context: Context) -> str:
    return context.say(
        "还没有丢单规则。经理可以说“针对价格丢单 规则：报价前先问预算”。",
        "There are no loss rules yet. Managers can say “loss rule for price: ask the budget "
        "before quoting”.",
    )


def _hint(context: Context) -> str:
    if context.person.role == "rep":
        return context.say(
            "有更好的办法？说“建议：报价前先问预算”。",
            "Know a better way? Say “suggestion: ask for the budget before quoting”.",
        )
    return context.say(
        "占比 = 因此丢的单 / 结束的单，前后时间一样长。再定一条：“针对竞品丢单 规则：先发对比表”。",
        "Share = deals lost to it / deals closed, over equally long times. One more: “loss rule "
        "for competitor: send a comparison first”.",
    )


def _told(
    row: LossRule, where: ScopeRef, authors: dict[int, str], scene: Scene, context: Context
) -> tuple[str, str]:
    """Return a rule's heading, and what it says, whose it is and what it did."""
    reason = reason_of_rule(row).say(scene.wording.language)
    heading = scene.say("{why} · {scope}", "{why} · {scope}", why=reason,
                        scope=scope_words(scene, where))  # fmt: skip
    words = scene.say(
        "{rule}（{who}，{since}）",
        "{rule} ({who}, {since})",
        rule=row.rule, who=authors.get(row.author_id, "–"), since=_since(row, scene),
    )  # fmt: skip
    if not may_see_figures(scene.session, context.person, where, "losses"):
        return heading, words
    effect = effect_of(scene.session, row, where, scene.today)
    return heading, f"{words} {_effect(effect, scene)}"


def _since(row: LossRule, scene: Scene) -> str:
    first = scene.wording.day(row.started_on, scene.today)
    if row.ended_on is None:
        return scene.say("{day}起", "since {day}", day=first)
    if row.ended_on == row.started_on:
        return scene.say("{day}，已结束", "{day}, ended", day=first)
    last = scene.wording.day(row.ended_on, scene.today)
    return scene.say("{day}–{last}，已结束", "{day} – {last}, ended", day=first, last=last)


def _effect(effect: RuleEffect, scene: Scene) -> str:
    if not effect.days:
        return scene.say(
            "效果从开始的第二天算起。", "Its effect is counted from the day after it began."
        )
    words = scene.say(
        "占比 之前 {before} → 之后 {since}{change}。",
        "Share before {before} → since {since}{change}.",
        before=_share(effect.before, scene), since=_share(effect.since, scene),
        change=_change(effect.change, scene),
    )  # fmt: skip
    if not effect.is_early:
        return words
    early = scene.say(
        "时间还短（{days}，{n} 单；{least} 天、{fewest} 单以后再看）。",
        "It is early ({days}, {n} closed; wait for {least} days and {fewest} deals).",
        days=scene.how_many(effect.days, "天", "day", "days"), n=effect.since.closed,
        least=FEWEST_DAYS, fewest=FEWEST_CLOSED,
    )  # fmt: skip
    return scene.sentences(words, early)


def _share(share: Share, scene: Scene) -> str:
    rate = scene.percent(share.rate, 1)
    return scene.say("{rate}（{lost}/{closed}）", "{rate} ({lost}/{closed})", rate=rate,
                     lost=share.lost, closed=share.closed)  # fmt: skip


def _change(change: Fraction | None, scene: Scene) -> str:
    if not change:
        return ""
    size = scene.percent(abs(change))
    more = scene.say("，多了 {size}", ", {size} more", size=size)
    less = scene.say("，少了 {size}", ", {size} less", size=size)
    return more if change > 0 else less


def _end_button(row: LossRule, where: ScopeRef, context: Context) -> Button:
    reason = reason_of_rule(row)
    label = context.say("结束：{why}", "End: {why}", why=reason.say(context.wording.language))
    own = default_scope(context.session, context.person)
    of = "" if where == own else scope_words(Scene.of(context), where)
    zh = f"结束{of or ''}丢单规则 {reason.zh}"
    en = f"end loss rule {reason.en.lower()}" + (f" for {of}" if of else "")
    return Button(label, context.say(zh, en))
