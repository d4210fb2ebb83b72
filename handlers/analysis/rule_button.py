"""The way from the losses of a team to a rule against their most frequent reason."""

from dataclasses import replace

from core.figures.scope import ScopeRef
from core.reply import Button, Reply, paragraph
from core.storage.queries.terms import LOSS_REASONS
from core.vocabulary import LossReason
from handlers.analysis.loss_words import ADVICE
from handlers.analysis.rule_rights import may_rule
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words


def with_rule_button(reply: Reply, context: Context, scope: ScopeRef) -> Reply:
    """Offer whoever may make one a rule for the scope; it is theirs to change its words."""
    reason = _most_frequent(reply)
    if reply.card is None or reason is None or not may_rule(context, scope):
        return reply
    where = context.say("公司", "company") if scope.kind == "company" else None
    where = where or scope_words(Scene.of(context), scope)
    command = context.say(
        "{where}针对{why}丢单 规则：{rule}", "{where} loss rule for {why}: {rule}",
        where=where, why=context.say(reason.zh, reason.en.lower()),
        rule=context.say(*ADVICE[reason]).rstrip("。."),
    )  # fmt: skip
    label = context.say("发规则：{why}", "Send rule: {why}", why=context.say(reason.zh, reason.en))
    told = _told(context, label, where)
    sections = (*reply.card.sections, paragraph(told, quiet=True))
    buttons = (*reply.card.buttons, Button(label, command))
    return replace(reply, card=replace(reply.card, sections=sections, buttons=buttons))


def _told(context: Context, label: str, where: str) -> str:
    """Say what the button does before it is pressed: others are told at once."""
    return context.say(
        "点“{label}”：把上面的做法作为规则发给{where}的每位销售，30 天后看丢单有没有减少；可撤销。",
        "“{label}” sends the advice above as a rule to every rep of {where}; in 30 days you see "
        "whether fewer are lost. It can be undone.",
        label=label,
        where=where,
    )


def _most_frequent(reply: Reply) -> LossReason | None:
    """Return the first reason that says what to do: for “other” nothing is known to try."""
    reasons = (reply.data or {}).get("reasons")
    if not isinstance(reasons, list):
        return None
    known = [LOSS_REASONS[str(one["loss_reason"])] for one in reasons if isinstance(one, dict)]
    return next((one for one in known if one is not LossReason.OTHER), None)
