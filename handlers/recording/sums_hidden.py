"""Words that somebody noted, as a helper of the customer reads them: without sums of money.

What a customer's deals are worth is its owner's to tell (docs/decisions/0017), in whatever words.
"""

import re

from core.access import may_write_account
from core.language.text.sheet import Mark, phrase
from core.storage.tables import Account
from handlers.context import Context

# A bare figure is a sum where it follows or leads to a word for one: 报价50, price is 480.
PRICED = phrase(
    r"(?P<word>报价|价格|总价|单价|金额|预算|合同额?|优惠到|降到|quote[ds]?|price[ds]?|budget|amount|worth|value)"
    r"(?P<between>[^\d，。,;；\n]{0,8}?)(?P<sum>\d[\d,.]*)(?![\d%％月日号天年折])",
    re.IGNORECASE,
)
# 五十来万 and 三十几万 are no amounts that could be recorded, but tell as much; 80到 leads to one.
ROUGH = phrase(
    r"(?:\d[\d.]*|[一二两三四五六七八九十百千几数])[一二两三四五六七八九十百千几数多来余]*\s?[万亿](?![台件次人吨只个])"
    r"|\d[\d,.]*\s?(?:到|至|~|-|to|or|或)\s?(?=〈)"
)
LONGEST_READ = 1_000


def words_shown(words: str, author_id: int, account: Account, context: Context) -> str:
    """Return noted words as the sender may read them."""
    person = context.person
    if author_id == person.id or may_write_account(context.session, person, account):
        return words
    return without_sums(words, context)


def without_sums(words: str, context: Context) -> str:
    """Return words with a blank for each sum: “谈到报价50万” is “谈到报价〈金额〉”."""
    sheet = context.lay_out(words[:LONGEST_READ]).sheet
    blank = context.say("〈金额〉", "〈sum〉")
    original, places = sheet.normal.original, sheet.normal.places
    pieces, at = [], 0
    for start, end, mark in sorted(sheet.marks, key=lambda span: span[:2]):
        if mark is Mark.MONEY and places[start] >= at:
            pieces += [original[at : places[start]], blank]
            at = places[end - 1] + 1
    pieces.append(original[at:])
    said = PRICED.sub(lambda m: f"{m['word']}{m['between']}{blank}", "".join(pieces))
    return ROUGH.sub(lambda m: "" if said[m.end() : m.end() + 1] == "〈" else blank, said)
