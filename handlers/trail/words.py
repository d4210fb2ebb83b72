"""Words a past change: one heading, and a line for each record that it touched."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.files.words import Platform
from core.storage.histories import PastChange
from core.storage.undo import Effect
from core.wording import Wording
from handlers.trail.fields import FIELDS, POINTS_AT, TABLES, Values, value_words
from handlers.trail.names import Names

# A new record is told by these, where it has them.
TOLD_OF_NEW = (
    "type", "stage", "amount_minor", "owner_id", "tier", "industry", "role", "team_id",
    "region_id", "member_id", "person_id", "occurred_at", "score", "contact", "note", "due_on",
    "due_at", "paid_on", "paid_amount_minor", "metric", "period", "value", "points", "reason",
    "entered_on", "percent", "place", "photo", "minutes", "position", "part", "phone", "topic",
    "story", "cost", "remaining", "rule", "order_kind", "matter", "assignee_id", "answer_by",
    "limit_minor", "stock", "pitch", "promotion", "promotion_ends_on",
)  # fmt: skip
# What a record's heading says already.
SAID_IN_HEADING: Mapping[str, frozenset[str]] = {
    "stage_entries": frozenset({"stage"}),
    "points": frozenset({"person_id"}),
    "deal_credits": frozenset({"person_id"}),
    "account_members": frozenset({"person_id"}),
    "specialties": frozenset({"person_id"}),
    "targets": frozenset({"metric", "period"}),
}
# Whose records are told apart by their day.
DAYS: Mapping[str, str] = {
    "follow_ups": "due_on",
    "payments": "due_on",
    "activities": "occurred_at",
}
INTENTS_OF_NOBODY = {"import": ("文件导入", "file import"), "test": ("测试", "test")}


@dataclass
class Words:
    """Words past changes for one reader."""

    session: Session
    wording: Wording

    def __post_init__(self) -> None:
        self.names = Names(self.session, self.wording.language)

    def heading(self, past: PastChange, state: str | None = None) -> str:
        """Say when, who, for whom and from where; `state` is what became of it, if known."""
        say, change = self.wording.say, past.change
        local = change.made_at.astimezone(self.wording.zone)
        who = past.actor or self._nobody(change.platform)
        other = past.on_behalf_of
        whom = say("（替{other}）", " (for {other})", other=other) if other else ""
        where = f" · {platform_words(change.platform, self.wording)}" if past.actor else ""
        undone = say(" · 已撤销", " · undone") if change.undone_by else ""
        undoes = say(" · 撤销", " · undo") if change.undoes and change.intent == "undo" else ""
        if state is not None:
            undoes, undone = "", f" · {state}" if state else ""
        return f"{local:%Y-%m-%d %H:%M} {who}{whom}{where}{undoes}{undone}"

    def lines(self, past: PastChange) -> list[str]:
        """Say what became of each record, or how many of what for a change of very many."""
        if past.counts and not past.effects:
            return [self._counted(past.counts)]
        return [self.line(effect) for effect in past.effects if self.tells(effect)]

    def tells(self, effect: Effect) -> bool:
        """Tell whether people would see a difference: that a deal was touched is none."""
        if effect.before is None or effect.after is None:
            return True
        return bool(self._difference(effect.before, effect.after))

    def _nobody(self, platform: str) -> str:
        zh, en = INTENTS_OF_NOBODY.get(platform, ("系统", "system"))
        return self.wording.say(zh, en)

    def _counted(self, counts: Iterable[tuple[str, int]]) -> str:
        parts = [f"{self.wording.say(*TABLES[table])} {count}" for table, count in counts]
        return " · ".join(parts)

    def titled(self, effect: Effect, facts: Iterable[str]) -> str:
        """Name one record, and of its facts those that are wanted and known."""
        row = effect.after or effect.before or {}
        known = [name for name in facts if row.get(name) is not None]
        told = self._joined(f"{self._label(name)} {self.value(name, row)}" for name in known)
        return f"{self._named(effect, row)}{told}"

    def _named(self, effect: Effect, row: Values) -> str:
        return f"{self.wording.say(*TABLES[effect.table])} {self._title(effect, row)}".rstrip()

    def line(self, effect: Effect) -> str:
        """Say what became of one record."""
        say = self.wording.say
        row = effect.after or effect.before or {}
        title = self._named(effect, row)
        if effect.after is None:
            return say("删除 {title}", "Deleted: {title}", title=title)
        if effect.before is None:
            told = self._facts(effect.table, row)
            return say("新建 {title}{told}", "New: {title}{told}", title=title, told=told)
        which = self._which(effect.table, effect.before, row)
        return f"{title}{which}{self._difference(effect.before, effect.after)}"

    def _which(self, table: str, before: Values, row: Values) -> str:
        """Tell records apart of which a customer has many, by a day that stays as it is."""
        column = DAYS.get(table, "")
        if row.get(column) is None or before.get(column) != row.get(column):
            return ""
        return f" {self.value(column, row)}"

    def _title(self, effect: Effect, row: Values) -> str:
        """Name the record itself."""
        if effect.table in TITLES:
            return TITLES[effect.table](self, row)
        return str(row.get("name") or self.names.pointed_at("account_id", row))

    def _facts(self, table: str, row: Values) -> str:
        said = SAID_IN_HEADING.get(table, frozenset())
        names = [name for name in TOLD_OF_NEW if name not in said and row.get(name) is not None]
        return self._joined(f"{self._label(name)} {self.value(name, row)}" for name in names)

    def _difference(self, before: Values, after: Values) -> str:
        changed = [name for name in FIELDS if before.get(name) != after.get(name)]
        return self._joined(
            f"{self._label(name)} {self.value(name, before)} → {self.value(name, after)}"
            for name in changed
        )

    def _joined(self, parts: Iterable[str]) -> str:
        joined = self.wording.say("；", "; ").join(parts)
        return f"{self.wording.say('：', ': ')}{joined}" if joined else ""

    def _label(self, name: str) -> str:
        return self.wording.say(FIELDS[name].zh, FIELDS[name].en)

    def value(self, name: str, row: Values) -> str:
        if name in POINTS_AT and row.get(name) is not None:
            return self.names.pointed_at(name, row)
        if name == "scope_id":
            return self.scope(row)
        return value_words(name, row, self._currency_of(row), self.wording)

    def scope(self, row: Values) -> str:
        return self.names.scope(row) or self.wording.say("公司", "company")

    def _currency_of(self, row: Values) -> str:
        """Return the currency of a row's amounts: a payment's is its deal's."""
        currency, deal_id = row.get("currency"), row.get("deal_id")
        if currency is None and isinstance(deal_id, int):
            currency = self.names.currency_of_deal(deal_id)
        return str(currency or self.wording.currency)


def _deal(words: Words, row: Values) -> str:
    return f"#{row.get('number')} {words.names.pointed_at('account_id', row)}"


def _stage_entry(words: Words, row: Values) -> str:
    return f"{words.names.pointed_at('deal_id', row)} {words.value('stage', row)}"


def _credit(words: Words, row: Values) -> str:
    return f"{words.names.pointed_at('deal_id', row)} {words.value('person_id', row)}"


def _contact(words: Words, row: Values) -> str:
    return f"{words.names.pointed_at('account_id', row)} {row.get('name')}"


def _account_member(words: Words, row: Values) -> str:
    return f"{words.names.pointed_at('account_id', row)} {words.value('person_id', row)}"


def _specialty(words: Words, row: Values) -> str:
    return f"{words.value('person_id', row)} {row.get('word')}"


def _target(words: Words, row: Values) -> str:
    return f"{words.scope(row)} {words.value('period', row)} {words.value('metric', row)}"


def _loss_rule(words: Words, row: Values) -> str:
    return f"{words.scope(row)} {words.value('loss_reason', row)}"


def _region(words: Words, row: Values) -> str:
    return str(row.get("zh") if words.wording.language == "zh" else row.get("en"))


# How a record of a table is named where its `name` or its account's would not do.
TITLES: Mapping[str, Callable[[Words, Values], str]] = {
    "account_members": _account_member,
    "contacts": _contact,
    "specialties": _specialty,
    "case_studies": lambda words, row: words.names.pointed_at("author_id", row),
    "deals": _deal,
    "deal_credits": _credit,
    "stage_entries": _stage_entry,
    "payments": lambda words, row: words.names.pointed_at("deal_id", row),
    "points": lambda words, row: words.names.pointed_at("person_id", row),
    "loss_rules": _loss_rule,
    "targets": _target,
    "channels": Words.scope,
    "regions": _region,
}


def platform_words(platform: str, wording: Wording) -> str:
    """Name where a change came from."""
    others = {"web": ("网页", "web"), "terminal": ("命令行", "terminal"), **INTENTS_OF_NOBODY}
    if (known := Platform.read(platform)) is not None:
        return known.say(wording.language)
    return wording.say(*others[platform]) if platform in others else platform
