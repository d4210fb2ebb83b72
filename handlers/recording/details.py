"""What a deal is about and where it came from, as a sentence says it: “产品 企业版，来源 展会”."""

import re

from core.language.text.compiled import compiled
from core.storage.records.products import products_sold
from core.storage.tables import Account, Deal
from handlers.confirmation import Entry
from handlers.recording.editions import edition_in

_VALUE = r"[^\s,，;；。.!！?？、]{1,20}"
_IS = r"\s?(?:[:：]|是|为|is\b)?\s?"
SAID = (
    ("product", ("产品", "Product"), compiled(rf"(?:产品|product){_IS}({_VALUE})", re.IGNORECASE)),
    (
        "source",
        ("来源", "Source"),
        compiled(rf"(?:来源|来自|source|\bfrom (?=referral)){_IS}({_VALUE})", re.IGNORECASE),
    ),
)


def take_details(entry: Entry, deal: Deal, text: str) -> None:
    """Keep the product and the source that a new deal's sentence names, and say them."""
    for column, label, pattern in SAID:
        found = pattern.search(text)
        value = found[1] if found else None
        if value is None and column == "product":
            value = _product_in(entry, deal, text)
        if value is not None:
            setattr(deal, column, value)
            entry.private_fact(*label, value)


def _product_in(entry: Entry, deal: Deal, text: str) -> str | None:
    """Return the product that is named without the word: one of the list, or sold before."""
    session = entry.context.session
    account = session.get_one(Account, (entry.context.company.id, deal.account_id))
    told = text.casefold()
    # 华东生物 is a customer, whatever “生物” may be as a product.
    for name in sorted((account.name, account.short_name or "", *account.aliases), key=len)[::-1]:
        told = told.replace(name.casefold(), " ") if name else told
    known = products_sold(session, deal.owner_id)
    named = [one for one in known if len(one) > 1 and one.casefold() in told]
    longest = [one for one in named if not any(one in other for other in named if other != one)]
    return longest[0] if len(longest) == 1 else edition_in(text)
