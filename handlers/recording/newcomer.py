"""What the sentence that adds a customer says of it: tier, industry, and whom one knows there."""

import re

from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from core.storage.tables import Account, Contact
from handlers.care.contact_words import ContactSaid, contact_in
from handlers.confirmation import Entry

TIER = compiled(
    r"(?:^|[,，。;；、\s])(?:(?:客户)?(?:等级|级别)\s?(?:[:：]|是|为)?\s?(?P<zh>[a-d])\s?级?"
    r"|(?P<short>[a-d])\s?级(?:客户)?|tier:? (?P<en>[a-d]))(?=[,，。;；、.\s]|$)",
    re.IGNORECASE,
)
INDUSTRY = (
    compiled(
        r"(?:行业|\bindustry)\s?(?:[:：]|是|为|is\b)?\s?(?P<name>[\u4e00-\u9fff]{2,8}|[A-Za-z]+)",
        re.IGNORECASE,
    ),
    compiled(
        r"(?:^|[,，。;；、\s])(?:属于|做)?(?P<name>[\u4e00-\u9fff]{2,8})(?:行业|领域)(?=[,，。;；、\s]|$)"
    ),
    compiled(r"(?:^|[,;]\s?)(?P<name>[a-z]+(?: [a-z]+)?) industry\b", re.IGNORECASE),
)
CONTACT = compiled(
    r"(?:联系人|对接人|联络人|\bcontact(?: person)?\b)\s?(?:[:：]|是|为|is\b)?\s*"
    r"(?P<rest>[^。;；\n]+)",
    re.IGNORECASE,
)
COMMA = compiled(r"[,，、]")
PHONE = compiled(
    r"(?:(?:联系)?电话|手机号?码?|联系方式|号码|tel|phone|mobile)\s?(?:[:：]|是|为)?\s?\+?\d[\d -]*"
    r"|(?<![\d+])\+?\d[\d -]{5,}\d(?!\d)",
    re.IGNORECASE,
)


def take_newcomer(entry: Entry, account: Account, asked: Understanding) -> None:
    """Keep what is said of a new customer, and say it. Raises UserError on a bad phone number."""
    if tier := TIER.search(asked.text):
        account.tier = next(letter for letter in tier.groups() if letter).upper()
        entry.fact("等级", "Tier", account.tier)
    if industry := next((found for one in INDUSTRY if (found := one.search(asked.text))), None):
        account.industry = industry["name"]
        entry.fact("行业", "Industry", account.industry)
    if (told := _contact_in(asked)) is not None:
        _keep_contact(entry, account, told)


def _contact_in(asked: Understanding) -> ContactSaid | None:
    """Return the person who is named, with the phone and the position behind the name."""
    labelled = CONTACT.search(asked.text)
    if labelled is not None and (told := _longest_read(labelled["rest"])):
        return told
    if asked.contact is None:
        return None
    phone = PHONE.search(asked.text)
    name = f"{asked.contact} {phone[0]}" if phone else asked.contact
    return contact_in(name, surely=False) or ContactSaid(asked.contact)


def _longest_read(rest: str) -> ContactSaid | None:
    """Read as much as tells of the person; what stands behind a comma may tell of the customer."""
    parts = COMMA.split(rest)
    tries = (",".join(parts[:number]) for number in range(len(parts), 0, -1))
    return next((told for one in tries if (told := contact_in(one, surely=False))), None)


def _keep_contact(entry: Entry, account: Account, told: ContactSaid) -> None:
    contact = Contact(
        account_id=account.id,
        name=told.name,
        position=told.position,
        part=None if told.part is None else told.part.value,
        phone=told.phone,
    )
    entry.context.session.add(contact)
    entry.wrote(contact, contact.name)
    entry.fact("联系人", "Contact", told.name)
    for zh, en, value in (("职务", "Position", told.position), ("电话", "Phone", told.phone)):
        if value:
            entry.private_fact(zh, en, value)
