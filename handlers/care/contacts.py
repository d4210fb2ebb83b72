"""The people at a customer: recorded, put right, listed, taken out; never by a visit alone."""

from collections.abc import Callable
from re import Match

from core.access import may_see_account, may_write_account, require_account, require_write
from core.errors import NotFoundError, UserError
from core.language.text.sheet import Rule
from core.language.understanding import Intent
from core.phones import phone_checked
from core.reply import Reply
from core.storage.records.contacts import contact_named, contacts_called
from core.storage.tables import Account
from handlers.care.contact_alone import is_state, stated_alone
from handlers.care.contact_entries import recorded, taken_out
from handlers.care.contact_list import contacts_reply
from handlers.care.contact_orders import (
    ADDED,
    ASKED_PHONE,
    CHANGED,
    LISTED,
    REMOVED,
    REPLACED,
    STATED,
    WITHOUT_A_NAME,
)
from handlers.care.contact_words import (
    ContactSaid,
    contact_in,
    is_position,
    part_in,
    who_in,
)
from handlers.care.naming import customers_marked
from handlers.context import Context
from handlers.recording.no_content import tells_nothing
from handlers.recording.people_around import contact_words
from handlers.recording.said import Said, ask_which_person, customer_named, customer_said

Doing = Callable[[Said, Match[str], Context], Reply | None]


def contacts_said(said: Said, context: Context) -> Reply | None:
    """Record a person at a customer, or list them; None for other talk."""
    text = customers_marked(said)
    if LISTED.fullmatch(text):
        return contacts_reply(customer_named(said, context), context)
    if WITHOUT_A_NAME.fullmatch(text):
        raise _without_a_name()
    orders: tuple[tuple[tuple[Rule, ...], Doing], ...] = (
        (ASKED_PHONE, _phone_told), (REMOVED, _removed), (CHANGED, _changed),
        (REPLACED, _replaced), (ADDED, _added), (STATED, _stated),
    )  # fmt: skip
    for patterns, do in orders:
        for found in filter(None, (one.fullmatch(text) for one in patterns)):
            if (reply := do(said, found, context)) is not None:
                return reply
    return stated_alone(said, text, context)


def _without_a_name() -> UserError:
    return UserError(
        "联系人叫什么？例如“华东医疗联系人 张伟 采购经理 13800000000”。没有记录。",
        "Who is it? For example “contact at Acme: Jane Doe, CFO, decides”. Nothing recorded.",
    )


def _group(found: Match[str], name: str) -> str | None:
    return found.groupdict().get(name)


def _added(said: Said, found: Match[str], context: Context) -> Reply | None:
    if said.scene.mood.asks:
        return None
    sure = bool(_group(found, "verb") or _group(found, "verb2"))
    told = contact_in(found["rest"], surely=sure)
    if sure and tells_nothing(found["rest"]):
        raise _without_a_name()
    if told is None or _is_glued(found, told, sure=sure) or is_state(found, told):
        return None
    if unknown := _group(found, "unknown"):
        _of_nobody(said, unknown, told)
        return None
    return recorded(customer_named(said, context), told, context)


def _is_glued(found: Match[str], told: ContactSaid, *, sure: bool) -> bool:
    """“联系人马上到” is no name: what nothing sets apart and nothing follows is not sure enough."""
    apart = found.string[found.start("rest") - 1] in " :,是叫为有"
    return not (sure or apart or told != ContactSaid(told.name))


def _of_nobody(said: Said, customer: str, told: ContactSaid) -> None:
    """A phone number shows that a contact is meant; its customer has to be there first."""
    if told.phone is None or said.asked.intent.writes:
        return
    raise NotFoundError(
        f"没有找到客户“{customer}”。新建请说“新客户 {customer}”，再记联系人。",
        f"There is no account “{customer}”. Say “new account {customer}” first, then the contact.",
    )


def _replaced(said: Said, found: Match[str], context: Context) -> Reply | None:
    """“华东医疗对接人换成陈涛了，他是副总”; a colleague is no customer's contact."""
    position = found["what"]
    if said.scene.mood.asks or (position is not None and not is_position(position)):
        return None
    if context.directory.member_index.find(found["name"].casefold()):
        return None
    told = ContactSaid(found["name"], position)
    return recorded(customer_named(said, context), told, context)


def _stated(said: Said, found: Match[str], context: Context) -> Reply | None:
    """“张伟是华东医疗的决策人”; what is no part and no position, or a colleague, is other talk."""
    told = who_in(found)
    if told is None or context.directory.member_index.find(told.name.casefold()):
        return None
    account = customer_named(said, context)
    return (
        contacts_reply(account, context)
        if said.scene.mood.asks
        else recorded(account, told, context)
    )


def _phone_told(said: Said, found: Match[str], context: Context) -> Reply | None:
    """Tell how to reach somebody; None for a name that nobody has recorded."""
    if _group(found, "at"):
        account = customer_named(said, context)
        require_account(context.session, context.person, account)
        one = contact_named(context.session, account.id, found["name"])
        seen = [] if one is None else [(one, account)]
    else:
        seen = [
            (one, account)
            for one, account in contacts_called(context.session, found["name"])
            if may_see_account(context.session, context.person, account)
        ]
    lines = [f"{account.name} · {contact_words(one, context)}" for one, account in seen]
    if not lines and said.asked.intent.writes:
        return None  # “华东医疗张总的电话” may tell of a call.
    if not lines:
        raise _nobody(found["name"])
    return Reply("\n".join(lines), private=True, intent=Intent.SHOW_ACCOUNT.value)


def _changed(said: Said, found: Match[str], context: Context) -> Reply | None:
    """Put right what is known of somebody; None where nobody of the name is known."""
    if said.scene.mood.asks:
        return None
    told = _change_in(found)
    if told is None:
        return None
    account = _account_of(said, found, context)
    if account is None:
        return None
    return account if isinstance(account, Reply) else recorded(account, told, context)


def _change_in(found: Match[str]) -> ContactSaid | None:
    phone, position, part = (_group(found, name) for name in ("phone", "position", "part"))
    if phone is not None:
        return ContactSaid(found["name"], phone=phone_checked(phone))
    if position is not None:
        sure = is_position(position, surely=True)
        return ContactSaid(found["name"], position=position) if sure else None
    read = part_in(part or "")
    return None if read is None else ContactSaid(found["name"], part=read)


def _account_of(said: Said, found: Match[str], context: Context) -> Account | Reply | None:
    """Return at which customer a known person is; a question where there are several.

    None for a name that nobody has, unless an order says that somebody is to be changed.
    """
    name = found["name"]
    if _group(found, "at"):
        account = customer_named(said, context)
        is_known = contact_named(context.session, account.id, name) is not None
        return account if is_known or _is_order(found) or _group(found, "phone") else None
    known = [
        account
        for _, account in contacts_called(context.session, name)
        if may_write_account(context.session, context.person, account)
    ]
    if len(known) > 1:
        return _ask_where(found, known, context)
    if known:
        return known[0]
    if _group(found, "phone") and (spoken_of := customer_said(said, context)) is not None:
        return spoken_of
    if _is_order(found):
        raise _nobody(name)
    return None


def _is_order(found: Match[str]) -> bool:
    """“电话改成” changes somebody; “电话是” may be the first that is told of them."""
    to = (_group(found, "to") or "").strip()
    return to.startswith(("改", "换", "变", "更", "记", "存", "change", "set", "update"))


def _ask_where(found: Match[str], known: list[Account], context: Context) -> Reply:
    name = found["name"]
    sentence = context.say("哪个客户的 {name}？", "{name} at which account?", name=name)
    what = {"phone": "电话", "position": "职务", "part": "角色"}
    [(word, value)] = [(what[key], new) for key in what if (new := _group(found, key)) is not None]
    texts = [(one.name, f"{one.name}的{name}的{word}改成{value}") for one in known]
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _nobody(name: str) -> NotFoundError:
    return NotFoundError(
        f"没有叫“{name}”的联系人。先说“客户名 联系人 {name} 采购经理”。",
        f"There is no contact “{name}”. First say “contact at CUSTOMER: {name}, buyer”.",
    )


def _removed(said: Said, found: Match[str], context: Context) -> Reply | None:
    if said.scene.mood.asks:
        return None
    if _group(found, "at"):
        account = customer_named(said, context)
    else:
        account = _where_alone(found["name"], context)
    require_write(context.session, context.person, account.owner_id, account.name)
    contact = contact_named(context.session, account.id, found["name"])
    if contact is None:
        raise NotFoundError(
            f"{account.name} 没有叫“{found['name']}”的联系人。发“{account.name}有哪些联系人”查看。",
            f"{account.name} has no contact “{found['name']}”. "
            f"Send “contacts at {account.name}” to see them.",
        )
    return taken_out(account, contact, context)


def _where_alone(name: str, context: Context) -> Account:
    """Return the one customer at which somebody is; raises NotFoundError for none or several."""
    known = [
        account
        for _, account in contacts_called(context.session, name)
        if may_write_account(context.session, context.person, account)
    ]
    if len(known) != 1:
        raise NotFoundError(
            f"请写上客户名：“删除联系人 客户名 {name}”。",
            f"Please name the account: “remove contact {name} at CUSTOMER”.",
        )
    return known[0]
