"""“won A 30k and B 50k”: the same thing told of several customers, a sum with each of them."""

import re
from dataclasses import replace

from core.language.intent.residue import residue
from core.language.names.new_names import CAPITAL
from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.accounts import account_named
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.meant import alike_for

OF_ONE_SUM = frozenset({Intent.WIN_DEAL, Intent.RECORD_PAYMENT, Intent.CREATE_DEAL})
JOINED = r"(?:\s?(?:,|、|;|和|与|以及|还有)\s?(?:and )?| and | & )"
NAME = rf"Ⓐ+|{CAPITAL}(?: {CAPITAL})*|[\u4e00-\u9fff]{{2,8}}"
# “A赢了3万、B5万” says the deed once, “A 30k, B for 50k” has a small word or none.
BETWEEN = r"(?:\s?(?:for|at|is|:|赢了?|签了?|成交了?|付了?|回款|到账|的?单子?|paid|signed))?\s?"
OPENING = r"[^ⒶⓋ,、;]{0,24}?"
ITEM = rf"(?:{NAME}){BETWEEN}Ⓥ+"
ROW = compiled(rf"{OPENING}(?P<row>{ITEM}(?:{JOINED}{ITEM})+)[\sⒹ了。.!~]*")
EACH = compiled(rf"(?P<name>{NAME})(?P<between>{BETWEEN})(?P<sum>Ⓥ+)")
BLANK_IN_CHINESE = compiled(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
OURS = compiled(
    r"\W*(?:(?:we|i|we've|i've|just|have|also|finally) )*(?:won|landed|closed|signed) (?=\w)",
    re.IGNORECASE,
)
FEWEST, MOST_SINGLES = 2, 3
EVERY = ("新建", "是", "都是", "都新建", "都是新客户", "create", "yes", "both", "all", "create all")
# “签了30万、服务费5万” tells of one customer.
NO_CUSTOMER = compiled(r"[费款金价期量单税额]$")


def each_with_sum(asked: Understanding, context: Context) -> list[Understanding] | None:
    """Return what is said of each customer; None where they have no sums of their own."""
    if asked.intent not in {Intent.NONE, *OF_ONE_SUM}:
        return None
    if context.talk.answered:
        return _confirmed(asked, context)
    return _each(asked, context)


def new_ones_question(
    asked: Understanding, sums: list[Understanding], context: Context
) -> Reply | None:
    """Ask about several new customers at once: only one question can wait for an answer."""
    new = [one for one in sums if not one.account_known and _is_new(one, context)]
    if len(new) < FEWEST:
        return None
    names = tuple(one.account for one in sums if one.account)
    whole = replace(
        asked, intent=sums[0].intent, account=None, accounts=names, account_known=True,
        amount=None, candidates=(),
    )  # fmt: skip
    every = Choice(context.say("都新建", "Create them"), whole, also=EVERY)
    single = (_only(one, context) for one in new[:MOST_SINGLES])
    sentence = context.say(
        "还没有客户：{names}。是新客户吗？选好之前，这句话什么都不会记录。",
        "Not in the books yet: {names}. Are they new? Nothing of this message is recorded until "
        "you choose.",
        names=context.wording.listed(one.account or "" for one in new),
    )
    return ask(whole, context, "choice", sentence, (every, *single))


def _is_new(one: Understanding, context: Context) -> bool:
    name = one.account or ""
    unknown = account_named(context.session, name) is None
    return unknown and not alike_for(one, context, name)


def _only(one: Understanding, context: Context) -> Choice:
    label = context.say("只新建 {name}", "Create only {name}", name=one.account)
    return Choice(label, replace(one, account_known=True), also=(f"create {one.account}",))


def _confirmed(asked: Understanding, context: Context) -> list[Understanding] | None:
    """Return what is said of each customer, all of them confirmed by an answer."""
    if len(asked.accounts) < FEWEST or not asked.account_known:
        return None
    read = _each(asked, context)
    if read is None or tuple(one.account for one in read) != asked.accounts:
        return None
    return [replace(one, account_known=True) for one in read]


def _each(asked: Understanding, context: Context) -> list[Understanding] | None:
    scene = context.lay_out(asked.text)
    found = ROW.fullmatch(scene.sheet.cased)
    # With a known one among them; else nobody knows where a name ends, but for its capitals.
    if found is None or not (scene.accounts or OURS.match(scene.sheet.cased)):
        return None
    items = list(EACH.finditer(scene.sheet.cased, found.start("row"), found.end("row")))
    if not all(_is_a_name(one["name"]) for one in items):
        return None
    read = [context.understand(text) for text in _texts(scene, items, found.end("row"))]
    intents = {one.intent for one in read}
    wanted = intents & OF_ONE_SUM if asked.intent is Intent.NONE else {asked.intent}
    if intents != wanted or not all(one.account and one.amount for one in read):
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
