"""What a message asserts: not what it asks, wishes, denies, has heard, or expects of others.

Works on the skeleton: whatever is not asserted is blanked out with □, so that the rules for events
simply find nothing there. The longer tables are in `unreal_ahead`, `unreal_around`, `pasted`.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from core.language.sentence.chatter import business_in
from core.language.sentence.pasted import PASTED
from core.language.sentence.superlatives import KIND_OF_RECORD
from core.language.sentence.unreal_ahead import UNREAL_AHEAD
from core.language.sentence.unreal_around import UNREAL_AROUND
from core.language.text.likely import Alternatives, either
from core.language.text.sheet import rule

BLANK = "□"
SENTENCE_END = rule(r"[。!?;\n…]+|\.(?=\s|$)|(?<=[^\d])\.(?=[^\da-z])")
CLAUSE_END = rule(r"[,、:。!?;\n…]+|\.(?=\s|$)")

# What a customer announces has not happened; what he objects to and asks for still counts.
TO_OTHERS = rule(
    r"^\W*Ⓜ[,:\s]+(?:can|could|would|will) you\b|^\W*Ⓜ[,:\s]+(?:能不能|可不可以|方便)|"
    r"(?:提醒|通知|告诉|让|叫|派|催|请|安排|麻烦|拜托|转告)(?:一下)?Ⓜ|"
    r"\b(?:tell|ask|have|get|let|remind|make) Ⓜ",
)
QUOTED = rule(
    r"(?:客户|对方|他们|Ⓒ|Ⓐ)(?:那边|"
    r"的[\u4e00-\u9fff]{1,4}?)?(?:(?:说|讲)(?!了?一?下(?![周个月])|了?[^,。]{1,10}的事)|答应|"
    r"承诺|表示|透露|回复说?)(?:了)?.{0,8}(?:会|要|准备|打算|下[周个]|Ⓓ|尽快|马上|考虑|可以|能|"
    r"已经?(?:付|打|汇|转))[^,。!?;]{0,40}",
)
# Who says so vouches for what follows: “不开玩笑,Ⓐ真签了”, “不是没签,是已经签了”.
VOUCHED = either(
    r"(?:真的?)?(?:不是|没有?|没在|不)(?:在|跟你)?(?:开玩笑|骗你|逗你)(?!吧|吗|\?)(?:的|了)?|"
    r"(?:做梦(?:都|也)|万万|真|谁都|完全|怎么也)?(?:没|不敢|不能)(?:想到|相信)(?:吧|"
    r"啊)?(?=[,\s!Ⓐ])|"
    r"(?:谁|哪)(?:能|会)?想(?:得)?到(?=[,\s]|Ⓐ|我|真|居)|"
    r"(?:传言|传闻|谣言|小道消息|消息)(?:是真的|属实|成真了?|坐实了?|都?被?证实了?|不假)|"
    r"不是(?:没有?|还没|不)[^,。!?;\sⒶⓋⓃ]{1,5}[,\s]\s?(?:而)?是(?=[\u4e00-\u9fffⒹ])|"
    r"不是(?:丢|输|黄|签|赢|成)[^,。!?;\sⒶⓋⓃ]{0,4}[,\s]\s?(?:而)?是(?=丢|输|黄|签|赢|成|没|已)|"
    r"\b(?:no|not|isn'?t|am not|ain'?t) (?:a )?(?:joke|joking|kidding|lying)\b(?! about)|"
    r"\bi kid you not\b|"
    r"\b(?:a )?dreams? (?:do |does |really |finally )?(?:come|came|comes) true\b|"
    r"\bwish(?:es)? (?:do |does )?(?:come|came|comes) true\b|"
    r"\b(?:the )?rumou?rs? (?:is|are|was|were|turned out(?: to be)?) true\b|"
    r"\b(?:won'?t|wouldn'?t|can'?t|couldn'?t|can hardly|never) believe (?:it|this)\b|"
    r"\bbelieve it or not\b",
)
# “提醒我Ⓓ问下Ⓐ打款没” asks the bot nothing.
TO_BE_ASKED = rule(
    r"(?:提醒(?:一下)?我|[叫喊]我|记得|"
    r"别忘了?)(?!们)[^。!?;]{0,20}?(?P<what>(?:问|看|确认|查|核实|了解|"
    r"打听)(?=.*(?:没有?|吗|了没|是否|有没有|能不能|什么时候|何时|多少)))",
)
# A statement that quotes a question still states: 张总问能不能便宜点.
ASKED_BY_THEM = rule(
    r"(?:[问询]了?|咨询|(?<!我)想知道|了解|确认|讨论|研究|沟通|聊|看看|商量|纠结|追问|打听|关心|"
    r"解释|介绍|说明|演示)[^,。!?]{0,12}$|"
    r"\b(?:asked|asking|wondering|wants? to know|discuss(?:ed)?|explain(?:ed)?|inquired|"
    r"clarif\w+|confirm(?:ed)?|showed|about)\b[^,.!?]{0,30}$",
)
# 他们正在比价呢 tells; Ⓐ呢 asks.
GOES_ON = rule(
    r"(?:正?在|还没?|才|着|比价|对比|考虑|犹豫|纠结|等|忙|磨)[^,。!?]{0,10}呢[~!.。\s]*$",
)
QUESTION_AT_END = rule(
    r"[??]\s*$|Ⓐ还是Ⓐ\W*$|不会(?:真的?|是)?[^,。!?;]{1,8}了?吧\W*$|"
    r"(?:吗|呢|吧[??]|么|嘛|(?<!结果)(?<!还)没有|了没|没|否)[啊呀哇哦噢嘞哈~!.。\s]*$",
)
QUESTION_WORDS = either(
    r"到底(?!.{0,4}还是签了)|多少|几[个次家单笔条天号点名位成]|"
    r"(?<!没)(?<!不管)(?<!为)什么(?!的|都|也)|(?<!没)(?<!不管)(?<!为)啥(?!都|也)|谁(?!都|也)|"
    r"哪(?!怕)|怎么(?!说|都|也)|怎样|咋|如何|是不是|是否|有没有|能不能|可不可以|会不会|要不要|"
    r"行不行|对不对|好不好|为何|为啥|为什么|何时|"
    r"(?P<same>[\u4e00-\u9fff])不(?P=same)(?!.{0,2}(?:都|也|还|无所谓|再|要看|看|取决))|多久|"
    r"多大|多高|多远|多快|多长|几时|难道|凭什么",
)
ENGLISH_QUESTION = rule(
    r"^(?:hey|hi|so|ok|okay|well|and|but|um|please|pls|guys|"
    r"all)?[,\s]*(?:(?:what(?! an?\b(?!.*\?))|who|how|when|where|which|why|whose|whats|whos|"
    r"hows)\b(?:'s|'re)?|"
    r"(?:is|are|was|were|do|does|can|could|should|would|has|have|am) (?:i|we|you|they|he|she|it|"
    r"the|my|our|there|anyone|anybody|someone|this|that|any|these)\b|"
    r"(?:is|are|was|were|do|does|can|could|should|would|has|have|am) (?:Ⓐ|Ⓜ|Ⓢ|Ⓒ)|"
    r"(?:did|will) (?:i|we|you|they|he|she|it|the|my|our|anyone|anybody|someone|this|that|"
    r"any)\b|"
    r"(?:did|will) (?:Ⓐ|Ⓜ|Ⓒ)|any (?:news|update|idea|word)|anyone|anybody)",
)
# A polite request has a question's form, but asks for the deed.
REQUEST = either(
    r"^\W*(?:can|could|shall) we (?:please )?(?:push|move|reschedule|postpone|snooze|delay|"
    r"shift)\b",
    r"^\W*(?:(?:hey|hi|hello|ok|okay|so|btw|um|yo|boss|bot)[,!\s]+)*(?:please |pls |"
    r"kindly )?(?:can|could|would|will) you (?:please |pls |kindly |help me )*(?:log|record|"
    r"note|add|remind|set|undo|mark|push|move|snooze|schedule|create|update|note|put|delete|"
    r"cancel|postpone|change|make|close)\b|"
    r"^\W*(?:please|pls)\b",
    r"^(?!.{0,4}(?:谁|哪位|有人))(?!有没有人).{0,6}(?:请|麻烦|劳驾)?(?:你)?(?:可以|能|能不能|"
    r"可不可以|能否)?帮(?:我|忙)(?!看|查|算|问|找|分析|统计|列|拉|瞅|瞧|调出|对比|提醒Ⓜ|催)",
)
POLITE = rule(
    r"^\W*(?:can|could|shall) we (?:please )?|"
    r"^\W*(?:(?:hey|hi|hello|ok|okay|so|btw|um|yo|boss|bot)[,!\s]+)*(?:please |pls |"
    r"kindly )?(?:can|could|would|will) you (?:please |pls |kindly |help me )*",
)

DENIALS = rule(
    r"(?:还没(?:有)?|还未|没有|没能|没(?!问题|想到|事)|尚未|未(?!来)|并未|不会|不想|不打算|"
    r"别(?!家|人|的|墅|克)|不要|不用|不必|不需要|无需|从未|从没|不是|并不是|不算|甭|拒绝|"
    r"不(?=签|付|去|拜|买|打款|回款))(?:再|去|能|被|把|跟|和|真|完全|正式|最终|收|Ⓐ|Ⓒ|Ⓓ|Ⓥ|他们|"
    r"我们|客户|给|说|在|来得及|时间)*[^,。;!?]{0,4}?(?P<verb>签(?:约|下|单|成|完|字|合同)?|"
    r"拿下|成交|赢单?|中标|成(?=[,。!\s]|$)|到账|到|付款|付|打款|收到|回款|回|拜访|去|见|"
    r"打(?:电话)?|联系|跟进|演示|开会|约|定(?:下)?来?|推进|进入|报价|下单|盖章|谈(?:过)?|做|聊|"
    r"发|close|won|win|sign|pay|paid|demo|visit|call)(?:了)?",
)
ENGLISH_DENIALS = rule(
    r"\b(?:not|never|no longer|haven'?t|hasn'?t|hadn'?t|didn'?t|don'?t|doesn'?t|won'?t|"
    r"wouldn'?t|couldn'?t|can'?t|cannot|isn'?t|wasn'?t|aren'?t|weren'?t|without|yet to|"
    r"failed to|forgot to|no one|nobody|neither|"
    r"no(?! wait\b))\b(?: [^\s,;]+){0,3}? (?P<verb>sign(?:ed|ing)?|w[io]n(?:ning)?|"
    r"clos(?:e|ed|ing)|pa(?:y|id|ying)|visit(?:ed)?|call(?:ed)?|meet|met|received?|demo(?:ed)?|"
    r"land(?:ed)?|done|completed?|sealed|inked|confirmed|wired?|sent|email(?:ed)?|visits?|"
    r"payments?|contacted|lost|lose)\b",
)


@dataclass(frozen=True)
class Mood:
    """What of a skeleton is asserted, and whether the message asks."""

    asserted: str
    # Denials left in: what is lost or objected to is often said with 没 and not.
    stated: str
    asks: bool
    requests: bool
    unreal: bool


ANY_PASTED = either(*(pattern for pattern, _ in PASTED))

UNREAL_AHEAD_RULES = tuple((rule(pattern), example) for pattern, example in UNREAL_AHEAD)
UNREAL_AROUND_RULES = tuple((rule(pattern), example) for pattern, example in UNREAL_AROUND)
ANY_AHEAD = Alternatives(one for one, _ in UNREAL_AHEAD_RULES)
ANY_AROUND = Alternatives(one for one, _ in UNREAL_AROUND_RULES)


# “没丢” takes back a loss as “没签” a win; “没签成,再谈” goes on; “去拜访了,没拜访成” was no visit.
NO_LOSS = rule(
    r"没(?:有|能)?(?:谈|签|拿|搞|做)(?:下来|成|拢|下|"
    r"定)(?=[^。!?;]{0,4}(?:再(?:谈|等|试|聊|约|争取|跟|去|说)|下次|继续))|"
    r"(?P<deed>拜访|走访|回访|见|去|跑|演示|开会|约)(?:了|过)?[^。!?;]{0,16}没(?:有|"
    r"能)?(?P=deed)(?:成|到|上|着)|"
    r"(?:没有?|并没|不算|没真)(?:丢|输|黄)(?:了|掉)?|"
    r"\b(?:not|didn'?t|never|haven'?t)\b[^,.;]{0,24}\b(?:lost|lose)\b",
)


# 等他们盖章 is still waiting.
WAITING = rule(
    r"(?:等(?!了|来|到了)|待|催|请)(?:着|待)?[^,。!?;了]{0,8}?(?:盖章|签字|签约|签合同|回签|"
    r"付款|打款|下单|回款|签收)(?!了)|"
    r"\b(?:waiting|wait) (?:for|on)\b[^,.;!?]{0,40}",
)
# 谈了两个月了 has gone on for long, and nothing was done today.
GOING_ON = rule(
    r"(?:去|赶往|前往|回)[ⒶⒸ](?:那边|总部|公司)?的?(?:路上|途中)|"
    r"(?:拜访|走访|回访|演示|会议|跟进)[ⒶⒸ]?的?(?:路费|费用|车费|打车费|记录|照片|总结|目的|"
    r"报告|模板|话术|材料|资料|ppt|礼物|礼品|行程|流程|提纲|凭据|凭证|证据|佐证|证明)|"
    r"\b(?:visit|call|meeting|demo)s? (?:history|evidence|proofs?|records?|logs?|photos?)\b|"
    r"\bon (?:my|the) way (?:to|over|back)\b[^,.;]{0,24}|"
    r"(?:谈|聊|追|等|磨|拖|盯|跟进?|联系|沟通|接触)了(?:都|快|有|将近|差不多)?(?:Ⓝ|"
    r"[一二两三四五六七八九十几半好多]|大){1,3}个?多?(?:月|年|周|星期|礼拜|季度)多?了|"
    r"\b(?:been|have been|we'?ve been) (?:talking|chasing|following|negotiating|waiting|"
    r"visiting|calling)\b[^,.;]{0,30}\b(?:for|since)\b",
)

UNTOLD = Alternatives((QUOTED, WAITING, GOING_ON, DENIALS, ENGLISH_DENIALS))


def mood_of(text: str) -> Mood:
    """Read the mood of a skeleton, sentence by sentence."""
    if ANY_PASTED.search(text):
        return Mood(BLANK * len(text), BLANK * len(text), asks=False, requests=False, unreal=True)
    requests = REQUEST.search(text) is not None
    if requests:
        text = POLITE.sub(lambda m: " " * len(m[0]), text)
    text = VOUCHED.sub(lambda m: " " * len(m[0]), text)
    stated: list[str] = []
    asks = unreal = False
    for sentence in sentences(text):
        asking = is_question(sentence) and not requests
        kept = "" if asking else _real(sentence)
        unreal = unreal or (not asking and len(kept) < len(sentence))
        stated.append(kept + BLANK * (len(sentence) - len(kept)))
        asks = asks or asking
    joined = NO_LOSS.sub(_blank, "".join(stated))
    return Mood(UNTOLD.sub(_blank, joined), joined, asks, requests, unreal)


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def sentences(text: str) -> list[str]:
    """Cut a text behind each end of a sentence; nothing is lost."""
    cuts = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def is_question(sentence: str) -> bool:
    if TO_BE_ASKED.search(sentence):
        return False
    if QUESTION_AT_END.search(sentence) and not GOES_ON.search(sentence):
        return True
    if ENGLISH_QUESTION.search(sentence) or KIND_OF_RECORD.search(sentence):
        return True
    asked = QUESTION_WORDS.search(sentence)
    return asked is not None and not ASKED_BY_THEM.search(sentence[: asked.start()])


def _real(sentence: str) -> str:
    """Return the start of a sentence that is meant as a fact."""
    if to_be_asked := TO_BE_ASKED.search(sentence):
        sentence = sentence[: to_be_asked.start("what")]
    if ANY_AROUND.search(sentence):
        return ""
    sentence = business_in(sentence)
    unreal = ANY_AHEAD.search(sentence)
    return sentence[: unreal.start()] if unreal else sentence
