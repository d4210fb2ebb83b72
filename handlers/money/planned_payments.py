"""One payment that is to come: expected, put off, called off, or come before its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.access import require_account_books
from core.errors import NotFoundError, UserError
from core.language.dates.moments import When
from core.language.text.ways import Phrases
from core.language.understanding import Intent, Understanding
from core.money import whole_units
from core.reply import Reply
from core.storage.records.deals import deals_where, lock_deal
from core.storage.records.planned_payments import put_off, unpaid_of
from core.storage.tables import Account, Deal, Payment
from handlers.confirmation import Entry, confirmed, day_words
from handlers.context import Context
from handlers.money.payment_plans import plan_also
from handlers.questions import Choice, ask
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.meant import deal_numbered, deal_of_account
from handlers.recording.paid import may_collect, payment_about
from handlers.recording.payment_phrases import AHEAD, CALLED_OFF, EARLY, EXPECTED, PUT_OFF
from handlers.recording.receiving import book_payment
from handlers.recording.said import Said, ask_which_person, customer_named

Rows = list[tuple[Deal, Payment]]
Act = Callable[[Said, Context], Reply | None]


def planned_payment_said(said: Said, context: Context) -> Reply | None:
    """Change what is planned of one payment, or book it early; None for other talk."""
    if said.scene.mood.asks:
        return None
    acts: tuple[tuple[Phrases, Act], ...] = (
        (EXPECTED, _expected), (AHEAD, _ahead), (PUT_OFF, _put_off), (CALLED_OFF, _called_off),
        (EARLY, _early),
    )  # fmt: skip
    for patterns, act in acts:
        if patterns.fullmatch(said.text):
            return act(said, context)
    return None


# ---------------------------------------------------------------- expected
def _expected(said: Said, context: Context) -> Reply | None:
    when = said.scene.dates[0].value
    if when.due is None or when.due < context.today:
        raise UserError(
            "应收日期要在今天或以后。已到账的请说“回款 10万”。",
            "A payment is planned for today or later. For money that came, say “Acme paid 100k”.",
        )
    amount, currency = _sum(said)
    return plan_also(payment_about(said), (when.due, amount, currency), context)


def _ahead(said: Said, context: Context) -> Reply | None:
    """Ask of a payment on a day to come whether it is planned, or has come already."""
    day, amount = said.asked.due_on, _sum(said)[0]
    if said.asked.occurred_on is not None or day is None or day <= context.today:
        return None
    who = _who(said)
    money = f"{amount:f} {said.asked.currency or ''}".strip()
    sentence = context.say(
        "{day} 还没到。排进回款计划，还是今天已到账？还没有记录。",
        "{day} has not come yet. Plan the payment, or did it come today? Nothing is recorded yet.",
        day=day_words(day, context),
    )
    planned = Understanding(
        intent=Intent.RECORD_PAYMENT, text=f"{who} 预计 {day.isoformat()} 回款 {money}"
    )
    came = replace(said.asked, due_on=None, due_at=None, text=f"{who} 回款 {money}")
    choices = (
        Choice(context.say("排进计划", "Plan it"), planned, also=("计划", "plan")),
        Choice(context.say("今天已到账", "It came today"), came, also=("已到账", "came")),
    )
    return ask(said.asked, context, "choice", sentence, choices)


def _who(said: Said) -> str:
    if said.scene.records:
        return f"#{said.scene.records[0].value}"
    return said.asked.account or said.scene.accounts[0].value[0]


def _sum(said: Said) -> tuple[Decimal, str]:
    if said.scene.money:
        money = said.scene.money[0].value
        return money.amount, money.currency or ""
    return said.scene.numbers[0].value, ""


# ---------------------------------------------------------------- put off, called off, early
def _put_off(said: Said, context: Context) -> Reply:
    days = [found.value for found in said.scene.dates]
    day = days[-1].due
    if day is None or day < context.today:
        raise UserError(
            "应收日期要在今天或以后，没有改。",
            "A payment is planned for today or later; nothing was changed.",
        )
    rows = _meant(said, days[0] if len(days) > 1 else None, context)
    if len(rows) > 1:
        orders = (
            ("#{n} {due} 的回款推迟到 {day}", "move payment of #{n} due {due} to {day}"),
            day,
        )
        return _ask_which(rows, orders, context)
    deal, row = rows[0]
    entry = _begun(deal, context)
    before = day_words(row.due_on, context)
    row = put_off(context.session, deal, row, day)
    entry.wrote(row)
    name = _account(deal, context).name
    entry.heading = context.say(
        "已改应收日期 · {account} {money}", "Payment moved · {account} {money}",
        account=name, money=_money(deal, row.amount_minor, context),
    )  # fmt: skip
    entry.fact("应收", "Due", f"{before} → {day_words(day, context)}")
    return _told(entry, deal, name)


def _called_off(said: Said, context: Context) -> Reply:
    rows = _meant(said, said.scene.dates[0].value if said.scene.dates else None, context)
    deals = list({deal.id: deal for deal, _ in rows}.values())
    if len(deals) > 1:
        texts = [
            (deal_words(deal, context), context.say(
                "取消 #{n} 的回款计划", "cancel payment plan of #{n}", n=deal.number))
            for deal in deals
        ]  # fmt: skip
        sentence = context.say("取消哪一单的回款计划？", "Whose payment plan?")
        return ask_which_person(sentence, texts, context, Intent.RECORD_PAYMENT)
    entry = _begun(deals[0], context)
    name = _account(deals[0], context).name
    for deal, row in rows:
        entry.facts.append(
            (day_words(row.due_on, context), _money(deal, row.amount_minor, context))
        )
        context.session.delete(row)
    entry.wrote(deals[0], f"#{deals[0].number}")
    entry.heading = context.say(
        "已取消回款计划 · {account} {n} 笔", "Payment plan cancelled · {account}, {n}",
        account=name, n=len(rows),
    )  # fmt: skip
    return _told(entry, deals[0], name)


def _early(said: Said, context: Context) -> Reply:
    rows = _meant(said, said.scene.dates[0].value, context)
    said_sum = _sum(said) if said.scene.money or said.scene.numbers else None
    if len(rows) > 1:
        orders = ("#{n} 提前回款 {due} 那笔", "#{n} paid the {due} payment early"), None
        return _ask_which(rows, orders, context)
    deal, row = rows[0]
    amount = said_sum[0] if said_sum else whole_units(row.amount_minor, deal.currency)
    asked = Understanding(
        intent=Intent.RECORD_PAYMENT,
        record=deal.number,
        amount=amount,
        currency=(said_sum[1] if said_sum else "") or deal.currency,
        text=said.asked.text,
    )
    if asked.currency == deal.currency and amount > whole_units(row.amount_minor, deal.currency):
        raise UserError(
            f"这一笔只排了 {_money(deal, row.amount_minor, context)}，没有记录。"
            f"一起到账的请说“#{deal.number} 回款 …”。",
            f"Only {_money(deal, row.amount_minor, context)} is planned then; nothing was "
            f"recorded. For all that came, say “#{deal.number} paid …”.",
            code="too_much",
        )
    entry = Entry(context, Intent.RECORD_PAYMENT)
    return book_payment(entry, asked, _account(deal, context), deal, row.due_on)


def _meant(said: Said, when: When | None, context: Context) -> Rows:
    """Return the planned payments that are meant; raises NotFoundError without any."""
    deals = _deals(said, context)
    rows = [(deal, row) for deal in deals for row in unpaid_of(context.session, deal)]
    found = [one for one in rows if when is None or _is_on(one[1].due_on, when)]
    if found:
        return found
    planned = context.wording.listed(
        f"{day_words(row.due_on, context)} {_money(deal, row.amount_minor, context)}"
        for deal, row in rows
    )
    raise NotFoundError(
        f"没有这一笔。已排的是：{planned}。" if rows else "没有排过的回款，没有改动。",
        f"There is no such payment. Planned: {planned}."
        if rows
        else "No payment is planned, so nothing was changed.",
    )


def _deals(said: Said, context: Context) -> list[Deal]:
    numbers = [found.value for found in said.scene.records]
    if numbers and said.scene.accounts:
        return [deal_of_account(numbers[0], customer_named(said, context), context)]
    if numbers:
        return [deal_numbered(numbers[0], context)]
    account = customer_named(said, context)
    require_account_books(context.session, context.person, account)
    deals = deals_where(context.session, Deal.account_id == account.id)
    return [deal for deal in deals if may_collect(deal, account, context)]


def _is_on(day: date, when: When) -> bool:
    """Tell whether a day is meant, also by its month alone, and whichever year it is in."""
    first, last = when.period.first, when.period.last
    if day in {when.due, when.past} or first <= day <= last:
        return True
    whole_month = first.day == 1 and first.month == last.month and first != last
    return whole_month and day.month == first.month


def _ask_which(rows: Rows, orders: tuple[tuple[str, str], date | None], context: Context) -> Reply:
    (zh, en), day = orders
    texts = []
    for deal, row in rows:
        money = _money(deal, row.amount_minor, context)
        label = f"{day_words(row.due_on, context)} {money} #{deal.number}"
        order = context.say(zh, en, n=deal.number, due=row.due_on.isoformat(), day=day)
        texts.append((label, order))
    sentence = context.say("哪一笔？", "Which payment?")
    return ask_which_person(sentence, texts, context, Intent.RECORD_PAYMENT)


def _begun(deal: Deal, context: Context) -> Entry:
    entry = Entry(context, Intent.RECORD_PAYMENT)
    entry.begin()
    lock_deal(context.session, deal)
    return entry


def _told(entry: Entry, deal: Deal, name: str) -> Reply:
    entry.fact("商机", "Deal", number_and_title(deal, entry.context))
    entry.tell(
        deal.owner_id,
        "{who} 改了你的客户 {account} 的回款计划。",
        "{who} changed the payment plan of your account {account}.",
        account=name,
    )
    return confirmed(entry)


def _account(deal: Deal, context: Context) -> Account:
    return context.session.get_one(Account, (context.company.id, deal.account_id))


def _money(deal: Deal, minor: int, context: Context) -> str:
    return context.wording.money(whole_units(minor, deal.currency), deal.currency)
