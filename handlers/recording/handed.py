"""How much was handed over, in the words of its giver's and its receiver's own languages."""

from core.money import whole_units
from core.storage.records.hand_over import Handed
from core.storage.tables import Person
from core.wording import Wording
from handlers.confirmation import Entry, wording_for


def handed_facts(entry: Entry, handed: Handed) -> None:
    """Say how much went along; what it is worth is not everyone's to know."""
    if len(handed.accounts) > 1:
        entry.fact("客户", "Accounts", str(len(handed.accounts)))
    if handed.deals:
        entry.private_fact("进行中的商机", "Open deals", _deals(entry, handed))
    if handed.follow_ups:
        entry.fact("待跟进", "Follow-ups", str(len(handed.follow_ups)))
    if handed.orders:
        entry.fact("服务单", "Service orders", str(len(handed.orders)))
    if handed.reports:
        entry.fact("下属", "People", str(len(handed.reports)))


def _deals(entry: Entry, handed: Handed) -> str:
    company = entry.context.company
    total = sum(deal.value_minor or 0 for deal in handed.deals)
    count = str(len(handed.deals))
    if not total:
        return count
    return f"{count} · {entry.context.wording.money(whole_units(total, company.currency))}"


def share_words(entry: Entry, handed: Handed, reader: Person) -> str:
    """Say what the receiver now has to do: “（2 个商机，1 条待跟进）”."""
    wording = wording_for(entry.context, reader.language)
    counted = (
        (len(handed.accounts), "{n} 家客户", "accounts"),
        (len(handed.deals), "{n} 个商机", "open deals"),
        (len(handed.follow_ups), "{n} 条待跟进", "follow-ups"),
        (len(handed.orders), "{n} 张服务单", "service orders"),
    )
    parts = [_count(wording, n, zh, en) for n, zh, en in counted if n]
    if not parts:
        return ""
    return wording.say("（{all}）", " ({all})", all=wording.say("，", ", ").join(parts))


def _count(wording: Wording, n: int, zh: str, en: str) -> str:
    return wording.say(zh, "{n} {what}", n=n, what=en.removesuffix("s") if n == 1 else en)
