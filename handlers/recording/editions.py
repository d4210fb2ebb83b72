"""Editions of a product: “标准版” is not the deal over “企业版”, however much else is alike."""

import re

from core.errors import UserError
from core.language.text.compiled import compiled
from core.storage.records.deals import deals_where
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus
from handlers.context import Context

EDITION = compiled(
    r"(?:标准|专业|企业|旗舰|基础|高级|入门|豪华|至尊|个人|团队|集团|商业|定制|国际|网络|单机|精简)版"
    r"|\b(?:standard|professional|pro|enterprise|premium|basic|starter|ultimate)"
    r"(?= (?:edition|plan|version|package)\b)",
    re.IGNORECASE,
)


def edition_in(text: str) -> str | None:
    """Return the one edition that a message names."""
    named = {match[0].casefold(): match[0] for match in EDITION.finditer(text)}
    return next(iter(named.values())) if len(named) == 1 else None


def names_of_deal(deal: Deal) -> list[str]:
    return [name for name in (deal.title, deal.product) if name and len(name) > 1]


def of_edition(edition: str | None, deals: list[Deal]) -> list[Deal]:
    """Return the deals whose title or product names the edition."""
    if edition is None:
        return []
    wanted = edition.casefold()
    return [one for one in deals if any(wanted in name.casefold() for name in names_of_deal(one))]


def require_open_edition(edition: str, account: Account, context: Context) -> None:
    """Raise UserError where the only deal over an edition is closed."""
    closed = deals_where(
        context.session, Deal.account_id == account.id, Deal.status != DealStatus.OPEN.value
    )
    meant = of_edition(edition, closed)
    if not meant:
        return
    last = max(meant, key=lambda deal: deal.closed_on or deal.created_on)
    status, on = DealStatus[last.status.upper()], last.closed_on or context.today
    raise UserError(
        f"{account.name} 的“{edition}”（#{last.number}）在 {context.wording.full_day(on)} "
        f"已经{status.zh}了，没有改动。",
        f"{account.name}'s “{edition}” (#{last.number}) was already {status.en.lower()} on "
        f"{context.wording.full_day(on)}; nothing was changed.",
        code="already_closed",
    )
