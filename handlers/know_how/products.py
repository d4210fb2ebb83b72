"""Products: their stock, what they are worth to a customer, and the promotion that is running.

Leaders say what is so (“产品 注塑机 库存 12”); everybody asks. Nothing here changes the stock by
itself: the ERP keeps it, and a win would count it a second time (requirements PY-06, TR-03).
"""

import re
from collections.abc import Callable
from datetime import date

from core.access import require_leader
from core.errors import NotFoundError, UserError
from core.language.text.sheet import Rule
from core.language.understanding import Intent
from core.language.values.numbers import read_number
from core.reply import Reply
from core.storage.records.accounts import clean_name
from core.storage.records.products import held_product, new_product, product_named
from core.storage.tables import Product
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.know_how.product_questions import product_asked
from handlers.know_how.product_words import (
    ADDED,
    ENDED,
    GIVES,
    NO_NAME,
    OPINION,
    PITCH,
    PROMOTION,
    PROMOTION_OF,
    PROMOTION_SHORT,
    REMOVED,
    SOLD_OUT,
    STOCK,
    STOCK_OF,
    name_group,
)
from handlers.recording.no_content import tells_nothing
from handlers.recording.product_sheet import promotion_words, stock_words
from handlers.recording.said import Said, written_in

# More than any warehouse holds of one thing: a slip of the keyboard.
MOST_STOCK = 10_000_000
UNITS = "台件套个箱吨只瓶盒支辆条片 "
Change = Callable[[Entry, Product, str], None]


def product_said(said: Said, context: Context) -> Reply | None:
    """Keep what a leader says of a product, or tell what is known; None for other talk."""
    text = said.text
    if not said.scene.mood.asks:
        for pattern, change in ORDERS:
            found = pattern.fullmatch(text)
            if found is not None and _is_meant(said, found, pattern, context):
                return change(said, found, context)
    return product_asked(said, context)


def _is_meant(said: Said, found: re.Match[str], order: Rule, context: Context) -> bool:
    """Tell whether a product is named and something said of it: an opinion is no content."""
    name, value = found[name_group(found)], found.groupdict().get("value")
    if NO_NAME.fullmatch(name) or (value is not None and _is_opinion(order, value)):
        return False
    if found.groupdict().get("known") is None:
        return True
    written = written_in(said, found, name_group(found))
    return product_named(context.session, written) is not None


def _is_opinion(order: Rule, value: str) -> bool:
    if order in (PROMOTION, PROMOTION_SHORT, PROMOTION_OF) and not GIVES.search(value):
        return True
    return OPINION.fullmatch(value.strip()) is not None or tells_nothing(value)


def _require_leader(context: Context) -> None:
    require_leader(
        context.person,
        "产品资料由经理或管理员维护，请转告他们。你可以问“产品列表”或“产品 名称”。",
        "Products are kept by managers and admins; please tell them. You can ask for “products”.",
    )


def _begun(said: Said, found: re.Match[str], context: Context) -> tuple[Entry, Product]:
    """Hold the product that is named, made anew where it is not known yet."""
    _require_leader(context)
    name = clean_name(written_in(said, found, name_group(found)))
    entry = Entry(context, Intent.UPDATE_DEAL)
    product = held_product(context.session, name)
    entry.begin()
    known = product is not None
    if product is None:
        product = new_product(context.session, name)
    entry.heading = (
        context.say("已更新产品 · {name}", "Updated product · {name}", name=product.name)
        if known
        else context.say("已新建产品 · {name}", "New product · {name}", name=product.name)
    )
    entry.wrote(product, product.name)
    return entry, product


def _stock(said: Said, found: re.Match[str], context: Context) -> Reply:
    typed = written_in(said, found, "value").strip()
    number = read_number(typed.lstrip("-负").strip(UNITS).casefold())
    below = typed.startswith(("-", "负"))
    if number is None or below or number != int(number) or number > MOST_STOCK:
        raise UserError(
            "库存要写 0 到 1000 万之间的整数，例如“产品 注塑机 库存 12”。",
            "Stock is a whole number from 0 to 10 million, for example “product Widget stock 12”.",
        )
    return _with_stock(said, found, int(number), context)


def _sold_out(said: Said, found: re.Match[str], context: Context) -> Reply:
    return _with_stock(said, found, 0, context)


def _with_stock(said: Said, found: re.Match[str], number: int, context: Context) -> Reply:
    entry, product = _begun(said, found, context)
    before = stock_words(product, context.wording)
    product.stock = number
    entry.fact("库存", "In stock", _from_to(before, stock_words(product, context.wording)))
    return confirmed(entry)


def _promotion(said: Said, found: re.Match[str], context: Context) -> Reply:
    ends = _last_day(said, found, context)
    entry, product = _begun(said, found, context)
    before = promotion_words(product, context.today, context.wording)
    product.promotion = written_in(said, found, "value").strip(" ,，:：")
    product.promotion_ends_on = ends
    after = promotion_words(product, context.today, context.wording)
    entry.fact("促销", "Promotion", _from_to(before, after))
    return confirmed(entry)


def _last_day(said: Said, found: re.Match[str], context: Context) -> date | None:
    if not found["day"]:
        return None
    ends = said.scene.dates[-1].value.close or said.scene.dates[-1].value.due
    if ends is None or ends < context.today:
        raise UserError(
            "促销的最后一天要在今天或以后，例如“到12月31日”。",
            "A promotion ends today or later, for example “until Dec 31”.",
        )
    return ends


def _pitch(said: Said, found: re.Match[str], context: Context) -> Reply:
    entry, product = _begun(said, found, context)
    product.pitch = written_in(said, found, "value").strip(" ,，:：")
    entry.fact("卖点", "Worth", product.pitch)
    return confirmed(entry)


def _ended(said: Said, found: re.Match[str], context: Context) -> Reply:
    _known(said, found, context)
    entry, product = _begun(said, found, context)
    if product.promotion is None:
        raise UserError(
            f"{product.name} 没有促销，不用取消。",
            f"{product.name} has no promotion to end.",
        )
    before = product.promotion
    product.promotion = product.promotion_ends_on = None
    entry.heading = context.say("促销结束 · {name}", "Promotion ended · {name}", name=product.name)
    entry.fact("之前", "Before", before)
    return confirmed(entry)


def _added(said: Said, found: re.Match[str], context: Context) -> Reply:
    entry, product = _begun(said, found, context)
    entry.remark(
        "再告诉我：“产品 {name} 库存 12”、“产品 {name} 卖点：省电30%”。",
        "Now tell me: “product {name} stock 12”, “product {name} pitch: saves power”.",
        name=product.name,
    )
    return confirmed(entry)


def _removed(said: Said, found: re.Match[str], context: Context) -> Reply:
    _known(said, found, context)
    entry, product = _begun(said, found, context)
    context.session.delete(product)
    entry.heading = context.say("已删除产品 · {name}", "Product deleted · {name}",
                                name=product.name)  # fmt: skip
    return confirmed(entry)


def _known(said: Said, found: re.Match[str], context: Context) -> None:
    """Raise NotFoundError for a product that is not there."""
    name = written_in(said, found, name_group(found)).strip()
    _require_leader(context)
    if held_product(context.session, name) is None:
        raise NotFoundError(
            f"没有产品“{name}”。发“产品列表”看有哪些。",
            f"There is no product “{name}”. Send “products” to see all.",
        )


def _from_to(before: str, after: str) -> str:
    return after if before in {"", after} else f"{before} → {after}"


ORDERS = (
    (ENDED, _ended),
    (STOCK, _stock),
    (STOCK_OF, _stock),
    (SOLD_OUT, _sold_out),
    (PITCH, _pitch),
    (PROMOTION, _promotion),
    (PROMOTION_SHORT, _promotion),
    (PROMOTION_OF, _promotion),
    (ADDED, _added),
    (REMOVED, _removed),
)
