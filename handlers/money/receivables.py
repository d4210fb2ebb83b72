"""What is still to be paid: of one customer with every payment, or of all one answers for."""

import re
from datetime import date

from core.access import (
    members_of,
    require_account_books,
    require_figures,
    scope_named,
    visible_owner_ids,
)
from core.figures.scope import ScopeRef
from core.language.text.sheet import phrase
from core.language.understanding import Intent, Understanding
from core.money import whole_units
from core.reply import Button, Card, Facts, Reply, Section, Table, paragraph
from core.storage.queries.money_moves import WentBack, went_back
from core.storage.queries.receivables import Receivable, receivables
from core.storage.records.payments import due_day, payments_of
from core.storage.records.rates import value_in
from core.storage.tables import Deal, Payment
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.deal_read import deal_read
from handlers.recording.deal_words import typed_sum
from handlers.recording.meant import account_read
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, scope_said

_ASKS = r"(?:还|现在|目前|总共|一共)?(?:有)?(?:多少|哪些|几笔|什么)?"
_WHAT = (
    r"(?:应收(?:账款|款|款项)?|(?:未|待|没)(?:有)?回款|未收款|(?:逾期|到期)(?:的|未)?(?:回款|款)|回款逾期(?:的)?"
    r"|(?:回款|付款|收款)(?:计划|安排|节奏|情况))"
)
ASKED = phrase(
    rf"(?:看看?|查看?|列出|显示)?\s?(?:Ⓐ\s?的?|{WHOSE})?\s?{_ASKS}{_WHAT}{_ASKS}(?:款|钱)?(?:[？?啊呢]*)"
)
ASKED_EN = phrase(
    r"(?:show |list |what (?:are|is) )?(?:me )?(?:the )?"
    r"(?:my |our |our team'?s? |our region'?s? |company |Ⓜ(?:'s)? |Ⓢ(?:'s)? |Ⓐ(?:'s)? )?"
    r"(?:receivables?|payment (?:plan|schedule)|(?:open|overdue|outstanding|unpaid) payments?)"
    r"(?: (?:of|for|from|with) (?:Ⓐ|Ⓜ|Ⓢ))?"
)
OF_DEAL = phrase(
    rf"(?:看看?|查看?|显示)?\s?(?:Ⓐ\s?的?)?(?:商机|单子)?\s?Ⓡ\s?的?{_ASKS}{_WHAT}{_ASKS}(?:款|钱)?(?:[？?啊呢]*)"
    r"|(?:show )?(?:deal )?Ⓡ(?:'s)? (?:payment (?:plan|schedule)|payments|receivables?)"
    r"|(?:show )?(?:payment (?:plan|schedule)|(?:open |unpaid )?payments) (?:of|for) (?:deal )?Ⓡ",
    re.IGNORECASE,
)
# As a question for who owes it: “逾期未回款的客户”, “谁欠款最多”.
_OWES = r"(?:(?:逾期|到期|还)?(?:未|没有?)(?:回款|付款)|逾期|欠款|欠(?:我们|了)?钱)"
WHO_OWES = phrase(
    rf"(?:看看?|查看?|列出|显示)?\s?(?:{WHOSE})?\s?(?:有)?(?:哪些|什么)?{_OWES}的(?:客户|单子?|商机)(?:有哪些)?"
    rf"|(?:{WHOSE})?\s?(?:有)?(?:哪些|哪个|什么)(?:客户|单子?|商机)(?:的)?(?:{_OWES})(?:了|最多)?"
    r"|(?:谁|哪家|客户里谁)(?:的)?(?:欠款|欠(?:我们)?(?:的)?钱|欠得|欠)(?:是)?最多"
    r"|欠款最多的(?:客户|是谁)|欠款(?:排名|排行|客户)?"
    r"|who owes (?:us )?(?:the )?most"
    r"|(?:which )?(?:accounts|customers) (?:with|have) overdue payments",
    re.IGNORECASE,
)
MOST = phrase(r"最多|排名|排行|\bmost\b", re.IGNORECASE)
OVERDUE = phrase(r"逾期|到期|overdue", re.IGNORECASE)
MOST_ROWS = 10


def receivables_asked(said: Said, context: Context) -> Reply | None:
    """Show what is still to come in; None when something else is said."""
    asked = said.text
    if OF_DEAL.fullmatch(asked):
        return _of_deal(said, context)
    if WHO_OWES.fullmatch(asked):
        return _of_scope(said, context)
    if not (ASKED.fullmatch(asked) or ASKED_EN.fullmatch(asked)):
        return None
    if said.scene.accounts or said.asked.account is not None:
        return _of_account(said, context)
    return _of_scope(said, context)


def _of_account(said: Said, context: Context) -> Reply:
    names = said.scene.accounts[0].value if said.scene.accounts else (said.asked.account or "",)
    found = account_read(
        Understanding(
            intent=Intent.SHOW_ACCOUNT,
            account=said.asked.account or (names[0] if len(names) == 1 else None),
            candidates=names if len(names) > 1 and said.asked.account is None else (),
            account_known=True,
            text=said.asked.text,
        ),
        context,
    )
    if isinstance(found, Reply):
        return found
    visible = visible_owner_ids(context.session, context.person)
    open_ones = receivables(context.session, context.today, visible, found.id)
    title = context.say("回款 · {name}", "Payments · {name}", name=found.name)
    if not open_ones:
        require_account_books(context.session, context.person, found)
        text = context.say("{title}：没有未回款。", "{title}: nothing is to be paid.", title=title)
        return Reply(text, private=True, intent=Intent.SHOW_ACCOUNT.value)
    sections = [section for one in open_ones for section in _deal_sections(one, context)]
    lines = [line for one in open_ones for line in _deal_lines(one, context)]
    card = Card(title, tuple(sections), _buttons(open_ones[0], context))
    return Reply("\n".join((title, *lines)), card, private=True, intent=Intent.SHOW_ACCOUNT.value)


def _of_deal(said: Said, context: Context) -> Reply:
    deal = deal_read(said.scene.records[0].value, context)
    found = receivables(context.session, context.today, None, deal.account_id)
    mine = [one for one in found if one.deal.id == deal.id]
    title = context.say("回款 · #{n}", "Payments · #{n}", n=deal.number)
    if not mine:
        text = context.say("{title}：没有未回款。", "{title}: nothing is to be paid.", title=title)
        return Reply(text, private=True, intent=Intent.SHOW_DEALS.value)
    card = Card(title, _deal_sections(mine[0], context), _buttons(mine[0], context))
    text = "\n".join((title, *_deal_lines(mine[0], context)))
    return Reply(text, card, private=True, intent=Intent.SHOW_DEALS.value)


def _deal_lines(one: Receivable, context: Context) -> list[str]:
    rows = [" ".join(row) for row in _rows_of(one, context)]
    return [": ".join(pair) for pair in _sums(one, context)] + rows


def _deal_sections(one: Receivable, context: Context) -> tuple[Section, ...]:
    rows = tuple(_rows_of(one, context))
    facts = Facts(tuple(_sums(one, context)))
    if not rows:
        hint = context.say("还没有回款计划，可以说：", "Nothing is planned yet. Say: ")
        return facts, paragraph(hint + _example(one, context), quiet=True)
    heads = (("应收", "Due"), ("金额", "Amount"), ("状态", "State"))
    return facts, Table(tuple(context.say(*head) for head in heads), rows)


def _example(one: Receivable, context: Context) -> str:
    return context.say(
        "“{name}回款计划 12月15日 30万，1月15日 20万”",
        "“payment plan {name} Dec 15 300k, Jan 15 200k”",
        name=one.account,
    )


def _sums(one: Receivable, context: Context) -> list[tuple[str, str]]:
    deal = one.deal
    sums = [(f"#{deal.number}", _money(deal, deal.amount_minor or 0, context))]
    sums.append((context.say("未回款", "To be paid"), _money(deal, one.left, context)))
    if one.overdue:
        sums.append((context.say("其中逾期", "Overdue"), _money(deal, one.overdue, context)))
    return sums


def _rows_of(one: Receivable, context: Context) -> list[tuple[str, str, str]]:
    """Word what is due and what came; of what went back again, both are said."""
    rows = payments_of(context.session, one.deal)
    back = went_back(context.session, one.deal)
    shown = [_row_of(row, rows, back, one, context) for row in rows]
    standing = {row.id for row in rows if row.paid_on is not None}
    for gone in back:
        money = _money(one.deal, gone.minor, context)
        came = day_words(gone.came_on, context)
        if gone.payment_id not in standing:
            shown.append((came, money, context.say("{day} 到账", "came {day}", day=came)))
        day = day_words(gone.said_at.astimezone(context.now.tzinfo).date(), context)
        shown.append((day, f"-{money}", context.say("{day} 退款", "went back {day}", day=day)))
    return shown


def _row_of(
    row: Payment, rows: list[Payment], back: list[WentBack], one: Receivable, context: Context
) -> tuple[str, str, str]:
    due = due_day(row, rows)
    minor = row.amount_minor
    if row.paid_on is not None:
        minor = row.paid_amount_minor or row.amount_minor
        minor += sum(gone.minor for gone in back if gone.payment_id == row.id)
    return day_words(due, context), _money(one.deal, minor, context), _state(row, due, context)


def _state(row: Payment, due: date, context: Context) -> str:
    if row.paid_on is None:
        late = (context.today - due).days
        if late > 0:
            return context.say("逾期 {n} 天", "{n} days overdue", n=late)
        return context.say("未到期", "to come")
    early = (due - row.paid_on).days
    day = day_words(row.paid_on, context)
    if early > 0:
        return context.say("{day} 到账，早 {n} 天", "came {day}, {n} days early", day=day, n=early)
    if early < 0:
        return context.say("{day} 到账，晚 {n} 天", "came {day}, {n} days late", day=day, n=-early)
    return context.say("{day} 到账", "came {day}", day=day)


def _of_scope(said: Said, context: Context) -> Reply:
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    owners = None if scope.kind == "company" else members_of(context.session, scope)
    found = receivables(context.session, context.today, owners)
    if OVERDUE.search(said.asked.text):
        found = [one for one in found if one.overdue]
        none = context.say("没有逾期的回款。", "No payment is overdue.")
    else:
        none = context.say("没有待回款。", "Nothing is to be paid.")
    if MOST.search(said.text):
        found.sort(key=lambda one: -_total([one], "left", context))
    return _listed(scope, found, context) if found else _nothing(scope, none)


def _nothing(scope: ScopeRef, text: str) -> Reply:
    data: dict[str, object] = {"scope": {**scope.to_json()}, "open": 0, "overdue": 0}
    return Reply(text, private=True, data=data, intent=Intent.SHOW_DEALS.value)


def _listed(scope: ScopeRef, found: list[Receivable], context: Context) -> Reply:
    left, overdue = _total(found, "left", context), _total(found, "overdue", context)
    title = context.say(
        "待回款 · {n} 单 {left}，逾期 {overdue}",
        "To be paid · {n:deal|deals}, {left}; {overdue} overdue",
        n=len(found),
        left=_in_ours(left, context),
        overdue=_in_ours(overdue, context),
    )
    page = page_of(context, len(found), MOST_ROWS)
    rows = tuple(_row(one, context) for one in found[page.first : page.end])
    heads = (("客户", "Account"), ("未回款", "To be paid"), ("下一笔", "Next"))
    table = Table(tuple(context.say(*head) for head in heads), rows)
    first = found[page.first]
    hint = _how_to_record(first, context)
    reply = Reply(
        "\n".join((title, *(" · ".join(row) for row in rows), hint)),
        Card(title, (table, paragraph(hint, quiet=True)), _buttons(first, context)),
        private=True,
        data={
            "scope": {**scope.to_json()},
            "open": float(whole_units(left, context.company.currency)),
            "overdue": float(whole_units(overdue, context.company.currency)),
        },
        intent=Intent.SHOW_DEALS.value,
    )
    return paged(reply, page, context, ("单", "deals"))


def _how_to_record(one: Receivable, context: Context) -> str:
    """Give the sentence that records what is still to come of a deal."""
    left = whole_units(one.left, one.deal.currency)
    is_ours = one.deal.currency == context.company.currency
    return context.say(
        "到账就说“回款 #{n} {money}”，只到一部分写到账的数。",
        "When paid, say “payment received {money} #{n}”; of a part, say how much came.",
        n=one.deal.number,
        money=typed_sum(left, context.wording) + ("" if is_ours else f" {one.deal.currency}"),
    )


def _row(one: Receivable, context: Context) -> tuple[str, str, str]:
    label = f"#{one.deal.number} {one.account}"
    if one.next_due is None:
        return label, _money(one.deal, one.left, context), context.say("未排", "not planned")
    late = (context.today - one.next_due).days
    day = day_words(one.next_due, context)
    if late > 0:
        day += context.say("（逾期 {n} 天）", " ({n:day|days} overdue)", n=late)
    return label, _money(one.deal, one.left, context), day


def _total(found: list[Receivable], what: str, context: Context) -> int:
    return sum(
        value_in(context.company, getattr(one, what), one.deal.currency, one.deal.exchange_rate)
        for one in found
    )


def _in_ours(minor: int, context: Context) -> str:
    return context.wording.money(whole_units(minor, context.company.currency))


def _buttons(one: Receivable, context: Context) -> tuple[Button, ...]:
    number, name = one.deal.number, one.account
    label = context.say("记回款", "Record a payment")
    command = context.say("回款 {name} #{n}", "payment received {name} #{n}", name=name, n=number)
    return (Button(label, command),)


def _money(deal: Deal, minor: int, context: Context) -> str:
    return context.wording.money(whole_units(minor, deal.currency), deal.currency)
