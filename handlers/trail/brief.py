"""A past change in a few words, for a reader who does not speak the language it was told in."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.storage.undo import Effect
from handlers.trail.fields import TABLES
from handlers.trail.words import Words

# What a change is named by, the first of these that it touched before the others.
NAMED_BY = (
    "deals", "payments", "targets", "service_orders", "contacts", "account_members", "deal_credits",
    "specialties", "credit_limits", "products", "rewards", "case_studies", "activities", "accounts",
    "visit_evidence", "follow_ups", "loss_rules", "points",
)  # fmt: skip
# What follows from others, and has no words of its own.
FOLLOWS = frozenset({"stage_entries"})
TOLD_OF_NEW = ("type", "status", "amount_minor", "score", "due_on", "position", "part", "stock")
MOST = 3
LONGEST = 60


@dataclass
class Brief:
    """Names past changes for one reader."""

    words: Words

    def named(self, effects: Iterable[Effect]) -> str:
        """Name what a change did to the records of its first kind; nothing where it did nothing."""
        told = [one for one in effects if self._is_told(one)]
        if not told:
            return ""
        table = min((one.table for one in told), key=_rank)
        lines = [self._line(one) for one in told if one.table == table]
        say = self.words.wording.say
        more = say("等 {n} 条", " and more, {n} in all", n=len(lines)) if len(lines) > MOST else ""
        return say("；", "; ").join(lines[:MOST]) + more

    def _is_told(self, effect: Effect) -> bool:
        known = effect.table in TABLES and effect.table not in FOLLOWS
        return known and self.words.tells(effect)

    def _line(self, effect: Effect) -> str:
        if effect.before is not None and effect.after is not None:
            line = self.words.line(effect)
        else:
            line = self.words.titled(effect, TOLD_OF_NEW)
        return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _rank(table: str) -> int:
    return NAMED_BY.index(table) if table in NAMED_BY else len(NAMED_BY)
