# ruff: noqa: E501 - one rule, one line
"""The tier of several customers in one sentence: “华东医疗和三一重工都定为B级”, of all or of none."""

from dataclasses import replace

from core.access import require_write
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.cadence import DAYS_BY_TIER
from core.storage.records.hand_over import held_account
from core.storage.tables import Account
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.said import Said, customer_named

TO = r"(?:调整[为到成]|调为|定[为成]|设[为成]|改[成为]|调[到成]|升[为到]|降[为到]|是|为|:)?"
KEY = r"(?:重点|重要|关键|核心|[vV][iI][pP])"
# Without a letter the first tier is meant.
KEY_TIER = "A"
_ROW = r"Ⓐ(?:\s?(?:、|,|和|与|跟|及|以及|还有|and|&|, and)\s?Ⓐ){1,9}"
_BOTH = r"\s?(?:这[两三四五几]家)?(?:都|全都|全部|均|一起|一律)?"
_SET_EACH = Phrases.of(
    rf"(?:把|将)?{_ROW}{_BOTH}的?(?:客户)?(?:等级|级别|分级)?\s?{TO}\s?(?P<tier>[a-d])\s?[级类](?:客户)?[了吧]?",
    rf"(?:把|将)?{_ROW}{_BOTH}(?:设|定|列|标|标记|升|调)[为成作](?:我们?的?)?{KEY}客户(?:吧|了)?",
    rf"(?:please )?(?:set |make )?{_ROW}(?: are)?(?: now)?(?: both| all)?(?: to)? tier (?P<tier>[a-d])(?: accounts| customers)?",
    rf"(?:please )?(?:make|mark) {_ROW} (?:both |all )?(?:as )?key (?:accounts|customers)",
    rf"{_ROW} are (?:both |all )?now (?:both |all )?key (?:accounts|customers)",
)  # fmt: skip


def tier_of_each(text: str) -> str | None:
    """Return the tier that a sentence sets for several customers; None for other talk."""
    found = _SET_EACH.fullmatch(text)
    return None if found is None else (found.groupdict().get("tier") or KEY_TIER).upper()


def set_each(said: Said, tier: str, context: Context) -> Reply:
    """Set the tier of the customers that are named: of all of them, or of none."""
    accounts = _each_held(said, context)
    changing = [one for one in accounts if one.tier != tier]
    if not changing:
        text = context.say(
            "都已经是 {tier} 级了，没有改动。",
            "They are all tier {tier} already; nothing was changed.",
            tier=tier,
        )
        return Reply(text, private=True, error_code="exists", intent=Intent.UPDATE_DEAL.value)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    names = context.wording.listed(one.name for one in changing)
    entry.heading = context.say(
        "已定级 · {tier} 级：{names}", "Tier set · {tier}: {names}", tier=tier, names=names
    )
    for account in changing:
        _change(account, tier, entry)
    entry.fact("联系频率", "In touch", cadence_words(tier, context))
    if same := context.wording.listed(one.name for one in accounts if one not in changing):
        entry.remark("本来就是：{names}", "It was so already: {names}", names=same)
    _tell_owners(entry, changing, tier)
    return confirmed(entry)


def cadence_words(tier: str, context: Context) -> str:
    return context.say("每 {n} 天", "every {n} days", n=DAYS_BY_TIER[tier])


def _each_held(said: Said, context: Context) -> list[Account]:
    """Return the customers that are named, each of which the sender may change."""
    alone = (replace(said.scene, accounts=[found]) for found in said.scene.accounts)
    named = (customer_named(replace(said, scene=scene), context) for scene in alone)
    accounts = {account.id: account for account in named}
    for account in accounts.values():
        require_write(context.session, context.person, account.owner_id, account.name)
    # Held in one order, so that two who set the same customers never wait for each other.
    held = {number: held_account(context.session, number) for number in sorted(accounts)}
    return [held[number] for number in accounts]


def _change(account: Account, tier: str, entry: Entry) -> None:
    if account.tier:
        was = entry.context.say("之前 {tier} 级", "{tier} before", tier=account.tier)
        entry.private_fact(account.name, account.name, was)
    account.tier = tier
    entry.wrote(account, account.name)


def _tell_owners(entry: Entry, accounts: list[Account], tier: str) -> None:
    """Tell each owner once, of all their customers."""
    for owner_id in dict.fromkeys(one.owner_id for one in accounts):
        theirs = [one.name for one in accounts if one.owner_id == owner_id]
        entry.tell(
            owner_id,
            "{who} 把你的客户 {names} 定为 {tier} 级。",
            "{who} put {names}, in your care, in tier {tier}.",
            names="、".join(theirs),
            tier=tier,
        )
