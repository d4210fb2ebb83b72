"""“won A 30k and B 50k”: the same thing told of several customers, a sum with each of them."""

import re
from dataclasses import replace

from core.language.intent.residue import residue
from core.language.names.new_names import CAPITAL
from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from handlers.context import Context

OF_ONE_SUM = frozenset({Intent.WIN_DEAL, Intent.RECORD_PAYMENT, Intent.CREATE_DEAL})
JOINED = r"(?:\s?(?:,|、|;|和|与|以及|还有)\s?(?:and )?| and | & )"
NAME = rf"Ⓐ+|{CAPITAL}(?: {CAPITAL})*|[\u4e00-\u9fff]{{2,8}}"
# “A赢了3万、B5万” says the deed once, “A 30k, B for 50k” has a small word or none.
BETWEEN = r"\s?(?:for|at|is|:|赢了?|签了?|成交了?|付了?|回款|到账|的?单子?|paid|signed)?\s?"
OPENING = r"[^ⒶⓋ,、;]{0,24}?"
ITEM = rf"(?:{NAME}){BETWEEN}Ⓥ+"
ROW = compiled(rf"{OPENING}(?P<row>{ITEM}(?:{JOINED}{ITEM})+)[\sⒹ了。.!~]*")
EACH = compiled(rf"(?P<name>{NAME})(?P<between>{BETWEEN})(?P<sum>Ⓥ+)")
BLANK_IN_CHINESE = compiled(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# “签了30万、服务费5万” tells of one customer.
NO_CUSTOMER = compiled(r"[费款金价期量单税额]$")


def each_with_sum(asked: Understanding, context: Context) -> list[Understanding] | None:
    """Return what is said of each customer; None where they have no sums of their own."""
    if asked.intent not in OF_ONE_SUM or context.talk.answered:
        return None
    scene = context.lay_out(asked.text)
    found = ROW.fullmatch(scene.sheet.cased)
    # With a known one among them; else nobody knows where a name ends.
    if found is None or not scene.accounts:
        return None
    items = list(EACH.finditer(scene.sheet.cased, found.start("row"), found.end("row")))
    if not all(_is_a_name(one["name"]) for one in items):
        return None
    read = [context.understand(text) for text in _texts(scene, items, found.end("row"))]
    if not all(one.intent is asked.intent and one.account and one.amount for one in read):
        return None
    if len({one.account for one in read}) < len(read):
        return None
    return [replace(one, occurred_on=asked.occurred_on) for one in read]


def _is_a_name(name: str) -> bool:
    if "Ⓐ" in name or name.isascii():
        return True
    return bool(residue(name)) and NO_CUSTOMER.search(name) is None


def _texts(scene: Scene, items: list[re.Match[str]], end: int) -> list[str]:
    """Write a sentence for each customer, with the words around the first one."""
    sheet, first = scene.sheet, items[0]
    opening, rest = sheet.written(0, first.start()), sheet.written(end, len(sheet.cased))
    texts = []
    for item in items:
        between = item["between"].strip() or first["between"].strip()
        name, money = sheet.written(*item.span("name")), sheet.written(*item.span("sum"))
        said = " ".join(piece for piece in (opening, name, between, money, rest) if piece)
        texts.append(BLANK_IN_CHINESE.sub("", said))
    return texts
