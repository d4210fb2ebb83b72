"""A target that a win has just reached is celebrated: once for each target."""

from collections.abc import Iterator
from fractions import Fraction

from sqlalchemy import select

from core.figures.metrics import actual
from core.figures.scope import ScopeRef
from core.periods import Period, month_containing, quarter_containing, year_containing
from core.reply import Card, Paragraph, Post, Reply, Span, ToRoom
from core.scopes import team_scope
from core.storage.outbox import WITHDRAWN
from core.storage.queries.tallies import tally
from core.storage.queries.targets import targets_within
from core.storage.records.credits import share_in, shares_of
from core.storage.tables import Change, Deal, OutboxPost, Person
from core.storage.told import post_key
from core.vocabulary import Metric
from handlers.confirmation import wording_for
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words
from handlers.recording.closing.celebration import celebration_rooms


def milestones(context: Context, deal: Deal, change: Change) -> list[Post]:
    """Tell the channels of the owner's team which revenue targets this win has reached."""
    context.session.flush()
    posts: list[Post] = []
    for scope, won_minor in _scopes(context, deal):
        for period in _periods(context, deal):
            if _reached_by(won_minor, scope, period, context):
                posts += _posts(scope, period, context, deal, change)
    return posts


def _scopes(context: Context, deal: Deal) -> Iterator[tuple[ScopeRef, int]]:
    """Yield everybody whom the win is credited to, with how much of it."""
    whole = deal.value_minor or 0
    helped = {
        person_id: share_in(whole, percent)
        for person_id, percent in shares_of(context.session, deal).items()
    }
    parts = {deal.owner_id: whole - sum(helped.values())} | helped
    for person_id, minor in parts.items():
        person = context.session.get_one(Person, (context.company.id, person_id))
        yield ScopeRef("member", person.id, person.name), minor
    if deal.closed_team_id is not None:
        yield team_scope(context.session, deal.closed_team_id), whole


def _periods(context: Context, deal: Deal) -> tuple[Period, ...]:
    on = deal.closed_on or context.today
    return month_containing(on), quarter_containing(on), year_containing(on)


def _reached_by(won_minor: int, scope: ScopeRef, period: Period, context: Context) -> bool:
    """Tell whether the target was open before this win and is reached with it."""
    # Only a target that was set for this very period: a month's parts alone make no year.
    target = targets_within(context.session, scope, period).get(Metric.REVENUE, {}).get(period)
    if not target or not won_minor:
        return False
    per_unit = Scene.of(context).minor_per_unit
    won = tally(context.session, Metric.REVENUE, scope, period, context.today)
    reached = actual(Metric.REVENUE, won, per_unit) or Fraction(0)
    return reached - Fraction(won_minor, per_unit) < target <= reached


def _posts(
    scope: ScopeRef, period: Period, context: Context, deal: Deal, change: Change
) -> list[Post]:
    part = f"milestone:{scope.kind}:{scope.id}:{period.label()}"
    if _told_before(part, context):
        return []
    reply = _reply(scope, period, context)
    return [
        Post(ToRoom(room.platform, room.channel_id), reply, post_key(change, f"{part}:{room.id}"))
        for room in celebration_rooms(context, deal)
        if room.scope == "team"
    ]


def _told_before(part: str, context: Context) -> bool:
    told = select(OutboxPost.id).where(
        OutboxPost.key.like(f"change:%:{part}:%"), OutboxPost.state != WITHDRAWN
    )
    return context.session.scalar(told.limit(1)) is not None


def _reply(scope: ScopeRef, period: Period, context: Context) -> Reply:
    wording = wording_for(context, None)
    headline = wording.say(
        "🏆 {name} 达成{period}销售额目标",
        "🏆 {name} reached the revenue target of {period}",
        name=scope.name,
        period=period_words(wording, period, context.today),
    )
    person = scope.id if scope.kind == "member" else None
    thanks = Paragraph(
        (
            Span(wording.say("100% 完成，恭喜 ", "100% done. Congratulations, ")),
            Span(scope.name, strong=True, person=person),
            Span(wording.say("！", "!")),
        )
    )
    return Reply(headline, Card(headline, (thanks,)))
