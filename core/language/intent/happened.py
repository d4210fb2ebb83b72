# ruff: noqa: E501 - one rule, one line
"""Whether something was done with a customer, or is only planned."""
# fmt: off

from collections.abc import Sequence

from core.language.phrases import cues
from core.language.phrases.words import ACTIVITIES, GOING, earliest, hits
from core.language.sentence.clauses import Clause, clauses_of, looks_ahead, looks_back
from core.language.sentence.scene import Scene, told
from core.language.text.sheet import rule

# What is said of an action that is still to come.
PLANNED = rule(
    r"提醒|记得|记着|别忘|约(?:了|在|好|定|个|到|上|他|她)|再(?=跟|联|约|聊|打|去|拜|谈|碰|沟|回|找|看|催|问|确|给|单|发|上|安|见|过|推|做|演|讲|开|来|请|报|次)|下次|下回|准备|打算|计划|安排|要(?=去|跟|找|给|拜|见|打|联|约|做|演|发|回|开|和|向|把)|得去|需要|需|拟|想去|想约|到时|到点|待会|等下|等会|一会儿?|回头|改(?:成|为)(?:电话|视频|线上|上门|面谈)(?!.{0,4}了)|稍后|晚点|即将|将|尽快|抽空|有空|"
    r"\b(?:will|i'?ll|we'?ll|need(?:s)? to|have to|going to|gonna|remind|schedule[ds]?|follow[- ]?up (?:with|on|in|by|Ⓐ|Ⓒ|Ⓓ|next)|call back|next|plan(?:ning)? to|let'?s|must|should|to be|don'?t forget|remember to|later|asap|set up|book(?:ed)?|upcoming|agreed to)\b"
)
DONE = rule(
    r"(?:拜访|走访|上门|回访|见|联系|沟通|演示|电话|微信|去|跑|聊|谈|面谈|交流|碰|通|打|开|吃|喝|发|做|讲|介绍|看|陪|送|寄|加|拜会|参观|考察|接待|跟进|完|签|收|待|呆|坐|约见)(?:了|完|过|好了)|刚(?:刚|才)?|已经?|回来|完毕|结束|^(?:跟进|拜访|电话|会议|视频会议?|线上会议?|例会|演示|回访|沟通):|连跑|跑(?:了)?[一两二三四五六七八九十几Ⓝ]+(?:家|个客户)|会开完|^\W*(?:补录|补登|补记|漏记|补一[条个笔])|交(?:了|过)(?=一?份?(?:标书|方案|资料|报价))|来了[^,。]{0,8}(?:参观|考察|交流)|送(?:到|去|给).{0,4}了|打来(?:了|过)?(?:一?个)?电话|来电(?!话|显)|发给.{0,4}了|发(?:到|在)?(?:他们?|她|对方|客户)?(?:的)?(?:邮箱|微信|钉钉|企微|群)(?:里|上)?了|(?:拜访|见|去|聊|谈|演示|走访|回访)的(?=[ⒶⒸ])|(?:聊|谈)得(?!怎么|如何|咋)|"
    r"\b(?:visited|visted|visitted|called|phoned|rang|met|emailed|texted|messaged|pinged|nudged|demo(?:ed|'d|d)|presented|spoke|talked|chatted|discussed|dropped|popped|stopped|went|saw|paid (?:\S+ ){0,2}a visit|grabbed|caught|had|did|gave|held|sent|showed|pitched|hosted|toured|just|done|spent|completed|left (?:a |them a |him a |her a )?(?:voice ?mail|vm|message|note)|no (?:one|body) (?:picked|answered)|followed up|reached out|touched base|checked in|was|were)\b"
)
REMINDING = rule(r"提醒我|\breminder\b|\bremind me\b")
# 2月31日, beside what is to be done then.
NO_SUCH_DAY = rule(r"^\s?Ⓧ\s?(?:之?前|要|得|再|去|拜访|跟进|联系|见|回访|约|给|开会|提醒|打)|\b(?:on|by) Ⓧ|\b(?:follow(?:ing)? up with|call|visit|meet(?: with)?|see|email) Ⓐ,? ?Ⓧ|(?:拜访|跟进|联系|去|见|回访|约)Ⓐ\s?Ⓧ")
# Contact that says nothing of its kind: 聊了聊, spoke with.
CONTACTED = rule(
    r"联系(?:了|上|过)|沟通|说了(?:一?下(?![周个月])|说)|[扯侃唠]了|聊(?:了|过|完|天|得|的)|谈(?:了|过|完|得|的|到(?!Ⓥ))|跟进(?:了|过|完)|交流|接触|对接|^跟进:|送(?:到|去|给)|接待|加(?:了|上).{0,4}微信|陪.{0,6}(?:Ⓒ|客户)|送(?:了)?.{0,4}(?:样|礼|资料)|寄(?:了|出)|"
    r"\b(?:spoke|talked|chatted|discussed|followed up|touched base|checked in|reached out|connected with|pitched|hosted|sent|update|sync(?:ed)?|log)\b"
)
# A note of one word between commas: “Ⓐ,电话,没人接”.
BARE_KIND = rule(r"^\s?(?:(?:视频|线上|现场|远程)(?:演示|会议|沟通|交流|拜访)|电话|拜访|上门|微信|邮件|演示|会议|开会|回访|见面|call|visit|demo|meeting|email)\s?(?:[,。;]|- ?)?$")
# “met them again”, 再跟他们碰: the customer last spoken of.
THEM = rule(r"(?:跟|和|与|给|见|找|拜访|联系|回访)(?:了|过|完)?(?:他们|对方|人家)(?!.{0,4}[吃喝玩打])|\b(?:met|called|visited|saw|emailed|phoned|call|visit|meet|see|email|ping|chase|(?:spoke|talked|speak|talk|follow up|meeting|call|check in) (?:to|with)) them\b")
# “客户都去过节了” tells of nobody.
ALL_CUSTOMERS = rule(r"客户们?都|(?:所有|全部|每个)客户")
TITLES = ("总", "经理", "主任")


def activity_done(scene: Scene, *, someone: bool) -> bool:
    """Return whether a clause asserts an activity; `someone` is a customer not in the books."""
    said = scene.mood.asserted
    if not (someone or has_person(scene) or _of_a_customer(said) or THEM.search(said)):
        return False
    if scene.accounts and not (someone or scene.contacts or _any_told(scene)):
        return False  # “刚开完会,领导表扬了我签Ⓐ的事”
    return any(_done_in(clause, scene, someone=someone) for clause in _not_on_order(said, scene))


def _not_on_order(said: str, scene: Scene) -> Sequence[Clause]:
    """Return the clauses that tell of something; behind “set a reminder” the bare verbs do not."""
    clauses = clauses_of(said, scene)
    ordered = [n for n, clause in enumerate(clauses) if REMINDING.search(clause.text)]
    if not ordered:
        return clauses
    return [c for n, c in enumerate(clauses) if n <= ordered[0] or DONE.search(c.text)]


def _of_a_customer(said: str) -> bool:
    return "客户" in said and not ALL_CUSTOMERS.search(said)


def _any_told(scene: Scene) -> bool:
    return any(told(scene, account.start) for account in scene.accounts)


def has_person(scene: Scene) -> bool:
    """Return whether a customer or one of his people is named."""
    return bool(scene.accounts or scene.contacts or titled_member(scene))


def titled_member(scene: Scene) -> str | None:
    """Return a colleague's alias that is just as well a customer's title: 王经理."""
    names = (scene.sheet.written(m.start, m.end) for m in scene.members)
    return next((name for name in names if name.endswith(TITLES)), None)


def _done_in(clause: Clause, scene: Scene, *, someone: bool) -> bool:
    kind = earliest(ACTIVITIES, clause.text) or earliest(GOING, clause.text)
    if kind is None and not CONTACTED.search(clause.text):
        return False
    done = DONE.search(clause.text)
    planned = PLANNED.search(clause.text) or NO_SUCH_DAY.search(clause.text)
    if done is not None:
        # 约了下周三去: the plan's verb comes first, and nothing has happened yet.
        return planned is None or done.start() < planned.start() or looks_back(clause, scene)
    if planned is not None or (looks_ahead(clause, scene) and not looks_back(clause, scene)):
        return False
    return _said_outright(clause, scene) or (someone and kind is not None)


def _said_outright(clause: Clause, scene: Scene) -> bool:
    if scene.accounts and BARE_KIND.search(clause.text):
        return True
    near = hits(cues.ACTIVITY_NEAR, clause.text) or hits(cues.ACTIVITY_DONE, clause.text)
    return near or looks_back(clause, scene)
