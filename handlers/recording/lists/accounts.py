"""The customers of a person, the ones worked on last first."""

from sqlalchemy import func, select

from core.reply import Button, Card, Paragraph, Reply, Table, paragraph
from core.storage.sessions import company_of
from core.storage.tables import Account, Activity
from handlers.confirmation import day_words
from handlers.context import Context

MOST_ROWS = 15
MOST_BUTTONS = 3


def my_accounts(context: Context) -> Reply:
    """List the customers that the person is responsible for, with the last contact of each."""
    session, mine = context.session, Account.owner_id == context.person.id
    last = func.max(Activity.occurred_on)
    rows = session.execute(
        select(Account.name, Account.tier, last.label("last"))
        .outerjoin(Activity, Activity.account_id == Account.id)
        .where(mine)
        # Every column that is said: PostgreSQL guesses none.
        .group_by(Account.id, Account.name, Account.tier, Account.created_on)
        .order_by(func.coalesce(last, Account.created_on).desc(), Account.name)
        .limit(MOST_ROWS)
    ).all()
    if not rows:
        return Reply(_none(context), private=True)
    counted = select(func.count()).select_from(Account)
    count = session.scalar(counted.where(Account.company_id == company_of(session), mine)) or 0
    lines = tuple(
        (row.name, row.tier or "–", day_words(row.last, context) if row.last else "–")
        for row in rows
    )
    title = context.say("我的客户 · {n} 家", "My accounts · {n}", n=count)
    left = _more(count - len(rows), context)
    card = Card(title, (Table(_header(context), lines), *left), _buttons(lines, context))
    text = "\n".join((title, *(" · ".join(line) for line in lines)))
    return Reply(text, card, private=True)


def _none(context: Context) -> str:
    return context.say(
        "你名下还没有客户。新建请说“新客户 启明智造”。",
        "You have no accounts yet. To add one, say “new account Bright Works”.",
    )


def _header(context: Context) -> tuple[str, ...]:
    heads = (("客户", "Account"), ("等级", "Tier"), ("最近联系", "Last contact"))
    return tuple(context.say(zh, en) for zh, en in heads)


def _more(left: int, context: Context) -> tuple[Paragraph, ...]:
    if left <= 0:
        return ()
    return (paragraph(context.say("还有 {n} 家未列出", "and {n} more", n=left), quiet=True),)


def _buttons(lines: tuple[tuple[str, ...], ...], context: Context) -> tuple[Button, ...]:
    names = [line[0] for line in lines[:MOST_BUTTONS]]
    return tuple(
        Button(name, context.say("客户详情 {name}", "account {name}", name=name)) for name in names
    )
