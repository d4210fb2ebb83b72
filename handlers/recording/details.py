"""What a deal is about and where it came from, as a sentence says it: “产品 企业版，来源 展会”."""

import re

from core.language.text.compiled import compiled
from core.storage.tables import Deal
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
        value = found[1] if found else edition_in(text) if column == "product" else None
        if value is not None:
            setattr(deal, column, value)
            entry.private_fact(*label, value)
