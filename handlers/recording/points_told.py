"""Points that a message earned for somebody else are told them at once, beside what it changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select

from core.reply import Post, Reply, ToPerson, paragraph
from core.storage.changes import written_rows
from core.storage.records.points import PointReason
from core.storage.tables import Change, Person, Point
from core.storage.told import post_key
from handlers.confirmation import wording_for
from handlers.context import Context

NOT_EARNED = frozenset({PointReason.TAKEN_BACK.value, PointReason.REDEEMED.value})
SAID = ("积分", "point")


def with_points_told(posts: tuple[Post, ...], change: Change, context: Context) -> tuple[Post, ...]:
    """Add to the posts of a change what it earned for whom, unless they say so already."""
    earned = _earned(context)
    earned.pop(context.author.actor_id or context.person.id, None)
    if not earned:
        return posts
    working = select(Person).where(Person.id.in_(earned), Person.active).order_by(Person.id)
    for person in context.session.scalars(working).all():
        posts = _told(posts, person, earned[person.id], change, context)
    return posts


def _earned(context: Context) -> dict[int, list[tuple[str, int]]]:
    """Return the reasons and points of everybody whom the open change gave any."""
    earned: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for row in written_rows(context.session):
        values = row["after"]
        if row["table_name"] != Point.__tablename__ or not isinstance(values, dict):
            continue
        if values["points"] > 0 and values["reason"] not in NOT_EARNED:
            earned[values["person_id"]].append((values["reason"], values["points"]))
    return earned


def _told(
    posts: tuple[Post, ...],
    person: Person,
    earned: Iterable[tuple[str, int]],
    change: Change,
    context: Context,
) -> tuple[Post, ...]:
    wording = wording_for(context, person.language)
    words = wording.listed(
        f"{PointReason[reason.upper()].say(wording.language)} +{points}"
        for reason, points in earned
    )
    line = wording.say("积分：{words}。", "Points: {words}.", words=words)
    mine = [one for one in posts if one.to == ToPerson(person.id)]
    if any(word in one.reply.text for one in mine for word in SAID):
        return posts
    if not mine:
        told = wording.say(
            "{who} 的记录让你得了积分。{line}", "An entry by {who} earned you points. {line}",
            who=context.person.name, line=line,
        )  # fmt: skip
        return (
            *posts,
            Post(ToPerson(person.id), Reply(told), post_key(change, f"points:{person.id}")),
        )
    added = replace(mine[0], reply=_with(mine[0].reply, f" {line}"))
    return tuple(added if one is mine[0] else one for one in posts)


def _with(reply: Reply, line: str) -> Reply:
    card = reply.card
    if card is not None:
        card = replace(card, sections=(*card.sections, paragraph(line.strip())))
    return replace(reply, text=f"{reply.text}{line}", card=card)
