# ruff: noqa: E501 - one rule, one line
"""Who did it: we, or a colleague, a rival, a company nobody here sells to.

The one before the verb counts: “用友下周要去拜访Ⓐ” is a rival's plan, “阿森纳签了个前锋” is the news.
"""
# fmt: off

from typing import Literal

from core.language.intent.happened import titled_member
from core.language.names.new_names import COMPANY, NAME_EN, NO_ENGLISH, RIVAL_IN, RIVAL_NAMES
from core.language.sentence.scene import Scene
from core.language.text.sheet import Found, rule
from core.language.understanding import Intent

# “Ⓜ sent Ⓐ the contract”, “Ⓜ,Ⓐ的合同Ⓓ前过一遍”: a colleague did it, or is to do it; but “Ⓜ和我”.
OF_A_COLLEAGUE = rule(r"^\W*(?:hey |hi |hello )?Ⓜ(?!\s?(?:[和跟与陪带让叫请派给催]我|(?:, ?|and |& )i\b|(?:转|交|移交|让|分)给我|asked me|told me|的?(?:目标|指标)))|^\W*Ⓢ(?:Ⓓ|Ⓣ|刚|又|已经?)*(?:签|拿下|搞定|丢|赢|给Ⓐ|去Ⓐ|跟Ⓐ)")
OTHERS = rf"(?:{RIVAL_NAMES}|竞争对手|竞品|友商|对手|同行|别家|(?:隔壁|另一?家|别的)(?:公司|厂家?|供应商)?)(?:软件|集团|科技|公司|他们|她们|团队|那边|家|也)*(?:的(?:人|销售|团队|老板|经理))?"
SOON = r"(?:[ⒹⓉ\s]|又|也|还|正|刚|已经?|今天|现在|最近|下午|上午|晚上|这|要|会|想|准备|打算|计划|安排|将|约了?|派人|在)*"
MEETS = r"(?:去|来|到|找|见|约|拜访|走访|上门|[给跟和与向](?=[^,。;!?]{0,12}(?:拜访|演示|报价|方案|签|谈|见|聊|吃|开会|合作|交流|推|介绍|送|发|打电话|汇报|讲)))"
SAYS_ING = r"(?:visit|meet|see|call|pitch|demo|present|quote|email|talk|speak|negotiat|sell|offer)\w*"
OF_OTHERS = (
    rule(rf"^\W*(?:{OTHERS}){SOON}{MEETS}[^,。;!?]{{0,6}}Ⓐ"),
    rule(rf"^\W*(?:{COMPANY})(?:的(?:人|销售|团队))?{SOON}{MEETS}[^,。;!?]{{0,6}}Ⓐ"),
    rule(rf"^\W*Ⓐ(?:Ⓓ|Ⓣ)*(?:要|想|准备|打算|计划|会)(?:Ⓓ|Ⓣ)*{MEETS}[^,。;!?]{{0,6}}Ⓐ"),
    rule(rf"^\W*(?:apparently |looks like )?(?:(?:our|the|a|their|another) )?(?:{RIVAL_NAMES}|competitors?|competition|rivals?|(?:another|other|some other) (?:vendor|supplier|company)s?)(?:'s)?(?: \w+)?? (?:is|are|was|were|will|has|have|had|just|also|plans?|planned|wants?|visited|met|called|pitched|demoed|presented|offered|quoted|sent)\b[^,.;!?]*Ⓐ"),
)
# A company in capitals that no list holds: “Zendesk is meeting Ⓐ”.
CAPITALS = rule(rf"^{NO_ENGLISH}{NAME_EN}(?:'s (?i:team|people|guys|rep))? (?i:is|are|was|were|will|has|plans|also|just) (?i:(?:going|planning|about|to|also|be|just|having|a) )*(?i:{SAYS_ING}) (?i:(?:to|with|at|for) )?Ⓐ")
RIVAL_COMES = rule(RIVAL_IN)
# “老王说Ⓐ的钱到了” is heard.
HEARD = rule(r"^\W*[老小阿][\u4e00-\u9fff]说")
ENDINGS = (Intent.WIN_DEAL, Intent.LOSE_DEAL, Intent.RECORD_PAYMENT)
OF_OUR_OWN = (
    Intent.LOG_ACTIVITY, Intent.CREATE_DEAL, Intent.UPDATE_DEAL, Intent.WIN_DEAL, Intent.LOSE_DEAL, Intent.RECORD_PAYMENT,
    Intent.SCHEDULE_FOLLOW_UP, Intent.COMPLETE_FOLLOW_UP, Intent.SNOOZE_FOLLOW_UP,
)  # fmt: skip
# We speak of ourselves or of this deal, or the verb stands first: “签下X”, “won X”.
WE = rule(r"我|咱|本人|[这那]个?(?:单|合同|项目|生意)|的(?:单子?|合同|项目)|[尾首货余]款|进度款|定金|到账|打款|回款|汇款|转账|\b(?:i|we|us|our)\b|^[ⒹⓉ\s,!]*(?:刚|今天|终于|总算|正式|成功|顺利|也|又|已经?|恭喜|喜报|好消息|\W)*(?:拿下|签下|赢下|成交|签了|签约|搞定|丢了|丢掉|丢单|赢单|输了|失单|收到|收款|回款|到账|报喜|(?:(?:just|finally|officially|hey|team|woohoo|yay|great|good|news|and|so|today|wow|boom)\W*\s)*(?:won|win|closed|signed|landed|lost|losing|got|received|collected|bagged|sealed|booked|recorded|payment|deal|closed-won|closed-lost)\b)")


def done_by_others(scene: Scene, intent: Intent) -> bool:
    """Return whether somebody else is the one who did it or is going to."""
    if intent not in OF_OUR_OWN:
        return False
    if OF_A_COLLEAGUE.search(scene.text) and titled_member(scene) is None:
        return True
    if intent in ENDINGS:
        return HEARD.search(scene.text) is not None
    if RIVAL_COMES.search(scene.text):
        return False  # “金蝶也在给Ⓐ报价” is what the customer weighs.
    return any(row.search(scene.text) for row in OF_OTHERS) or CAPITALS.search(scene.sheet.cased) is not None


# “Ⓜ参加了产品培训”, “她学完了”: who learnt stands before the verb; “Ⓜ给我们讲了产品” taught us.
LEARNER = rule(r"^\W*(?:Ⓓ|Ⓣ|刚才?|\s)*(?P<who>Ⓜ(?:\s?(?:[、,和与跟]|and|&)\s?Ⓜ)*|Ⓒ|[他她]们?|客户|同事|新人|新同事|组员|队员|下属|大家|(?:我的?|our |my )(?:同事|徒弟|组员|colleague|teammate)s?|\b(?:he|she|they|my team|everyone|everybody)\b)(?!\s?(?:(?:[给为带教帮陪和跟与、,&]|and|with|taught|trained|gave) ?(?:我|咱|大家|客户|us|me|i\b)|[的讲授教]|主讲|'s))")
# One name and no more: whom a training can be recorded for.
ONE_MEMBER = "Ⓜ"


def learner(scene: Scene) -> Literal["us", "member", "others"]:
    """Return who took part in a training: the writer, the one member named first, or others."""
    found = LEARNER.search(scene.text)
    if found is None:
        return "us"
    return "member" if found["who"] == ONE_MEMBER and len(scene.members[0].value) == 1 else "others"


def newcomer_is_ours(scene: Scene, newcomers: list[Found[str]]) -> bool:
    """Return whether a customer in no list surely is one of ours, and no name in the news."""
    return bool(newcomers) and WE.search(scene.mood.stated) is not None
