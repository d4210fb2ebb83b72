"""The customers of a person, the ones worked on last first."""

from sqlalchemy import func, select

from core.reply import Button, Card, Reply, Table
from core.storage.sessions import company_of
from core.storage.tables import Account, Activity
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.paging import Page, page_of, paged

MOST_ROWS = 12
MOST_BUTTONS = 3


def my_accounts(context: Context) -> Reply:
    """List the customers that the person is responsible for, with the last contact of each."""
    session, mine = context.session, Account.owner_id == context.person.id
    counted = select(func.count()).select_from(Account)
    count = session.scalar(counted.where(Account.company_id == company_of(session), mine)) or 0
    if not count:
        return Reply(_none(context), private=True)
    page = page_of(context, count, MOST_ROWS)
    lines = _lines(page, context)
    title = context.say("我的客户 · {n} 家", "My accounts · {n}", n=count)
    card = Card(title, (Table(_header(context), lines),), _buttons(lines, context))
    text = "\n".join((title, *(" · ".join(line) for line in lines)))
    return paged(Reply(text, card, private=True), page, context, ("家", "accounts"))


def _lines(page: Page, context: Context) -> tuple[tuple[str, ...], ...]:
    last = func.max(Activity.occurred_on)
    rows = context.session.execute(
        select(Account.name, Account.tier, last.label("last"))
        .outerjoin(Activity, Activity.account_id == Account.id)
        .where(Account.owner_id == context.person.id)
        # Every column that is said: PostgreSQL guesses none.
        .group_by(Account.id, Account.name, Account.tier, Account.created_on)
        .order_by(func.coalesce(last, Account.created_on).desc(), Account.name, Account.id)
        .offset(page.first)
        .limit(MOST_ROWS)
    )
    return tuple(
        (row.name, row.tier or "–", day_words(row.last, context) if row.last else "–")
        for row in rows
    )


def _none(context: Context) -> str:
    return context.say(
        "你名下还没有客户。新建请说“新客户 启明智造”。",
        "You have no accounts yet. To add one, say “new account Bright Works”.",
    )


def _header(context: Context) -> tuple[str, ...]:
    heads = (("客户", "Account"), ("等级", "Tier"), ("最近联系", "Last contact"))
    return tuple(context.say(zh, en) for zh, en in heads)


def _buttons(lines: tuple[tuple[str, ...], ...], context: Context) -> tuple[Button, ...]:
    names = [line[0] for line in lines[:MOST_BUTTONS]]
    return tuple(
        Button(name, context.say("客户详情 {name}", "account {name}", name=name)) for name in names
    )
