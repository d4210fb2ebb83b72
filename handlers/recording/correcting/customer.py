"""Moving the last record to the customer that was meant: “不对，是远大科技”."""

from core.access import require_write
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.changes import TABLES_OF_BOOKS
from core.storage.latest import last_change
from core.storage.tables import Account, Activity, Change, Deal, FollowUp
from core.storage.undo import Effect, effects_of
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.correcting.amount import corrects
from handlers.recording.meant import account_meant

# What hangs on a moved row moves with it.
CARRIED = frozenset({"points", "stage_entries", "visit_evidence"})
NAMING = frozenset({"activities", "follow_ups", "deals"})
BY_THE_WAY = frozenset({"touched_on"})


def is_about_the_last_record(asked: Understanding) -> bool:
    """Tell whether a correction says nothing of a deal: only a customer, or just “不对”."""
    said = (asked.amount, asked.stage, asked.close_on, asked.objection, asked.due_on, asked.record)
    return corrects_or_wrong(asked) and all(value is None for value in said)


def corrects_or_wrong(asked: Understanding) -> bool:
    return corrects(asked) or asked.text.strip().lower().startswith(("wrong", "that", "not"))


def put_right(asked: Understanding, context: Context) -> Reply:
    """Move the sender's last record to the customer that is named, or ask what is wrong."""
    change = last_change(context.session, context.person.id, context.now)
    if change is None:
        return Reply(
            context.say(
                "24 小时内没有可以更正的记录。", "There is nothing of the past 24 hours to correct."
            )
        )
    if asked.account is None and not asked.candidates:
        return ask_what_is_wrong(change, context)
    effects = effects_of(context.session, change)
    if not _can_move(effects):
        return _ask_to_say_it_again(change, context)
    entry = Entry(context, Intent.UPDATE_DEAL)
    account = account_meant(asked, entry)
    return account if isinstance(account, Reply) else _moved(effects, account, entry)


def _can_move(effects: list[Effect]) -> bool:
    return any(one.table in NAMING for one in effects) and all(map(_moves, effects))


def _moves(effect: Effect) -> bool:
    if effect.before is None:
        return effect.table in NAMING | CARRIED
    after = effect.after or {}
    changed = {name for name, value in effect.before.items() if after.get(name) != value}
    return effect.table == Deal.__tablename__ and changed <= BY_THE_WAY


def _moved(effects: list[Effect], account: Account, entry: Entry) -> Reply:
    context = entry.context
    created = [one for one in effects if one.table in NAMING and one.before is None]
    rows = [
        context.session.get_one(TABLES_OF_BOOKS[one.table], (context.company.id, int(one.key)))
        for one in created
    ]
    entry.begin()
    deals = {row.id for row in rows if isinstance(row, Deal)}
    if deals:
        require_write(context.session, context.person, account.owner_id, account.name)
    before = ""
    for row in rows:
        if isinstance(row, Activity | FollowUp | Deal):
            old = context.session.get_one(Account, (context.company.id, row.account_id))
            before = old.name
            row.account_id = account.id
            entry.wrote(row, account.name)
        if isinstance(row, Activity | FollowUp) and row.deal_id not in deals:
            row.deal_id = None
    entry.heading = context.say(
        "已更正客户 · {name}", "Account corrected · {name}", name=account.name
    )
    entry.fact("客户", "Account", f"{before} → {account.name}")
    return confirmed(entry)


def ask_what_is_wrong(change: Change, context: Context) -> Reply:
    sentence = context.say(
        "哪里不对？上一条：{what}。可以说“不对，是45万”或“不对，是 客户名”。",
        "What is wrong? Your last entry: {what}. Say “no, it is 450k” or “no, CUSTOMER”.",
        what=change.summary,
    )
    return ask(
        Understanding(intent=Intent.UNDO), context, "choice", sentence, _ways(change, context)
    )


def _ask_to_say_it_again(change: Change, context: Context) -> Reply:
    sentence = context.say(
        "上一条（{what}）不能直接换客户。请先撤销，再用对的客户名说一遍。",
        "Your last entry ({what}) cannot be moved as it is. Undo it, then say it again "
        "with the right account.",
        what=change.summary,
    )
    return ask(
        Understanding(intent=Intent.UNDO), context, "choice", sentence, _ways(change, context)
    )


def _ways(change: Change, context: Context) -> tuple[Choice, Choice]:
    undo = Understanding(intent=Intent.UNDO, record=change.id)
    return (
        Choice(context.say("撤销", "Undo"), undo, also=("撤销", "undo")),
        Choice(context.say("没有不对", "It is right"), None),
    )
