"""Who shares a deal's revenue, in words: “李雪 70% · 王伟 30%”."""

from core.money import whole_units
from core.storage.queries.people import names_of
from core.storage.records.credits import share_in, shares_of
from core.storage.tables import Account, Deal
from handlers.confirmation import Entry
from handlers.context import Context


def parts_of(deal: Deal, context: Context) -> list[tuple[str, int]]:
    """Return everybody's percent of a deal by name, the owner's first."""
    shares = shares_of(context.session, deal)
    names = names_of(context.session, {deal.owner_id, *shares})
    mine = (names[deal.owner_id], 100 - sum(shares.values()))
    return [mine, *((names[person], percent) for person, percent in shares.items())]


def part_facts(deal: Deal, context: Context, *, in_public: bool) -> list[tuple[str, str]]:
    """Say what each one gets; how much money that is a whole channel is not told."""
    parts = parts_of(deal, context)
    if in_public or deal.amount_minor is None:
        return [(name, f"{percent}%") for name, percent in parts]
    helped = [(name, percent, share_in(deal.amount_minor, percent)) for name, percent in parts[1:]]
    rest = deal.amount_minor - sum(minor for _, _, minor in helped)
    everybody = [(*parts[0], rest), *helped]
    return [
        (name, f"{percent}% · {_money(deal, minor, context)}") for name, percent, minor in everybody
    ]


def _money(deal: Deal, minor: int, context: Context) -> str:
    return context.wording.money(whole_units(minor, deal.currency), deal.currency)


def tell_helpers(entry: Entry, deal: Deal, zh: str, en: str) -> None:
    """Tell who shares a deal what became of it; `zh` and `en` may name {number} and {account}."""
    context = entry.context
    shares = shares_of(context.session, deal)
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    for person_id, percent in shares.items():
        entry.tell(person_id, zh, en, number=deal.number, account=account.name, percent=percent)
