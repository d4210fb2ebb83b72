"""Service orders: a customer's repair, complaint, channel conflict or renewal, until its result.

“华东医疗报修：设备不开机”, “complaint from Acme: late delivery”. Whoever sees to it is told so.
"""

from re import Match

from core.access import require_account
from core.errors import UserError
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.hand_over import held_account
from core.storage.records.service_orders import (
    OpenOrder,
    Wanted,
    Wish,
    answered_by,
    open_order,
    open_orders,
)
from core.storage.tables import Account, Person, ServiceOrder
from core.vocabulary import OrderKind
from handlers.care.service_asides import how_to_say, open_already
from handlers.care.service_closing import closing_said
from handlers.care.service_lists import listing_asked
from handlers.care.service_meant import account_of, person_meant
from handlers.care.service_words import (
    AGAIN,
    BARE,
    CONFLICT,
    NAMED,
    PLANS_RENEWAL,
    TO_NOBODY,
    TOLD,
    USUAL,
)
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.no_content import tells_nothing
from handlers.recording.people_around import say_owner_told
from handlers.recording.said import Said, customer_named, lay_out_said, person_called, written_in
from handlers.recording.service import kind_words, moment_words

LONGEST_MATTER = 150


def service_said(said: Said, context: Context) -> Reply | None:
    """Open an order, close it, give it on or list them; None for all other talk."""
    return (
        listing_asked(said, context)
        or closing_said(said, context)
        or _opening_said(said, context)
        or _aside_said(said, context)
    )


def _aside_said(said: Said, context: Context) -> Reply | None:
    """Plan a renewal, or say how to put what was said of orders."""
    text = said.text
    if said.scene.mood.asks:
        return None
    if PLANS_RENEWAL.fullmatch(text):
        return _renewal_planned(said, context)
    if (problem := how_to_say(said, context)) is not None:
        raise problem
    return None


def _renewal_planned(said: Said, context: Context) -> Reply | None:
    account = customer_named(said, context)
    require_account(context.session, context.person, account)
    matter = context.say("跟进续约", "follow up the renewal")
    order = Understanding(
        intent=Intent.UPDATE_DEAL, text=f"{account.name}续约单：{matter}", account=account.name
    )
    return service_said(lay_out_said(order, context), context)


def _opening_said(said: Said, context: Context) -> Reply | None:
    text = said.text
    for kind, patterns in NAMED.items():
        if (found := patterns.fullmatch(text)) is not None:
            return None if _asks(said, found) else _opened(said, found, kind, context)
    if said.scene.mood.asks or said.asked.intent is not Intent.NONE or said.scene.score:
        return None
    for kind, patterns in TOLD.items():
        if (found := patterns.fullmatch(text)) is not None and not _is_talk(found):
            return _opened(said, found, kind, context)
    if BARE.fullmatch(text):
        return _ask_what(said)
    return None


def _asks(said: Said, found: Match[str]) -> bool:
    """Tell a question about an order (“投诉：处理了吗”) from what a customer asks for in one."""
    return said.scene.mood.asks and found["matter"].endswith(("吗", "没", "没有", "?", "么"))


def _is_talk(found: Match[str]) -> bool:
    """“投诉我们涨价是常态”, “complains about everything”: nothing that somebody could see to."""
    return tells_nothing(found["matter"]) or USUAL.search(found["matter"]) is not None


def _ask_what(said: Said) -> Reply:
    name = said.scene.accounts[0].value[0]
    raise UserError(
        f"{name} 出了什么问题？请一起说，例如“{name}报修：设备不开机”。",
        f"What is wrong at {name}? Say it too, for example “service order for {name}: "
        "device does not start”.",
    )


def _opened(said: Said, found: Match[str], kind: OrderKind, context: Context) -> Reply:
    account = account_of(said, context)
    if isinstance(account, Reply):
        return account
    require_account(context.session, context.person, account)
    matter = _matter(said, found)
    if kind is OrderKind.COMPLAINT and CONFLICT.search(matter):
        kind = OrderKind.CHANNEL_CONFLICT
    assignee = _assignee(said, found, account, context)
    if (there := _open_already(said, account, Wish(kind, matter), context)) is not None:
        return open_already(there, assignee if found["to"] else None, context)
    held_account(context.session, account.id)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    moments = (context.now, answered_by(kind, context.now, context.calendar))
    order = open_order(context.session, account, Wish(kind, matter), assignee, moments)
    _say(entry, order, account, assignee)
    return confirmed(entry)


def _open_already(said: Said, account: Account, wish: Wish, context: Context) -> OpenOrder | None:
    """Return the open order of the same words, unless a second is said to be wanted."""
    if AGAIN.search(said.text.split(":")[0]):
        return None
    wanted = Wanted(account_id=account.id, kinds=(wish.kind,))
    same = (one for one in open_orders(context.session, wanted)
            if one.order.matter.casefold() == wish.matter.casefold())  # fmt: skip
    return next(same, None)


def _matter(said: Said, found: Match[str]) -> str:
    written = written_in(said, found, "matter")
    matter = " ".join("".join(one if one.isprintable() else " " for one in written).split())
    matter = matter.strip(" ,，:：")
    if tells_nothing(matter) or not any(letter.isalnum() for letter in matter):
        raise UserError(
            "没有开服务单。请说明出了什么问题，例如“华东医疗报修：设备不开机”。",
            "Nothing was opened. Please say what is wrong, for example “service order for Acme: "
            "printer broken”.",
        )
    return matter[:LONGEST_MATTER]


def _assignee(said: Said, found: Match[str], account: Account, context: Context) -> Person:
    """Return who sees to it: whoever was named, else the customer's owner, else the sender."""
    if found["to"]:
        return person_meant(said, found["to"], context)
    if unknown := TO_NOBODY.search(found["matter"]):
        return person_called(unknown["name"], context)
    if account.owner_id is None:
        return context.person
    owner = context.session.get_one(Person, (context.company.id, account.owner_id))
    return owner if owner.active else context.person


def _say(entry: Entry, order: ServiceOrder, account: Account, assignee: Person) -> None:
    context = entry.context
    entry.wrote(order, account.name)
    kind = kind_words(order, context.wording)
    entry.heading = context.say(
        "已开服务单 · {name} · {kind}", "Service order opened · {name} · {kind}",
        name=account.name, kind=kind,
    )  # fmt: skip
    entry.fact("事项", "Matter", order.matter)
    entry.fact("处理人", "Assignee", assignee.name)
    entry.fact("期限", "Answer by", moment_words(order, context.now, context.wording))
    entry.button(
        ("处理好了", "Done"),
        (f"服务单 #{order.id} 处理好了", f"service order #{order.id} done"),
        "primary",
    )
    _tell(entry, order, account, assignee)


def _tell(entry: Entry, order: ServiceOrder, account: Account, assignee: Person) -> None:
    by = order.answer_by.astimezone(entry.context.now.tzinfo)
    entry.tell(
        assignee.id,
        "{who} 派给你一张服务单：{account} · {matter}，{by} 前处理。"
        "好了就说“{account}的服务单处理好了：结果”。",
        "{who} gave you a service order: {account} · {matter}, by {by}. "
        "Afterwards say “service order for {account} done: RESULT”.",
        account=account.short_name or account.name, matter=order.matter, by=f"{by:%m-%d %H:%M}",
    )  # fmt: skip
    entry.tell(
        account.owner_id,
        "{who} 给你的客户 {account} 开了服务单（{name} 处理）：{matter}",
        "{who} opened a service order for your account {account} ({name} sees to it): {matter}",
        account=account.short_name or account.name, matter=order.matter, name=assignee.name,
    )  # fmt: skip
    say_owner_told(entry, account)
