"""What is written of a person at a customer: somebody new, what is new of them, or their end."""

from core.access import require_write
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.contacts import contact_named
from core.storage.records.hand_over import held_account
from core.storage.tables import Account, Contact
from handlers.care.contact_words import ContactSaid
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.people_around import contact_words, part_words


def recorded(account: Account, told: ContactSaid, context: Context) -> Reply:
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
    return _confirmed(entry, account, contact)


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
    return _confirmed(entry, account, known)


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


def _confirmed(entry: Entry, account: Account, contact: Contact) -> Reply:
    entry.wrote(contact, contact.name)
    entry.wrote(account, account.name)
    entry.tell(
        account.owner_id,
        "{who} 改动了你的客户 {account} 的联系人：{name}。",
        "{who} changed the contacts of your account {account}: {name}.",
        account=account.name,
        name=contact.name,
    )
    listed = (f"{account.name}有哪些联系人", f"contacts at {account.name}")
    entry.button(("看联系人", "Contacts"), listed)
    return confirmed(entry)


def taken_out(account: Account, contact: Contact, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    context.session.delete(contact)
    entry.heading = context.say(
        "已删除联系人 · {account}：{name}", "Contact removed · {account}: {name}",
        account=account.name, name=contact.name,
    )  # fmt: skip
    return _confirmed(entry, account, contact)
