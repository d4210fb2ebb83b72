"""Customers that nobody owns: listed, taken over by whoever wants them, and given back."""

import re

from sqlalchemy import func, select

from core.access import require_write
from core.errors import NotAllowedError, NotFoundError, UserError
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Table
from core.storage.records.account_members import drop_from
from core.storage.records.accounts import account_named
from core.storage.records.deals import open_deals_of
from core.storage.records.hand_over import held_account
from core.storage.sessions import company_of
from core.storage.tables import Account
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.people_around import tell_helpers
from handlers.recording.said import Said

_POOL = r"(?:公海|公共客户|客户公海|公共池|客户池|公海池)"
LISTED = phrase(
    rf"(?:看看?|查看?|列出|显示)?\s?(?:{_POOL}(?:客户|里)?(?:有哪些|有谁|列表|名单)?|(?:没人|无人)负责的客户)"
    r"|(?:show |list )?(?:the )?(?:customer pool|(?:unowned|unassigned) (?:accounts|customers))",
    re.IGNORECASE,
)
CLAIMED = phrase(
    r"(?:我)?(?:要|想)?(?:领取|认领|领养|领)(?:了|一下)?(?:客户)?\s?Ⓐ(?:这个客户)?"
    r"|claim (?:account |customer )?Ⓐ",
    re.IGNORECASE,
)
RELEASED = phrase(
    rf"(?:把|将)?(?:客户)?Ⓐ\s?(?:放回|退回|释放(?:到|回)?|转回|放到){_POOL}(?:了|吧)?|释放(?:客户)?\s?Ⓐ"
    r"|release (?:account |customer )?Ⓐ(?: (?:in)?to the pool)?",
    re.IGNORECASE,
)
MOST_ROWS = 15


def pool_said(said: Said, context: Context) -> Reply | None:
    """List the pool, take a customer out of it or put one in; None for other talk."""
    if LISTED.fullmatch(said.text):
        return _listed(context)
    if said.scene.mood.asks:
        return None
    if CLAIMED.fullmatch(said.text):
        return _claimed(_account(said, context), context)
    return _released(_account(said, context), context) if RELEASED.fullmatch(said.text) else None


def _account(said: Said, context: Context) -> Account:
    names = said.scene.accounts[0].value
    known = account_named(context.session, names[0]) if len(names) == 1 else None
    if known is None:
        raise NotFoundError(
            f"哪个客户：{'、'.join(names)}？请写全名。", f"Which account: {', '.join(names)}?"
        )
    return held_account(context.session, known.id)


def _listed(context: Context) -> Reply:
    session = context.session
    nobodys = Account.company_id == company_of(session), Account.owner_id.is_(None)
    count = session.scalar(select(func.count()).select_from(Account).where(*nobodys)) or 0
    title = context.say("公共客户 · {n} 家", "Customer pool · {n}", n=count)
    if not count:
        text = context.say(
            "{title}。现在每家都有人负责。", "{title}. Everyone has an owner.", title=title
        )
        return Reply(text, intent=Intent.SHOW_ACCOUNT.value)
    newest = (
        select(Account)
        .where(*nobodys)
        .order_by(Account.tier.is_(None), Account.tier, Account.name, Account.id)
    )
    page = page_of(context, count, MOST_ROWS)
    shown = session.scalars(newest.limit(MOST_ROWS).offset(page.first)).all()
    rows = tuple((one.name, one.tier or "–", one.industry or "–") for one in shown)
    heads = (("客户", "Account"), ("等级", "Tier"), ("行业", "Industry"))
    table = Table(tuple(context.say(*head) for head in heads), rows)
    buttons = tuple(
        Button(
            context.say("领取 {n}", "Claim {n}", n=one.name),
            context.say("领取 {n}", "claim {n}", n=one.name),
        )
        for one in shown[:3]
    )
    lines = [" · ".join(row) for row in rows]
    card = Card(title, (table,), buttons)
    reply = Reply("\n".join((title, *lines)), card, intent=Intent.SHOW_ACCOUNT.value)
    return paged(reply, page, context, ("家", "accounts"))


def _claimed(account: Account, context: Context) -> Reply:
    if account.owner_id is not None and account.owner_id != context.person.id:
        raise NotAllowedError(
            f"{account.name} 已有负责人，不能领取。请负责人或其经理转给你，或看看“公海客户”。",
            f"{account.name} has an owner already. Ask them or their manager to hand it over, "
            "or look at the “customer pool”.",
        )
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    account.owner_id = context.person.id
    drop_from(context.session, [account], context.person)
    entry.wrote(account, account.name)
    entry.heading = context.say("已领取 · {name}", "Claimed · {name}", name=account.name)
    entry.remark("现在由你负责。", "It is yours now.")
    command = (f"提醒我明天跟进 {account.name}", f"remind me to follow up {account.name} tomorrow")
    entry.button(("明天跟进", "Follow up tomorrow"), command, "primary")
    return confirmed(entry)


def _released(account: Account, context: Context) -> Reply:
    require_write(context.session, context.person, account.owner_id, account.name)
    if open_deals_of(context.session, account):
        raise UserError(
            f"{account.name} 还有进行中的商机，不能放回公海。请先结束商机，或转给同事。",
            f"{account.name} has open deals and stays out of the pool. "
            "Close them first, or hand it over to a colleague.",
            code="open_deals",
        )
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    owner_id, account.owner_id = account.owner_id, None
    entry.wrote(account, account.name)
    entry.heading = context.say(
        "已放回公海 · {name}", "Back in the pool · {name}", name=account.name
    )
    entry.remark("任何同事都可以说“领取 客户名”。", "Any colleague can say “claim NAME”.")
    entry.tell(
        owner_id,
        "{who} 把你的客户 {account} 放回了公海。",
        "{who} put your account {account} back in the pool.",
        account=account.name,
    )
    tell_helpers(entry, [account], None)
    return confirmed(entry)
