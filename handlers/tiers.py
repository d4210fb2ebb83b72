"""How important a customer is, A to D: set in a sentence, asked for, and listed."""

from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from core.access import (
    members_of,
    require_account,
    require_figures,
    require_write,
    scope_named,
    visible_owner_ids,
)
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Table
from core.storage.queries.people import names_of
from core.storage.records.cadence import DAYS_BY_TIER
from core.storage.records.hand_over import held_account
from core.storage.sessions import company_of
from core.storage.tables import Account, Activity
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.named import account_said
from handlers.recording.said import Said
from handlers.recording.tier_of_each import KEY, KEY_TIER, TO, cadence_words, set_each, tier_of_each
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

SET = Phrases.of(
    rf"(?:把|将)?Ⓐ\s?的?(?:客户)?(?:等级|级别|分级)?\s?{TO}\s?(?P<tier>[a-d])\s?[级类](?:客户)?[了吧]?",
    rf"(?:把|将)?Ⓐ\s?的?(?:客户)?(?:等级|级别|分级)\s?{TO}\s?(?P<tier>[a-d])(?:[级类])?[了吧]?",
    r"(?:set |make )?Ⓐ(?: is| to|:)?(?: an?)? tier (?P<tier>[a-d])(?: account| customer)?",
)  # fmt: skip
SET_AS_KEY = phrase(
    rf"(?:把|将)?Ⓐ\s?(?:设|定|列|标|标记|升|调)[为成作](?:我们?的?)?{KEY}客户(?:吧|了)?"
    r"|(?:make|mark) Ⓐ (?:as )?a key (?:account|customer)"
    r"|Ⓐ is now a key (?:account|customer)"
)
ASKED = Phrases.of(
    rf"Ⓐ\s?(?:是不是|算不算|是否是?)(?:我们?的?)?{KEY}客户",
    rf"Ⓐ\s?[是算](?:我们?的?)?{KEY}客户吗|is Ⓐ a key (?:account|customer)",
    r"Ⓐ\s?的?(?:客户)?(?:是|属于|算)?(?:几级|哪一?级|什么(?:等级|级别)|等级|级别)(?:客户|的)?[呢啊]?",
    r"Ⓐ\s?是[a-d][级类](?:客户)?吗",
    r"(?:what|which) tier is Ⓐ(?: in)?|(?:the )?tier of Ⓐ|Ⓐ(?:'s)? tier",
)  # fmt: skip
_SHOW = rf"(?:看|列出|帮我|所有)*(?:{WHOSE})?(?:所有)?"
_SHOW_EN = rf"(?:show |list |me |all |the )*{WHOSE_EN}(?:all |the )?"
# Without a letter the first tier is meant.
LISTED = Phrases.of(
    rf"{_SHOW}{KEY}的?客户(?:有?哪些|名单|列表|都有谁|是谁)?|(?:谁|哪些客户|哪些)是{KEY}客户",
    rf"{_SHOW_EN}"
           r"(?:key|top.?tier|most important) (?:accounts|customers)",
    rf"{_SHOW}(?P<tier>[a-d])\s?[级类]的?客户(?:有?哪些|名单|列表|都有谁)?",
    rf"{_SHOW_EN}tier (?P<tier>[a-d]) (?:accounts|customers)",
)  # fmt: skip
MOST_ROWS = 15


def tier_said(said: Said, context: Context) -> Reply | None:
    """Set a customer's tier, tell it, or list the customers of one."""
    text = said.text
    if ASKED.fullmatch(text):
        return _told(said, context)
    if found := SET.fullmatch(text):
        return None if said.scene.mood.asks else _set(said, found["tier"].upper(), context)
    if SET_AS_KEY.fullmatch(text):
        return None if said.scene.mood.asks else _set(said, KEY_TIER, context)
    if tier := tier_of_each(text):
        return None if said.scene.mood.asks else set_each(said, tier, context)
    if found := LISTED.fullmatch(text):
        return _listed(found.groupdict().get("tier", KEY_TIER).upper(), said, context)
    return None


def _told(said: Said, context: Context) -> Reply:
    account = account_said(said, context)
    if isinstance(account, Reply):
        return account
    require_account(context.session, context.person, account)
    name, tier = account.name, account.tier
    if tier is None:
        text = context.say(
            "{name} 还没有定级。可以说“{name} A级”。",
            "{name} has no tier yet. Say “{name} tier A”.",
            name=name,
        )
    else:
        text = context.say(
            "{name} 是 {tier} 级，每 {n} 天联系一次。",
            "{name} is tier {tier}: in touch every {n} days.",
            name=name, tier=tier, n=DAYS_BY_TIER[tier],
        )  # fmt: skip
    return Reply(text, private=True, intent=Intent.SHOW_ACCOUNT.value)


def _set(said: Said, tier: str, context: Context) -> Reply:
    found = account_said(said, context)
    if isinstance(found, Reply):
        return found
    account = held_account(context.session, found.id)
    require_write(context.session, context.person, account.owner_id, account.name)
    if account.tier == tier:
        return _told(said, context)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    before, account.tier = account.tier, tier
    entry.wrote(account, account.name)
    entry.heading = context.say(
        "已定级 · {name}：{tier} 级", "Tier set · {name}: {tier}", name=account.name, tier=tier
    )
    if before:
        entry.private_fact("之前", "Before", before)
    entry.fact("联系频率", "In touch", cadence_words(tier, context))
    entry.tell(
        account.owner_id,
        "{who} 把你的客户 {name} 定为 {tier} 级。",
        "{who} made your account {name} tier {tier}.",
        name=account.name,
        tier=tier,
    )
    return confirmed(entry)


def _whose(said: Said, context: Context) -> list[ColumnElement[bool]]:
    """Return whose are listed: those of the scope that is named, else all that one may see."""
    session, person = context.session, context.person
    named = scope_said(said)
    if named is not None and named.kind != "me":
        scope = scope_named(session, person, named)
        require_figures(session, person, scope, "records")
        if scope.kind == "company":
            return []
        return [Account.owner_id.in_(members_of(session, scope))]
    visible = visible_owner_ids(session, person)
    if visible is None:
        return []
    return [or_(Account.owner_id.in_(visible), Account.owner_id.is_(None))]


def _listed(tier: str, said: Said, context: Context) -> Reply:
    session = context.session
    mine = [Account.tier == tier, *_whose(said, context)]
    counted = select(func.count()).select_from(Account)
    count = session.scalar(counted.where(Account.company_id == company_of(session), *mine)) or 0
    page = page_of(context, count, MOST_ROWS)
    last: ColumnElement[date | None] = func.max(Activity.occurred_on)
    rows = session.execute(
        select(Account.name, Account.owner_id, last)
        .outerjoin(Activity, Activity.account_id == Account.id)
        .where(*mine)
        .group_by(Account.id, Account.name, Account.owner_id, Account.created_on)
        .order_by(func.coalesce(last, Account.created_on), Account.name, Account.id)
        .offset(page.first)
        .limit(MOST_ROWS)
    ).all()
    owners = names_of(session, {owner for _, owner, _ in rows if owner})
    everyone = context.say("公共", "everyone")
    lines = tuple(
        (
            name,
            owners.get(owner or 0, everyone),
            day_words(day, context) if day is not None else "–",
        )
        for name, owner, day in rows
    )
    return paged(_list_reply(tier, lines, context), page, context, ("家", "accounts"))


def _list_reply(tier: str, lines: tuple[tuple[str, str, str], ...], context: Context) -> Reply:
    """List a tier's customers, those that waited longest first."""
    title = context.say(
        "{tier} 级客户（{often}联系）", "Tier {tier} accounts (in touch {often})",
        tier=tier, often=cadence_words(tier, context),
    )  # fmt: skip
    if not lines:
        none = context.say("{title}：还没有。", "{title}: none yet.", title=title)
        return Reply(none, private=True, intent=Intent.SHOW_ACCOUNT.value)
    heads = (("客户", "Account"), ("负责人", "Owner"), ("最近联系", "Last contact"))
    table = Table(tuple(context.say(*head) for head in heads), lines)
    buttons = tuple(
        Button(name, context.say("客户详情 {name}", "account {name}", name=name))
        for name, _, _ in lines[:3]
    )
    text = "\n".join((title, *(" · ".join(line) for line in lines)))
    card = Card(title, (table,), buttons)
    return Reply(text, card, private=True, intent=Intent.SHOW_ACCOUNT.value)
