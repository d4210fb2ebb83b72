"""Accepting a suggestion: its author earns points, and hears of it."""

from core.access import require_write
from core.errors import NotFoundError, UserError
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.points import PointReason, award_points
from core.storage.records.suggestions import is_accepted
from core.storage.tables import Person, Point
from handlers.confirmation import Entry, confirmed, shortened
from handlers.context import Context


def accept_suggestion(number: int, context: Context) -> Reply:
    """Give a suggestion's author its points, once. Raises NotFoundError, NotAllowedError."""
    suggestion, author = _suggestion(number, context)
    entry = Entry(context, Intent.RECORD_SUGGESTION)
    source = ("points", suggestion.id)
    if is_accepted(context.session, suggestion):
        return Reply(context.say("这条建议已经采纳过了。", "It has been accepted already."))
    entry.begin()
    point = award_points(
        context.session, author.id, PointReason.SUGGESTION_ACCEPTED, context.today, source
    )
    entry.wrote(point)
    entry.heading = context.say(
        "已采纳 {name} 的建议", "Accepted {name}'s suggestion", name=author.name
    )
    entry.tell(
        author.id,
        "{who} 采纳了你的建议，+{n} 积分。",
        "{who} accepted your suggestion: +{n} points.",
        n=point.points,
    )
    return confirmed(entry)


def decline_suggestion(number: int, why: str, context: Context) -> Reply:
    """Keep why a suggestion is not followed, and tell its author. Raises what accepting raises."""
    suggestion, author = _suggestion(number, context)
    if is_accepted(context.session, suggestion):
        raise UserError(
            "这条建议已经采纳过了。要改主意，先撤销采纳。",
            "It has been accepted already. To change that, undo the acceptance first.",
        )
    entry = Entry(context, Intent.RECORD_SUGGESTION)
    entry.begin()
    point = award_points(
        context.session,
        author.id,
        PointReason.SUGGESTION_DECLINED,
        context.today,
        ("points", suggestion.id),
        why,
    )
    entry.wrote(point)
    entry.heading = context.say(
        "未采纳 {name} 的建议", "Declined {name}'s suggestion", name=author.name
    )
    entry.fact("原因", "Why", why)
    entry.tell(
        author.id,
        "{who} 没有采纳你的建议“{what}”。原因：{why}",
        "{who} did not take up your suggestion “{what}”. Why: {why}",
        what=shortened(suggestion.note or ""),
        why=why,
    )
    return confirmed(entry)


def _suggestion(number: int, context: Context) -> tuple[Point, Person]:
    suggestion = context.session.get(Point, (context.company.id, number))
    if suggestion is None or suggestion.reason != PointReason.SUGGESTION:
        raise NotFoundError("找不到这条建议。", "I cannot find that suggestion.")
    author = context.session.get_one(Person, (context.company.id, suggestion.person_id))
    _require_judge(author, context)
    return suggestion, author


def _require_judge(author: Person, context: Context) -> None:
    if author.id == context.person.id:
        raise UserError(
            "自己的建议要由经理采纳。", "Your own suggestion is for your manager to accept."
        )
    require_write(context.session, context.person, author.id, author.name)
