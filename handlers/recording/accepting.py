"""Accepting a suggestion: its author earns points, and hears of it."""

from core.access import require_write
from core.errors import NotFoundError, UserError
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.points import PointReason, award_points
from core.storage.records.suggestions import is_accepted
from core.storage.tables import Person, Point
from handlers.confirmation import Entry, confirmed
from handlers.context import Context


def accept_suggestion(number: int, context: Context) -> Reply:
    """Give a suggestion's author its points, once. Raises NotFoundError, NotAllowedError."""
    suggestion = context.session.get(Point, (context.company.id, number))
    if suggestion is None or suggestion.reason != PointReason.SUGGESTION:
        raise NotFoundError("找不到这条建议。", "I cannot find that suggestion.")
    author = context.session.get_one(Person, (context.company.id, suggestion.person_id))
    _require_judge(author, context)
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


def _require_judge(author: Person, context: Context) -> None:
    if author.id == context.person.id:
        raise UserError(
            "自己的建议要由经理采纳。", "Your own suggestion is for your manager to accept."
        )
    require_write(context.session, context.person, author.id, author.name)
