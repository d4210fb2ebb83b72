"""The people at and around a customer, as its story tells them; helpers hear of a new owner."""

from collections.abc import Sequence

from core.access import may_write_account
from core.storage.records.account_members import helpers_of_account
from core.storage.records.accounts import contacts_at
from core.storage.records.contacts import contacts_of
from core.storage.tables import Account, Contact, Person
from core.vocabulary import BuyingPart
from handlers.confirmation import Entry
from handlers.context import Context

MOST_CONTACTS = 6


def people_facts(account: Account, context: Context) -> list[tuple[str, str]]:
    """Return who helps with a customer, whom we know there, and whom else we met."""
    facts = []
    if helpers := helpers_of_account(context.session, account):
        names = context.wording.listed(one.name for one in helpers)
        facts.append((context.say("协作", "Helping"), names))
    known = contacts_of(context.session, account.id)[:MOST_CONTACTS]
    words = [contact_words(one, context) for one in known]
    words += [name for name in met_only(account, context) if name][: MOST_CONTACTS - len(words)]
    if words:
        facts.append((context.say("联系人", "Contacts"), context.say("；", "; ").join(words)))
    return facts


def met_only(account: Account, context: Context) -> list[str]:
    """Return whom visits and calls name at a customer, and nobody has recorded as a contact."""
    known = [one.name.casefold() for one in contacts_of(context.session, account.id)]
    met = contacts_at(context.session, account, MOST_CONTACTS)
    return [name for name in met if name.casefold() not in known]


def contact_words(contact: Contact, context: Context) -> str:
    """Word one person: “张伟 采购经理 决策人 13800000000”."""
    part = part_words(contact.part, context)
    parts = (contact.name, contact.position, part, contact.phone)
    return context.say(" ", ", ").join(word for word in parts if word)


def part_words(part: str | None, context: Context) -> str:
    known = None if part is None else BuyingPart.read(part)
    return "" if known is None else known.say(context.wording.language)


def tell_helpers(entry: Entry, accounts: Sequence[Account], to: Person | None) -> None:
    """Tell who helps with these customers whose they are now (None: nobody's); once a person."""
    with_whom: dict[int, list[str]] = {}
    for account in accounts:
        for one in helpers_of_account(entry.context.session, account):
            with_whom.setdefault(one.id, []).append(account.name)
    for person_id, names in with_whom.items():
        named = names[0] if len(names) == 1 else f"{names[0]} (+{len(names) - 1})"
        if to is None:
            words = (
                "{who} 把你协作的 {names} 放回了公海。可以说“领取 客户名”。",
                "{who} put {names}, which you help with, back in the pool. Say “claim NAME”.",
            )
            entry.tell(person_id, *words, names=named)
            continue
        words = (
            "{who} 把你协作的 {names} 转给了 {to}。你仍是协作人。",
            "{who} handed {names}, which you help with, over to {to}. You go on helping.",
        )
        entry.tell(person_id, *words, names=named, to=to.name)


def say_owner_told(entry: Entry, account: Account) -> None:
    """Say to whoever is not a customer's owner that the owner was told."""
    context = entry.context
    if account.owner_id is None or account.owner_id == context.person.id:
        return
    owner = context.session.get_one(Person, (context.company.id, account.owner_id))
    if not owner.active:
        return
    entry.remark(
        "{account} 是 {owner} 的客户，已告诉 {owner}。",
        "{account} is {owner}'s account; {owner} has been told.",
        account=account.name,
        owner=owner.name,
    )


def tell_owner_of_plan(entry: Entry, account: Account) -> None:
    """Tell a customer's owner that a colleague means to get back to it, and say so."""
    context = entry.context
    if may_write_account(context.session, context.person, account):
        return
    entry.tell(
        account.owner_id,
        "{who} 安排了跟进你的客户 {account}。",
        "{who} planned a follow-up with your account {account}.",
        account=account.name,
    )
    say_owner_told(entry, account)
