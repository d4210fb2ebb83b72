"""What is known of a product, for everybody: its sheet, and all of them in a list."""

from dataclasses import replace

from core.access import visible_owner_ids
from core.errors import NotFoundError
from core.language.text.sheet import Rule
from core.language.understanding import Intent
from core.reply import Card, Facts, Reply, Table, paragraph
from core.storage.records.products import (
    product_named,
    products_by_name,
    products_in_deals,
    promoted,
)
from core.storage.tables import Product
from handlers.confirmation import shortened
from handlers.context import Context
from handlers.know_how.product_words import (
    LISTED,
    NO_NAME,
    PITCH_ASKED,
    PROMOTION_ASKED,
    PROMOTIONS,
    SAYS_MORE,
    SHEET,
    STOCK_ASKED,
    name_group,
)
from handlers.paging import page_of, paged
from handlers.recording.product_sheet import promotion_words, stock_words
from handlers.recording.said import Said, written_in

MOST_ROWS = 15
MOST_NAMES = 8
NO_PRODUCT = (
    "还没有登记产品。经理可以说“产品 注塑机 库存 12”。",
    "No product is known yet. Managers say “product Widget stock 12”.",
)
NO_PROMOTION = ("现在没有促销。", "No promotion is running.")
ASKED: tuple[Rule, ...] = (STOCK_ASKED, PROMOTION_ASKED, PITCH_ASKED, SHEET)


def product_asked(said: Said, context: Context) -> Reply | None:
    """Tell what is known of a product, or list them; None for what asks something else."""
    text = said.text
    if LISTED.fullmatch(text):
        found = products_by_name(context.session, MOST_ROWS + 1)
        return _with_those_sold(_listed(found, NO_PRODUCT, context), context)
    if PROMOTIONS.fullmatch(text):
        running = promoted(context.session, context.today, MOST_ROWS + 1)
        return _listed(running, NO_PROMOTION, context)
    for pattern in ASKED:
        product = _named(said, pattern, text, context)
        if product is not None:
            return _sheet(product, context)
    return None


def _named(said: Said, pattern: Rule, text: str, context: Context) -> Product | None:
    """Return the product that a question names; only “产品 X” says for sure that X is one."""
    found = pattern.fullmatch(text)
    if found is None or NO_NAME.fullmatch(found[name_group(found)]):
        return None
    name = written_in(said, found, name_group(found)).strip()
    product = product_named(context.session, name)
    sure = "gap" in found.re.groupindex and found["gap"] and said.asked.intent is Intent.NONE
    sure = sure and not SAYS_MORE.search(name)
    if product is None and sure and products_by_name(context.session, 1):
        raise NotFoundError(
            f"没有产品“{name}”。发“产品列表”看有哪些。",
            f"There is no product “{name}”. Send “products” to see all.",
        )
    return product


def _sheet(product: Product, context: Context) -> Reply:
    wording = context.wording
    promotion = promotion_words(product, context.today, wording)
    unknown = context.say("没有登记", "not said")
    facts = (
        (context.say("库存", "Stock"), stock_words(product, wording) or unknown),
        (context.say("促销", "Promotion"), promotion or context.say("没有", "none")),
        (context.say("卖点", "Worth"), product.pitch or unknown),
    )  # fmt: skip
    small = context.say(
        "库存由经理登记，以 ERP 为准。", "Stock is what managers last said; the ERP decides."
    )
    lines = [f"{label}: {value}" for label, value in facts]
    card = Card(product.name, (Facts(facts), paragraph(small, quiet=True)))
    text = "\n".join((product.name, *lines))
    return Reply(text, card, intent=Intent.SHOW_HELP.value)


def _listed(found: list[Product], none: tuple[str, str], context: Context) -> Reply:
    if not found:
        return Reply(context.say(*none), intent=Intent.SHOW_HELP.value)
    title = context.say("产品", "Products")
    page = page_of(context, len(found), MOST_ROWS)
    rows = tuple(_row(one, context) for one in found[page.first : page.end])
    heads = (("产品", "Product"), ("库存", "Stock"), ("促销", "Promotion"))
    card = Card(title, (Table(tuple(context.say(*head) for head in heads), rows),))
    text = "\n".join((title, *(" · ".join(row) for row in rows)))
    reply = Reply(text, card, intent=Intent.SHOW_HELP.value)
    return paged(reply, page, context, ("个", "products"))


def _with_those_sold(reply: Reply, context: Context) -> Reply:
    """Name beside the list what the asker's deals name without a sheet, to the asker alone."""
    owners = visible_owner_ids(context.session, context.person)
    names = products_in_deals(context.session, owners, MOST_NAMES)
    if not names:
        return reply
    line = context.say(
        "商机里提到的产品（还没有登记资料）：{names}。经理可以说“产品 {first} 库存 12”。",
        "Deals name these, without a sheet yet: {names}. Managers say “product {first} stock 12”.",
        names=context.wording.listed(names), first=names[0],
    )  # fmt: skip
    if reply.card is None:
        title = context.say("产品", "Products")
        return replace(reply, text=line, card=Card(title, (paragraph(line),)), private=True)
    card = replace(reply.card, sections=(*reply.card.sections, paragraph(line, quiet=True)))
    return replace(reply, text=f"{reply.text}\n{line}", card=card, private=True)


def _row(product: Product, context: Context) -> tuple[str, str, str]:
    wording = context.wording
    promotion = promotion_words(product, context.today, wording)
    return product.name, stock_words(product, wording) or "–", shortened(promotion) or "–"
