"""“处理好了”, “华东医疗处理好了”: something is seen to, and what it was is plain or is asked.

It is a row of the list shown last, or the open service order of the customer who is named or was
spoken of; of several it is asked which. Without any, the words are nobody's order.
"""

import re

from core.language.text.sheet import phrase
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.drafts import open_draft
from core.storage.list_notes import Row
from core.storage.records.service_orders import Wanted, open_orders
from core.storage.tables import Account
from handlers.care.service_closing import closing_said
from handlers.context import Context
from handlers.numbered import rows_shown
from handlers.questions import Choice, ask
from handlers.recording.said import MOST_CHOICES, Said, customer_said, lay_out_said, written_in

_DONE = r"(?:已经?|都|刚刚?|终于)?(?:(?:处理|解决|修|弄)(?:好|完|妥|掉)了?|解决了|修复了)"
_DONE_EN = (
    r"(?:it(?:'s| is| has been) |is |has been )?(?:now |all )?"
    r"(?:handled|resolved|sorted(?: out)?|fixed|seen to)"
)
_RESULT = r"(?:\s?[:,]\s?(?P<{name}>(?!但|可是?|不过|还|没|吗|but |not |yet )\S.{{0,150}}))?"
SETTLED = phrase(
    rf"(?:Ⓐ的?(?:那边|的事|问题)?\s?)?{_DONE}{_RESULT.format(name='zh')}"
    rf"|(?:Ⓐ )?{_DONE_EN}{_RESULT.format(name='en')}",
    re.IGNORECASE,
)


def settled_said(said: Said, context: Context) -> Reply | None:
    """Close what was seen to, or ask which it was; None for what says something else."""
    found = SETTLED.fullmatch(said.text)
    if found is None or said.scene.mood.asks:
        return None
    if said.scene.accounts:
        account = customer_said(said, context)
        return None if account is None else _of_customer(account, said, found, context)
    if _is_asked(context):
        return None
    if (shown := rows_shown(context)) is not None and shown.rows:
        return _of_rows(shown.rows, context)
    account = customer_said(said, context)
    if account is None or not open_orders(context.session, Wanted(account_id=account.id)):
        return None
    return _of_customer(account, said, found, context)


def _is_asked(context: Context) -> bool:
    """Tell whether a question of ours is open, which these words may answer."""
    sender = context.author.actor_id or context.person.id
    asked = open_draft(context.session, sender, context.room.hears, context.now)
    return asked is not None and bool(asked.understood.get("sentence"))


def _of_customer(
    account: Account, said: Said, found: re.Match[str], context: Context
) -> Reply | None:
    result = next((written_in(said, found, name) for name in ("zh", "en") if found[name]), "")
    order = f"{account.name}的服务单处理好了" + (f"：{result.strip()}" if result else "")
    return closing_said(lay_out_said(_order(order), context), context)


def _of_rows(rows: tuple[Row, ...], context: Context) -> Reply:
    """Ask which row of the list it was: even of one row it is not said."""
    sentence = context.say("哪一条处理好了？", "Which one is done?")
    choices = tuple(Choice(row.label, context.understand(row.done)) for row in rows[:MOST_CHOICES])
    return ask(_order(sentence), context, "choice", sentence, choices)


def _order(text: str) -> Understanding:
    return Understanding(intent=Intent.UPDATE_DEAL, text=text)
