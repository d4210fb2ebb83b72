"""Nobody's record is changed behind their back: who was told by no feature is told here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from core.language.understanding import Intent
from core.reply import Post, Reply, ToPerson
from core.storage.changes import written_rows
from core.storage.owners import owners_of
from core.storage.tables import Account, Change, Deal, Person
from core.storage.told import post_key, withdrawn_to
from handlers.confirmation import wording_for
from handlers.context import Context
from handlers.recording.points_told import with_points_told

MOST_NAMED = 3
Rows = Sequence[Mapping[str, object]]


def with_notices(reply: Reply, context: Context) -> Reply:
    """Add a post for each colleague whose record a message changed, where none is on its way."""
    change = context.change
    if change is None or change.intent == Intent.UNDO or not reply.changed:
        # Who had heard of what is taken back is told so by the undo itself.
        return reply
    context.session.flush()
    told = {post.to.person_id for post in reply.posts if isinstance(post.to, ToPerson)}
    told |= {context.author.actor_id or context.person.id} | withdrawn_to(context.session)
    owned = owners_of(context.session, written_rows(context.session))
    posts = _notices({one: rows for one, rows in owned.items() if one not in told}, change, context)
    everything = with_points_told((*reply.posts, *posts), change, context)
    return replace(reply, posts=everything) if everything != reply.posts else reply


def _notices(owned: Mapping[int, Rows], change: Change, context: Context) -> list[Post]:
    if not owned:
        return []
    working = select(Person).where(Person.id.in_(owned), Person.active).order_by(Person.id)
    return [
        Post(
            ToPerson(person.id),
            _notice(person, owned[person.id], context),
            post_key(change, f"told:{person.id}"),
        )
        for person in context.session.scalars(working)
    ]


def _notice(person: Person, rows: Rows, context: Context) -> Reply:
    """Name the customers that it is about; what else the message did is not theirs to know."""
    wording = wording_for(context, person.language)
    name = context.person.name
    names = sorted(set(_customers(rows, context)))
    text = wording.say("{who} 改动了你的记录", "{who} changed a record of yours", who=name)
    if not names:
        return Reply(wording.say("{text}。", "{text}.", text=text))
    named = wording.say("、", ", ").join(names[:MOST_NAMED])
    more = wording.say("等", " and more") if len(names) > MOST_NAMED else ""
    return Reply(
        wording.say(
            "{text}：{named}{more}。发“客户详情 {first}”查看。",
            "{text}: {named}{more}. Send “account {first}” to see it.",
            text=text, named=named, more=more, first=names[0],
        )
    )  # fmt: skip


def _customers(rows: Iterable[Mapping[str, object]], context: Context) -> Iterator[str]:
    for row in rows:
        values = row["after"] or row["before"]
        assert isinstance(values, dict)  # noqa: S101 (a change has one of them)
        account_id = _account_id(str(row["table_name"]), values, context)
        account = context.session.get(Account, (context.company.id, account_id))
        if account is not None:
            yield account.name


def _account_id(table: str, values: Mapping[str, object], context: Context) -> object:
    if table == Account.__tablename__:
        return values["id"]
    if "deal_id" in values and "account_id" not in values:
        deal = context.session.get(Deal, (context.company.id, values["deal_id"]))
        return 0 if deal is None else deal.account_id
    return values.get("account_id", 0)
