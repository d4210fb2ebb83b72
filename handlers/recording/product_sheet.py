"""What is known of a product in a line: its stock and the promotion that is running."""

from datetime import date

from core.storage.records.products import product_named, runs_promotion
from core.storage.tables import Deal, Product
from core.wording import Wording
from handlers.confirmation import Entry


def tell_of_product(entry: Entry, deal: Deal) -> None:
    """Add to a new deal or a win what is known of its product; nothing where nothing is."""
    if not deal.product:
        return
    context = entry.context
    product = product_named(context.session, deal.product)
    if product is None:
        return
    words = " · ".join(sheet_words(product, context.today, context.wording))
    if words:
        entry.remarks.append(f"{product.name}{context.say('：', ': ')}{words}")


def sheet_words(product: Product, today: date, wording: Wording) -> list[str]:
    """Word what there is to say of stock and promotion, each with its name."""
    words = []
    if product.stock is not None:
        stock = stock_words(product, wording)
        words.append(wording.say("库存 {n}", "stock: {n}", n=stock))
    if promotion := promotion_words(product, today, wording):
        words.append(wording.say("促销 {what}", "promotion: {what}", what=promotion))
    return words


def stock_words(product: Product, wording: Wording) -> str:
    """Word how many there are; nothing where nobody has said so."""
    if product.stock is None:
        return ""
    if product.stock == 0:
        return wording.say("无货", "none left")
    return wording.number(product.stock)


def promotion_words(product: Product, today: date, wording: Wording) -> str:
    """Word the promotion that is running; one that has ended is not told."""
    if product.promotion is None or not runs_promotion(product, today):
        return ""
    if product.promotion_ends_on is None:
        return product.promotion
    last = wording.day(product.promotion_ends_on, today)
    return product.promotion + wording.say("（到 {day}）", " (until {day})", day=last)
