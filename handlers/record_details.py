"""A detail that is put right by itself: “华东医疗的来源改成转介绍”, “启明智造简称启明”."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from core.access import require_write
from core.errors import NotFoundError, UserError
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.names import names_changed
from core.storage.records.accounts import account_named
from core.storage.records.hand_over import held_account
from core.storage.tables import Account, Deal, Region
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.held import hold_own
from handlers.recording.live_deals import live_deals
from handlers.recording.said import Said, ask_which_person

_OF = r"(?:把|将|set |change |update )?(?:the )?(?:客户|商机|单子|deal |account )?\s?"
_WHICH = r"(?P<which>Ⓐ|Ⓡ|这[一个]?(?:单|商机|客户)?|它)(?:的|'s)?\s?(?:商机|单子|客户)?的?\s?"
_TO = (
    r"\s?(?:改成|改为|换成|更新为|更正为|设为|应该是|是|为|叫|:|：|="
    r"|(?:is |should be )?(?:changed )?to |is )\s?"
)
_VALUE = r"(?P<value>\S.{0,39}?)\s*(?:了|吧)?[。.!！]?\s*"
_FIELD = (
    r"(?P<field>产品|(?:线索)?来源|商机名称|标题|行业|所?在?(?:区域|大区)|简称|客户名称|名称|全称"
    r"|product|source|title|industry|region|short name|name)"
)
SAID = Phrases.of(
    rf"\s*{_OF}{_WHICH}{_FIELD}{_TO}{_VALUE}",
    rf"\s*{_OF}{_WHICH}(?P<field>简称|改名|更名)(?:{_TO})?{_VALUE}",
    rf"\s*(?:set|change|update) (?:the )?{_FIELD} (?:of|for) (?:deal )?(?P<which>Ⓐ|Ⓡ)"
    rf" to {_VALUE}",
)
RENAMED = ("改名", "更名")
CHANGED = phrase(r"[改更换设:：=]|\bto\b")
# What is judged, wished or asked about a detail is no detail.
NO_VALUE = phrase(
    r"[我你他咱]们?|不|很|太|没|还|什么|哪|吗|呢|怎么|多少|有误|错|问题|\b(?:not|very|too|our|what|wrong)\b"
)


@dataclass(frozen=True)
class Detail:
    """A column that one may put right: how it is called, and how its value is found."""

    column: str
    label: tuple[str, str]
    of_deal: bool = False


PRODUCT = Detail("product", ("产品", "Product"), of_deal=True)
SOURCE = Detail("source", ("来源", "Source"), of_deal=True)
TITLE = Detail("title", ("商机名称", "Title"), of_deal=True)
INDUSTRY = Detail("industry", ("行业", "Industry"))
REGION = Detail("region_id", ("区域", "Region"))
SHORT_NAME = Detail("short_name", ("简称", "Short name"))
NAME = Detail("name", ("客户名称", "Name"))
DETAILS = {
    "产品": PRODUCT, "product": PRODUCT, "来源": SOURCE, "线索来源": SOURCE, "source": SOURCE,
    "商机名称": TITLE, "标题": TITLE, "title": TITLE, "行业": INDUSTRY, "industry": INDUSTRY,
    "简称": SHORT_NAME, "short name": SHORT_NAME, "客户名称": NAME, "全称": NAME, "改名": NAME,
    "更名": NAME, "region": REGION,
}  # fmt: skip


def detail_said(said: Said, context: Context) -> Reply | None:
    """Put a detail of a deal or a customer right; None for what says something else."""
    found = SAID.fullmatch(said.text)
    if found is None or said.scene.mood.asks:
        return None
    value = _written(said, found)
    if not value or NO_VALUE.search(value):
        return None
    detail = _detail(found["field"].casefold(), of_deal=found["which"] != "Ⓐ")
    between = said.text[found.end("field") : found.start("value")]
    if detail is NAME and found["field"] not in RENAMED and not CHANGED.search(between):
        # “Its name is long” gives no other name.
        return None
    if detail.of_deal:
        return _of_deal(said, detail, value, context)
    return _of_account(said, detail, value, context) if said.scene.accounts else None


def _written(said: Said, found: re.Match[str]) -> str:
    """Return the value as it was typed; what it names is only marked in the laid out text."""
    bones, sheet = said.scene.bones, said.scene.sheet
    start, end = (bones.place(said.start + index) for index in found.span("value"))
    return sheet.written(start, end).strip(' 。.!！"“”')


def _detail(field: str, *, of_deal: bool) -> Detail:
    if field in {"名称", "name"}:
        return TITLE if of_deal else NAME
    return DETAILS.get(field, REGION)


def _of_deal(said: Said, detail: Detail, value: str, context: Context) -> Reply:
    deals = live_deals(said, context)
    if len(deals) == 1:
        return _deal_put_right(deals[0], detail, value, context)
    zh, en = detail.label
    texts = [
        (
            deal_words(deal, context),
            context.say(f"#{deal.number} {zh}改成{value}", f"#{deal.number} {en.lower()}: {value}"),
        )
        for deal in deals
    ]
    sentence = context.say("哪一个商机？", "Which deal?")
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _deal_put_right(deal: Deal, detail: Detail, value: str, context: Context) -> Reply:
    hold_own(deal, context)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    before = getattr(deal, detail.column)
    setattr(deal, detail.column, value)
    deal.touched_on = context.today
    entry.wrote(deal, deal_words(deal, context))
    entry.heading = context.say(
        "已更新商机 · {deal}", "Updated deal · {deal}", deal=number_and_title(deal, context)
    )
    entry.private_fact(*detail.label, _from_to(before, value))
    _tell(entry, deal.owner_id, f"#{deal.number}")
    return confirmed(entry)


def _from_to(before: str | None, after: str) -> str:
    return after if before in {None, after} else f"{before} → {after}"


def _tell(entry: Entry, owner_id: int | None, what: str) -> None:
    entry.tell(owner_id, "{who} 更新了你的 {what}。", "{who} updated your {what}.", what=what)


def _of_account(said: Said, detail: Detail, value: str, context: Context) -> Reply:
    names = said.scene.accounts[0].value
    known = account_named(context.session, names[0]) if len(names) == 1 else None
    if known is None:
        raise NotFoundError(
            f"哪个客户：{'、'.join(names)}？请写全名。", f"Which account: {', '.join(names)}?"
        )
    account = held_account(context.session, known.id)
    require_write(context.session, context.person, account.owner_id, account.name)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    before = account.name
    entry.private_fact(*detail.label, SETTERS[detail.column](account, value, context))
    entry.wrote(account, account.name)
    entry.heading = context.say("已更新客户 · {name}", "Updated account · {name}", name=before)
    _tell(entry, account.owner_id, account.name)
    return confirmed(entry)


def _set_industry(account: Account, value: str, _context: Context) -> str:
    before, account.industry = account.industry, value
    return _from_to(before, value)


def _set_region(account: Account, value: str, context: Context) -> str:
    regions = list(context.session.scalars(select(Region).order_by(Region.id)))
    wanted = value.casefold().removesuffix("区").removesuffix("大")
    called = {name.casefold(): one for one in regions for name in (one.key, one.zh, one.en)}
    region = called.get(wanted)
    if region is None:
        zh, en = "、".join(one.zh for one in regions), ", ".join(one.key for one in regions)
        raise NotFoundError(
            f"没有区域“{value}”。现有：{zh}。", f"There is no region “{value}”. Known: {en}."
        )
    before = next((one for one in regions if one.id == account.region_id), None)
    account.region_id = region.id
    language = context.wording.language
    return _from_to(_region_name(before, language), _region_name(region, language) or "")


def _region_name(region: Region | None, language: str) -> str | None:
    if region is None:
        return None
    return region.zh if language == "zh" else region.en


def _set_short_name(account: Account, value: str, context: Context) -> str:
    _require_free(account, value, context)
    before, account.short_name = account.short_name, value
    if before is not None and before != value and before not in account.aliases:
        account.aliases = [*account.aliases, before]  # It goes on being said, as an old name does.
    names_changed(context.session)
    return _from_to(before, value)


def _set_name(account: Account, value: str, context: Context) -> str:
    _require_free(account, value, context)
    before, account.name = account.name, value
    # People go on saying the old one for a while.
    account.aliases = [*account.aliases, before]
    names_changed(context.session)
    return _from_to(before, value)


def _require_free(account: Account, value: str, context: Context) -> None:
    same = (
        func.lower(Account.name) == value.lower(),
        func.lower(Account.short_name) == value.lower(),
    )
    other = context.session.scalars(select(Account).where(or_(*same), Account.id != account.id))
    if (taken := other.first()) is not None:
        raise UserError(
            f"“{value}”已经是 {taken.name} 的名称，没有改动。",
            f"“{value}” is {taken.name} already; nothing was changed.",
            code="exists",
        )


SETTERS: dict[str, Callable[[Account, str, Context], str]] = {
    "industry": _set_industry,
    "region_id": _set_region,
    "short_name": _set_short_name,
    "name": _set_name,
}
