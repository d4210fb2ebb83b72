"""Who somebody is, told with no customer named: “刘主任是决策人”, “采购总监是刘芳”.

It is the customer spoken of, or the only one who has that contact; of several, one is asked for.
"""

from collections.abc import Iterable
from re import IGNORECASE, Match

from core.access import may_write_account
from core.errors import NotFoundError
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.accounts import account_named
from core.storage.records.contacts import contacts_called
from core.storage.spoken_of import customers_with
from core.storage.tables import Account
from handlers.care.contact_entries import recorded
from handlers.care.contact_orders import STATED_ALONE
from handlers.care.contact_words import ContactSaid, contact_in, who_in
from handlers.context import Context
from handlers.recording.conversation.spoken_of import customers_spoken_of
from handlers.recording.meant import alike_for
from handlers.recording.said import Said, ask_which_person

AT_SOME_PLACE = phrase(
    r"(?:add |new |log )?(?:our |my |a |the )?contact (?:person )?(?:at|for|of|from) "
    r"(?P<place>(?-i:[A-Z])[\w&.'-]*(?: (?-i:[A-Z])[\w&.'-]*){0,3})"
    r"(?: is\s|\s?[:,])\s?(?P<rest>.+)",
    IGNORECASE,
)


def is_state(found: Match[str], told: ContactSaid) -> bool:
    """“our contact at Acme is on leave” tells how somebody is: a name begins with a capital."""
    stated = found.string[: found.start("rest")].casefold().rstrip().endswith(" is")
    return stated and told.name[:1].islower()


def stated_alone(said: Said, text: str, context: Context) -> Reply | None:
    """Record who somebody is; None for other talk, for a question and for a colleague."""
    if said.scene.accounts or said.scene.mood.asks:
        return None
    if found := AT_SOME_PLACE.fullmatch(text):
        return _at_some_place(said, found, context)
    for found in filter(None, (one.fullmatch(text) for one in STATED_ALONE)):
        told = who_in(found)
        if told is not None and not context.directory.member_index.find(told.name.casefold()):
            return _recorded(found, told, context)
    return None


def _at_some_place(said: Said, found: Match[str], context: Context) -> Reply | None:
    """Ask which customer “Huadong” is, where one sounds like it; else say that there is none."""
    told = contact_in(found["rest"], surely=True)
    if told is None or is_state(found, told):
        return None
    place = found["place"]
    if alike := alike_for(said.asked, context, place):
        sentence = context.say("“{name}”是哪个客户？", "Which account is “{name}”?", name=place)
        texts = [(one, f"contact at {one}: {found['rest']}") for one in alike]
        return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)
    raise NotFoundError(
        f"没有找到客户“{place}”。新建请说“新客户 {place}”，再记联系人。",
        f"There is no account “{place}”. Say “new account {place}” first, then the contact.",
    )


def _recorded(found: Match[str], told: ContactSaid, context: Context) -> Reply | None:
    where = _where(told.name, context)
    if len(where) == 1:
        return recorded(where[0], told, context)
    if where:
        return _ask_where(found, where, context)
    if told.part is None and told.phone is None:
        return None  # “李强是经理” need not be about a customer at all.
    raise NotFoundError(
        f"哪个客户的 {told.name}？请写上客户名，例如“华东医疗的{found['what']}是{told.name}”。",
        f"{told.name} at which account? Please name it: “contact at Acme: {told.name}”.",
    )


def _where(name: str, context: Context) -> list[Account]:
    """Return where somebody may sit: those who have such a contact, or the customer spoken of."""
    spoken_of = _writable(_named(customers_spoken_of(context), context), context)
    known = [account for _, account in contacts_called(context.session, name)]
    met = _named(customers_with(context.session, context.person.id, name), context)
    having = _writable((*known, *met), context)
    if here := [one for one in having if one in spoken_of]:
        return here
    return list(dict.fromkeys((*spoken_of, *having)))


def _named(names: Iterable[str], context: Context) -> list[Account]:
    return [one for name in names if (one := account_named(context.session, name)) is not None]


def _writable(accounts: Iterable[Account], context: Context) -> list[Account]:
    return [
        account
        for account in dict.fromkeys(accounts)
        if may_write_account(context.session, context.person, account)
    ]


def _ask_where(found: Match[str], where: list[Account], context: Context) -> Reply:
    """Offer the customers; each answer is the sentence with the customer in it."""
    name, what, phone = found["name"], found["what"], found["phone"]
    sentence = context.say("哪个客户的 {name}？", "{name} at which account?", name=name)
    tel = f"，电话{phone}" if phone else ""
    texts = [(one.name, f"{one.name}的{what}是{name}{tel}") for one in where]
    if what.isascii():
        tel = f", phone {phone}" if phone else ""
        texts = [(one.name, f"{name} is the {what} at {one.name}{tel}") for one in where]
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)
