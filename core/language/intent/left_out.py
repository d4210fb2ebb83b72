"""Names of a row that nothing was taken from: nobody of a row is left out without a word.

Reads no intent and writes nothing; what it returns is said beside what was recorded.
"""

import re

from core.language.intent.enumerated import newcomers_beside
from core.language.intent.residue import residue
from core.language.names.new_names import LEADING, LETTERS, NAME_EN, NO_ENGLISH
from core.language.sentence.scene import Scene
from core.language.text.sheet import Sheet, rule

# Between 、 one unusual character is enough for a name; between commas nearly all of them are.
ITEM = (
    rf"(?P<item>{LETTERS}{{2,10}}?)"
    r"(?=的?Ⓒ|\s?[、,。!;]|\s?[ⒹⓉⒶ]|\s*$|都|等|和|与|及|[三四五两几]家)"
)
LISTED = rule(rf"(?:的?Ⓒ+)?\s?、\s?{ITEM}")
IN_COMMAS = rule(r"\s?,\s?(?P<item>[\u4e00-\u9fff]{2,3})(?=\s?[,。!;]|\s*$)")
BEFORE = rule(rf"(?P<items>(?:{LETTERS}{{2,12}}\s?、\s?)+)$")
# 演示产品 and 写方案 go on telling; 两家新的 and 一个新客户 name nobody.
TELLS = rule(
    r"[了过着很都再没不]|^[太挺还也就先已有]|^(?:打|发|写|做|聊|谈|开|吃|送|约|推|提|记|签|付|交|收|准备|介绍|演示|讨论|"
    r"沟通|确认|安排|调研|参观|了解|培训|现场|上门|顺便|顺路|另外|还有|以及)|"
    r"^[一二两三四五六七八九十几\d]+[个家位次]|客户|公司|供应商|老板|同事|满意|不错|[好款]$"
)
FEWEST = 2
# “won Ⓐ and lost Globex”: told of another one, by a deed of its own.
DEED_EN = rule(
    r"(?:,|\b(?:and|then|but))[^.;!?Ⓐ]{0,12}\b(?i:visited|won|lost|signed|closed|landed|demoed to) "
    rf"(?:the )?{NO_ENGLISH}{NAME_EN}"
)


def names_left_out(scene: Scene) -> tuple[str, ...]:
    """Return what stands in a row with the customers of a message, and is in no list.

    New customers that an intent takes for its own are among them, as some intents take none.
    """
    known = {(one.start, one.end) for one in scene.accounts}
    new = {(one.start, one.end) for one in newcomers_beside(scene)}
    if not (taken := sorted(known | new)):
        return ()
    found = set(_before(scene.sheet, taken[0][0]))
    for _, end in taken:
        found |= set(_behind(scene.sheet, end))
    cased = scene.sheet.cased
    found |= {match.span("name") for match in DEED_EN.finditer(cased, taken[0][1])}
    read = known or new
    free = [span for span in sorted(found) if not any(_overlap(span, one) for one in read)]
    return tuple(dict.fromkeys(scene.sheet.written(*span) for span in free))


def _behind(sheet: Sheet, end: int) -> list[tuple[int, int]]:
    """Return the items that follow a name, as long as they look like names."""
    found: list[tuple[int, int]] = []
    while (match := _next(sheet.text, end)) is not None:
        end = match.end()
        found.append(match.span("item"))
    return found


def _next(text: str, end: int) -> re.Match[str] | None:
    if (listed := LISTED.match(text, end)) and _looks_like_a_name(listed["item"], fewest=1):
        return listed
    in_commas = IN_COMMAS.match(text, end)
    if in_commas and _looks_like_a_name(in_commas["item"], fewest=len(in_commas["item"]) - 1):
        return in_commas
    return None


def _looks_like_a_name(item: str, *, fewest: int) -> bool:
    return len(residue(item)) >= fewest and TELLS.search(item) is None


def _before(sheet: Sheet, start: int) -> list[tuple[int, int]]:
    """Return the items that stand in front of the first name: “Ⓧ、Ⓧ、Ⓐ”."""
    match = BEFORE.search(sheet.text, 0, start)
    if match is None:
        return []
    place = match.start("items")
    found = []
    for part in re.split("、", match["items"])[:-1]:
        leading = LEADING.match(part)
        first = leading.end() if leading else 0
        item = part[first:].strip()
        if len(item) >= FEWEST and _looks_like_a_name(item, fewest=1):
            found.append((place + first, place + first + len(item)))
        place += len(part) + 1
    return found


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
