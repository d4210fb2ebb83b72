"""Rules against a loss reason, “针对价格丢单 规则：报价前先问预算”: made, shown and ended."""

from core.access import default_scope, members_of, require_figures, scope_named
from core.errors import NotAllowedError, NotFoundError, UserError
from core.figures.scope import ScopeRef
from core.language.understanding import Intent, Scope
from core.reply import Reply
from core.scopes import scope_of
from core.storage.records.loss_rules import reason_of_rule, rules_in_force, start_rule
from core.storage.tables import LossRule, Person
from core.vocabulary import LossReason
from handlers.analysis.loss_rule_list import rules_reply
from handlers.analysis.loss_rule_orders import (
    RuleMeant,
    RuleSaid,
    rule_ended,
    rule_said,
    rules_asked,
)
from handlers.analysis.rule_rights import may_end, may_rule
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words
from handlers.recording.no_content import tells_nothing
from handlers.recording.said import Said

SHORTEST, LONGEST = 2, 120


def loss_rules_said(said: Said, context: Context) -> Reply | None:
    """Show, end or make rules; None for other talk."""
    if (asked := rules_asked(said)) is not None:
        return _shown(asked, context)
    if (ended := rule_ended(said)) is not None:
        return _ended(ended, context)
    made = rule_said(said, context)
    return None if made is None else _made(made, context)


def _shown(asked: RuleMeant, context: Context) -> Reply:
    scope = None
    if asked.scope is not None and asked.scope.kind != "me":
        scope = scope_named(context.session, context.person, asked.scope)
        if not _is_of(context, scope):
            require_figures(context.session, context.person, scope, "losses")
    return rules_reply(context, scope, asked.reason, may_rule)


def _is_of(context: Context, scope: ScopeRef) -> bool:
    """Tell whether a scope's rules are for the asker."""
    return context.person.id in members_of(context.session, scope)


def _made(said: RuleSaid, context: Context) -> Reply:
    scope = _scope(said.scope, context)
    if said.reason is None:
        raise _reason_missing()
    if not SHORTEST <= len(said.rule) <= LONGEST:
        raise UserError(
            f"规则请用 {SHORTEST} 到 {LONGEST} 个字说清楚。没有记录。",
            f"Please say the rule in {SHORTEST} to {LONGEST} characters. Nothing was recorded.",
        )
    if tells_nothing(said.rule):
        raise UserError(
            "规则还没说清楚，没有记录，也没有通知任何人。"
            "想好了再说，例如“针对价格丢单 规则：报价前先问预算”。",
            "That is no rule yet: nothing was recorded, nobody was told. Say it once it is clear, "
            "for example “loss rule for price: ask the budget before quoting”.",
        )
    _require_free(scope, said.reason, context)
    return _started(scope, said.reason, said.rule, context)


def _scope(named: Scope | None, context: Context) -> ScopeRef:
    """Return for whom a rule is; raises NotAllowedError for those who make none."""
    if named is None:
        scope = default_scope(context.session, context.person)
    else:
        scope = scope_named(context.session, context.person, named)
    if may_rule(context, scope):
        return scope
    raise NotAllowedError(
        "丢单规则由经理为团队、总监为区域来定。可以看“丢单规则”，或说“建议：报价前先问预算”。",
        "Loss rules are made by managers for their team and directors for their region. "
        "You can see the “loss rules”, or say “suggestion: ask for the budget first”.",
    )


def _reason_missing() -> UserError:
    zh, en = "、".join(one.zh for one in LossReason), ", ".join(one.en for one in LossReason)
    return UserError(
        f"针对哪个丢单原因？{zh}。例如“针对价格丢单 规则：报价前先问预算”。",
        f"Against which loss reason? {en}. For example “loss rule for price: ask the budget "
        "before quoting”.",
    )


def _require_free(scope: ScopeRef, reason: LossReason, context: Context) -> None:
    """One rule at a time: of two nobody could tell which of them helped."""
    there = _standing(context, reason, scope)
    if there:
        _require_ending(there[0], context)
        raise UserError(
            f"“{reason.zh}”已有规则：{there[0].rule}。要换，先说“结束丢单规则 {reason.zh}”。",
            f"There is a rule against “{reason.en}” already: {there[0].rule}. To replace it, say "
            f"“end loss rule {reason.value.replace('_', ' ')}” first.",
            code="nothing_to_change",
        )


def _standing(context: Context, reason: LossReason | None, scope: ScopeRef) -> list[LossRule]:
    return [
        one
        for one in rules_in_force(context.session)
        if (one.scope, one.scope_id) == (scope.kind, scope.id)
        and reason in {None, reason_of_rule(one)}
    ]


def _started(scope: ScopeRef, reason: LossReason, rule: str, context: Context) -> Reply:
    entry = Entry(context, Intent.SET_TARGET)
    entry.begin()
    row = start_rule(context.session, context.person.id, scope, reason, rule, context.today)
    where = scope_words(Scene.of(context), scope)
    entry.wrote(row, rule)
    entry.heading = context.say(
        "丢单规则已开始 · {scope} · {why}", "Loss rule started · {scope} · {why}",
        scope=where, why=reason.say(context.wording.language),
    )  # fmt: skip
    entry.fact("规则", "Rule", rule)
    told = _tell_reps(entry, scope, reason, rule)
    entry.remark(
        "已告诉 {n} 位销售。30 天后问“丢单规则”看效果。",
        "{n} reps were told. Ask for “loss rules” in 30 days to see what it did.",
        n=told,
    )
    entry.button(("丢单规则", "Loss rules"), ("丢单规则", "loss rules"))
    return confirmed(entry)


def _tell_reps(entry: Entry, scope: ScopeRef, reason: LossReason, rule: str) -> int:
    context = entry.context
    for person_id in members_of(context.session, scope):
        person = context.session.get_one(Person, (context.company.id, person_id))
        if person.role == "rep":
            entry.tell(
                person_id,
                "{who} 为{scope}定了一条规则，少丢“{why_zh}”的单：{rule}",
                "{who} made a rule for {scope}, to lose fewer deals to “{why_en}”: {rule}",
                scope=scope.say(person.language or context.company.language),
                why_zh=reason.zh, why_en=reason.en, rule=rule,
            )  # fmt: skip
    return len(entry.posts)


def _ended(meant: RuleMeant, context: Context) -> Reply:
    _require_own(meant, context)
    scope = _scope(meant.scope, context)
    found = _standing(context, meant.reason, scope)
    if not found:
        raise NotFoundError(
            "没有这样的规则在用。看看“丢单规则”。",
            "No such rule is in force. Have a look at the “loss rules”.",
        )
    if len(found) > 1:
        zh = "、".join(reason_of_rule(one).zh for one in found)
        en = ", ".join(reason_of_rule(one).en for one in found)
        raise UserError(
            f"结束哪一条：{zh}？例如“结束丢单规则 {reason_of_rule(found[0]).zh}”。",
            f"Which one: {en}? For example “end loss rule {found[0].loss_reason}”.",
        )
    _require_ending(found[0], context)
    return _stopped(found[0], scope, context)


def _require_ending(row: LossRule, context: Context) -> None:
    """Raise NotAllowedError for a rule that somebody made whom one does not lead."""
    if may_end(context, row):
        return
    author = context.session.get_one(Person, (context.company.id, row.author_id)).name
    raise NotAllowedError(
        f"规则“{row.rule}”是 {author} 定的，只有 {author} 或其上级能结束。"
        "没有改动。在用的规则发“丢单规则”查看。",
        f"The rule “{row.rule}” was made by {author}; only {author} or who leads them may end it. "
        "Nothing was changed. Send “loss rules” for those in force.",
    )


def _require_own(meant: RuleMeant, context: Context) -> None:
    """Raise NotAllowedError where the only rule that can be meant is for others to end."""
    if meant.scope is not None:
        return
    there = [
        (row, scope_of(context.session, row.scope, row.scope_id))
        for row in rules_in_force(context.session)
        if meant.reason in {None, reason_of_rule(row)}
    ]
    known = [(row, where) for row, where in there if _is_of(context, where)]
    if not known or any(may_rule(context, where) for _, where in known):
        return
    row, where = known[0]
    who = context.session.get_one(Person, (context.company.id, row.author_id)).name
    scope = scope_words(Scene.of(context), where)
    raise NotAllowedError(
        f"这条规则是{who}为{scope}定的：{row.rule}。要结束请找{who}。在用的发“丢单规则”查看。",
        f"{who} made this rule for {scope}: {row.rule}. Ask {who} to end it, or send "
        "“loss rules” for those in force.",
    )


def _stopped(row: LossRule, scope: ScopeRef, context: Context) -> Reply:
    reason = reason_of_rule(row)
    entry = Entry(context, Intent.SET_TARGET)
    entry.begin()
    row.ended_on = context.today
    entry.wrote(row, row.rule)
    entry.heading = context.say(
        "丢单规则已结束 · {scope} · {why}", "Loss rule ended · {scope} · {why}",
        scope=scope_words(Scene.of(context), scope), why=reason.say(context.wording.language),
    )  # fmt: skip
    entry.fact("规则", "Rule", row.rule)
    entry.tell(
        row.author_id,
        "{who} 结束了你定的规则：{rule}",
        "{who} ended the rule you made: {rule}",
        rule=row.rule,
    )
    entry.button(("看效果", "See its effect"), ("丢单规则", "loss rules"))
    return confirmed(entry)
