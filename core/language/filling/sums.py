# ruff: noqa: E501 - one rule, one line
"""Which of a message's sums and numbers is the amount that is meant."""

from decimal import Decimal
from typing import TypeVar

from core.language.sentence.scene import Scene
from core.language.text.compiled import compiled
from core.language.text.sheet import Found, Rule, rule
from core.language.understanding import Intent
from core.language.values.amounts import Money
from core.language.values.credit_sums import is_of_credit

T = TypeVar("T")

DEALS = (Intent.CREATE_DEAL, Intent.UPDATE_DEAL)
BESIDE_THE_POINT = rule(
    r"(?:便宜|贵|优惠|降|让|让利|折扣|差价?|相差|返|返点|减|少|多|涨|高|低|预算(?:只有|才|就|是|大概|最多|不超过|不到|有)?|工资|奖金|提成|成本|市值|年产值|营业额|注册资本|规模|运费|罚款|对手报|竞品报|别家报|(?:别家|别人|其他家|友商|对手|竞品)(?:签|拿下|成交)|竞争对手报)(?:了|出|个|价|:|大概|约|大约)?\s?$"
)
EACH = rule(
    r"^\s?(?:each|apiece|per\b|/\s?(?:seat|user|unit|month|[台套件个人月])|[一每][台套件个])"
)
TOTAL = rule(
    r"(?:合计|总共|一共|总计|总额|\b(?:total|altogether|in all))(?: (?:of|is|was)|是|为|:)?\s?$"
)
OF_A_DEAL = rule(r"^\s?的?(?:大|小)?(?:单|项目|合同|商机|订单|生意|\b(?:deal|contract|order|opp))")
NOT_THIS = rule(
    r"(?:不是|并非|而不是|从|原来?是?|之前是?|本来是?|由|\bfrom|\bnot|instead of|rather than)\s?$"
)
MEANT = rule(
    r"(?:不对|错了|口误|更正|\b(?:no wait|sorry|correction|actually|i mean|make that))[,\s]*(?:应该)?(?:是|为|改成)?(?:it'?s)?\s?$"
)
DELTA = rule(r"(?:再|又|多|追|还)(?:要)?(?:加|减|降|涨|砍|扣|让)(?:了|掉|个)?\s?$")
TO_THIS = rule(
    r"(?:改成?|改为|改到|是|为|到|成|涨到|降到|调到|一共|总共|合计|共|应该是|\bto|\bit'?s|\bis|\bbe|make it|make that|now)\s?$"
)
PAID_HINT = rule(
    r"到账|收到|回款|付|打|款|paid|received|wired|transferred|payment|deposit|collected|sent"
)
COUNTER = rule(
    r"^\s?(?:[个次家单笔人台套件天周月年分%点名位页条张楼号期]|points?|visits?|calls?|days?|积分|/)"
)
NAMED_AMOUNT = rule(
    r"(?:金额|总价|合同额|价格|报价|amount|value|worth|for|at|to|款|回款|收|付|签了|成交)"
    r"(?:改?[为成到是:]|了|\s)*$"
)
LEAST_NAMED_AMOUNT = 100
LEAST_BARE_AMOUNT = 1000
TOO_LARGE = 10**15
PHONE = compiled(r"1[3-9]\d{9}")


def read_amount(scene: Scene, intent: Intent) -> Money | None:
    """Return the amount that is meant: not a discount, not the one that was corrected."""
    candidates = [
        m
        for m in _of_deals(scene.money, scene)
        if intent in DEALS
        or not BESIDE_THE_POINT.search(text_before(scene, m.start))
        or OF_A_DEAL.search(scene.sheet.text[m.end : m.end + 8])
    ]
    if intent is Intent.UPDATE_DEAL and candidates:
        candidates = [m for m in candidates if not DELTA.search(text_before(scene, m.start))]
        if not candidates:
            return None  # 再加10万 is no sum yet.
    candidates = [m for m in candidates if not EACH.search(scene.sheet.text[m.end :])] or candidates
    candidates = [m for m in candidates if TOTAL.search(text_before(scene, m.start))] or candidates
    candidates = [m for m in candidates if MEANT.search(text_before(scene, m.start))] or candidates
    candidates = [
        m for m in candidates if not NOT_THIS.search(text_before(scene, m.start))
    ] or candidates
    if not candidates:
        return _bare_amount(scene, intent)
    if intent is Intent.UPDATE_DEAL and len(candidates) > 1:
        chosen = [m for m in candidates if TO_THIS.search(text_before(scene, m.start))]
        return (chosen or candidates)[-1].value
    if intent is Intent.RECORD_PAYMENT and len(candidates) > 1:
        return min(candidates, key=lambda m: _distance_to(PAID_HINT, scene, m)).value
    return candidates[0].value


def _of_deals(found: list[Found[T]], scene: Scene) -> list[Found[T]]:
    """Return what is no limit of credit: 签了50万,信用额度30万."""
    text = scene.sheet.text
    return [one for one in found if not is_of_credit(text, one.start, one.end)]


def _distance_to(pattern: Rule, scene: Scene, money: Found[Money]) -> int:
    return min(
        (
            min(abs(m.start() - money.end), abs(money.start - m.end()))
            for m in pattern.finditer(scene.sheet.text)
        ),
        default=999,
    )


def text_before(scene: Scene, place: int) -> str:
    return scene.sheet.text[max(0, place - 12) : place]


def _bare_amount(scene: Scene, intent: Intent) -> Money | None:
    """Return a number without unit or currency where an amount is expected: 签了 188000."""
    for number in _of_deals(scene.numbers, scene):
        behind = scene.sheet.text[number.end : number.end + 8]
        if COUNTER.match(behind) or PHONE.fullmatch(str(number.value)):
            continue
        named = NAMED_AMOUNT.search(text_before(scene, number.start)) is not None
        if number.value >= TOO_LARGE and intent is Intent.LOG_ACTIVITY and not named:
            continue  # The number of a card or an order.
        if abs(number.value) >= (LEAST_NAMED_AMOUNT if named else LEAST_BARE_AMOUNT):
            return Money(number.value)
    return None


def read_target_value(scene: Scene) -> Decimal | None:
    """Return the number of a target: of 从22%到28% the last."""
    values = [
        *((m.start, m.value.amount) for m in scene.money),
        *((p.start, p.value) for p in scene.percents),
        *((n.start, n.value) for n in scene.numbers),
    ]
    if scene.score is not None and not values:
        return Decimal(scene.score)
    return max(values)[1] if values else None
