"""An objection that was answered: “华东医疗的异议处理了” stops its 24-hour clock."""

from core.access import require_account, visible_owner_ids
from core.errors import NotFoundError
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.accounts import account_named
from core.storage.records.follow_ups import OpenOnes, lock_follow_up, open_follow_ups
from core.storage.tables import Account, FollowUp
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.conversation.spoken_of import customers_spoken_of
from handlers.recording.promises import task_words
from handlers.recording.said import Said
from handlers.recording.steps import finish

_WHAT = r"(?:价格|预算|产品|功能|时间|竞品)?(?:方面|上)?的?(?:异议|顾虑|疑虑)"
_WHOSE = r"(?:[ⒶⒸ]+|客户|他们|对方)?\s?的?"
_DONE = r"(?:处理|回复|答复|解答|解决|打消|回应|搞定|消除)"
_DONE_EN = r"(?:answered|handled|resolved|addressed)"
_OBJECTION = r"(?:the )?(?:price |budget )?(?:objection|concern)s?"
_THEIRS = rf"(?:{_OBJECTION} (?:of|from|by) )?(?:Ⓐ|{_OBJECTION})(?:'s)?(?: {_OBJECTION})?"
SAID = Phrases.of(
    rf"{_WHOSE}{_WHAT}[,，:：\s]?(?:已经?|都|刚|今天|Ⓓ)*(?:给客户)?{_DONE}(?:好|完|掉)?了?",
    rf"(?:我)?(?:已经?|都|刚|今天|Ⓓ)*(?:给)?{_DONE}(?:好|完|掉)?了?\s?{_WHOSE}{_WHAT}了?",
    rf"(?:i |we )?(?:have |just )?{_DONE_EN} {_THEIRS}",
    rf"(?:Ⓐ(?:'s)? )?{_OBJECTION} (?:of Ⓐ |from Ⓐ )?(?:was |is |has been )?{_DONE_EN}",
)


def objection_answered_said(said: Said, context: Context) -> Reply | None:
    """Mark the answer to a customer's objection as given; None for what says something else."""
    if said.scene.mood.asks or not SAID.fullmatch(said.text):
        return None
    account = _account(said, context)
    return None if account is None else _answered(account, context)


def _account(said: Said, context: Context) -> Account | None:
    found = said.scene.accounts
    names = found[0].value if found else customers_spoken_of(context)
    return account_named(context.session, names[0]) if len(names) == 1 else None


def _answered(account: Account, context: Context) -> Reply:
    require_account(context.session, context.person, account)
    visible = visible_owner_ids(context.session, context.person)
    waiting = [
        one
        for one in open_follow_ups(context.session, OpenOnes(visible, account.id))
        if one.kind == "objection"
    ]
    if not waiting:
        raise NotFoundError(
            f"{account.name} 没有待回复的异议。有新的就说“{account.name}嫌价格高”。",
            f"No objection of {account.name} waits for an answer. "
            f"For a new one say “{account.name} finds the price too high”.",
        )
    return _finished(account, waiting, context)


def _finished(account: Account, waiting: list[FollowUp], context: Context) -> Reply:
    entry = Entry(context, Intent.COMPLETE_FOLLOW_UP)
    entry.begin()
    for follow_up in waiting:
        lock_follow_up(context.session, follow_up)
        if follow_up.done_on is not None:
            continue
        finish(entry, follow_up, context.now)
        entry.remark(
            "已完成跟进：{what}", "Follow-up done: {what}", what=task_words(follow_up, context)
        )
        entry.tell(
            follow_up.member_id,
            "{who} 把 {account} 的异议记为已回复。",
            "{who} marked the objection of {account} as answered.",
            account=account.name,
        )
    entry.heading = context.say(
        "异议已回复 · {account}", "Objection answered · {account}", account=account.name
    )
    return confirmed(entry)
