# ruff: noqa: E501 - one rule, one line
"""Words of winning, losing and paying that end nothing: chances, plans, lost screws, discounts.

Each way is blanked out of what is said before the tables of wins, losses and payments are looked at.
"""
# fmt: off

import re

from core.language.sentence.mood import BLANK
from core.language.sentence.scene import Scene
from core.language.text.sheet import rule
from core.language.text.ways import Ways

CHANCE = r"(?:赢单|丢单|输单|成交|签约|签单|成单|中标|赢|拿下)的?(?:成功)?(?:概率|几率|机率|可能性|把握|胜算)"
SIGNS_FIRST = r"(?:签|盖)(?:了|完|好|下来)*(?:合同|字|单|约|章)?了?就(?=通知|告诉|联系|能|会|可以?|找|给|付|打|下|安排|发)[^。;!?]*"
A_PAPER = r"(?:deals?|contracts?|orders?|po|agreements?|proposals?|quotes?|quotations?|offers?|renewals?|sow|msa|paper\w*|docs?|documents?|projects?|purchase|extension|upgrade|subscription|licen[cs]es?|\w*-?years?|terms|Ⓝ|Ⓥ|Ⓓ|\d)"
# “Acme signed the visitor log”, “Orion closed for Christmas”: what they sign and close besides a deal.
THEIR_OWN = rf"Ⓐ(?:'s team)? (?:has |have |had |just |also |finally |recently )*(?:(?:signed|closed|won|landed|secured) (?:the|an?|its|their|his|her|some|another|two|three) (?!(?:[\w-]+ ){{0,3}}?{A_PAPER}\b|[ⓃⓋⒹ])|signed (?!(?:{A_PAPER}|us|with|off|on|already|finally|just|for|at|and|but|it|our)\b|[ⓃⓋⒹ])[a-z]+ (?:for|as) an?\b|closed (?:for (?!Ⓥ|Ⓝ|\d|good\b)|down\b|early\b|until\b|till\b|over\b))"
NOT_WON = Ways.of(
    (r"签(?:约|下|单)?过|(?:赢|拿下|合作|成交)过(?!一次,这次)|\b(?:acquisition|merger|takeover|buyout|ipo) (?:of|with|by) Ⓐ[^,.;]*", "去年签过Ⓐ"),
    (r"\bclose(?= (?:by |in |on |before |around )?Ⓓ)", "close by Ⓓ"),
    (rf"签了[^,。;!?]{{0,6}}(?:{BLANK}|没(?:有|能)?签下来)", "签了三个月没签下来"),
    (r"签不(?:了|成|下)", "签不了"),
    (THEIR_OWN, "Ⓐ signed the visitor log"),
    (CHANCE, "Ⓐ赢单概率Ⓟ"),
    (r"\b(?:win|won|winning|closing|close) (?:probability|chances?|odds|likelihood|rate)\b", "win probability Ⓟ"),
    (r"(?<!签)约(?:了|好了?|定了?|在|到)?[^,。;!?]{0,4}Ⓓ[^,。;!?]{0,6}签(?:约|合同|字|单|下)?(?!了)", "约了Ⓓ签Ⓥ"),
    (SIGNS_FIRST, "老板签了就通知我"),
    (r"(?:就|才)(?:能|会|可以?)(?:赢单|成交|签约|拿下|中标)", "就能赢单"),
    (r"\bagreed to (?:sign|close|buy)\b", "agreed to sign Ⓥ"),
)
THING = r"代金券|优惠券|购物卡|行李|背包|钱包|衣服|鞋子?|发票|钥匙|螺丝|u盘|手机|电脑|文件|资料|名片|样品|货物?|快递|包裹|雨?伞|证件?|工牌|卡"
A_DEAL = r"(?:Ⓥ\s?的?\s?)?(?:很|非常)?(?:大|小|老|新|好|重要的?)?(?:单|客户|项目|标|合同|商机|生意|机会|订单)"
NOT_LOST = Ways.of(
    (r"签了[^,。;!?]{0,6}没(?:有|能)?签下来", "签了三个月没签下来"),
    (SIGNS_FIRST, "老板签了就通知我"),
    (CHANCE, "Ⓐ丢单概率Ⓟ"),
    (rf"丢(?:了|掉)+\s?(?:一|两|几|Ⓝ)?(?:个|张|把|份|箱|件|台|本|部|块|根|颗|只|包|批|支|条|袋|瓶|辆)(?!\s?{A_DEAL})(?=\s?[\u4e00-\u9fffⓋa-z])", "丢了一个螺丝"),
    (r"丢(?:了|掉)+\s?(?:一|两|几|Ⓝ)(?:把|件|双|部|块|根|颗|只|包|支|条|袋|瓶|辆)", "Ⓐ的鞋丢了一只"),
    (rf"(?:弄|搞|寄|运|送)丢|(?:{THING}|货|东西)(?:也|都|又|被|给|全)*丢", "把我们的货弄丢了"),
    (r"\b(?:rejected|declined|turned down) (?:my|his|her) (?!proposal|quote|offer|deal|price)", "Ⓐ rejected my application"),
    (rf"丢(?:了|掉)?(?:我|我们|他们)?的?(?:{THING})(?!的?单)", "丢了发票"),
    (r"\b(?:won'?t|will not|can'?t|cannot|couldn'?t|don'?t|doesn'?t|isn'?t|aren'?t|mustn'?t|shouldn'?t|not going to)\b(?: \S+)? (?:lose|losing)\b", "we won't lose Ⓐ"),
)
NOT_PAID = Ways.of(
    (r"(?:预计|估计|应该|有望|希望|争取|(?<!不)(?:能|会|将|可以))[^,。;!?了]{0,10}(?:收到|到账|入账|回款|打款|付款|到款|进账|收回)(?:Ⓐ的)?[^,。;!?了]{0,6}(?:款|钱|账|Ⓥ)?(?![^,。;]{0,4}了)", "预计Ⓓ能收到Ⓐ的款"),
    (r"(?:优惠券|代金券|购物卡|红包|流量|话费|短信|邮件|快递|包裹|样品|货物?)(?:都|也|已经?|刚)?(?:到账|收到|到了)", "Ⓐ的优惠券到账了"),
    (r"\bpaid (?:\S+ ){0,3}?(?:fines?|penalt(?:y|ies)|tax(?:es)?|bonus(?:es)?|dividends?|salar\w+|wages|ransom|settlement|tribute|homage|heed)\b", "Ⓐ paid a fine of Ⓥ"),
    (r"\bpaid Ⓐ's (?:invoice|bill|fees?|rent)\b|\b(?:i|we)(?: \w+)? paid Ⓐ", "paid Ⓐ's invoice"),
    (r"打了?(?:一?[个次通份]|过)?\s?(?:[\dⓃ][\d.]*|[一二三四五六七八九]{1,2}五?)?\s?(?:折|电话|招呼|样|包票?|卡|车|分|广告|标|交道|报告|申请|针|气|球|牌)", "打了8折"),
)
# “Ⓐ明天赢单”, “won Ⓐ tomorrow”: only where the day is still to come.
STILL_AHEAD = rule(
    r"(?P<day>Ⓓ)\s?(?:[ⒶⓉ]|[和跟与]|会|要|能|就|将|那?单子?|的单子?|\s)*(?:赢|丢|输|成交|签|拿下|中标)(?:单|约|下|掉|合同)?(?!了)|"
    r"\b(?:won|lost|signed|closed)\b(?: (?:Ⓐ|Ⓥ|for|the|deal|it|with|at))*\s(?:on |in |by )?(?<!for )(?P<day2>Ⓓ)"
)


def without_unwon(said: str, scene: Scene) -> str:
    """Return what is said with a blank for every win that is only hoped for or still to come."""
    return _without_plans(_blanked(NOT_WON, said), scene)


def without_unlost(said: str, scene: Scene) -> str:
    return _without_plans(_blanked(NOT_LOST, said), scene)


def without_unpaid(said: str) -> str:
    return _blanked(NOT_PAID, said)


def _blanked(ways: Ways, said: str) -> str:
    return ways.rule.sub(lambda found: BLANK * len(found[0]), said)


def _without_plans(said: str, scene: Scene) -> str:
    def blank(found: re.Match[str]) -> str:
        group = "day" if found["day"] else "day2"
        ahead = _is_ahead(found.start(group), scene)
        return BLANK * len(found[0]) if ahead else found[0]

    return STILL_AHEAD.sub(blank, said)


def _is_ahead(index: int, scene: Scene) -> bool:
    place = scene.bones.place(index)
    return any(day.start == place and day.value.tense == "future" for day in scene.dates)
