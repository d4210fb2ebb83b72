"""How much a customer may owe: set by whoever leads, told to whoever may see the customer's books.

“华东医疗信用额度 50万”, “credit limit of Acme 500k”. A win above it is warned of, never refused.
"""

import re
from decimal import Decimal

from core.access import require_account_books, require_leader, require_write
from core.errors import NotFoundError, UserError
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.money import minor_units, whole_units
from core.reply import Button, Card, Facts, Reply, Section, paragraph
from core.storage.records.credit_limits import credit_limit_of, credit_of
from core.storage.records.hand_over import held_account
from core.storage.tables import Account, CreditLimit
from handlers.care.over_limit import over_limit_asked
from handlers.care.service_meant import account_of
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.closing.credit_warning import warning_words
from handlers.recording.said import Said

_WANTED = r"(?:我要|把|将|给|[,\s])*"
_END = r"[\s,。.!~…]*"
_CREDIT = r"(?:信用|授信|赊销|赊账)(?:的)?额度"
_TO = r"(?:设置?[为成]|定[为成]|改[为成]|调整?[为到成]|提高?到|升到|降到|给到|是|为|:|\s)*"
_SUM = r"(?P<minus>[-负])?\s?(?P<sum>Ⓥ|Ⓝ)(?:元|块)?"
_THE = r"(?:the |an? |their )?"
SET = Phrases(
    phrase(f"{_WANTED}{pattern}{_END}", re.IGNORECASE)
    for pattern in (
        rf"(?:客户)?Ⓐ\s?的?{_CREDIT}{_TO}{_SUM}了?",
        rf"(?:客户)?Ⓐ\s?授信{_TO}{_SUM}",
        rf"(?:客户)?Ⓐ\s?(?:批|开|设)?{_SUM}的?{_CREDIT}",
        rf"(?:set|change|raise|lower)? ?{_THE}credit limit (?:of|for) Ⓐ ?(?:to|is|at|:)? ?{_SUM}",
        rf"(?:set|change|raise|lower)? ?Ⓐ(?:'s)? credit limit ?(?:to|is|at|:)? ?{_SUM}",
        rf"(?:give|grant) Ⓐ {_THE}credit limit of {_SUM}",
    )
)
REMOVED = phrase(
    rf"{_WANTED}(?:取消|删除|删掉|去掉|撤掉|移除)(?:客户)?Ⓐ\s?的?{_CREDIT}{_END}"
    rf"|{_WANTED}Ⓐ\s?的?{_CREDIT}(?:取消|删除|去掉)了?{_END}"
    rf"|{_WANTED}(?:remove|delete|cancel|drop) {_THE}(?:credit limit (?:of|for) Ⓐ"
    rf"|Ⓐ(?:'s)? credit limit){_END}",
    re.IGNORECASE,
)
ASKED = phrase(
    rf"(?:看|查|一?下|\s)*Ⓐ\s?的?(?:剩余|可用)?{_CREDIT}"
    rf"(?:是|有|用了|超了?|够|还|剩[余下]?|情况|使用|\s)*(?:多少|几|没有|没)?[了吗呢啊\s]*{_END}"
    rf"|Ⓐ\s?(?:还能|还可以|能|可以)(?:赊|欠)(?:账|款)?(?:多少)?[吗呢]?{_END}"
    rf"|Ⓐ\s?超(?:过)?(?:了)?(?:{_CREDIT}|额度)(?:了)?(?:吗|没有?){_END}"
    rf"|(?:what is |what's |show )?(?:me )?{_THE}credit limit (?:of|for) Ⓐ{_END}"
    rf"|(?:what is |what's |show )?Ⓐ(?:'s)? credit limit{_END}"
    rf"|how much credit (?:does|has) Ⓐ (?:have|got)(?: left)?{_END}",
    re.IGNORECASE,
)


def credit_said(said: Said, context: Context) -> Reply | None:
    """Set a customer's credit limit, take it away, or tell it; None for other talk."""
    text = said.text
    if (reply := over_limit_asked(text, context)) is not None:
        return reply
    if not said.scene.mood.asks:
        if REMOVED.fullmatch(text):
            return _with_account(said, context, None)
        found = SET.fullmatch(text)
        if found is not None:
            return _with_account(said, context, _limit(said, found, context))
    return _asked(said, context) if ASKED.fullmatch(text) else None


def _limit(said: Said, found: re.Match[str], context: Context) -> int:
    """Return the limit that is named, in minor units; raises UserError for one that cannot be."""
    ours = context.company.currency
    money = said.scene.money[0].value if said.scene.money else None
    amount = money.amount if money else said.scene.numbers[0].value
    if money is not None and money.currency not in {None, ours}:
        raise UserError(
            f"信用额度按公司币种 {ours} 设定，请换成 {ours} 的金额。",
            f"A credit limit is kept in {ours}. Please write the amount in it.",
        )
    minor = minor_units(Decimal(amount), ours)
    if minor <= 0 or found["minus"]:
        raise UserError(
            "信用额度要大于 0。要取消就说“取消 客户名 信用额度”。",
            "A credit limit is more than 0. To take it away say "
            "“remove the credit limit of CUSTOMER”.",
        )
    return minor


def _with_account(said: Said, context: Context, minor: int | None) -> Reply:
    found = account_of(said, context)
    if isinstance(found, Reply):
        return found
    account = held_account(context.session, found.id)
    require_write(context.session, context.person, account.owner_id, account.name)
    require_leader(
        context.person,
        f"信用额度由经理设定，请转告你的经理。现在的可以问“{account.name}信用额度多少”。",
        "Credit limits are set by managers; please ask yours. "
        f"You can ask for the “credit limit of {account.name}”.",
    )
    return _removed(account, context) if minor is None else _set(account, minor, context)


def _set(account: Account, minor: int, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    row = credit_limit_of(context.session, account.id)
    before = None if row is None else row.limit_minor
    if row is None:
        context.session.add(CreditLimit(account_id=account.id, limit_minor=minor))
    else:
        row.limit_minor = minor
    entry.wrote(account, account.name)
    money = _money(minor, context)
    entry.heading = context.say(
        "信用额度 · {name}：{money}", "Credit limit · {name}: {money}",
        name=account.name, money=money,
    )  # fmt: skip
    if before not in {None, minor}:
        entry.private_fact("之前", "Before", _money(before or 0, context))
    context.session.flush()
    for label, value in _facts(account, context)[1:]:
        entry.private_fact(label, label, value)
    entry.tell(
        account.owner_id,
        "{who} 把你的客户 {account} 的信用额度设为 {money}。",
        "{who} set the credit limit of your account {account} to {money}.",
        account=account.name, money=money,
    )  # fmt: skip
    return confirmed(entry)


def _removed(account: Account, context: Context) -> Reply:
    row = credit_limit_of(context.session, account.id)
    if row is None:
        raise NotFoundError(
            f"{account.name} 没有信用额度，不用取消。",
            f"{account.name} has no credit limit to take away.",
        )
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    before = row.limit_minor
    context.session.delete(row)
    entry.wrote(account, account.name)
    entry.heading = context.say(
        "已取消信用额度 · {name}", "Credit limit taken away · {name}", name=account.name
    )
    entry.private_fact("之前", "Before", _money(before, context))
    entry.tell(
        account.owner_id,
        "{who} 取消了你的客户 {account} 的信用额度。",
        "{who} took the credit limit of your account {account} away.",
        account=account.name,
    )
    return confirmed(entry)


def _asked(said: Said, context: Context) -> Reply:
    account = account_of(said, context)
    if isinstance(account, Reply):
        return account
    require_account_books(context.session, context.person, account)
    facts = _facts(account, context)
    title = context.say("信用额度 · {name}", "Credit limit · {name}", name=account.name)
    credit = credit_of(context.session, account.id, context.today)
    warning = [warning_words(credit, context.wording)] if credit.over or credit.overdue else []
    example = context.say(
        "经理可以说“{name}信用额度 50万”。", "A manager may say “credit limit of {name} 500k”.",
        name=account.short_name or account.name,
    )  # fmt: skip
    small = [] if credit.limit is not None else [example]
    button = Button(context.say("应收", "Receivables"), context.say(
        f"{account.name}应收", f"receivables of {account.name}"))  # fmt: skip
    sections: tuple[Section, ...] = (
        Facts(tuple(facts)),
        *(paragraph(line) for line in warning),
        *(paragraph(line, quiet=True) for line in small),
    )
    lines = [f"{label}: {value}" for label, value in facts]
    text = "\n".join((title, *lines, *warning, *small))
    card = Card(title, sections, (button,))
    return Reply(text, card, private=True, intent=Intent.SHOW_ACCOUNT.value)


def _facts(account: Account, context: Context) -> list[tuple[str, str]]:
    """Say the limit, what is owed of it, and what is free."""
    credit = credit_of(context.session, account.id, context.today)
    none = context.say("没有设定", "none set")
    limit = none if credit.limit is None else _money(credit.limit, context)
    facts = [
        (context.say("额度", "Limit"), limit),
        (context.say("应收", "Owed"), _money(credit.owed, context)),
    ]
    if credit.limit is not None:
        free = _money(credit.free, context)
        over = context.say(
            "{f}（已超 {o}）", "{f} (over by {o})", f=free, o=_money(credit.over, context)
        )
        facts.append((context.say("可用", "Free"), over if credit.over else free))
    return facts


def _money(minor: int, context: Context) -> str:
    return context.wording.money(whole_units(minor, context.company.currency))
