"""Sums that a customer may owe at most: a credit limit is told of beside a deal, it is none."""

from core.language.text.sheet import rule

NEAR = 48
LIMIT = r"(?:credit (?:limit|line|ceiling)|(?:信用|授信|赊销|赊账)的?(?:额度|上限)|授信)"
BEFORE = rule(rf"\b{LIMIT}[^,。;!?]{{0,40}}$|{LIMIT}[^,。;!?]{{0,24}}$")
BEHIND = rule(rf"^(?:元|块)?\s?的?\s?{LIMIT}|^ (?:of |in )?credit\b")


def is_of_credit(text: str, start: int, end: int) -> bool:
    """Return whether the sum that stands there in a text is a limit of credit."""
    before, behind = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return BEFORE.search(before) is not None or BEHIND.search(behind) is not None
