"""The people at a customer: recorded, put right, listed, taken out; never by a visit alone."""

from collections.abc import Callable
from re import Match

from core.access import may_write_account, require_write
from core.errors import NotFoundError
from core.language.text.sheet import Rule
from core.language.understanding import Intent
from core.phones import phone_checked
from core.reply import Reply
from core.storage.records.contacts import contact_named, contacts_called
from core.storage.records.hand_over import held_account
from core.storage.tables import Account, Contact
from handlers.care.contact_list import contacts_reply
from handlers.care.contact_orders import ADDED, CHANGED, LISTED, REMOVED, STATED
from handlers.care.contact_words import ContactSaid, contact_in, is_position, part_in
from handlers.care.naming import customers_marked
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.people_around import contact_words, part_words
from handlers.recording.said import Said, ask_which_person, customer_named

Doing = Callable[[Said, Match[str], Context], Reply | None]


def contacts_said(said: Said, context: Context) -> Reply | None:
    """Record a person at a customer, or list them; None for other talk."""
    text = customers_marked(said)
    if any(one.fullmatch(text) for one in LISTED):
        return contacts_reply(customer_named(said, context), context)
    orders: tuple[tuple[tuple[Rule, ...], Doing], ...] = (
        (REMOVED, _removed), (CHANGED, _changed), (ADDED, _added), (STATED, _stated),
    )  # fmt: skip
    for patterns, do in orders:
        for found in filter(None, (one.fullmatch(text) for one in patterns)):
            if (reply := do(said, found, context)) is not None:
                return reply
    return None


def _group(found: Match[str], name: str) -> str | None:
    return found.groupdict().get(name)


def _added(said: Said, found: Match[str], context: Context) -> Reply | None:
    if said.scene.mood.asks:
        return None
    sure = bool(_group(found, "verb") or _group(found, "verb2"))
    told = contact_in(found["rest"], surely=sure)
    if told is None:
        return None
    if unknown := _group(found, "unknown"):
        _of_nobody(said, unknown, told)
        return None
    return _recorded(customer_named(said, context), told, context)


def _of_nobody(said: Said, customer: str, told: ContactSaid) -> None:
    """A phone number shows that a contact is meant; its customer has to be there first."""
    if told.phone is None or said.asked.intent.writes:
        return
    raise NotFoundError(
        f"没有找到客户“{customer}”。新建请说“新客户 {customer}”，再记联系人。",
        f"There is no account “{customer}”. Say “new account {customer}” first, then the contact.",
    )


def _stated(said: Said, found: Match[str], context: Context) -> Reply | None:
    """“张伟是华东医疗的决策人”; what is no part and no position, or a colleague, is other talk."""
    name, what = found["name"], found["what"]
    part = part_in(what)
    if part is None and not is_position(what):
        return None
    if context.directory.member_index.find(name.casefold()):
        return None
    account = customer_named(said, context)
    if said.scene.mood.asks:
        return contacts_reply(account, context)
    position = None if part is not None else what
    return _recorded(account, ContactSaid(name, position, part), context)


def _recorded(account: Account, told: ContactSaid, context: Context) -> Reply:
    """Record a new person at a customer, or what is new about one who is known."""
    require_write(context.session, context.person, account.owner_id, account.name)
    account = held_account(context.session, account.id)
    known = contact_named(context.session, account.id, told.name)
    if known is None:
        return _new(account, told, context)
    if not _news(known, told):
        text = context.say(
            "{name} 已经有了：{words}。", "{name} has this contact already: {words}.",
            name=account.name, words=contact_words(known, context),
        )  # fmt: skip
        return Reply(text, private=True, error_code="exists", intent=Intent.UPDATE_DEAL.value)
    return _updated(account, known, told, context)


def _news(known: Contact, told: ContactSaid) -> dict[str, str]:
    """Return what was said that the books do not hold yet, by column."""
    part = None if told.part is None else told.part.value
    said = {"position": told.position, "part": part, "phone": told.phone}
    return {name: new for name, new in said.items() if new and new != getattr(known, name)}


def _new(account: Account, told: ContactSaid, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    part = None if told.part is None else told.part.value
    contact = Contact(
        account_id=account.id,
        name=told.name,
        position=told.position,
        part=part,
        phone=told.phone,
    )
    context.session.add(contact)
    entry.heading = context.say(
        "已记联系人 · {account}：{name}", "Contact recorded · {account}: {name}",
        account=account.name, name=told.name,
    )  # fmt: skip
    _facts(entry, contact)
    return _confirmed(entry, account, told.name)


def _updated(account: Account, known: Contact, told: ContactSaid, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    before = contact_words(known, context)
    for name, new in _news(known, told).items():
        setattr(known, name, new)
    entry.heading = context.say(
        "已更新联系人 · {account}：{name}", "Contact updated · {account}: {name}",
        account=account.name, name=known.name,
    )  # fmt: skip
    _facts(entry, known)
    entry.private_fact("之前", "Before", before)
    return _confirmed(entry, account, known.name)


def _facts(entry: Entry, contact: Contact) -> None:
    """Say what is known of a person now; in a channel no more than their name."""
    part = part_words(contact.part, entry.context)
    facts = (
        ("职务", "Position", contact.position),
        ("角色", "Part", part),
        ("电话", "Phone", contact.phone),
    )
    for zh, en, value in facts:
        if value:
            entry.private_fact(zh, en, value)


def _confirmed(entry: Entry, account: Account, name: str) -> Reply:
    entry.wrote(account, account.name)
    entry.tell(
        account.owner_id,
        "{who} 改动了你的客户 {account} 的联系人：{name}。",
        "{who} changed the contacts of your account {account}: {name}.",
        account=account.name,
        name=name,
    )
    listed = (f"{account.name}有哪些联系人", f"contacts at {account.name}")
    entry.button(("看联系人", "Contacts"), listed)
    return confirmed(entry)


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
    return account if isinstance(account, Reply) else _recorded(account, told, context)


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
        return account if is_known or _is_order(found) else None
    known = [
        account
        for _, account in contacts_called(context.session, name)
        if may_write_account(context.session, context.person, account)
    ]
    if len(known) > 1:
        return _ask_where(found, known, context)
    if known:
        return known[0]
    if _is_order(found):
        raise _nobody(name)
    return None


def _is_order(found: Match[str]) -> bool:
    """“电话改成” changes somebody; “电话是” may be the first that is told of them."""
    to = (_group(found, "to") or "").strip()
    return to.startswith(("改", "换", "变", "更", "change", "set", "update"))


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
    return _taken_out(account, contact, context)


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


def _taken_out(account: Account, contact: Contact, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    context.session.delete(contact)
    entry.heading = context.say(
        "已删除联系人 · {account}：{name}", "Contact removed · {account}: {name}",
        account=account.name, name=contact.name,
    )  # fmt: skip
    return _confirmed(entry, account, contact.name)
