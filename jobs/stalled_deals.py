"""Monday's list for leaders: what stalls and what is overdue among their people."""

from datetime import timedelta

from sqlalchemy import func, select

from core.access import visible_owner_ids
from core.figures.scope import ScopeRef
from core.reply import (
    Button,
    Card,
    Facts,
    Paragraph,
    Post,
    Reply,
    Section,
    Span,
    ToPerson,
    paragraph,
)
from core.storage.queries.people import names_of
from core.storage.records.overdue import AsOf
from core.storage.tables import FollowUp
from core.wording import Wording
from jobs.audiences import leaders
from jobs.daily_todo import stalled_words
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene
from jobs.stalled import StalledDeal, stalled_deals

NAME = "stalled-deals"
MOST_DEALS = 8
MOST_PEOPLE = 8


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    """Return the list of one leader; none when all is moving."""
    leader = scene.person(scope.id)
    visible = visible_owner_ids(scene.session, leader) or ()
    others = [owner for owner in visible if owner != leader.id]
    stalled = stalled_deals(scene.session, others, scene.today, scene.stalled_after)
    overdue = overdue_by_person(scene, others)
    if not (stalled or overdue):
        return ()
    names = names_of(scene.session, {each.deal.owner_id for each in stalled} | overdue.keys())
    reply = stalled_reply(stalled, overdue, names, scene.wording(leader))
    return (Post(ToPerson(leader.id), reply, post_key(NAME, scope_text(scope), scene.today)),)


def overdue_by_person(scene: Scene, people: list[int]) -> dict[int, int]:
    """Return how many follow-ups each of these people has left undone, the most first."""
    count = func.count()
    found = scene.session.execute(
        select(FollowUp.member_id, count)
        .where(
            FollowUp.member_id.in_(people),
            FollowUp.done_on.is_(None),
            AsOf(scene.now, scene.calendar).overdue(),
        )
        .group_by(FollowUp.member_id)
        .order_by(count.desc(), FollowUp.member_id)
    )
    return dict(found.all())


def stalled_reply(
    stalled: list[StalledDeal], overdue: dict[int, int], names: dict[int, str], wording: Wording
) -> Reply:
    """Word the most valuable stalled deals, and who has promises overdue."""
    title = wording.say(
        "停滞商机 {n} 个 · 逾期跟进 {m} 条",
        "{n} stalled deals · {m} overdue follow-ups",
        n=len(stalled),
        m=sum(overdue.values()),
    )
    lines = [
        f"{names[each.deal.owner_id]} · {stalled_words(each, wording)}"
        for each in stalled[:MOST_DEALS]
    ]
    if len(stalled) > MOST_DEALS:
        lines.append(wording.say("还有 {n} 个", "and {n} more", n=len(stalled) - MOST_DEALS))
    sections: list[Section] = [paragraph(line) for line in lines]
    late = tuple(
        (names[person], wording.say("逾期 {n} 条", "{n} overdue", n=undone))
        for person, undone in list(overdue.items())[:MOST_PEOPLE]
    )
    if late:
        heading = wording.say("逾期跟进", "Overdue follow-ups")
        sections += [Paragraph((Span(heading, strong=True),)), Facts(late)]
    words = [f"{name}: {value}" for name, value in late]
    ours = wording.say("我们组的商机", "our deals")
    return Reply(
        text="\n".join((title, *lines, *words)),
        card=Card(title, tuple(sections), (Button(wording.say("团队商机", "Team deals"), ours),)),
        intent="show_deals",
    )


JOB = DailyJob(
    name=NAME,
    zh="停滞商机",
    en="Stalled deals",
    late_by=timedelta(hours=8),
    audiences=leaders,
    posts=posts,
)
