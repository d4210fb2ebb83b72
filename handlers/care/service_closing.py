"""A service order gets its result, or somebody else to see to it.

“华东医疗的服务单处理好了：换了主板”. A result is asked for where none was said, and after it the
next step: what was bought can be renewed once it works again (requirement FU-11).
"""

from datetime import datetime
from re import Match

from core.errors import UserError
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.service_orders import OpenOrder, has_bought, held_order
from core.storage.tables import Account, ServiceOrder
from core.vocabulary import OrderKind
from handlers.care.service_meant import orders_meant, person_meant
from handlers.care.service_words import CLOSED, GIVEN_ON, kind_named
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.no_content import tells_nothing
from handlers.recording.said import Said, ask_which_person, written_in
from handlers.recording.service import kind_of, kind_words, order_line, short_matter, until_words

RESULTS = (("已修好", "repaired"), ("已更换", "replaced"), ("已解释，客户认可", "explained"))


def closing_said(said: Said, context: Context) -> Reply | None:
    """Close an order or give it on; None for what says something else."""
    if said.scene.mood.asks:
        return None
    text = said.text
    if (found := GIVEN_ON.fullmatch(text)) is not None:
        return _with_order(said, found, context)
    if (found := CLOSED.fullmatch(text)) is not None:
        return _with_order(said, found, context)
    return None


def _with_order(said: Said, found: Match[str], context: Context) -> Reply:
    orders = orders_meant(said, kind_named(said.text.split(":")[0]), context)
    if isinstance(orders, Reply):
        return orders
    if len(orders) > 1:
        return _ask_which(said, found, orders, context)
    if "to" in found.re.groupindex:
        return _given_on(said, found, orders[0], context)
    if not found["result"]:
        return _ask_for_result(orders[0], context)
    _require_result(found["result"])
    return _closed(orders[0], written_in(said, found, "result").strip(), context)


def _require_result(result: str) -> None:
    """Raise UserError where what follows “done” takes it back: “soon”, “just kidding”."""
    if tells_nothing(result):
        raise UserError(
            "没有关单，服务单还开着。处理好了再说结果，例如“服务单处理好了：换了主板”。",
            "Not closed; the order is still open. Once it is done say how, for example "
            "“service order for Acme done: replaced the board”.",
        )


def _ask_which(said: Said, found: Match[str], orders: list[OpenOrder], context: Context) -> Reply:
    texts = [
        (order_line(one, context.now, context.wording, named=False), _order_on(said, found, one))
        for one in orders
    ]
    sentence = context.say("哪一张服务单？", "Which service order?")
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _order_on(said: Said, found: Match[str], one: OpenOrder) -> str:
    """Return the same order of the sender's, for one service order by its number."""
    if "to" in found.re.groupindex:
        to = "我" if found["to"] in {"我", "me"} else said.scene.members[-1].value[0]
        return f"服务单 #{one.order.id} 转给{to}"
    result = written_in(said, found, "result").strip() if found["result"] else ""
    return f"服务单 #{one.order.id} 处理好了" + (f"：{result}" if result else "")


def _ask_for_result(one: OpenOrder, context: Context) -> Reply:
    sentence = context.say(
        "{name}：{matter}，结果是什么？直接回复，例如“换了主板”。",
        "{name}: {matter}. What is the result? Just reply, for example “replaced the board”.",
        name=one.account.name, matter=short_matter(one.order),
    )  # fmt: skip
    order = context.say(f"服务单 #{one.order.id} 处理好了", f"service order #{one.order.id} done")
    known = Understanding(intent=Intent.UPDATE_DEAL, text=order, account=one.account.name)
    choices = tuple(
        Choice(context.say(*words), Understanding(
            intent=Intent.UPDATE_DEAL, text=f"{order}：{context.say(*words)}"
        ))
        for words in RESULTS
    )  # fmt: skip
    return ask(known, context, "result", sentence, choices)


def _held(one: OpenOrder, context: Context) -> ServiceOrder:
    order = held_order(context.session, one.order.id)
    if order is None or order.closed_at is not None:
        raise UserError(
            "这张服务单刚刚完成了，没有改动。", "This service order has just been closed."
        )
    return order


def _closed(one: OpenOrder, result: str, context: Context) -> Reply:
    if not any(letter.isalnum() for letter in result):
        return _ask_for_result(one, context)
    order = _held(one, context)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    late = order.answer_by < context.now
    order.closed_at, order.result = context.now, result
    entry.wrote(order, one.account.name)
    entry.heading = context.say(
        "服务单完成 · {name} · {kind}", "Service order done · {name} · {kind}",
        name=one.account.name, kind=kind_words(order, context.wording),
    )  # fmt: skip
    entry.private_fact("事项", "Matter", order.matter)
    entry.fact("结果", "Result", result)
    if late:
        entry.private_fact("时限", "Time", context.say("已超时", "late"))
    _offer_renewal(entry, order, one.account)
    _tell_of(entry, one, "{who} 完成了 {account} 的服务单：{what}",
             "{who} closed the service order of {account}: {what}", what=result)  # fmt: skip
    return confirmed(entry)


def _offer_renewal(entry: Entry, order: ServiceOrder, account: Account) -> None:
    renews = kind_of(order) is not OrderKind.RENEWAL
    if not renews or not has_bought(entry.context.session, account.id):
        return
    entry.remark("安排续约跟进？", "Plan the renewal?")
    name = account.name
    entry.button(
        ("安排续约跟进", "Plan the renewal"),
        (f"{name}续约单：服务后跟进续约", f"renewal order for {name}: follow up after service"),
        "primary",
    )


def _tell_of(entry: Entry, one: OpenOrder, zh: str, en: str, **values: object) -> None:
    """Tell whoever saw to it, and the customer's owner."""
    account = one.account.short_name or one.account.name
    for person_id in (one.assignee.id, one.account.owner_id):
        entry.tell(person_id, zh, en, account=account, **values)


def _given_on(said: Said, found: Match[str], one: OpenOrder, context: Context) -> Reply:
    to = person_meant(said, found["to"], context)
    order = _held(one, context)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    order.assignee_id = to.id
    entry.wrote(order, one.account.name)
    entry.heading = context.say(
        "服务单转给 {to} · {name}", "Service order to {to} · {name}",
        to=to.name, name=one.account.name,
    )  # fmt: skip
    entry.private_fact("事项", "Matter", order.matter)
    entry.fact("期限", "Answer by", _until(order, context.now, context))
    if to.id != one.assignee.id:
        _tell_new(entry, one, to.id)
        _tell_of(entry, one, "{who} 把 {account} 的服务单转给了{to}。",
                 "{who} gave the service order of {account} to {to}.", to=to.name)  # fmt: skip
    return confirmed(entry)


def _until(order: ServiceOrder, now: datetime, context: Context) -> str:
    return until_words(order, now, context.wording)


def _tell_new(entry: Entry, one: OpenOrder, person_id: int) -> None:
    by = one.order.answer_by.astimezone(entry.context.now.tzinfo)
    entry.tell(
        person_id,
        "{who} 派给你一张服务单：{account} · {matter}，{by} 前处理。"
        "好了就说“{account}的服务单处理好了：结果”。",
        "{who} gave you a service order: {account} · {matter}, by {by}. "
        "Afterwards say “service order for {account} done: RESULT”.",
        account=one.account.short_name or one.account.name,
        matter=one.order.matter, by=f"{by:%m-%d %H:%M}",
    )  # fmt: skip
