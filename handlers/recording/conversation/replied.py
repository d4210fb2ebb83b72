"""Short answers to any question: drop it, another customer, the number of a choice."""

from core.language.conversation.choosing import folded, is_closing
from core.language.text.compiled import compiled

DROPPING = frozenset(
    {"forget it", "forget about it", "不换", "不换了", "先不换", "不兑换", "不兑换了", "不兑了"}
)
ANOTHER = frozenset({"换一家", "换一个客户", "another account"})
NUMBER = compiled(r"#\s?(\d{1,2})")


def is_dropping(text: str) -> bool:
    return is_closing(text) or folded(text) in DROPPING


def is_another(text: str) -> bool:
    return folded(text) in ANOTHER


def place_numbered(text: str, count: int) -> int | None:
    """Return the choice that “#2” is the place of; a deal of that number comes first."""
    found = NUMBER.fullmatch(folded(text))
    return int(found[1]) - 1 if found and 0 < int(found[1]) <= count else None
