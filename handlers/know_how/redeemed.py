"""“我的兑换记录”, “谁兑换了”: what points were redeemed for, without what was undone since."""

from collections.abc import Sequence

from core.access import require_leader, visible_owner_ids
from core.language.understanding import Intent
from core.reply import Card, Facts, Reply
from core.storage.queries.people import names_of
from core.storage.records.earned import redemptions_of
from core.storage.tables import Point
from handlers.confirmation import day_words, shortened
from handlers.context import Context
from handlers.know_how.spoken import order
from handlers.paging import page_of, paged

MINE = order(
    r"(?:看看?|查看?)?\s?我的?(?:积分|奖品|礼品)?(?:兑换|兑奖)(?:过)?的?(?:记录|历史|明细|情况)"
    r"|我(?:都)?(?:兑换|换)(?:过|了)(?:什么|啥|哪些|几次|多少)(?:东西|奖品|礼品|积分|分)?|(?:积分)?兑换(?:记录|历史|明细)"
    r"|(?:show |list )?my (?:redemptions|redemption history|redeemed (?:rewards|points))"
    r"|what (?:have|did) i redeem(?:ed)?"
)
WHOSE = order(
    r"(?:都有)?谁(?:都)?(?:兑换|兑)(?:过|了)(?:什么|啥|哪些)?(?:东西|奖品|礼品|积分)?|谁(?:用|拿)积分换(?:过|了)?(?:什么|啥)?(?:东西|奖品|礼品)?"
    r"|(?:大家|团队|全部|所有人|我们)的?(?:积分)?兑换(?:记录|历史|明细|情况)"
    r"|who (?:has |have )?redeemed(?: (?:what|points|rewards|anything))?"
    r"|(?:show |list )?(?:all |team )redemptions"
)
SHOWN = 10


def redeemed_asked(text: str, context: Context) -> Reply | None:
    """Tell what was redeemed, by oneself or by one's people; None for what asks for neither."""
    if MINE.fullmatch(text):
        found = redemptions_of(context.session, (context.person.id,))
        return _told(context.say("我的兑换", "My redemptions"), found, context, named=False)
    if not WHOSE.fullmatch(text):
        return None
    require_leader(
        context.person,
        "同事的兑换由经理和管理员查看。自己的可以问“我的兑换记录”。",
        "What colleagues redeemed is for managers and admins. For yours ask “my redemptions”.",
    )
    found = redemptions_of(context.session, visible_owner_ids(context.session, context.person))
    return _told(context.say("谁兑换了", "Who redeemed"), found, context, named=True)


def _told(heading: str, found: Sequence[Point], context: Context, *, named: bool) -> Reply:
    if not found:
        text = context.say(
            "{heading}：还没有。可以换什么，问“奖品”。",
            "{heading}: nothing yet. Ask “rewards” for what there is.",
            heading=heading,
        )
        return Reply(text, private=True, intent=Intent.SHOW_POINTS.value)
    names = names_of(context.session, {one.person_id for one in found}) if named else {}
    title = context.say(
        "{heading} · {n} 次 · 共 {points} 分",
        "{heading} · {n}× · {points} points in all",
        heading=heading, n=len(found), points=-sum(one.points for one in found),
    )  # fmt: skip
    page = page_of(context, len(found), SHOWN)
    shown = found[page.first : page.end]
    rows = tuple(_row(one, names.get(one.person_id, ""), context) for one in shown)
    text = "\n".join((title, *(f"{label}: {value}" for label, value in rows)))
    card, intent = Card(title, (Facts(rows),)), Intent.SHOW_POINTS.value
    return paged(Reply(text, card, private=True, intent=intent), page, context, ("次", ""))


def _row(one: Point, name: str, context: Context) -> tuple[str, str]:
    """Word one redemption: the day, whose it is among others', what for, and its points."""
    label = " ".join(word for word in (day_words(one.day, context), name) if word)
    what = shortened(one.note) if one.note else context.say("积分", "points")
    return label, context.say("{what} · {n} 分", "{what} · {n} points", what=what, n=-one.points)
