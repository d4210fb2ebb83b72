"""What the team hears of a win, and when a win is taken back or corrected."""

from dataclasses import dataclass

from sqlalchemy import select

from core.reply import Card, Paragraph, Post, Reply, Span, ToRoom, paragraph
from core.storage.queries.people import home_of
from core.storage.tables import Account, Activity, Change, Channel, Deal, Person
from core.storage.told import post_key
from core.wording import Wording
from handlers.confirmation import wording_for
from handlers.context import Context
from handlers.recording.deal_words import amount_of
from handlers.recording.sharing.words import parts_of

PURPOSE = "celebrations"


@dataclass(frozen=True)
class Win:
    """A won deal with the people and the story behind it."""

    deal: Deal
    account: Account
    owner: Person
    contacts: int
    helpers: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        return (self.deal.closed_on - self.deal.created_on).days if self.deal.closed_on else 0


def win_of(context: Context, deal: Deal) -> Win:
    company, session = context.company.id, context.session
    contacts = session.scalars(select(Activity.id).where(Activity.deal_id == deal.id)).all()
    return Win(
        deal,
        session.get_one(Account, (company, deal.account_id)),
        session.get_one(Person, (company, deal.owner_id)),
        len(contacts),
        tuple(name for name, _ in parts_of(deal, context)[1:]),
    )


def celebrations(context: Context, deal: Deal, change: Change) -> list[Post]:
    """Tell the channels of the owner's team and region, and the company's, of a win."""
    return posts_to_channels(
        context, deal, change, celebration_reply(win_of(context, deal), context)
    )


def corrections(context: Context, deal: Deal, change: Change) -> list[Post]:
    """Tell the same channels the amount of a win that was corrected."""
    wording = wording_for(context, None)
    win = win_of(context, deal)
    text = _told_of(
        win,
        wording,
        "更正：{owner} 签下的 {account} 是 {money}。",
        "Correction: {owner}'s win with {account} is {money}.",
    )
    return posts_to_channels(context, deal, change, Reply(text))


def celebration_rooms(context: Context, deal: Deal) -> list[Channel]:
    """Return the channels of the owner's team and region, and the company's, that celebrate."""
    owner = context.session.get_one(Person, (context.company.id, deal.owner_id))
    team_id, region_id = home_of(context.session, owner)
    scopes = {("company", 0), ("team", team_id), ("region", region_id)}
    return [
        channel
        for channel in context.session.scalars(select(Channel).order_by(Channel.id))
        if PURPOSE in channel.purposes and (channel.scope, channel.scope_id) in scopes
    ]


def posts_to_channels(context: Context, deal: Deal, change: Change, reply: Reply) -> list[Post]:
    return [
        Post(
            ToRoom(room.platform, room.channel_id),
            reply,
            post_key(change, f"win:{deal.id}:{room.id}"),
        )
        for room in celebration_rooms(context, deal)
    ]


def celebration_reply(win: Win, context: Context) -> Reply:
    wording = wording_for(context, None)
    headline = _told_of(
        win, wording, "🎉 {owner} 签下 {account} {money}", "🎉 {owner} won {account} {money}"
    ).strip()
    story = _story(win, wording)
    thanks = Paragraph(
        (
            Span(wording.say("恭喜 ", "Congratulations, ")),
            Span(win.owner.name, strong=True, person=win.owner.id),
            Span("！" if wording.language == "zh" else "!"),
        )
    )
    sections = (thanks, paragraph(story)) if story else (thanks,)
    return Reply("\n".join(part for part in (headline, story) if part), Card(headline, sections))


def _told_of(win: Win, wording: Wording, zh: str, en: str) -> str:
    return wording.say(
        zh, en, owner=win.owner.name, account=win.account.name, money=_money(win, wording)
    )


def _money(win: Win, wording: Wording) -> str:
    amount = amount_of(win.deal)
    return wording.money(amount, win.deal.currency) if amount is not None else ""


def _story(win: Win, wording: Wording) -> str:
    """Say how the win came about, not only how much it is."""
    parts = []
    if win.days > 0:
        parts.append(wording.say("用了 {n} 天", "{n:day|days} from first contact", n=win.days))
    if win.contacts:
        parts.append(wording.say("{n} 次跟进", "{n:contact|contacts} on the way", n=win.contacts))
    if win.helpers:
        names = wording.say("、", ", ").join(win.helpers)
        parts.append(wording.say("{names} 协助", "with {names}", names=names))
    if win.deal.product:
        parts.append(win.deal.product)
    return " · ".join(parts)
