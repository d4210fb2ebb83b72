"""“谁超信用额度了”: the customers that owe more than they may, for those whose they are."""

import re

from core.access import visible_owner_ids
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.money import whole_units
from core.reply import Button, Card, Facts, Reply
from core.storage.records.credit_limits import Credit, over_their_limit
from handlers.context import Context
from handlers.paging import page_of, paged

_CREDIT = r"(?:信用|授信|赊销)?(?:的)?额度"
_WHO = (
    r"(?:我的|我们的?|团队的?)?(?:谁|哪些客户|哪家客户|哪几家客户?|有哪些客户|哪个客户|有没有客户)"
)
_OVER = r"(?:都|已经?|现在|\s)*(?:超过?|超出)(?:了|过)*"
_SEE = r"(?:看|查|请问|\s)*"
ASKED = phrase(
    rf"{_SEE}{_WHO}{_OVER}(?:信用|授信)?(?:了)?(?:额度|限额)(?:了|的|吗|呢|\s)*(?:客户)?"
    rf"|{_SEE}(?:超过?|超出)(?:了)?{_CREDIT}的?(?:有|谁|客户|哪些)+"
    r"|(?:which|what) (?:customers|accounts) are over (?:their|the) (?:credit )?limits?"
    r"|who is over (?:their|the|its) (?:credit )?limit"
    r"|(?:show |list )?(?:customers|accounts) over (?:their|the) (?:credit )?limits?",
    re.IGNORECASE,
)
SHOWN = 10


def over_limit_asked(text: str, context: Context) -> Reply | None:
    """List who is over their limit; None for what asks something else."""
    if not ASKED.fullmatch(text.strip("。.!！ ")):
        return None
    owners = visible_owner_ids(context.session, context.person)
    found = over_their_limit(context.session, owners, context.today)
    if not found:
        text = context.say("没有客户超信用额度。", "No customer is over their credit limit.")
        return Reply(text, private=True, intent=Intent.SHOW_ACCOUNT.value)
    title = context.say(
        "超信用额度的客户 {n} 家", "{n:customer|customers} over their credit limit", n=len(found)
    )
    page = page_of(context, len(found), SHOWN)
    shown = found[page.first : page.end]
    rows = tuple((account.name, _words(credit, context)) for account, credit in shown)
    worst = shown[0][0]
    command = context.say(f"{worst.name}应收", f"receivables of {worst.name}")
    name = worst.short_name or worst.name
    button = Button(context.say("应收 · {name}", "Owed · {name}", name=name), command)
    said = "\n".join((title, *(f"{label}: {value}" for label, value in rows)))
    card = Card(title, (Facts(rows),), (button,))
    reply = Reply(said, card, private=True, intent=Intent.SHOW_ACCOUNT.value)
    return paged(reply, page, context, ("家", "accounts"))


def _words(credit: Credit, context: Context) -> str:
    limit, owed, over = (
        context.wording.money(whole_units(minor, context.company.currency))
        for minor in (credit.limit or 0, credit.owed, credit.over)
    )
    return context.say(
        "超 {over}（额度 {limit}，应收 {owed}）", "{over} over (limit {limit}, owed {owed})",
        over=over, limit=limit, owed=owed,
    )  # fmt: skip
